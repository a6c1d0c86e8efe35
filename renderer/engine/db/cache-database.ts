/**
 * The cache: IndexedDB through Dexie. Everything in it can be rebuilt from the station.
 *
 * Nothing is in clear but ids, hashes, times and bucket numbers.
 */
import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import { CACHE_NAME } from './cache-name.ts';
import { SCHEMA_VERSIONS } from './migrations.ts';

/** A release file as it came, sealed with the release key. Of a shard only its header. */
export type TargetRow = { readonly sha256: string; readonly bytes: Uint8Array };

/** A screening of this post. `document` is a keyed hash, empty when there was no document. */
export type ScreeningRow = {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly document: string;
  readonly sealed: Uint8Array;
};

/** A screening that was referred; lanes are read apart, so it may be known before its screening is. */
export type ReferralRow = { readonly screening: string };

/** A judgement of this post. `pair` is a keyed hash of the pair's own name. */
export type JudgementRow = { readonly pair: string; readonly sealed: Uint8Array };

export type MetaRow = { readonly name: 'active' | 'cursor'; readonly sealed: Uint8Array };

export type CacheTables = {
  readonly targets: EntityTable<TargetRow, 'sha256'>;
  /** Sealed buckets by a short key, and nothing else in their rows: both count when there are 131,072. */
  readonly registerBuckets: Table<Uint8Array, string>;
  readonly screenings: EntityTable<ScreeningRow, 'id'>;
  readonly referrals: EntityTable<ReferralRow, 'screening'>;
  readonly judgements: EntityTable<JudgementRow, 'pair'>;
  readonly meta: EntityTable<MetaRow, 'name'>;
};

export type CacheDatabase = Dexie & CacheTables;

/** Opens the cache; one that cannot be opened is deleted and made anew. Rejects when even that fails. */
export async function openCacheDatabase(
  options: DexieOptions = {},
  name: string = CACHE_NAME,
): Promise<CacheDatabase> {
  try {
    return await open(name, options);
  } catch {
    await new Dexie(name, options).delete();
    return await open(name, options);
  }
}

async function open(name: string, options: DexieOptions): Promise<CacheDatabase> {
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    ...options,
  }) as CacheDatabase;
  for (const [index, { stores, upgrade }] of SCHEMA_VERSIONS.entries()) {
    const version = database.version(index + 1).stores(stores);
    if (upgrade) version.upgrade(upgrade);
  }
  await database.open();
  return database;
}
