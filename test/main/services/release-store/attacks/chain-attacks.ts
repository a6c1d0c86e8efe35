import { drawKey, sealedTarget } from '#test/support/tuf-repository.ts';
import {
  type Attack,
  delegating,
  edited,
  type Fields,
  listing,
  NEXT,
  publishNext,
  withChanged,
  withEntry,
} from './attack.ts';
import { aliasOf } from './root-attacks.ts';

const ofSnapshot = (change: Fields): Attack['mount'] =>
  edited('timestamp', (signed) => withEntry(signed, 'meta', { 'snapshot.json': change }));

const SNAPSHOT_ATTACKS: readonly Attack[] = [
  {
    name: 'a snapshot is described without a hash',
    kind: 'not-metadata',
    subject: 'snapshot',
    mount: ofSnapshot({ version: 6 }),
  },
  {
    name: 'a snapshot is described by a weak hash only',
    kind: 'not-metadata',
    subject: 'snapshot',
    mount: ofSnapshot({ version: 6, hashes: { md5: 'd41d8cd98f00b204e9800998ecf8427e' } }),
  },
  {
    name: 'a snapshot is announced longer than any',
    kind: 'too-large',
    subject: 'snapshot',
    mount: ofSnapshot({ version: 6, length: 5_000_000, hashes: { sha256: 'a'.repeat(64) } }),
  },
  {
    name: 'a snapshot has another version than announced',
    kind: 'mixed',
    subject: 'snapshot',
    mount: edited('snapshot', (signed) => ({ ...signed, version: 7 })),
  },
  {
    name: 'a snapshot counts a role beyond what can be kept',
    kind: 'not-metadata',
    subject: 'snapshot',
    mount: edited('snapshot', (signed) =>
      withEntry(signed, 'meta', { 'nobody.json': { version: 2 ** 60 } }),
    ),
  },
  {
    name: 'a snapshot names a version as a text',
    kind: 'not-metadata',
    subject: 'snapshot',
    mount: edited('snapshot', (signed) =>
      withChanged(signed, ['meta', 'sltd.json'], { version: '6' }),
    ),
  },
  {
    name: 'the list role is the genuine one of the release before',
    kind: 'mixed',
    subject: 'sltd',
    mount(tuf) {
      publishNext(tuf);
      tuf.metadata.set('6.sltd.json', tuf.metadata.get('5.sltd.json') ?? new Uint8Array());
      return undefined;
    },
  },
  {
    name: 'the list role is not there',
    kind: 'missing',
    subject: 'sltd',
    mount(tuf) {
      publishNext(tuf);
      tuf.metadata.delete('6.sltd.json');
      return undefined;
    },
  },
];

const ofRoles = (change: (roles: readonly Fields[]) => readonly Fields[]): Attack['mount'] =>
  delegating((delegations) => ({ ...delegations, roles: change(delegations.roles) }));

const changed = (name: string, change: Fields): Attack['mount'] =>
  ofRoles((roles) => roles.map((role) => (role['name'] === name ? { ...role, ...change } : role)));

