/** Rows of a document register as a test writes them down, and in the columns in which they are packed. */
import { documentSourceOf, type SltdRecord } from '#shared/documents/sltd-record.ts';
import { classText } from '#shared/release/document-classes.ts';
import {
  compareHashes,
  createDocumentHasher,
  type DocumentHash,
} from '#shared/release/document-hash.ts';
import type { RegisterRow, RowColumns } from '#shared/release/row-block.ts';

export type HashedRow = RegisterRow & { readonly hash: DocumentHash };

export const sortedRows = (rows: readonly HashedRow[]): HashedRow[] =>
  [...rows].sort(
    (a, b) =>
      compareHashes(a.hash, b.hash) ||
      a.classIndex - b.classIndex ||
      a.day - b.day ||
      Number((a.notice ?? '') > (b.notice ?? '')) - Number((a.notice ?? '') < (b.notice ?? '')),
  );

/** `rows` must be sorted. */
export function columnsOf(rows: readonly HashedRow[]): RowColumns {
  return {
    length: rows.length,
    high: rows.map(({ hash }) => hash.high),
    low: rows.map(({ hash }) => hash.low),
    classIndex: rows.map(({ classIndex }) => classIndex),
    day: rows.map(({ day }) => day),
    notices: new Map(
      rows.flatMap(({ notice }, row) => (notice === null ? [] : [[row, notice] as const])),
    ),
  };
}

/** The row of a report, whose state and number must be canonical. Adds its class to `classes` when it is new. */
export function rowOf(record: SltdRecord, documentsKey: Uint8Array, classes: string[]): HashedRow {
  const { category, documentType, issuingState, documentNumber, dateReported } = record;
  const text = classText({
    category,
    documentType,
    issuingState,
    source: documentSourceOf(record),
  });
  if (!classes.includes(text)) classes.push(text);
  return {
    hash: createDocumentHasher(documentsKey)(issuingState, documentNumber),
    classIndex: classes.indexOf(text),
    day: Date.parse(dateReported) / 86_400_000,
    notice: record.noticeReference ?? null,
  };
}
