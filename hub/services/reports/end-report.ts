/** The end of a report that nobody at its post can withdraw any more. */
import type { AlreadyPublishing } from '#hub/releases/publish-lock.ts';
import { whileLocked } from '#hub/releases/publish-lock.ts';
import { decidedReports, keepDecisions } from '#hub/storage/document-reports.ts';
import { findPost } from '#hub/storage/posts.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { newRow } from './decide-reports.ts';
import { isApproved, keyOfReport, readReports } from './ledger.ts';
import type { ReportsHub } from './national-list.ts';

/** `reason` of one that is over already: why the operator ended it, null when it ended otherwise. */
export type EndFailure =
  | { readonly kind: 'unknown-post' | 'not-revoked' | 'unknown-report' }
  | { readonly kind: 'over-already'; readonly reason: string | null };

export type Ending = { readonly post: string; readonly report: string; readonly reason: string };

/**
 * Decides it, and keeps that the operator did and why; the next release no longer carries the report. Never while a
 * release is being published: that would write its own decisions over this one.
 */
export const endReport = (
  hub: Pick<ReportsHub, 'db' | 'dataDirectory' | 'sealingSecretKey' | 'now'>,
  ending: Ending,
): Promise<Result<null, EndFailure | AlreadyPublishing>> =>
  whileLocked(hub.dataDirectory, () => end(hub, ending));

async function end(
  hub: Pick<ReportsHub, 'db' | 'sealingSecretKey' | 'now'>,
  { post, report, reason }: Ending,
): Promise<Result<null, EndFailure>> {
  const found = await findPost(hub.db, post);
  if (found === undefined) return fail({ kind: 'unknown-post' });
  // Two officers of the post withdraw; one operator of the hub takes their place only where there are none.
  if (found.revoked_at === null) return fail({ kind: 'not-revoked' });
  const { reports } = await readReports(hub);
  if (!isApproved(reports.get(keyOfReport(post, report))?.state.step)) {
    return fail({ kind: 'unknown-report' });
  }
  const row = (await decidedReports(hub.db)).find(
    (each) => each.post_id === post && each.report_id === report,
  );
  if (row?.ended_at || row?.refused) {
    return fail({ kind: 'over-already', reason: row.ended_reason });
  }
  const now = hub.now();
  const ended = {
    ...(row ?? newRow(post, report, now)),
    decided_at: now,
    ended_at: now,
    ended_reason: reason,
  };
  await hub.db.transaction().execute((transaction) => keepDecisions(transaction, [ended]));
  return succeed(null);
}
