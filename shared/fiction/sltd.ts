/**
 * A synthetic register of documents, of any size, from a seed: for measuring, training and tests.
 *
 * Random access: record `index` of a seed is computed from the two alone, so that a register can be made in parts,
 * in parallel, and checked without being kept. All numbers of one State and seed are different. Nothing in it is
 * real, and nothing here may serve as a secret. The distributions are invented to resemble a register.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { DocumentCategory, SltdRecord } from '#shared/documents/sltd-record.ts';
import { dayOfNumber } from '#shared/screening/list-age.ts';
import { mixed } from './random.ts';
import { type Cursor, createNumberWriter } from './sltd-numbers.ts';
import { SLTD_SERIES, type SltdSeries } from './sltd-series.ts';

/** A seed has records 0 to 2³¹ − 1. */
export const MOST_SYNTHETIC_RECORDS = 2 ** 31;
/** No row of the CSV is longer, its line end included. */
export const LONGEST_SYNTHETIC_ROW = 96;

const HEADER = 'documentNumber,issuingState,documentType,category,dateReported,noticeReference\n';
/** Rows made at once by `syntheticSltdCsv`. */
const ROWS_PER_PIECE = 16_384;

/** How many of 256 records. */
const CATEGORIES: readonly (readonly [DocumentCategory, number])[] = [
  ['lost', 157],
  ['stolen', 62],
  ['invalid', 16],
  ['revoked', 13],
  ['stolen-blank', 8],
];
/** 2026-06-30 in days since 1970-01-01: no record was reported later. */
const LAST_DAY = 20_634;
/** The day of the newest report, and so the day of the whole list. */
export const LAST_SYNTHETIC_DAY = dayOfNumber(LAST_DAY);
/** Reports go back so many days: twelve years. */
const DAYS = 4_383;
/** More than 1: recent reports are more frequent, for old ones are reviewed and deleted. */
const RECENCY = 1.6;
const QUANTILES = 2 ** 14;
/** One record in so many is associated with a notice: 0.02 %. */
const RECORDS_PER_NOTICE = 5_000;
/** Notices are numbered from 10,000 in each year. */
const FIRST_NOTICE = 10_000;

const DAY_BYTES = 10;
const YEAR_BYTES = 4;
const COMMA = 44;
const LINE_END = 10;

const categoryOf256 = CATEGORIES.flatMap(([category, share]) =>
  Array.from({ length: share }, () => category),
);
const ageOfQuantile = Uint16Array.from({ length: QUANTILES }, (_, quantile) =>
  Math.trunc(DAYS * (quantile / QUANTILES) ** RECENCY),
);
const dayTexts = utf8ToBytes(
  Array.from({ length: DAYS }, (_, age) => dayOfNumber(LAST_DAY - age)).join(''),
);
/** What stands between number and date, by series and category: `,UTO,passport,lost,`. */
const middles = SLTD_SERIES.map(({ issuingState, documentType }) => {
  const encoded = new Map(
    CATEGORIES.map(([category]) => [
      category,
      utf8ToBytes(`,${issuingState},${documentType},${category},`),
    ]),
  );
  return categoryOf256.map((category) => encoded.get(category) as Uint8Array);
});

/** What a record is, besides its number. Bits are drawn once and used for category and day. */
const bitsOf = (key: number, index: number): number => mixed(mixed(index ^ key) + key);
const ageOf = (bits: number): number => ageOfQuantile[(bits >>> 8) % QUANTILES] as number;
/** The serial number of the notice in its year, or 0 for none. */
function noticeOf(bits: number): number {
  const drawn = mixed(bits ^ 0x7d41_0e55) >>> 1;
  if (drawn % RECORDS_PER_NOTICE !== 0) return 0;
  return FIRST_NOTICE + (Math.trunc(drawn / RECORDS_PER_NOTICE) % (9 * FIRST_NOTICE));
}
const fieldKey = (seed: number): number => mixed(seed ^ 0x51c6_0005);

