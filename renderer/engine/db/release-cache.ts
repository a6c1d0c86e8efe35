/**
 * Release files in the cache, by their hash. A release becomes active in one transaction, after all its
 * files are there; until then, and whatever happens in between, the previous one stays whole.
 */
import type { ActiveRelease } from '#shared/release/manifest.ts';
import { activeReleaseSchema } from '#shared/release/manifest.ts';
import type { CacheBox } from './cache-box.ts';
import type { CacheDatabase } from './cache-database.ts';

export type ReleaseCache = {
  /** Hashes of all files that are there whole. */
  installed(): Promise<ReadonlySet<string>>;
  target(sha256: string): Promise<Uint8Array | null>;
  bucket(shard: string, bucket: number): Promise<Uint8Array | null>;
  putTarget(sha256: string, bytes: Uint8Array): Promise<void>;
  /** A shard and all its buckets, or nothing. */
  putShard(sha256: string, shard: Shard): Promise<void>;
  /** Drops a damaged file, so that it is fetched again. */
  forget(sha256: string): Promise<void>;
  /** Null when no release was ever active. */
  active(): Promise<ActiveRelease | 'unreadable' | null>;
  /** False, and nothing changes, when a needed file is not there. */
  activate(release: ActiveRelease, needed: readonly string[]): Promise<boolean>;
  /** Deletes every file that is not needed. */
  sweep(needed: ReadonlySet<string>): Promise<void>;
  /** Drops everything: the key does not fit, or the record of what is active is damaged. */
  wipe(): Promise<void>;
};

export type Shard = {
  readonly header: Uint8Array;
  readonly firstBucket: number;
  readonly buckets: readonly Uint8Array[];
};

const ACTIVE_CONTEXT = 'meta/active';

export function createReleaseCache(database: CacheDatabase, box: CacheBox): ReleaseCache {
  const { targets, documentBuckets, meta, screenings, referrals } = database;
  const bucketsOf = (shard: string) =>
    documentBuckets.where('[shard+bucket]').between([shard, 0], [shard, 2 ** 32]);
  const removeFile = async (sha256: string) => {
    await bucketsOf(sha256).delete();
    await targets.delete(sha256);
  };
  return {
    installed: async () => new Set(await targets.toCollection().primaryKeys()),
    target: async (sha256) => (await targets.get(sha256))?.bytes ?? null,
    bucket: async (shard, bucket) => (await documentBuckets.get([shard, bucket]))?.bytes ?? null,
    putTarget: async (sha256, bytes) => {
      await targets.put({ sha256, bytes });
    },
    putShard: (sha256, { header, firstBucket, buckets }) =>
      database.transaction('rw', [targets, documentBuckets], async () => {
        await documentBuckets.bulkPut(
          buckets.map((bytes, index) => ({ shard: sha256, bucket: firstBucket + index, bytes })),
        );
        await targets.put({ sha256, bytes: header });
      }),
    forget: (sha256) =>
      database.transaction('rw', [targets, documentBuckets], () => removeFile(sha256)),
    async active() {
      const row = await meta.get('active');
      if (!row) return null;
      const parsed = activeReleaseSchema.safeParse(await box.open(ACTIVE_CONTEXT, row.sealed));
      return parsed.success ? parsed.data : 'unreadable';
    },
    async activate(release, needed) {
      const sealed = await box.seal(ACTIVE_CONTEXT, release);
      return database.transaction('rw', [targets, meta], async () => {
        const present = new Set(await targets.toCollection().primaryKeys());
        if (needed.some((sha256) => !present.has(sha256))) return false;
        await meta.put({ name: 'active', sealed });
        return true;
      });
    },
    sweep: (needed) =>
      database.transaction('rw', [targets, documentBuckets], async () => {
        const present = await targets.toCollection().primaryKeys();
        for (const sha256 of present.filter((key) => !needed.has(key))) await removeFile(sha256);
      }),
    wipe: () =>
      database.transaction(
        'rw',
        [targets, documentBuckets, meta, screenings, referrals],
        async () => {
          for (const table of [targets, documentBuckets, meta, screenings, referrals]) {
            await table.clear();
          }
        },
      ),
  };
}
