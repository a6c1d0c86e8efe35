/**
 * Release files in the cache, by their hash. A release becomes active in one transaction, after all its
 * files are there; until then, and whatever happens in between, the previous one stays whole.
 */
import type { ActiveRelease } from '#shared/release/manifest.ts';
import { activeReleaseSchema } from '#shared/release/manifest.ts';
import { sha256Of } from '../opening/sha256.ts';
import type { CacheBox } from './cache-box.ts';
import type { CacheDatabase } from './cache-database.ts';

export type ReleaseCache = {
  /** Hashes of all files that are there whole. */
  installed(): Promise<ReadonlySet<string>>;
  /** A file other than a shard; null when it is not there, or is not what its hash says. */
  target(sha256: string): Promise<Uint8Array | null>;
  /** Buckets by shard and number, in one pass; null for each that is not there. */
  buckets(
    keys: ReadonlyArray<readonly [shard: string, bucket: number]>,
  ): Promise<Array<Uint8Array | null>>;
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

/**
 * The key of a bucket: 12 hexadecimal digits of its shard's hash, which two shards of one cache share with
 * probability 2⁻⁴⁸ a pair, and 6 of its number.
 */
const keyOf = (shard: string, bucket: number): string =>
  shardKey(shard) + bucket.toString(16).padStart(6, '0');
const shardKey = (sha256: string): string => sha256.slice(0, 12);

/**
 * Null for each that is not there. Past Dexie's layers, in which a look-up spent nearly as long as in the database.
 */
function readRows(
  database: IDBDatabase,
  keys: readonly string[],
): Promise<Array<Uint8Array | null>> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('registerBuckets', 'readonly');
    const store = transaction.objectStore('registerBuckets');
    const rows = new Array<Uint8Array | null>(keys.length).fill(null);
    let waiting = keys.length;
    if (waiting === 0) resolve(rows);
    for (const [index, key] of keys.entries()) {
      const request = store.get(key) as IDBRequest<Uint8Array | undefined>;
      request.onsuccess = () => {
        rows[index] = request.result ?? null;
        waiting -= 1;
        if (waiting === 0) resolve(rows);
      };
    }
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('reading the cache was broken off'));
    };
  });
}

export function createReleaseCache(database: CacheDatabase, box: CacheBox): ReleaseCache {
  const { targets, registerBuckets, meta, screenings, referrals, judgements } = database;
  const bucketsOf = (shard: string) => registerBuckets.where(':id').startsWith(shardKey(shard));
  const removeFile = async (sha256: string) => {
    await bucketsOf(sha256).delete();
    await targets.delete(sha256);
  };
  return {
    installed: async () => new Set(await targets.toCollection().primaryKeys()),
    async target(sha256) {
      const bytes = (await targets.get(sha256))?.bytes;
      // An older file under the same path opens as well: only its hash tells them apart.
      return bytes && (await sha256Of(bytes)) === sha256 ? bytes : null;
    },
    async buckets(asked) {
      const keys = asked.map(([shard, bucket]) => keyOf(shard, bucket));
      if (database.isOpen()) return readRows(database.backendDB(), keys);
      // The browser closed it; Dexie opens it again.
      return (await registerBuckets.bulkGet(keys)).map((row) => row ?? null);
    },
    putTarget: async (sha256, bytes) => {
      await targets.put({ sha256, bytes });
    },
    putShard: (sha256, { header, firstBucket, buckets }) =>
      database.transaction('rw', [targets, registerBuckets], async () => {
        await registerBuckets.bulkPut(
          buckets,
          buckets.map((_, index) => keyOf(sha256, firstBucket + index)),
        );
        await targets.put({ sha256, bytes: header });
      }),
    forget: (sha256) =>
      database.transaction('rw', [targets, registerBuckets], () => removeFile(sha256)),
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
      database.transaction('rw', [targets, registerBuckets], async () => {
        const present = await targets.toCollection().primaryKeys();
        for (const sha256 of present.filter((key) => !needed.has(key))) await removeFile(sha256);
      }),
    wipe: () => {
      const all = [targets, registerBuckets, meta, screenings, referrals, judgements];
      return database.transaction('rw', all, async () => {
        for (const table of all) await table.clear();
      });
    },
  };
}
