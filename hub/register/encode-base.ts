/** Sorted partitions become sealed buckets, and these the shards of a base. */
import { setImmediate } from 'node:timers/promises';
import type { TargetSealer } from '#hub/releases/target-sealer.ts';
import { prefixBitsOf } from '#shared/release/document-hash.ts';
import {
  BUCKETS_PER_SHARD,
  bucketPath,
  encodeShard,
  shardsOf,
} from '#shared/release/document-shard.ts';
import { documentShardTarget, type StoredTarget } from '#shared/release/manifest.ts';
import { encodeBlock } from '#shared/release/row-block.ts';
import { type RowTable, sliceTable } from './row-table.ts';

export type BaseEncoding = {
  readonly list: string;
  readonly buckets: number;
  readonly partitions: number;
  /** The sorted rows of a partition. */
  readonly read: (partition: number) => Promise<RowTable>;
  readonly sealer: TargetSealer;
  readonly put: (path: string, bytes: Uint8Array) => Promise<StoredTarget>;
  /** Hears how many rows were packed so far. */
  readonly onPacked: (rows: number) => void;
};

/** Puts the shards, one after the other; a bucket that did not change gives the bytes it gave before. */
export async function encodeBase(encoding: BaseEncoding): Promise<StoredTarget[]> {
  const { list, buckets, sealer, put, onPacked } = encoding;
  const shards: StoredTarget[] = [];
  let sealed: Uint8Array[] = [];
  let rows = 0;
  let bucket = 0;
  const putShard = async (): Promise<void> => {
    const path = documentShardTarget(list, shards.length, shardsOf(buckets));
    const first = shards.length * BUCKETS_PER_SHARD;
    shards.push(await put(path, encodeShard(sealer.keyEpoch, first, sealed)));
    sealed = [];
    onPacked(rows);
    await setImmediate();
  };
  for await (const table of bucketsOf(encoding)) {
    const block = encodeBlock(table, prefixBitsOf(buckets));
    sealed.push(sealer.seal(bucketPath(list, bucket, buckets), block));
    rows += table.length;
    bucket += 1;
    if (sealed.length === BUCKETS_PER_SHARD) await putShard();
  }
  if (sealed.length > 0) await putShard();
  return shards;
}

/** The rows of each bucket, in order. */
async function* bucketsOf({
  buckets,
  partitions,
  read,
}: BaseEncoding): AsyncGenerator<RowTable, void, void> {
  const perPartition = buckets / partitions;
  const width = 2 ** 32 / buckets;
  for (let partition = 0; partition < partitions; partition += 1) {
    const table = await read(partition);
    let from = 0;
    for (let index = 0; index < perPartition; index += 1) {
      const end = (partition * perPartition + index + 1) * width;
      let to = from;
      while (to < table.length && (table.high[to] as number) < end) to += 1;
      yield sliceTable(table, from, to);
      from = to;
    }
  }
}
