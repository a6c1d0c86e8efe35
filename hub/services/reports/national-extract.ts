/** The national extract for INTERPOL's register: every report that stands, each document, type and category once. */
import type { ReportRecord } from '#hub/lists/sltd-writer.ts';
import { decidedReports } from '#hub/storage/document-reports.ts';
import { keysOf, type Report, recordsOf } from '#shared/reports/report.ts';
import { readReports } from './ledger.ts';
import { type ReportsHub, standingReports } from './national-list.ts';

export type NationalExtract = {
  /** The earliest report of a document comes first, and no other of the same key follows. */
  readonly records: () => Generator<ReportRecord, void, void>;
  readonly reports: number;
};

/** What the last publication decided; reports that came since wait for the next. */
export async function nationalExtract(
  hub: Pick<ReportsHub, 'db' | 'sealingSecretKey'>,
): Promise<NationalExtract> {
  const rows = await decidedReports(hub.db);
  const reports = standingReports(await readReports(hub), rows).toSorted((a, b) =>
    a.dateReported < b.dateReported ? -1 : 1,
  );
  return { records: () => recordsOnce(reports), reports: reports.length };
}

function* recordsOnce(reports: readonly Report[]): Generator<ReportRecord, void, void> {
  const written = new Set<string>();
  for (const report of reports) {
    const { additionalInformation } = report;
    const keys = keysOf(report);
    for (const [index, record] of recordsOf(report).entries()) {
      const key = keys[index] ?? '';
      if (written.has(key)) continue;
      written.add(key);
      yield additionalInformation === undefined ? record : { ...record, additionalInformation };
    }
  }
}
