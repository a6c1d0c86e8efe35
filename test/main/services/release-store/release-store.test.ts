import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReleaseFiles } from '#main/services/release-store/release-files.ts';
import { nodeReleaseFiles } from '#main/services/release-store/release-files.ts';
import { openReleaseStore, type ReleaseStore } from '#main/services/release-store/release-store.ts';
import type { RepositorySource } from '#main/services/release-store/repository-source.ts';
import { succeed } from '#shared/kernel/result.ts';
import {
  drawKey,
  type PublishOptions,
  sealedTarget,
  sha256,
  signMetadata,
  streamOf,
  TufRepository,
} from '#test/support/tuf-repository.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const POLICY = { 'policy/policy.json.sealed': sealedTarget('policy') };
const first = {
  policy: POLICY,
  sltd: {
    'sltd/list.json.sealed': sealedTarget('list 1'),
    'sltd/documents-0-of-2.shard': sealedTarget('shard 0'),
    'sltd/documents-1-of-2.shard': sealedTarget('shard 1'),
  },
};
const second = {
  policy: POLICY,
  sltd: {
    ...first.sltd,
    'sltd/list.json.sealed': sealedTarget('list 2', 3),
    'sltd/documents-1-of-2.shard': sealedTarget('shard 1, changed'),
  },
};

let directory: string;
let repository: TufRepository;
let root: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'release-store-'));
  repository = new TufRepository();
  root = repository.publishRoot();
  repository.publish({ version: 1, lists: first });
});

afterEach(() => rm(directory, { recursive: true, force: true }));

type Open = { readonly now?: Date; readonly files?: ReleaseFiles };

async function open({ now = NOW, files }: Open = {}): Promise<ReleaseStore> {
  const store = await openReleaseStore({
    directory,
    root,
    clock: () => now,
    ...(files ? { files } : {}),
  });
  if (!store.ok) throw new Error(store.failure.kind);
  return store.value;
}

async function openWithFirst(options: Open = {}): Promise<ReleaseStore> {
  const store = await open(options);
  expect(await store.update(repository.source())).toMatchObject({ ok: true });
  repository.asked.length = 0;
  repository.sent = 0;
  return store;
}

async function contentOf(store: ReleaseStore, bytes: Uint8Array): Promise<string | null> {
  const stream = await store.openFile(sha256(bytes));
  return stream && (await new Response(stream).text());
}

describe('a first install', () => {
  it('activates a complete release and tells of it', async () => {
    const store = await open();
    const told: number[] = [];
    store.onActivated(({ version }) => told.push(version));
    expect(store.current()).toBeNull();

    const report = await store.update(repository.source());

    expect(report).toMatchObject({ ok: true, value: { kind: 'activated', version: 1, files: 4 } });
    expect(store.current()).toMatchObject({
      version: 1,
      keyEpoch: 1,
      lists: ['sltd'],
      activatedAt: NOW.toISOString(),
      publishedAt: NOW.toISOString(),
      expires: '2027-01-01T00:00:00.000Z',
    });
    expect(told).toEqual([1]);
    expect(await contentOf(store, first.sltd['sltd/list.json.sealed'])).toContain('list 1');
    expect(await store.verifyAll()).toEqual([]);
  });

  it('reports the bytes as they arrive', async () => {
    const store = await open();
    const seen: { bytes: number; of: number }[] = [];
    await store.update(repository.source(), (progress) => seen.push(progress));
    const last = seen.at(-1);
    expect(last?.bytes).toBe(last?.of);
    expect(last?.of).toBe(repository.sent);
  });

  it('takes the date of publication from the snapshot', async () => {
    const edit = (role: string, signed: Record<string, unknown>) =>
      role === 'snapshot' ? { ...signed, 'x-published-at': '2026-05-30T08:00:00Z' } : signed;
    repository.publish({ version: 1, lists: first, edit });
    const store = await openWithFirst();
    expect(store.current()?.publishedAt).toBe('2026-05-30T08:00:00.000Z');
  });

  it('opens no file that belongs to no release', async () => {
    const store = await openWithFirst();
    expect(await store.openFile('0'.repeat(64))).toBeNull();
    expect(await store.openFile('../../etc/passwd')).toBeNull();
  });

  it('refuses to open without a usable trust anchor', async () => {
    const opened = await openReleaseStore({ directory, root: '{}', clock: () => NOW });
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'bad-root' } });
  });
});

