import { createHash } from 'node:crypto';
import { canonicalize } from '@tufjs/canonical-json';
import { drawKey, type TestKey, type TufRepository } from '#test/support/tuf-repository.ts';
import { type Attack, type Fields, publishNext, rooted, withChanged, withEntry } from './attack.ts';

/** The same key once more, under the id of another way to write it down. */
export function aliasOf(key: TestKey, change: (json: Fields) => Fields): TestKey {
  const json = change(key.json as Fields);
  const id = createHash('sha256').update(canonicalize(json)).digest('hex');
  return { id, json, secret: key.secret };
}

const withNote = (json: Fields): Fields => ({ ...json, note: 'the same key' });
const inCapitals = (json: Fields): Fields => {
  const { public: text } = json['keyval'] as { public: string };
  return { ...json, keyval: { public: text.toUpperCase() } };
};

/** A root of two, where both are the one key. */
const twoOfOne = (spelled: (json: Fields) => Fields): Attack['mount'] => {
  const alias = (tuf: TufRepository) => aliasOf(tuf.key('root'), spelled);
  return rooted(
    (signed, tuf) => {
      const { id, json } = alias(tuf);
      const keyids = [tuf.key('root').id, id];
      return withChanged(withEntry(signed, 'keys', { [id]: json }), ['roles', 'root'], {
        keyids,
        threshold: 2,
      });
    },
    (tuf) => [tuf.key('root'), alias(tuf)],
  );
};

/** A root whose timestamp key is written down as something this post does not know. */
const strangeTimestampKey = (change: Fields): Attack['mount'] =>
  rooted((signed, tuf) => {
    const { id, json } = aliasOf(tuf.key('timestamp'), (known) => ({ ...known, ...change }));
    const keyed = withEntry(signed, 'keys', { [id]: json });
    return withChanged(keyed, ['roles', 'timestamp'], { keyids: [id] });
  });

/** Targets by two of three keys; the root is genuine. `signers` sign version 6. */
const targetsOfThree = (
  signers: (keys: readonly TestKey[]) => readonly TestKey[],
): Attack['mount'] => {
  const keys = [drawKey(), drawKey(), drawKey()];
  return (tuf) => {
    const root = rooted((signed) => {
      const named = Object.fromEntries(keys.map(({ id, json }) => [id, json]));
      const keyids = keys.map(({ id }) => id);
      return withChanged(withEntry(signed, 'keys', named), ['roles', 'targets'], {
        keyids,
        threshold: 2,
      });
    });
    root(tuf);
    return publishNext(tuf, { keys: { targets: signers(keys) } });
  };
};

const rootRole = (change: Fields): Attack['mount'] =>
  rooted((signed) => withChanged(signed, ['roles', 'root'], change));

const named = (kind: string, subject = 'root') => ({ kind, subject });

export const ROOT_ATTACKS: readonly Attack[] = [
  { name: 'one key signs as two', ...named('forged'), mount: twoOfOne(withNote) },
  { name: 'one key signs as two, in capitals', ...named('forged'), mount: twoOfOne(inCapitals) },
  {
    name: 'a key goes by an id that is not its own',
    ...named('not-metadata'),
    mount: rooted((signed, tuf) =>
      withEntry(signed, 'keys', { ['f'.repeat(64)]: tuf.key('root').json }),
    ),
  },
  {
    name: 'a key id is a member of every object',
    ...named('not-metadata'),
    mount: rooted((signed, tuf) =>
      withChanged(signed, ['roles', 'timestamp'], {
        keyids: ['constructor', tuf.key('timestamp').id],
      }),
    ),
  },
  { name: 'a threshold is zero', ...named('not-metadata'), mount: rootRole({ threshold: 0 }) },
  { name: 'a threshold is negative', ...named('not-metadata'), mount: rootRole({ threshold: -1 }) },
  { name: 'a threshold is a text', ...named('not-metadata'), mount: rootRole({ threshold: '1' }) },
  { name: 'a root has too few keys', ...named('forged'), mount: rootRole({ threshold: 2 }) },
  { name: 'a root has no key at all', ...named('forged'), mount: rootRole({ keyids: [] }) },
  {
    name: 'a key is named twice',
    ...named('not-metadata'),
    mount: rooted((signed, tuf) => {
      const { id } = tuf.key('root');
      return withChanged(signed, ['roles', 'root'], { keyids: [id, id], threshold: 2 });
    }),
  },
  {
    name: 'a root lacks a role',
    ...named('not-metadata'),
    mount: rooted(({ roles, ...signed }) => {
      const { timestamp: _, ...others } = roles as Fields;
      return { ...signed, roles: others };
    }),
  },
  {
    name: 'a root skips a version',
    ...named('mixed'),
    mount: rooted((signed) => ({ ...signed, version: 3 })),
  },
  {
    name: 'a root gives up consistent snapshots',
    ...named('not-metadata'),
    mount: rooted((signed) => ({ ...signed, consistent_snapshot: false })),
  },
  {
    name: 'a new root key never signed',
    ...named('forged'),
    mount: rooted((signed) => {
      const { id, json } = drawKey();
      const keyed = withEntry(signed, 'keys', { [id]: json });
      return withChanged(keyed, ['roles', 'root'], { keyids: [id] });
    }),
  },
  {
    name: 'a root is out of date',
    ...named('expired-update'),
    mount: rooted((signed) => ({ ...signed, expires: '2026-05-01T00:00:00Z' })),
    rotates: true,
  },
  {
    name: 'a root is endless',
    ...named('too-large'),
    mount(tuf) {
      tuf.metadata.set('2.root.json', Buffer.alloc(300_000, ' '));
      return publishNext(tuf);
    },
  },
  {
    name: 'targets of two holders are signed by one',
    ...named('forged', 'targets'),
    mount: targetsOfThree((keys) => keys.slice(0, 1)),
    rotates: true,
  },
  {
    name: 'targets of two holders are signed by one, under two ids',
    ...named('forged', 'targets'),
    mount: targetsOfThree((keys) =>
      keys.slice(0, 1).flatMap((key) => [key, aliasOf(key, withNote)]),
    ),
    rotates: true,
  },
  {
    name: 'targets of two holders are signed by one and by the key of before',
    ...named('forged', 'targets'),
    mount: (tuf) => targetsOfThree((keys) => [...keys.slice(0, 1), tuf.key('targets')])(tuf),
    rotates: true,
  },
  {
    name: 'a key is of an unknown type',
    ...named('forged', 'timestamp'),
    mount: strangeTimestampKey({ keytype: 'ed448' }),
    rotates: true,
  },
  {
    name: 'a key signs by an unknown scheme',
    ...named('forged', 'timestamp'),
    mount: strangeTimestampKey({ scheme: 'ed25519-or-so' }),
    rotates: true,
  },
];
