import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import { SLTD_COLUMNS } from './sltd-columns.ts';

/** The columns that a record can fill. */
const WRITTEN = SLTD_COLUMNS.filter((column) => column !== 'additionalInformation');

/**
 * Writes records as the SLTD CSV, one line at a time with its line end, header and end mark included, so that
 * any number of records can be written in bounded memory.
 */
export function* formatSltdCsv(
  records: Iterable<SltdRecord>,
  listDate: string | null = null,
): Generator<string, void, void> {
  yield `${WRITTEN.join(',')}\n`;
  let count = 0;
  for (const record of records) {
    count += 1;
    yield `${WRITTEN.map((column) => cellOf(record[column] ?? '')).join(',')}\n`;
  }
  yield `#end,${count},${listDate ?? ''}\n`;
}

function cellOf(value: string): string {
  const oneLine = value.replace(/[\r\n]+/gu, ' ');
  return /[",]/u.test(oneLine) ? `"${oneLine.replaceAll('"', '""')}"` : oneLine;
}
