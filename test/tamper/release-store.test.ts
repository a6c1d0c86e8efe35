/** Every byte of what the release store keeps about a release, and what a patient hand would write there. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeReleaseFiles } from '#main/services/release-store/release-files.ts';
import { openReleaseStore, type ReleaseStore } from '#main/services/release-store/release-store.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';
import { sealedTarget, TufRepository } from '#test/support/tuf-repository.ts';
import { cutsAndAdditions, someFlips } from './changed-bytes.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const policy = { 'policy/policy.json.sealed': sealedTarget('policy') };
const LISTS = {
  policy,
  sltd: { 'sltd/list.json.sealed': sealedTarget('list 1') },
  'un-sc': { 'un-sc/list.json.sealed': sealedTarget('sanctions') },
};
const NEXT = { ...LISTS, sltd: { 'sltd/list.json.sealed': sealedTarget('list 2', 2) } };
/** A start takes milliseconds: of long files not every byte. */
const STRIDE = 5;

type EditedRecord = {
  readonly metadata: string[];
  readonly release: Record<string, unknown>;
  readonly floor: Record<string, unknown>;
};

/** Only this is not signed: when the release was activated here. */
const UNSIGNED = ['activatedAt', 'publishedAt'] as const;

let directory: string;
let tuf: TufRepository;
let anchor: string;
let whole: ReadonlyMap<string, Uint8Array>;
let active: ActiveRelease;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tamper-'));
  tuf = new TufRepository();
  anchor = tuf.publishRoot();
  tuf.publish({ version: 1, lists: LISTS });
  const store = await open();
  await store.update(tuf.source());
  const before = tuf.key('root');
  for (const role of ['root', 'timestamp', 'snapshot']) tuf.keys.delete(role);
  tuf.publishRoot({ signers: [before] });
  tuf.publish({ version: 2, lists: NEXT });
  expect(await store.update(tuf.source())).toMatchObject({ ok: true, value: { version: 2 } });
  active = store.current() ?? expect.fail('no release');
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  whole = new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)),
  );
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function open(files = nodeReleaseFiles): Promise<ReleaseStore> {
  const store = await openReleaseStore({ directory, root: anchor, clock: () => NOW, files });
  if (!store.ok) throw new Error(store.failure.kind);
  return store.value;
}

/** Opens with one file read as `bytes`, without touching the disk. */
const openWith = (path: string, bytes: Uint8Array): Promise<ReleaseStore> =>
  open({
    ...nodeReleaseFiles,
    read: async (each) => (each === path ? bytes : (whole.get(each) ?? null)),
  });

const signedPart = (release: ActiveRelease | null) =>
  release &&
  Object.fromEntries(
    Object.entries(release).filter(([name]) => !UNSIGNED.includes(name as 'activatedAt')),
  );

/** The release as it is, or the damage named and the one before it in use: nothing in between. */
async function outcomeWith(path: string, bytes: Uint8Array): Promise<'as-signed' | 'one-before'> {
  const store = await openWith(path, bytes);
  if (store.damage() === null) {
    expect(signedPart(store.current())).toEqual(signedPart(active));
    return 'as-signed';
  }
  expect(store.damage()).toEqual({ kind: 'unreadable-record' });
  expect(store.current()).toMatchObject({ version: 1, lists: ['sltd', 'un-sc'] });
  return 'one-before';
}

const pathsIn = (folder: string): string[] =>
  [...whole.keys()].filter((path) => dirname(path) === join(directory, folder));

const fileAt = (path: string): Uint8Array => whole.get(path) ?? new Uint8Array();

function recordIn(which: 'active' | 'previous'): EditedRecord {
  return JSON.parse(
    Buffer.from(fileAt(join(directory, `${which}.json`))).toString(),
  ) as EditedRecord;
}

const metadataOf = (which: 'active' | 'previous'): string[] => recordIn(which).metadata;

function* changesOf(hashes: readonly string[]) {
  for (const hash of hashes) {
    const path = join(directory, 'trusted', `${hash}.json`);
    const changes = [...someFlips(fileAt(path), STRIDE), ...cutsAndAdditions(fileAt(path))];
    for (const change of changes) yield { ...change, path };
  }
}

async function putBack(): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  for (const [path, bytes] of whole) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

