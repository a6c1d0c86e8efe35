/** The end of a report that nobody at its post can withdraw any more. */
import { decidedReports, keepDecisions } from '#hub/storage/document-reports.ts';
import { findPost } from '#hub/storage/posts.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { newRow } from './decide-reports.ts';
import { isApproved, keyOfReport, readReports } from './ledger.ts';
import type { ReportsHub } from './national-list.ts';

export type EndFailure = 'unknown-post' | 'not-revoked' | 'unknown-report' | 'over-already';

/** Decides it; the next release no longer carries the report. */
export async function endReport(
  hub: Pick<ReportsHub, 'db' | 'sealingSecretKey' | 'now'>,
  { post, report }: { readonly post: string; readonly report: string },
): Promise<Result<null, EndFailure>> {
  const found = await findPost(hub.db, post);
  if (found === undefined) return fail('unknown-post');
  // Two officers of the post withdraw; one operator of the hub takes their place only where there are none.
  if (found.revoked_at === null) return fail('not-revoked');
  const { reports } = await readReports(hub);
  if (!isApproved(reports.get(keyOfReport(post, report))?.state.step))
    return fail('unknown-report');
  const row = (await decidedReports(hub.db)).find(
    (each) => each.post_id === post && each.report_id === report,
  );
  if (row?.ended_at || row?.refused) return fail('over-already');
  const now = hub.now();
  const ended = { ...(row ?? newRow(post, report, now)), decided_at: now, ended_at: now };
  await hub.db.transaction().execute((transaction) => keepDecisions(transaction, [ended]));
  return succeed(null);
}