describe('an update', () => {
  it('fetches only what changed', async () => {
    const store = await openWithFirst();
    repository.publish({ version: 2, lists: second });
    const report = await store.update(repository.source());

    const changed = [
      second.sltd['sltd/list.json.sealed'],
      second.sltd['sltd/documents-1-of-2.shard'],
    ];
    const bytes = changed.reduce((sum, { length }) => sum + length, 0);
    expect(report).toMatchObject({ ok: true, value: { kind: 'activated', files: 2, bytes } });
    expect(repository.sent).toBe(bytes);
    expect(repository.asked.filter((name) => name.includes('@')).sort()).toEqual([
      'sltd/documents-1-of-2.shard@0',
      'sltd/list.json.sealed@0',
    ]);
    expect(store.current()).toMatchObject({ version: 2, keyEpoch: 3 });
  });

  it('keeps the release before, and removes what neither needs', async () => {
    const store = await openWithFirst();
    repository.publish({ version: 2, lists: second });
    await store.update(repository.source());
    expect(await contentOf(store, first.sltd['sltd/list.json.sealed'])).toContain('list 1');

    const third = { policy: POLICY, sltd: { 'sltd/list.json.sealed': sealedTarget('list 3') } };
    repository.publish({ version: 3, lists: third });
    await store.update(repository.source());
    expect(await contentOf(store, first.sltd['sltd/list.json.sealed'])).toBeNull();
    expect(await readdir(join(directory, 'files'))).toHaveLength(5);
    expect(await readdir(join(directory, 'staging'))).toEqual([]);
    expect(await readdir(join(directory, 'trusted'))).toHaveLength(10);
  });

  it('no longer names a list that was withdrawn', async () => {
    const store = await openWithFirst();
    repository.publish({ version: 2, lists: { ...first, 'un-sc': {} } });
    await store.update(repository.source());
    expect(store.current()?.lists).toEqual(['sltd']);
  });

  it('asks for no more than the timestamp when nothing is new', async () => {
    const store = await openWithFirst();
    expect(await store.update(repository.source())).toMatchObject({ value: { kind: 'unchanged' } });
    expect(repository.asked).toEqual(['2.root.json', 'timestamp.json']);
  });

  it('takes over a later expiry without fetching a file', async () => {
    const store = await openWithFirst();
    const told: string[] = [];
    store.onActivated(({ expires }) => told.push(expires));
    repository.publish({
      version: 1,
      timestampVersion: 2,
      lists: first,
      expires: { timestamp: '2027-02-02T00:00:00Z' },
    });
    expect(await store.update(repository.source())).toMatchObject({ value: { kind: 'refreshed' } });
    expect(repository.asked).toEqual(['2.root.json', 'timestamp.json']);
    expect(told).toEqual(['2027-02-02T00:00:00.000Z']);
  });

  it('follows a rotation of every key, and remembers it', async () => {
    const store = await openWithFirst();
    const before = repository.key('root');
    repository.keys.clear();
    repository.publishRoot({ signers: [before] });
    repository.publish({ version: 2, lists: second });
    expect(await store.update(repository.source())).toMatchObject({ ok: true });

    const reopened = await open();
    repository.asked.length = 0;
    await reopened.update(repository.source());
    expect(repository.asked[0]).toBe('3.root.json');
  });

  it('keeps a genuine root although the next one is forged, and follows it after a restart', async () => {
    const store = await openWithFirst();
    repository.publishRoot({ signers: [repository.key('root')] });
    const forged = signMetadata({ _type: 'root' }, [drawKey()]);
    repository.metadata.set('3.root.json', forged);
    expect(await store.update(repository.source())).toMatchObject({ failure: { subject: 'root' } });
    for (const each of [store, await open()]) {
      repository.asked.length = 0;
      await each.update(repository.source());
      expect(repository.asked[0]).toBe('3.root.json');
      expect(each.current()?.version).toBe(1);
    }
  });

  it('keeps the release that the keys before a rotation signed, also after a restart', async () => {
    const store = await openWithFirst();
    const before = repository.key('root');
    repository.keys.clear();
    repository.publishRoot({ signers: [before] });
    repository.metadata.delete('timestamp.json');
    expect(await store.update(repository.source())).toMatchObject({ failure: { kind: 'missing' } });
    const reopened = await open();
    expect(reopened.current()).toEqual(store.current());
    expect(reopened.damage()).toBeNull();
  });

  it('lets new online keys start their versions anew', async () => {
    repository.publish({ version: 90, lists: first });
    const store = await openWithFirst();
    const before = repository.key('root');
    for (const role of ['timestamp', 'snapshot']) repository.keys.delete(role);
    repository.publishRoot({ signers: [before] });
    repository.publish({ version: 3, lists: second });
    expect(await store.update(repository.source())).toMatchObject({ ok: true });
    expect(store.current()?.version).toBe(3);
  });

  it('runs one after the other', async () => {
    const store = await open();
    const reports = await Promise.all([
      store.update(repository.source()),
      store.update(repository.source()),
    ]);
    expect(reports).toMatchObject([
      { value: { kind: 'activated' } },
      { value: { kind: 'unchanged' } },
    ]);
  });
});

