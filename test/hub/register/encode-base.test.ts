import { describe, expect, it } from 'vitest';
import { encodeBase } from '#hub/register/encode-base.ts';
import { type Row, tableOf } from '#hub/register/row-table.ts';
import { createTargetSealer } from '#hub/releases/target-sealer.ts';
import { sha256Hex } from '#hub/releases/tuf-metadata.ts';
import { decodeShard } from '#shared/release/document-shard.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import { aRow, plainlySorted } from './register-support.ts';

const sealer = createTargetSealer({ epoch: 1, key: new Uint8Array(32).fill(5) });
const BUCKETS = 1024;
const OF_A_BUCKET = 2 ** 32 / BUCKETS;

/** One row in every second bucket, but one. */
const rows = Array.from({ length: BUCKETS / 2 }, (_, index) =>
  aRow({ high: index * 2 * OF_A_BUCKET + 77, low: index }),
);

async function encoded(all: readonly Row[], partitions = 64) {
  const files = new Map<string, Uint8Array>();
  const packed: number[] = [];
  const sorted = plainlySorted(all);
  const shards = await encodeBase({
    list: 'sltd',
    buckets: BUCKETS,
    partitions,
    read: async (partition) => {
      const width = 2 ** 32 / partitions;
      return tableOf(sorted.filter(({ high }) => Math.floor(high / width) === partition));
    },
    sealer,
    put: async (path, bytes): Promise<StoredTarget> => {
      files.set(path, bytes);
      return { path, sha256: sha256Hex(bytes), length: bytes.length };
    },
    onPacked: (count) => packed.push(count),
  });
  const buckets = [...files.values()].flatMap((bytes) => {
    const shard = decodeShard(bytes);
    if (!shard.ok) throw new Error(shard.failure.kind);
    return shard.value.buckets.map((sealed) => Buffer.from(sealed).toString('hex'));
  });
  return { shards, buckets, packed };
}

describe('a base', () => {
  it('has every bucket, also those without a row, in shards in their order', async () => {
    const { shards, buckets, packed } = await encoded(rows);
    expect(shards.map(({ path }) => path)).toEqual(
      [0, 1, 2, 3].map((shard) => `sltd/documents-${shard}-of-4.shard`),
    );
    expect(buckets).toHaveLength(BUCKETS);
    expect(packed).toEqual([128, 256, 384, 512]);
  });

  it('keeps the bytes of a bucket that did not change, and the hash of its shard', async () => {
    const before = await encoded(rows);
    const after = await encoded([...rows, aRow({ high: 800 * OF_A_BUCKET, low: 1 })]);
    const changed = before.buckets.flatMap((bucket, index) =>
      bucket === after.buckets[index] ? [] : [index],
    );
    expect(changed).toEqual([800]);
    expect(after.shards.slice(0, 3)).toEqual(before.shards.slice(0, 3));
    expect(after.shards[3]?.sha256).not.toBe(before.shards[3]?.sha256);
  });

  it('does not depend on how the rows were spread over partitions', async () => {
    const { shards } = await encoded(rows, 64);
    for (const partitions of [1, 2, 256]) {
      expect((await encoded(rows, partitions)).shards).toEqual(shards);
    }
  });
});
