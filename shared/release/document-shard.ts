/**
 * The file that carries a run of sealed buckets.
 *
 * Layout: `FPD2` ‖ key epoch (uint32) ‖ first bucket (uint32) ‖ bucket count (uint32) ‖ one length (uint32) a
 * bucket ‖ the sealed buckets. A sealed bucket is a sealed file (see `sealed-file.ts`) without deflate, whose
 * path is `bucketPath(list, bucket, buckets)` and whose plaintext is a block (see `row-block.ts`). All integers
 * are big-endian.
 */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** Buckets in one shard file: about 2 MiB of a register of full size. */
export const BUCKETS_PER_SHARD = 256;

/** How every shard file begins; the key epoch follows. */
export const SHARD_MAGIC = 'FPD2';

const MAGIC = utf8ToBytes(SHARD_MAGIC);
/** Bytes before the lengths. */
export const SHARD_HEADER_BYTES = 16;

export type ShardFailure =
  | { readonly kind: 'not-a-shard' }
  | { readonly kind: 'truncated'; readonly expectedBytes: number; readonly foundBytes: number };

export type Shard = { readonly firstBucket: number; readonly buckets: readonly Uint8Array[] };

/** The name under which a bucket is sealed. */
export const bucketPath = (list: string, bucket: number, buckets: number): string =>
  `${list}/bucket-${bucket}-of-${buckets}`;

/** How many shard files so many buckets make. */
export const shardsOf = (buckets: number): number => Math.ceil(buckets / BUCKETS_PER_SHARD);

/** One shard file from the sealed buckets `firstBucket`, `firstBucket + 1`, … */
export function encodeShard(
  keyEpoch: number,
  firstBucket: number,
  sealedBuckets: readonly Uint8Array[],
): Uint8Array {
  const header = new Uint8Array(SHARD_HEADER_BYTES + 4 * sealedBuckets.length);
  header.set(MAGIC);
  const view = new DataView(header.buffer);
  view.setUint32(4, keyEpoch);
  view.setUint32(8, firstBucket);
  view.setUint32(12, sealedBuckets.length);
  for (const [index, sealed] of sealedBuckets.entries()) {
    view.setUint32(SHARD_HEADER_BYTES + 4 * index, sealed.length);
  }
  return concatBytes(header, ...sealedBuckets);
}

/** The sealed buckets of a shard file, as views into it. */
export function decodeShard(bytes: Uint8Array): Result<Shard, ShardFailure> {
  if (bytes.length < SHARD_HEADER_BYTES || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    return fail({ kind: 'not-a-shard' });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(12);
  let offset = SHARD_HEADER_BYTES + 4 * count;
  if (offset > bytes.length) return truncated(offset, bytes.length);
  const buckets: Uint8Array[] = [];
  for (let index = 0; index < count; index += 1) {
    const length = view.getUint32(SHARD_HEADER_BYTES + 4 * index);
    buckets.push(bytes.subarray(offset, offset + length));
    offset += length;
  }
  if (offset !== bytes.length) return truncated(offset, bytes.length);
  return succeed({ firstBucket: view.getUint32(8), buckets });
}

function truncated(expectedBytes: number, foundBytes: number): Result<never, ShardFailure> {
  return fail({ kind: 'truncated', expectedBytes, foundBytes });
}
