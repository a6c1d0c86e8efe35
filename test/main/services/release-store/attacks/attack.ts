/** What an attack is made of: a repository with every key, and ways to publish what no hub would. */
import type { RepositorySource } from '#main/services/release-store/repository-source.ts';
import {
  type PublishOptions,
  sealedTarget,
  signMetadata,
  type TestKey,
  type TufRepository,
} from '#test/support/tuf-repository.ts';

export type Fields = Record<string, unknown>;

export type Attack = {
  readonly name: string;
  readonly kind: string;
  readonly subject: string;
  /** Publishes what the post is to believe; may answer a source that lies on its own. */
  readonly mount: (tuf: TufRepository) => RepositorySource | undefined;
  /** The root of the attack is genuine and stays: a key holder's mistake, not a forgery. */
  readonly rotates?: boolean;
};

const POLICY = { 'policy/policy.json.sealed': sealedTarget('policy') };
export const GOOD = {
  policy: POLICY,
  sltd: {
    'sltd/list.json.sealed': sealedTarget('list 1'),
    'sltd/documents-0-of-1.shard': sealedTarget('shard'),
  },
};
export const NEXT = {
  policy: POLICY,
  sltd: { ...GOOD.sltd, 'sltd/list.json.sealed': sealedTarget('list 2', 2) },
};

/** Version 6 as the hub would publish it, but for what `options` change. */
export function publishNext(tuf: TufRepository, options: Partial<PublishOptions> = {}): undefined {
  tuf.publish({ version: 6, lists: NEXT, ...options });
}

/** Version 6 with one role's signed part changed before it is signed. */
export const edited =
  (role: string, change: (signed: Fields) => Fields): Attack['mount'] =>
  (tuf) =>
    publishNext(tuf, { edit: (found, signed) => (found === role ? change(signed) : signed) });

/** Version 6, whose timestamp is then changed as text, after it was signed. */
export const rewritten =
  (change: (text: string) => string | Uint8Array): Attack['mount'] =>
  (tuf) => {
    publishNext(tuf);
    const text = Buffer.from(tuf.metadata.get('timestamp.json') ?? []).toString('utf8');
    tuf.metadata.set('timestamp.json', Buffer.from(change(text)));
    return undefined;
  };

/** A second root made from the first, and version 6 under it. */
export const rooted =
  (
    change: (signed: Fields, tuf: TufRepository) => Fields,
    signers: (tuf: TufRepository) => readonly TestKey[] = (tuf) => [tuf.key('root')],
  ): Attack['mount'] =>
  (tuf) => {
    const text = Buffer.from(tuf.metadata.get('1.root.json') ?? []).toString('utf8');
    const { signed } = JSON.parse(text) as { signed: Fields };
    const next = change({ ...signed, version: 2 }, tuf);
    tuf.metadata.set('2.root.json', signMetadata(next, signers(tuf)));
    return publishNext(tuf);
  };

/** `signed` with another entry of one of its tables: `roles`, `keys`, `meta`, `targets`. */
export const withEntry = (signed: Fields, table: string, entry: Fields): Fields => ({
  ...signed,
  [table]: { ...(signed[table] as Fields), ...entry },
});

/** The table with the changed values of one of its entries. */
export const withChanged = (
  signed: Fields,
  [table, name]: readonly [string, string],
  change: Fields,
): Fields => {
  const entry = (signed[table] as Record<string, Fields>)[name];
  return withEntry(signed, table, { [name]: { ...entry, ...change } });
};

/** The targets role with its delegations changed. */
export const delegating =
  (
    change: (delegations: Delegations) => Fields,
    keys: PublishOptions['keys'] = {},
  ): Attack['mount'] =>
  (tuf) =>
    publishNext(tuf, {
      keys,
      edit: (role, signed) =>
        role === 'targets'
          ? { ...signed, delegations: change(signed['delegations'] as Delegations) }
          : signed,
    });

export type Delegations = { readonly keys: Fields; readonly roles: readonly Fields[] };

/** One more target in the list, described as `file`. */
export const listing = (path: string, file: Fields = { length: 9, hashes: { sha256: HASH } }) =>
  edited('sltd', (signed) => ({
    ...signed,
    // Built from entries, so that `__proto__` is a name like any other.
    targets: Object.fromEntries([...Object.entries(signed['targets'] as Fields), [path, file]]),
  }));

const HASH = 'ab'.repeat(32);
