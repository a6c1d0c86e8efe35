/**
 * The document register in packed form: keyed hashes, sorted, in sealed buckets.
 *
 * Record (14 bytes): key hash (8, big-endian order) ‖ category (1) ‖ document type (1) ‖ days from
 * 1970-01-01 to the report (uint32, big-endian). Key hash = HMAC-SHA-256(`release-documents` subkey,
 * issuing state ‖ 0x00 ‖ number in canonical form), first 8 bytes. The first bits of the hash choose the
 * bucket. A bucket reveals no number, and an absent document matches by chance once in 2⁶⁴ ÷ records
 * queries: once in 10¹¹ at 128 million.
 *
 * Shard file: `FPD1` ‖ key epoch (uint32) ‖ first bucket (uint32) ‖ bucket count (uint32) ‖ one length
 * (uint32) a bucket ‖ the sealed buckets. A sealed bucket is a sealed file (see `sealed-file.ts`)
 * without deflate, whose path is `bucketPath(list, bucket, buckets)`. All integers are big-endian.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import {
  type DocumentCategory,
  type DocumentType,
  documentCategorySchema,
  documentTypeSchema,
} from '#shared/documents/sltd-record.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

export const DOCUMENT_RECORD_BYTES = 14;
export const DOCUMENT_HASH_BYTES = 8;
/** Records a bucket holds on average before the number of buckets doubles. */
export const DOCUMENTS_PER_BUCKET = 2048;
/** Buckets in one shard file. */
export const BUCKETS_PER_SHARD = 64;

const MAGIC = utf8ToBytes('FPD1');
const HEADER_BYTES = 16;

export type DocumentRecord = {
  readonly hash: Uint8Array;
  readonly category: DocumentCategory;
  readonly documentType: DocumentType;
  /** Days since 1970-01-01. */
  readonly dayReported: number;
};

export type ShardFailure =
  | { readonly kind: 'not-a-shard' }
  | { readonly kind: 'truncated'; readonly expectedBytes: number; readonly foundBytes: number }
  | { readonly kind: 'bad-record'; readonly index: number };

/** The name under which a bucket is sealed. */
export const bucketPath = (list: string, bucket: number, buckets: number): string =>
  `${list}/bucket-${bucket}-of-${buckets}`;

/** The keyed hash of one document. Both arguments are in canonical form. */
export function documentHash(
  documentsKey: Uint8Array,
  issuingState: string,
  documentNumber: string,
): Uint8Array {
  const message = utf8ToBytes(`${issuingState}\u0000${documentNumber}`);
  return hmac(sha256, documentsKey, message).slice(0, DOCUMENT_HASH_BYTES);
}

/** The smallest power of two of buckets for so many documents. */
export function documentBuckets(documents: number): number {
  let buckets = 1;
  while (buckets * DOCUMENTS_PER_BUCKET < documents) buckets *= 2;
  return buckets;
}

/** Which bucket a hash falls into: its leading bits. `buckets` is a power of two up to 2³². */
export function documentBucketOf(hash: Uint8Array, buckets: number): number {
  const leading = new DataView(hash.buffer, hash.byteOffset).getUint32(0);
  return Math.floor(leading / (2 ** 32 / buckets));
}

/** Records, sorted by hash then content, as the plaintext of a bucket. Duplicates are kept once. */
export function encodeBucket(records: readonly DocumentRecord[]): Uint8Array {
  const rows = records.map(encodeRecord).sort(compareBytes);
  const isFirst = (row: Uint8Array, index: number): boolean =>
    index === 0 || compareBytes(row, rows[index - 1] as Uint8Array) !== 0;
  return concatBytes(...rows.filter(isFirst));
}

/** All records of `plaintext` with this hash: one document may have been reported more than once. */
export function findInBucket(
  plaintext: Uint8Array,
  hash: Uint8Array,
): Result<readonly DocumentRecord[], ShardFailure> {
  if (plaintext.length % DOCUMENT_RECORD_BYTES !== 0) return fail({ kind: 'not-a-shard' });
  const count = plaintext.length / DOCUMENT_RECORD_BYTES;
  const found: DocumentRecord[] = [];
  for (let index = lowerBound(plaintext, hash); index < count; index += 1) {
    const row = rowAt(plaintext, index);
    if (compareBytes(row.subarray(0, DOCUMENT_HASH_BYTES), hash) !== 0) break;
    const record = decodeRecord(row);
    if (!record) return fail({ kind: 'bad-record', index });
    found.push(record);
  }
  return succeed(found);
}

/** One shard file from the sealed buckets `firstBucket`, `firstBucket + 1`, … */
export function encodeShard(
  keyEpoch: number,
  firstBucket: number,
  sealedBuckets: readonly Uint8Array[],
): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES + 4 * sealedBuckets.length);
  header.set(MAGIC);
  const view = new DataView(header.buffer);
  view.setUint32(4, keyEpoch);
  view.setUint32(8, firstBucket);
  view.setUint32(12, sealedBuckets.length);
  for (const [index, sealed] of sealedBuckets.entries()) {
    view.setUint32(HEADER_BYTES + 4 * index, sealed.length);
  }
  return concatBytes(header, ...sealedBuckets);
}

/** The sealed buckets of a shard file. */
export function decodeShard(
  bytes: Uint8Array,
): Result<{ readonly firstBucket: number; readonly buckets: readonly Uint8Array[] }, ShardFailure> {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    return fail({ kind: 'not-a-shard' });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(12);
  let offset = HEADER_BYTES + 4 * count;
  if (offset > bytes.length) return truncated(offset, bytes.length);
  const buckets: Uint8Array[] = [];
  for (let index = 0; index < count; index += 1) {
    const length = view.getUint32(HEADER_BYTES + 4 * index);
    buckets.push(bytes.subarray(offset, offset + length));
    offset += length;
  }
  if (offset !== bytes.length) return truncated(offset, bytes.length);
  return succeed({ firstBucket: view.getUint32(8), buckets });
}

function truncated(expectedBytes: number, foundBytes: number): Result<never, ShardFailure> {
  return fail({ kind: 'truncated', expectedBytes, foundBytes });
}

function encodeRecord(record: DocumentRecord): Uint8Array {
  const row = new Uint8Array(DOCUMENT_RECORD_BYTES);
  row.set(record.hash);
  row[8] = documentCategorySchema.options.indexOf(record.category);
  row[9] = documentTypeSchema.options.indexOf(record.documentType);
  new DataView(row.buffer).setUint32(10, record.dayReported);
  return row;
}

function decodeRecord(row: Uint8Array): DocumentRecord | null {
  const category = documentCategorySchema.options[row[8] as number];
  const documentType = documentTypeSchema.options[row[9] as number];
  if (category === undefined || documentType === undefined) return null;
  const dayReported = new DataView(row.buffer, row.byteOffset).getUint32(10);
  return { hash: row.slice(0, DOCUMENT_HASH_BYTES), category, documentType, dayReported };
}

function lowerBound(plaintext: Uint8Array, hash: Uint8Array): number {
  let low = 0;
  let high = plaintext.length / DOCUMENT_RECORD_BYTES;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBytes(rowAt(plaintext, middle).subarray(0, DOCUMENT_HASH_BYTES), hash) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function rowAt(plaintext: Uint8Array, index: number): Uint8Array {
  return plaintext.subarray(index * DOCUMENT_RECORD_BYTES, (index + 1) * DOCUMENT_RECORD_BYTES);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
