/** Tells posts which release carries their reports, or no longer carries them. */
import { queueReplyWithin } from '#hub/services/replies.ts';
import { noteTold } from '#hub/storage/document-reports.ts';
import type { DocumentReportRow } from '#hub/storage/schema.ts';
import type { ReportsHub, TakenReports } from './national-list.ts';

/**
 * Says each once, in one step with the note that it was said. After a crash in between the next publication says it, of
 * its own release: never of one that does not carry the change.
 */
export async function tellPosts(
  hub: Pick<ReportsHub, 'db' | 'signer' | 'now'>,
  { untold }: Pick<TakenReports, 'untold'>,
  release: number,
): Promise<void> {
  for (const row of untold) await tell(hub, row, release);
}

function tell(
  { db, signer, now }: Pick<ReportsHub, 'db' | 'signer' | 'now'>,
  row: DocumentReportRow,
  release: number,
): Promise<void> {
  const isOver = row.ended_at !== null;
  const column = isOver ? 'ended_release' : 'added_release';
  return db.transaction().execute(async (transaction) => {
    if (!(await noteTold(transaction, row, { column, release }))) return;
    const body = {
      report: row.report_id,
      change: isOver ? 'withdrawn' : 'added',
      release,
      stillListed: isOver && row.still_listed,
      ...(isOver && row.ended_reason !== null ? { endedFor: row.ended_reason } : {}),
    };
    await queueReplyWithin(
      { transaction, signer, now },
      { post: row.post_id, kind: 'report-published', body },
    );
  });
}
