/**
 * Every version of the cache's schema, oldest first; the position is the version number.
 *
 * A change is a new entry with an upgrade, never an edit of an old one. What would be hard to carry over is
 * simply cleared: the station rebuilds it.
 */
import type { Transaction } from 'dexie';

type SchemaVersion = {
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
};

export const SCHEMA_VERSIONS: readonly SchemaVersion[] = [
  {
    stores: {
      targets: 'sha256',
      documentBuckets: '[shard+bucket]',
      screenings: 'id, at, document',
      referrals: 'screening',
      meta: 'name',
    },
  },
  {
    // Buckets by a short key, and nothing else in their rows: twice as fast to write.
    stores: { documentBuckets: null, registerBuckets: '' },
    upgrade: async (transaction) => {
      await transaction.table('targets').clear();
      await transaction.table('meta').delete('active');
    },
  },
  { stores: { judgements: 'pair' } },
];
