import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import { SLTD_COLUMNS, type SltdColumn } from './sltd-columns.ts';

/** The columns that a record can fill. */
const OF_RECORDS = SLTD_COLUMNS.filter((column) => column !== 'additionalInformation');

/** A record with what a report says beside it for the National Central Bureau. Never nominal. */
export type ReportRecord = SltdRecord & { readonly additionalInformation?: string };

/**
 * Writes records as the SLTD CSV, one line at a time with its line end, header and end mark included, so that
 * any number of records can be written in bounded memory.
 */
export const formatSltdCsv = (
  records: Iterable<SltdRecord>,
  listDate: string | null = null,
): Generator<string, void, void> => format(records, OF_RECORDS, listDate);

/** The same with additional information, which releases do not carry. */
export const formatReportsCsv = (
  records: Iterable<ReportRecord>,
  listDate: string,
): Generator<string, void, void> => format(records, SLTD_COLUMNS, listDate);

function* format(
  records: Iterable<ReportRecord>,
  columns: readonly SltdColumn[],
  listDate: string | null,
): Generator<string, void, void> {
  yield `${columns.join(',')}\n`;
  let count = 0;
  for (const record of records) {
    count += 1;
    yield `${columns.map((column) => cellOf(record[column] ?? '')).join(',')}\n`;
  }
  yield `#end,${count},${listDate ?? ''}\n`;
}

function cellOf(value: string): string {
  const oneLine = value.replace(/[\r\n]+/gu, ' ');
  return /[",]/u.test(oneLine) ? `"${oneLine.replaceAll('"', '""')}"` : oneLine;
}