describe('the store of releases', () => {
  it('never says of a release what nobody signed, at any byte of its record', async () => {
    const path = join(directory, 'active.json');
    const bytes = whole.get(path) ?? new Uint8Array();
    expect(bytes.length).toBeGreaterThan(1000);
    const seen = new Set<string>();
    for (const change of [...someFlips(bytes, 1), ...cutsAndAdditions(bytes)]) {
      seen.add(await outcomeWith(path, change.bytes));
    }
    expect([...seen].sort()).toEqual(['as-signed', 'one-before']);
  });

  it(`falls back to the release before at a byte of its metadata, every ${STRIDE}th`, async () => {
    const [timestamp, ...others] = metadataOf('active');
    const own = others.filter((hash) => !metadataOf('previous').includes(hash));
    expect(own.length).toBeGreaterThan(2);
    for (const { what, path, bytes } of changesOf(own)) {
      expect([path, what, await outcomeWith(path, bytes)]).toEqual([path, what, 'one-before']);
    }
    // It is known by its signature alone, whose hexadecimal digits mean the same in either case.
    for (const { path, bytes } of changesOf([timestamp ?? ''])) await outcomeWith(path, bytes);
  });

  it('follows no root that was changed at any byte', async () => {
    const [path = ''] = pathsIn('roots');
    for (const change of someFlips(fileAt(path), STRIDE)) {
      await outcomeWith(path, change.bytes);
    }
  });

  it('fetches again what was damaged', async () => {
    for (const folder of ['trusted', 'roots', 'files']) {
      for (const path of pathsIn(folder)) {
        await putBack();
        await rm(path);
        const store = await open();
        expect(await store.update(tuf.source())).toMatchObject({ ok: true });
        expect(signedPart(store.current())).toEqual(signedPart(active));
        expect(await store.verifyAll()).toEqual([]);
        expect((await open()).damage()).toBeNull();
      }
    }
    await putBack();
  });
});

describe('a hand that edits the record', () => {
  it.each<{ what: string; edit: (record: EditedRecord) => void }>([
    {
      what: 'takes a list out',
      edit: ({ release }) => Object.assign(release, { lists: ['un-sc'] }),
    },
    {
      what: 'makes it fresh for ever',
      edit: ({ release }) => Object.assign(release, { expires: '9999-01-01T00:00:00.000Z' }),
    },
    { what: 'takes the files out', edit: ({ release }) => Object.assign(release, { targets: [] }) },
    {
      what: 'lowers the floor',
      edit: ({ floor }) => Object.assign(floor, { timestamp: 1, snapshot: 1 }),
    },
    {
      what: 'changes the version',
      edit: ({ release }) => Object.assign(release, { version: 900 }),
    },
    {
      what: 'changes the key epoch',
      edit: ({ release }) => Object.assign(release, { keyEpoch: 1 }),
    },
  ])('changes nothing when it $what', async ({ edit }) => {
    const path = join(directory, 'active.json');
    const record = recordIn('active');
    edit(record);
    expect(await outcomeWith(path, new TextEncoder().encode(JSON.stringify(record)))).toBe(
      'as-signed',
    );
  });

  it('gains nothing by a whole release of its own under a root of its own', async () => {
    const foreign = new TufRepository();
    const foreignAnchor = foreign.publishRoot();
    foreign.publish({ version: 7, lists: { policy } });
    const other = await mkdtemp(join(tmpdir(), 'foreign-'));
    const built = await openReleaseStore({
      directory: other,
      root: foreignAnchor,
      clock: () => NOW,
    });
    if (built.ok) await built.value.update(foreign.source());
    const record = await readFile(join(other, 'active.json'));
    for (const name of await readdir(join(other, 'trusted'))) {
      await writeFile(
        join(directory, 'trusted', name),
        await readFile(join(other, 'trusted', name)),
      );
    }
    await writeFile(join(directory, 'active.json'), record);
    await writeFile(join(directory, 'roots', '3.root.json'), foreignAnchor);
    const store = await open();
    expect(store.damage()).toEqual({ kind: 'unreadable-record' });
    expect(store.current()?.version).toBe(1);
    await putBack();
    await rm(other, { recursive: true, force: true });
  });
});