/** Record `index` (from 0) of the register of `seed`, of which 32 bits count. */
export function syntheticSltdRecord(seed: number, index: number): SltdRecord {
  assertWithin(index, 1);
  const cursor = { target: new Uint8Array(LONGEST_SYNTHETIC_ROW), at: 0 };
  const series = createNumberWriter(seed)(cursor, index);
  const { issuingState, documentType } = SLTD_SERIES[series] as SltdSeries;
  const bits = bitsOf(fieldKey(seed), index);
  const dateReported = dayOfNumber(LAST_DAY - ageOf(bits));
  const notice = noticeOf(bits);
  return {
    documentNumber: String.fromCharCode(...cursor.target.subarray(0, cursor.at)),
    issuingState,
    documentType,
    category: categoryOf256[bits & 255] as DocumentCategory,
    dateReported,
    ...(notice === 0 ? {} : { noticeReference: `${dateReported.slice(0, YEAR_BYTES)}/${notice}` }),
  };
}

/** Records `first` to `first + count − 1`. */
export type RecordRange = { readonly first: number; readonly count: number };

/**
 * Writes the rows of a range, each with its line end, into `target` from its beginning; answers the bytes
 * written. The target must have room for `LONGEST_SYNTHETIC_ROW` bytes a record.
 */
export type RowWriter = (range: RecordRange, target: Uint8Array) => number;

/** The CSV rows of a seed, as fast as they can be made: `docs/formats/sltd-csv.md`, without header and end mark. */
export function createSyntheticRowWriter(seed: number): RowWriter {
  const writeNumber = createNumberWriter(seed);
  const key = fieldKey(seed);
  return ({ first, count }, target) => {
    assertWithin(first, count);
    if (target.length < count * LONGEST_SYNTHETIC_ROW) {
      throw new RangeError(`${count} rows need ${count * LONGEST_SYNTHETIC_ROW} bytes`);
    }
    const cursor = { target, at: 0 };
    for (let index = first; index < first + count; index += 1) {
      const series = writeNumber(cursor, index);
      const bits = bitsOf(key, index);
      const middle = (middles[series] as Uint8Array[])[bits & 255] as Uint8Array;
      writeBytes(cursor, middle);
      writeDay(cursor, ageOf(bits));
      writeByte(cursor, COMMA);
      const notice = noticeOf(bits);
      if (notice > 0) writeNotice(cursor, notice);
      writeByte(cursor, LINE_END);
    }
    return cursor.at;
  };
}

/**
 * A whole file in pieces: header, rows, end mark with the number of records and `listDate` (`YYYY-MM-DD`). Each
 * piece is a buffer of its own.
 */
export function* syntheticSltdCsv(
  seed: number,
  records: number,
  listDate: string,
): Generator<Uint8Array<ArrayBuffer>, void, void> {
  assertWithin(0, records);
  const writeRows = createSyntheticRowWriter(seed);
  yield utf8ToBytes(HEADER);
  for (let first = 0; first < records; first += ROWS_PER_PIECE) {
    const count = Math.min(ROWS_PER_PIECE, records - first);
    const piece = new Uint8Array(count * LONGEST_SYNTHETIC_ROW);
    yield piece.subarray(0, writeRows({ first, count }, piece));
  }
  yield utf8ToBytes(`#end,${records},${listDate}\n`);
}

function writeByte(cursor: Cursor, byte: number): void {
  cursor.target[cursor.at] = byte;
  cursor.at += 1;
}

/** Faster than `TypedArray.set` for so few bytes. */
function writeBytes(cursor: Cursor, bytes: Uint8Array): void {
  const { target, at } = cursor;
  for (let byte = 0; byte < bytes.length; byte += 1) target[at + byte] = bytes[byte] as number;
  cursor.at = at + bytes.length;
}

function writeDay(cursor: Cursor, age: number): void {
  const { target, at } = cursor;
  const from = age * DAY_BYTES;
  for (let byte = 0; byte < DAY_BYTES; byte += 1)
    target[at + byte] = dayTexts[from + byte] as number;
  cursor.at = at + DAY_BYTES;
}

/** `2025/12345`; the year is that of the report, which stands just before the comma. */
function writeNotice(cursor: Cursor, notice: number): void {
  const { target, at } = cursor;
  const day = at - 1 - DAY_BYTES;
  writeBytes(cursor, target.slice(day, day + YEAR_BYTES));
  writeBytes(cursor, utf8ToBytes(`/${notice}`));
}

function assertWithin(first: number, count: number): void {
  const whole = Number.isInteger(first) && Number.isInteger(count);
  if (whole && first >= 0 && count >= 0 && first + count <= MOST_SYNTHETIC_RECORDS) return;
  throw new RangeError(`a synthetic register has no records ${first} to ${first + count}`);
}