describe('a release that was active', () => {
  const LATER = new Date('2028-01-01T00:00:00Z');

  it('stays active after everything has expired', async () => {
    await openWithFirst();
    const store = await open({ now: LATER });
    expect(store.current()?.version).toBe(1);
    expect(await store.update(repository.source())).toMatchObject({
      failure: { kind: 'expired-update', subject: 'root' },
    });
    expect(store.current()?.version).toBe(1);
  });

  it('gives way to the one before when a file is missing, and is mended even when out of date', async () => {
    const store = await openWithFirst();
    repository.publish({
      version: 2,
      lists: second,
      expires: { timestamp: '2026-06-02T00:00:00Z', snapshot: '2026-06-02T00:00:00Z' },
    });
    await store.update(repository.source());
    await rm(join(directory, 'files', sha256(second.sltd['sltd/list.json.sealed'])));

    const damaged = await open({ now: new Date('2026-08-01T00:00:00Z') });
    expect(damaged.current()?.version).toBe(1);
    expect(damaged.damage()).toEqual({
      kind: 'missing-files',
      version: 2,
      paths: ['sltd/list.json.sealed'],
    });
    repository.asked.length = 0;
    const report = await damaged.update(repository.source());
    expect(report).toMatchObject({ value: { kind: 'repaired', version: 2, files: 1 } });
    expect(damaged.current()?.version).toBe(2);
    expect(damaged.damage()).toBeNull();
  });

  it('is used no more when there is none before it and a file is too short', async () => {
    await openWithFirst();
    await truncate(join(directory, 'files', sha256(first.sltd['sltd/list.json.sealed'])), 3);
    const store = await open();
    expect(store.current()).toBeNull();
    expect(await store.update(repository.source())).toMatchObject({ value: { kind: 'repaired' } });
    expect(store.current()?.version).toBe(1);
  });

  it('is used no more once a hash is wrong', async () => {
    const store = await openWithFirst();
    const path = join(directory, 'files', sha256(first.sltd['sltd/list.json.sealed']));
    const bytes = await readFile(path);
    bytes[9] = (bytes[9] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(await store.verifyAll()).toEqual(['sltd/list.json.sealed']);
    expect(store.current()).toBeNull();
    expect(await store.update(repository.source())).toMatchObject({
      value: { kind: 'repaired', files: 1 },
    });
  });

  it('survives an unreadable record by the one before', async () => {
    const store = await openWithFirst();
    repository.publish({ version: 2, lists: second });
    await store.update(repository.source());
    await writeFile(join(directory, 'active.json'), 'not json');
    const reopened = await open();
    expect(reopened.current()?.version).toBe(1);
    expect(reopened.damage()).toEqual({ kind: 'unreadable-record' });
    expect(await reopened.update(repository.source())).toMatchObject({ ok: true });
    expect(reopened.current()?.version).toBe(2);
  });
});

type Attack = {
  readonly why: string;
  readonly kind: string;
  readonly subject: string;
  /** Publishes version 2, or something like it. */
  readonly publish: (repository: TufRepository) => void;
};

const v2: PublishOptions = { version: 2, lists: second };
const editing =
  (role: string, change: Record<string, unknown>) =>
  (found: string, signed: Record<string, unknown>): Record<string, unknown> =>
    found === role ? { ...signed, ...change } : signed;
const forgedBy = (role: string) => (tuf: TufRepository) =>
  tuf.publish({ ...v2, version: 6, keys: { [role]: drawKey() } });

function replaceTarget(
  tuf: TufRepository,
  path: string,
  change: (bytes: Uint8Array) => Uint8Array,
) {
  const [folder, name] = path.split('/');
  const key = [...tuf.targets.keys()].filter((each) => each.startsWith(`${folder}/`));
  const found = key.filter((each) => each.endsWith(`.${name}`)).at(-1) ?? '';
  tuf.targets.set(found, change(tuf.targets.get(found) ?? new Uint8Array()));
}

const ATTACKS: readonly Attack[] = [
  ...['timestamp', 'snapshot', 'targets', 'sltd'].map((role) => ({
    why: `${role} is signed with another key`,
    kind: 'forged',
    subject: role,
    publish: forgedBy(role),
  })),
  {
    why: 'the next root is not signed by the one before',
    kind: 'forged',
    subject: 'root',
    publish(tuf) {
      tuf.keys.clear();
      tuf.publishRoot();
      tuf.publish(v2);
    },
  },
  {
    why: 'the next root is an old one in its place',
    kind: 'rolled-back',
    subject: 'root',
    publish(tuf) {
      tuf.metadata.set('2.root.json', tuf.metadata.get('1.root.json') ?? new Uint8Array());
    },
  },
  {
    why: 'the timestamp goes back',
    kind: 'rolled-back',
    subject: 'timestamp',
    publish: (tuf) => tuf.publish({ ...v2, version: 4, timestampVersion: 4 }),
  },
  {
    why: 'the timestamp names an older snapshot',
    kind: 'rolled-back',
    subject: 'snapshot',
    publish: (tuf) => tuf.publish({ ...v2, version: 4, timestampVersion: 9 }),
  },
  {
    why: 'a list goes back',
    kind: 'rolled-back',
    subject: 'sltd',
    publish(tuf) {
      const describeOld = { version: 3 };
      tuf.publish({
        ...v2,
        version: 6,
        edit: (role, signed) =>
          role === 'snapshot'
            ? { ...signed, meta: { ...(signed['meta'] as object), 'sltd.json': describeOld } }
            : signed,
      });
    },
  },
  {
    why: 'a list disappears',
    kind: 'rolled-back',
    subject: 'sltd',
    publish: (tuf) => tuf.publish({ ...v2, version: 6, lists: { policy: POLICY } }),
  },
  {
    why: 'the snapshot is not the one the timestamp names',
    kind: 'mixed',
    subject: 'snapshot',
    publish(tuf) {
      tuf.publish({ ...v2, version: 6 });
      const other = { _type: 'snapshot', spec_version: '1.0.31', version: 6 };
      const signed = { ...other, expires: '2027-01-01T00:00:01Z', meta: {} };
      const padded = signMetadata(signed, [tuf.key('snapshot')]).toString();
      const length = tuf.metadata.get('6.snapshot.json')?.length ?? 0;
      tuf.metadata.set('6.snapshot.json', Buffer.from(padded.padEnd(length)));
    },
  },
  {
    why: 'a role carries another version than the snapshot says',
    kind: 'mixed',
    subject: 'sltd',
    publish: (tuf) => tuf.publish({ ...v2, version: 6, edit: editing('sltd', { version: 7 }) }),
  },
  {
    why: 'a metadata file is cut',
    kind: 'truncated',
    subject: 'snapshot',
    publish(tuf) {
      tuf.publish({ ...v2, version: 6 });
      const bytes = tuf.metadata.get('6.snapshot.json') ?? new Uint8Array();
      tuf.metadata.set('6.snapshot.json', bytes.subarray(0, 40));
    },
  },
  {
    why: 'a metadata file is longer than announced',
    kind: 'too-large',
    subject: 'snapshot',
    publish(tuf) {
      tuf.publish({ ...v2, version: 6 });
      const bytes = tuf.metadata.get('6.snapshot.json') ?? new Uint8Array();
      tuf.metadata.set('6.snapshot.json', Buffer.concat([bytes, Buffer.from(' ')]));
    },
  },
  {
    why: 'the timestamp is endless',
    kind: 'too-large',
    subject: 'timestamp',
    publish: (tuf) => tuf.metadata.set('timestamp.json', Buffer.alloc(20_000, ' ')),
  },
  {
    why: 'the timestamp is out of date',
    kind: 'frozen',
    subject: 'timestamp',
    publish: (tuf) =>
      tuf.publish({ ...v2, version: 6, expires: { timestamp: '2026-05-01T00:00:00Z' } }),
  },
  {
    why: 'the snapshot is out of date',
    kind: 'expired-update',
    subject: 'snapshot',
    publish: (tuf) =>
      tuf.publish({ ...v2, version: 6, expires: { snapshot: '2026-05-01T00:00:00Z' } }),
  },
  {
    why: 'the timestamp is no metadata',
    kind: 'not-metadata',
    subject: 'timestamp',
    publish: (tuf) => tuf.metadata.set('timestamp.json', Buffer.from('<html>')),
  },
  {
    why: 'a version is not above zero',
    kind: 'not-metadata',
    subject: 'timestamp',
    publish: (tuf) =>
      tuf.publish({ ...v2, version: 6, edit: editing('timestamp', { version: 0 }) }),
  },
  {
    why: 'a delegated role is not in the snapshot',
    kind: 'unknown-role',
    subject: 'un-sc',
    publish: (tuf) =>
      tuf.publish({
        ...v2,
        version: 6,
        lists: { ...second, 'un-sc': {} },
        edit: (role, signed) => {
          if (role !== 'snapshot') return signed;
          const { 'un-sc.json': _, ...meta } = signed['meta'] as Record<string, unknown>;
          return { ...signed, meta };
        },
      }),
  },
  {
    why: 'a list delegates further',
    kind: 'unknown-role',
    subject: 'sltd',
    publish: (tuf) =>
      tuf.publish({
        ...v2,
        version: 6,
        edit: editing('sltd', { delegations: { keys: {}, roles: [] } }),
      }),
  },
  {
    why: 'a role has the name of no list',
    kind: 'unknown-role',
    subject: '../x',
    publish: (tuf) => tuf.publish({ ...v2, version: 6, lists: { ...second, '../x': {} } }),
  },
  {
    why: 'a list signs for the folder of another',
    kind: 'path-not-delegated',
    subject: 'sltd',
    publish: (tuf) =>
      tuf.publish({
        ...v2,
        version: 6,
        lists: {
          ...second,
          sltd: { ...second.sltd, 'policy/policy.json.sealed': sealedTarget('looser') },
        },
      }),
  },
  {
    why: 'a target path leaves its folder',
    kind: 'not-metadata',
    subject: 'sltd',
    publish: (tuf) =>
      tuf.publish({
        ...v2,
        version: 6,
        lists: { sltd: { '../x': sealedTarget('x') }, policy: {} },
      }),
  },
  {
    why: 'a target has other bytes',
    kind: 'wrong-hash',
    subject: 'sltd/list.json.sealed',
    publish(tuf) {
      tuf.publish({ ...v2, version: 6 });
      replaceTarget(tuf, 'sltd/list.json.sealed', (bytes) => Buffer.from(bytes).fill(7));
    },
  },
  {
    why: 'a target is cut',
    kind: 'truncated',
    subject: 'sltd/list.json.sealed',
    publish(tuf) {
      tuf.publish({ ...v2, version: 6 });
      replaceTarget(tuf, 'sltd/list.json.sealed', (bytes) => bytes.subarray(0, 5));
    },
  },
  {
    why: 'a target is longer than announced',
    kind: 'too-large',
    subject: 'sltd/list.json.sealed',
    publish(tuf) {
      tuf.publish({ ...v2, version: 6 });
      replaceTarget(tuf, 'sltd/list.json.sealed', (bytes) => Buffer.concat([bytes, bytes]));
    },
  },
  {
    why: 'one content is listed with two lengths',
    kind: 'mixed',
    subject: 'sltd/twin.shard',
    publish(tuf) {
      const bytes = second.sltd['sltd/list.json.sealed'];
      const twin = { length: bytes.length + 1, hashes: { sha256: sha256(bytes) } };
      const targets = { 'sltd/twin.shard': twin };
      tuf.publish({
        ...v2,
        version: 6,
        edit: (role, signed) =>
          role === 'sltd'
            ? { ...signed, targets: { ...(signed['targets'] as object), ...targets } }
            : signed,
      });
    },
  },
  {
    why: 'a target is not there',
    kind: 'missing',
    subject: 'sltd/list.json.sealed',
    publish(tuf) {
      tuf.publish({ ...v2, version: 6 });
      for (const path of tuf.targets.keys()) {
        if (path.endsWith('.list.json.sealed')) tuf.targets.delete(path);
      }
    },
  },
  {
    why: 'a target is not sealed',
    kind: 'not-sealed',
    subject: 'sltd/list.json.sealed',
    publish: (tuf) =>
      tuf.publish({
        ...v2,
        version: 6,
        lists: { ...second, sltd: { 'sltd/list.json.sealed': Buffer.from('in the clear') } },
      }),
  },
];

describe('a bad release', () => {
  it.each(ATTACKS)('is $kind when $why; the one before stays', async (attack) => {
    // From version 5, so that there is something to go back to.
    repository.publish({ version: 5, lists: first });
    const store = await openWithFirst();
    attack.publish(repository);
    const report = await store.update(repository.source());
    expect(report).toMatchObject({
      ok: false,
      failure: { kind: attack.kind, subject: attack.subject },
    });
    expect(store.current()?.version).toBe(5);
    expect((await open()).current()?.version).toBe(5);
    expect(await store.verifyAll()).toEqual([]);
  });

  it('is refused when the disk has no room, with the bytes that are missing', async () => {
    await openWithFirst();
    const files = { ...nodeReleaseFiles, freeBytes: async () => 16 * 2 ** 20 + 10 };
    const store = await open({ files });
    repository.publish(v2);
    const needed = second.sltd['sltd/list.json.sealed'].length;
    const more = second.sltd['sltd/documents-1-of-2.shard'].length;
    expect(await store.update(repository.source())).toMatchObject({
      failure: { kind: 'disk-full', bytesMissing: needed + more - 10 },
    });
    expect(repository.sent).toBe(0);
    expect(store.current()?.version).toBe(1);
  });

  it('is refused when the disk fills up on the way', async () => {
    await openWithFirst();
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const files: ReleaseFiles = {
      ...nodeReleaseFiles,
      open: async (path) => ({
        ...(await nodeReleaseFiles.open(path)),
        write: () => Promise.reject(full),
      }),
    };
    const store = await open({ files });
    repository.publish(v2);
    expect(await store.update(repository.source())).toMatchObject({
      failure: { kind: 'disk-full' },
    });
  });
});

/** Sends at most `limit` bytes of each target, then breaks. */
function breaking(tuf: TufRepository, limit: number): RepositorySource {
  const whole = tuf.source();
  return {
    ...whole,
    async target(path, from) {
      const stream = await whole.target(path, from);
      if (!stream.ok) return stream;
      const bytes = new Uint8Array(await new Response(stream.value).arrayBuffer());
      const isCut = bytes.length > limit;
      return succeed(streamOf([bytes.subarray(0, limit)], isCut ? new Error('cut') : undefined));
    },
  };
}

describe('a cut download', () => {
  const big = sealedTarget('x'.repeat(5000));
  const lists = { policy: POLICY, sltd: { 'sltd/list.json.sealed': big } };

  it('goes on where it stopped', async () => {
    const store = await openWithFirst();
    repository.publish({ version: 2, lists });
    expect(await store.update(breaking(repository, 2000))).toMatchObject({
      failure: { kind: 'unreachable', subject: 'sltd/list.json.sealed' },
    });
    repository.asked.length = 0;
    expect(await store.update(repository.source())).toMatchObject({
      value: { bytes: big.length - 2000 },
    });
    expect(repository.asked).toContain('sltd/list.json.sealed@2000');
  });

  it('starts anew when what lay there was damaged', async () => {
    const store = await openWithFirst();
    repository.publish({ version: 2, lists });
    await store.update(breaking(repository, 2000));
    const [part = ''] = await readdir(join(directory, 'staging'));
    await writeFile(join(directory, 'staging', part), Buffer.alloc(2000));
    repository.asked.length = 0;
    expect(await store.update(repository.source())).toMatchObject({ ok: true });
    expect(repository.asked.filter((name) => name.startsWith('sltd/'))).toEqual([
      'sltd/list.json.sealed@2000',
      'sltd/list.json.sealed@0',
    ]);
  });
});

/** Every operation from the `last`-th on fails, as if the power had gone. */
function dyingFiles(last: number): { files: ReleaseFiles; steps: () => number } {
  let steps = 0;
  const step = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    steps += 1;
    const gone = Object.assign(new Error('gone'), { code: 'EIO' });
    return steps > last ? Promise.reject(gone) : work();
  };
  const real = nodeReleaseFiles;
  const open = async (path: string) => {
    const file = await real.open(path);
    return {
      size: () => step(() => file.size()),
      read: (at: number, length: number) => step(() => file.read(at, length)),
      async write(at: number, bytes: Uint8Array) {
        // A write that dies may have written a part.
        if (steps + 1 > last) await file.write(at, bytes.subarray(0, bytes.length >> 1));
        return step(() => file.write(at, bytes));
      },
      truncate: (length: number) => step(() => file.truncate(length)),
      sync: () => step(() => file.sync()),
      close: () => file.close(),
    };
  };
  const files: ReleaseFiles = {
    ...real,
    open: (path) => step(() => open(path)),
    rename: (from, to) => step(() => real.rename(from, to)),
    remove: (path) => step(() => real.remove(path)),
    syncDirectory: (path) => step(() => real.syncDirectory(path)),
  };
  return { files, steps: () => steps };
}

describe('a post that is killed during an update', () => {
  it('comes back with the old release or the new one, complete, whatever the moment', async () => {
    const before = await openWithFirst();
    const old = before.current()?.version;
    const outcomes = new Set<number | undefined>();
    let survived = false;
    let kills = 0;
    for (let last = 1; !survived; last += 1) {
      await rm(directory, { recursive: true, force: true });
      repository.publish({ version: 1, lists: first });
      await openWithFirst();
      repository.publish(v2);
      const dying = dyingFiles(last);
      const store = await openReleaseStore({
        directory,
        root,
        clock: () => NOW,
        files: dying.files,
      });
      const report = store.ok ? await store.value.update(repository.source()) : null;
      survived = report?.ok === true && dying.steps() <= last;
      if (!survived) kills += 1;

      const reopened = await open();
      expect(reopened.damage()).toBeNull();
      outcomes.add(reopened.current()?.version);
      expect(await reopened.verifyAll()).toEqual([]);
      expect(await reopened.update(repository.source())).toMatchObject({ ok: true });
      expect(reopened.current()?.version).toBe(2);
    }
    expect(kills).toBeGreaterThan(50);
    expect([...outcomes].sort()).toEqual([old, 2]);
  });
});
