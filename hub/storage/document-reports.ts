/** What was decided about the document reports of posts, and which releases the posts were told of. */
import type { DocumentReportRow, HubDatabase, HubTransaction } from './schema.ts';

export type ReportKey = Pick<DocumentReportRow, 'post_id' | 'report_id'>;

const ROWS_PER_INSERT = 200;

/** All that was decided, by post and report. */
export function decidedReports(db: HubDatabase): Promise<DocumentReportRow[]> {
  return db
    .selectFrom('document_reports')
    .selectAll()
    .orderBy('post_id')
    .orderBy('report_id')
    .execute();
}

/** Keeps decisions, new ones and changed ones. */
export async function keepDecisions(
  transaction: HubTransaction,
  rows: readonly DocumentReportRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await transaction
      .insertInto('document_reports')
      .values(rows.slice(start, start + ROWS_PER_INSERT))
      .onConflict((conflict) =>
        conflict.columns(['post_id', 'report_id']).doUpdateSet(({ ref }) => ({
          decided_at: ref('excluded.decided_at'),
          listed_at: ref('excluded.listed_at'),
          ended_at: ref('excluded.ended_at'),
          still_listed: ref('excluded.still_listed'),
          refused: ref('excluded.refused'),
          withdrawal_refused: ref('excluded.withdrawal_refused'),
          ended_reason: ref('excluded.ended_reason'),
          withdrawal_refused_entry: ref('excluded.withdrawal_refused_entry'),
        })),
      )
      .execute();
  }
}

/** Notes that the post is told of a release. Answers false when it was told of that before. */
export async function noteTold(
  transaction: HubTransaction,
  { post_id, report_id }: ReportKey,
  told: { readonly column: 'added_release' | 'ended_release'; readonly release: number },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('document_reports')
    .set(
      told.column === 'added_release'
        ? { added_release: told.release }
        : { ended_release: told.release },
    )
    .where('post_id', '=', post_id)
    .where('report_id', '=', report_id)
    .where(told.column, 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