const DELEGATION_ATTACKS: readonly Attack[] = [
  {
    name: 'a list may sign for every folder',
    kind: 'path-not-delegated',
    subject: 'sltd',
    mount: (tuf) =>
      publishNext(tuf, {
        paths: { sltd: ['*/*'] },
        lists: {
          ...NEXT,
          sltd: { ...NEXT.sltd, 'policy/policy.json.sealed': sealedTarget('looser') },
        },
      }),
  },
  {
    name: 'a list may sign by the hash of a path',
    kind: 'path-not-delegated',
    subject: 'sltd',
    mount: ofRoles((roles) =>
      roles.map(({ paths, ...role }) =>
        role['name'] === 'sltd' ? { ...role, path_hash_prefixes: [''] } : { ...role, paths },
      ),
    ),
  },
  {
    name: 'a pattern that would take for ever to match',
    kind: 'path-not-delegated',
    subject: 'sltd',
    mount: changed('sltd', { paths: [`sltd/${'{a,b}'.repeat(40)}`] }),
  },
  {
    name: 'two lists sign for one path',
    kind: 'path-not-delegated',
    subject: 'un-sc',
    mount: (tuf) =>
      publishNext(tuf, {
        lists: { ...NEXT, 'un-sc': { 'sltd/list.json.sealed': sealedTarget('empty') } },
      }),
  },
  {
    name: 'the top role signs for a list',
    kind: 'path-not-delegated',
    subject: 'targets',
    mount: edited('targets', (signed) => ({
      ...signed,
      targets: { 'sltd/list.json.sealed': { length: 9, hashes: { sha256: 'a'.repeat(64) } } },
    })),
  },
  {
    name: 'one list key counts as two',
    kind: 'forged',
    subject: 'sltd',
    mount(tuf) {
      const key = tuf.key('sltd');
      const alias = aliasOf(key, (json) => ({ ...json, note: 'the same key' }));
      return delegating(
        ({ keys, roles }) => ({
          keys: { ...keys, [alias.id]: alias.json },
          roles: roles.map((role) =>
            role['name'] === 'sltd' ? { ...role, keyids: [key.id, alias.id], threshold: 2 } : role,
          ),
        }),
        { sltd: [key, alias] },
      )(tuf);
    },
  },
  {
    name: 'a list key goes by an id that is not its own',
    kind: 'not-metadata',
    subject: 'targets',
    mount: delegating(({ keys, roles }) => ({
      keys: { ...keys, ['e'.repeat(64)]: drawKey().json },
      roles,
    })),
  },
  {
    name: 'a list has a threshold of zero',
    kind: 'not-metadata',
    subject: 'targets',
    mount: changed('sltd', { threshold: 0 }),
  },
  {
    name: 'two roles of one name',
    kind: 'not-metadata',
    subject: 'targets',
    mount: ofRoles((roles) => [...roles, ...roles.slice(0, 1)]),
  },
  {
    name: 'a list with the name of a top role',
    kind: 'not-metadata',
    subject: 'targets',
    mount: changed('sltd', { name: 'root' }),
  },
  {
    name: 'a list called __proto__',
    kind: 'unknown-role',
    subject: '__proto__',
    mount: changed('sltd', { name: '__proto__' }),
  },
  {
    name: 'hash bins instead of roles',
    kind: 'unknown-role',
    subject: 'targets',
    mount: delegating(({ keys }) => ({
      keys,
      succinct_roles: { keyids: [], threshold: 1, bit_length: 8, name_prefix: 'bin' },
    })),
  },
  {
    name: 'more lists than any post could hold',
    kind: 'too-large',
    subject: 'targets',
    mount: ofRoles((roles) =>
      Array.from({ length: 201 }, (_, at) => ({ ...roles[0], name: `list-${at}` })),
    ),
  },
  {
    name: 'a circle of delegations',
    kind: 'unknown-role',
    subject: 'sltd',
    mount: edited('sltd', (signed) => ({
      ...signed,
      delegations: {
        keys: {},
        roles: [
          { name: 'sltd', keyids: [], threshold: 1, terminating: false, paths: ['policy/*'] },
        ],
      },
    })),
  },
];

const BAD_PATHS = [
  ['absolute', '/etc/passwd'],
  ['with a backslash', 'sltd\\list.json.sealed'],
  ['of Windows', 'C:/list.json.sealed'],
  ['that climbs inside', 'sltd/../policy/policy.json.sealed'],
  ['that climbs at once', '../../x'],
  ['with a NUL', 'sltd/list.json\u0000.sealed'],
  ['in a folder of a folder', 'sltd/a/b.shard'],
  ['very long', `sltd/${'x'.repeat(5000)}`],
  ['empty', ''],
  ['hidden', 'sltd/.hidden'],
  ['__proto__', '__proto__'],
  ['in right-to-left disguise', 'sltd/\u202edelaes.nosj'],
] as const;

const sha256 = 'c'.repeat(64);
const BAD_FILES: readonly (readonly [string, string, string, Fields])[] = [
  ['without a SHA-256', 'not-metadata', 'sltd/x.shard', { length: 9, hashes: { md5: 'x' } }],
  ['with half a SHA-256', 'not-metadata', 'sltd/x.shard', { length: 9, hashes: { sha256: 'ab' } }],
  [
    'with a path for a hash',
    'not-metadata',
    'sltd/x.shard',
    { length: 9, hashes: { sha256: `../${'a'.repeat(61)}` } },
  ],
  ['of negative length', 'not-metadata', 'sltd', { length: -1, hashes: { sha256 } }],
  ['whose length is a text', 'not-metadata', 'sltd', { length: '9', hashes: { sha256 } }],
  ['of a terabyte', 'too-large', 'sltd/x.shard', { length: 2 ** 40, hashes: { sha256 } }],
];

export const CHAIN_ATTACKS: readonly Attack[] = [
  ...SNAPSHOT_ATTACKS,
  ...DELEGATION_ATTACKS,
  ...BAD_PATHS.map(([what, path]) => ({
    name: `a target path ${what}`,
    kind: 'not-metadata',
    subject: 'sltd',
    mount: listing(path),
  })),
  ...BAD_FILES.map(([what, kind, subject, file]) => ({
    name: `a target ${what}`,
    kind,
    subject,
    mount: listing('sltd/x.shard', file),
  })),
];
