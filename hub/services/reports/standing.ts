/** What stands in the list of national documents, counted and compared without writing runs of numbers out. */
import type { DocumentReportRow } from '#hub/storage/schema.ts';
import { countOf, type Report } from '#shared/reports/report.ts';
import { sharesDocumentWith } from '#shared/reports/same-document.ts';
import { keyOfReport, type ReportLedger } from './ledger.ts';

type Contents = ReportLedger['contents'];

export const keyOf = ({ post_id, report_id }: DocumentReportRow): string =>
  keyOfReport(post_id, report_id);

export const isListed = ({ listed_at, ended_at }: DocumentReportRow): boolean =>
  listed_at !== null && ended_at === null;

/** How many numbers the listed reports of each post name, kept up to date row by row. */
export function numbersOfPosts(rows: Iterable<DocumentReportRow>, contents: Contents) {
  const sums = new Map<string, number>();
  function count(row: DocumentReportRow | undefined, sign: 1 | -1): void {
    const report = row !== undefined && isListed(row) ? contents.get(keyOf(row)) : undefined;
    if (row === undefined || report === undefined) return;
    sums.set(row.post_id, (sums.get(row.post_id) ?? 0) + sign * countOf(report));
  }
  for (const row of rows) count(row, 1);
  return {
    of: (post: string): number => sums.get(post) ?? 0,
    change(before: DocumentReportRow | undefined, after: DocumentReportRow): void {
      count(before, -1);
      count(after, 1);
    },
  };
}

/**
 * Says of each ended report that its post was not told of whether another one keeps its document, or one of them, in
 * the list: as it is in the release that is made now, not as it was when the report ended.
 */
export function markStillListed(
  rows: readonly DocumentReportRow[],
  contents: Contents,
): readonly DocumentReportRow[] {
  if (!rows.some(isToBeTold)) return rows;
  const isStanding = sharesDocumentWith(
    rows.filter(isListed).flatMap((row): Report[] => {
      const report = contents.get(keyOf(row));
      return report === undefined ? [] : [report];
    }),
  );
  return rows.map((row) => {
    if (!isToBeTold(row)) return row;
    const report = contents.get(keyOf(row));
    const still = report !== undefined && isStanding(report);
    return row.still_listed === still ? row : { ...row, still_listed: still };
  });
}

const isToBeTold = ({ ended_at, ended_release }: DocumentReportRow): boolean =>
  ended_at !== null && ended_release === null;
