/**
 * One document report, or one change of it, as bytes. Fields that hardly any record has go into a JSON text at
 * the end, so that nothing that was imported is lost.
 *
 * Layout: length of what follows (uint16) ‖ change (uint8: 0 add, 1 withdraw) ‖ type (uint8) ‖ category (uint8)
 * ‖ day of the report from 1970-01-01 (int32) ‖ length of the state (uint8) ‖ state ‖ length of the number
 * (uint8) ‖ number ‖ JSON of the other fields, or nothing. Little-endian; text is UTF-8.
 */
import type { DocumentChange } from '#hub/releases/source.ts';
import {
  documentCategorySchema,
  documentTypeSchema,
  type SltdRecord,
} from '#shared/documents/sltd-record.ts';

const DAY_IN_MS = 86_400_000;
const CATEGORIES = documentCategorySchema.options;
const TYPES = documentTypeSchema.options;
const REMEMBERED = 100_000;

/** No record is longer: the model bounds every text in it. */
const MOST_BYTES = 4096;
const USUAL_BYTES = 32;

/** Encodes records into one buffer. */
export function encodeRecords(records: readonly DocumentChange[]): Uint8Array {
  let bytes: Buffer = Buffer.allocUnsafe(records.length * USUAL_BYTES + MOST_BYTES);
  let end = 0;
  for (const record of records) {
    if (end + MOST_BYTES > bytes.length) bytes = grown(bytes, end);
    end = encodeRecord(record, bytes, end);
  }
  return bytes.subarray(0, end);
}

function grown(bytes: Buffer, used: number): Buffer {
  const larger = Buffer.allocUnsafe(bytes.length * 2);
  bytes.copy(larger, 0, 0, used);
  return larger;
}

/** Writes one record at `start`; answers where it ends. */
function encodeRecord({ change, record }: DocumentChange, bytes: Buffer, start: number): number {
  const { documentNumber, issuingState, documentType, category, dateReported, ...rest } = record;
  bytes[start + 2] = change === 'withdraw' ? 1 : 0;
  bytes[start + 3] = TYPES.indexOf(documentType);
  bytes[start + 4] = CATEGORIES.indexOf(category);
  bytes.writeInt32LE(dayOf(dateReported), start + 5);
  let at = start + 9;
  for (const text of [issuingState, documentNumber]) {
    const length = bytes.write(text, at + 1);
    bytes[at] = length;
    at += 1 + length;
  }
  if (hasKeys(rest)) at += bytes.write(JSON.stringify(rest), at);
  bytes.writeUInt16LE(at - start - 2, start);
  return at;
}

function hasKeys(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return true;
  return false;
}

/** The record that begins at `start`, and where the next one does; null when it is not there whole. */
export function decodeRecord(
  bytes: Buffer,
  start: number,
): { readonly value: DocumentChange; readonly next: number } | null {
  const next = nextRecord(bytes, start);
  if (next === null) return null;
  const stateEnd = start + 10 + (bytes[start + 9] as number);
  const numberEnd = stateEnd + 1 + (bytes[stateEnd] as number);
  const documentType = TYPES[bytes[start + 3] as number];
  const category = CATEGORIES[bytes[start + 4] as number];
  if (documentType === undefined || category === undefined || numberEnd > next) {
    throw new RangeError('a stored record is damaged');
  }
  const record: SltdRecord = {
    documentNumber: bytes.toString('utf8', stateEnd + 1, numberEnd),
    issuingState: bytes.toString('latin1', start + 10, stateEnd),
    documentType,
    category,
    dateReported: textOfDay(bytes.readInt32LE(start + 5)),
  };
  const others: object =
    numberEnd === next ? {} : (JSON.parse(bytes.toString('utf8', numberEnd, next)) as object);
  const change = bytes[start + 2] === 1 ? 'withdraw' : 'add';
  return { value: { change, record: { ...record, ...others } }, next };
}

/** Where the record after the one at `start` begins; null when that one is not there whole. */
export function nextRecord(bytes: Buffer, start: number): number | null {
  if (start + 2 > bytes.length) return null;
  const next = start + 2 + bytes.readUInt16LE(start);
  return next > bytes.length ? null : next;
}

const days = new Map<string, number>();
const texts = new Map<number, string>();

/** A calendar day is computed once: a register has a few thousand of them. */
function dayOf(text: string): number {
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = Date.parse(text) / DAY_IN_MS;
  if (days.size < REMEMBERED) days.set(text, day);
  return day;
}

function textOfDay(day: number): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY_IN_MS).toISOString().slice(0, 10);
  if (texts.size < REMEMBERED) texts.set(day, text);
  return text;
}
