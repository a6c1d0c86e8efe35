import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ChangeLimits, DEFAULT_CHANGE_LIMITS } from '#hub/persons/change-limits.ts';
import { deflatePadded, PADDED_TO } from '#hub/persons/padded-deflate.ts';
import { publishRelease, repositoryDirectory } from '#hub/releases/publish.ts';
import { openReleaseFiles, type ReleaseFiles } from '#hub/releases/release-files.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import { targetFile } from '#hub/releases/target-store.ts';
import { sha256Hex } from '#hub/releases/tuf-metadata.ts';
import { packsBinding } from '#shared/release/packs-binding.ts';
import { personBucketOf } from '#shared/release/person-pack.ts';
import { createTableBuilder } from '#shared/screening/retrieval/build-tables.ts';
import { digestOfTables } from '#shared/screening/retrieval/table-bytes.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { inBuckets } from '#test/support/changed-list.ts';
import {
  contentKeyOf,
  dataDirectory,
  daysLater,
  fictionalSource,
  manyOf,
  NOW,
  person,
  published,
} from '../releases/fictional-lists.ts';
import {
  openManifest,
  openPersons,
  targetOf,
  verifyRelease,
} from '../releases/verified-release.ts';

const LIST = 'nat-persons';
const MANIFEST = `${LIST}/list.json.sealed`;
const EVERYBODY = manyOf(400, (index) => person(index));
/** Small lists are padded to more than a share of them. */
const LIMITS: ChangeLimits = { ...DEFAULT_CHANGE_LIMITS, mostByteShare: 10 };

const withName = (index: number, whole: string, among: readonly Person[] = EVERYBODY) =>
  among.map((one) => (one.id === `U-${index}` ? person(index, whole) : one));

const inOrder = (persons: readonly Person[], buckets: number) => inBuckets(persons, buckets).flat();

/** A hub that publishes one version of the list after the other. */
async function hub(changeLimits: ChangeLimits = LIMITS) {
  const data = await dataDirectory();
  const verified = () => verifyRelease(repositoryDirectory(data), NOW);
  let before: ReadonlyMap<string, Uint8Array> = new Map();
  return {
    data,
    /** Answers the list's files that are new or other than before. */
    async publish(persons: readonly Person[], now = NOW): Promise<readonly string[]> {
      const source = fictionalSource({ id: LIST, persons });
      await published({ source, dataDirectory: data, changeLimits, now });
      const { targets } = await verified();
      const fresh = [...targets].filter(
        ([path, bytes]) =>
          path.startsWith(`${LIST}/`) &&
          Buffer.compare(bytes, before.get(path) ?? new Uint8Array()) !== 0,
      );
      before = targets;
      return fresh.map(([path]) => path).sort();
    },
    fileOf: async (path: string) => {
      const bytes = targetOf(await verified(), path);
      const file = targetFile({ path, sha256: sha256Hex(bytes) });
      return { bytes, path: join(repositoryDirectory(data), file) };
    },
    persons: async () => openPersons(await verified(), await contentKeyOf(data), LIST),
    manifest: async () => openManifest(await verified(), await contentKeyOf(data), LIST),
    binding: async () => {
      const { targets } = await openManifest(await verified(), await contentKeyOf(data), LIST);
      const release = await verified();
      const files = targets.filter((path) => !path.endsWith('names.index'));
      return packsBinding(files.map((path) => sha256Hex(targetOf(release, path))));
    },
  };
}

const CHANGES = `${LIST}/persons-0.changes`;

describe('a list of persons that changed little', () => {
  it('keeps packs and index, and brings one small file of changes', async () => {
    const { publish, persons, manifest, fileOf } = await hub();
    expect(await publish(EVERYBODY)).toHaveLength(6);
    expect((await manifest()).changed).toBeUndefined();

    const now = [...withName(7, 'Another Name').filter(({ id }) => id !== 'U-9'), person(900)];
    expect(await publish(now)).toEqual([MANIFEST, CHANGES]);
    expect(await persons()).toEqual(inOrder(now, 4));
    expect(await manifest()).toMatchObject({ records: 400, changed: { changes: [CHANGES] } });
    // One, ten, or forty persons look alike.
    expect((await fileOf(CHANGES)).bytes.length % PADDED_TO).toBe(36);
  });

  it('says the hash of the index that building it anew gives', async () => {
    const { publish, manifest, binding } = await hub();
    await publish(EVERYBODY);
    const now = withName(7, 'Another Name');
    await publish(now);
    const builder = createTableBuilder();
    for (const pack of inBuckets(now, 4)) builder.addPack(pack);
    const built = builder.finish(await binding());
    expect((await manifest()).changed?.index).toBe(digestOfTables(built));
  });

  it('adds a file for each publication that brings news, and none where there is none', async () => {
    const { publish, persons } = await hub();
    await publish(EVERYBODY);
    const second = withName(7, 'Another Name');
    const third = withName(8, 'A Third Name', second);
    expect(await publish(second)).toEqual([MANIFEST, CHANGES]);
    expect(await publish(second)).toEqual([]);
    expect(await publish(third)).toEqual([MANIFEST, `${LIST}/persons-1.changes`]);
    expect(await persons()).toEqual(inOrder(third, 4));
    // What was changed back is an entry like any other.
    expect(await publish(EVERYBODY)).toEqual([MANIFEST, `${LIST}/persons-2.changes`]);
    expect(await persons()).toEqual(inOrder(EVERYBODY, 4));
  });

  it('writes all changes as one file when there are too many files', async () => {
    const { publish, persons, manifest } = await hub({ ...LIMITS, mostFiles: 2 });
    await publish(EVERYBODY);
    let now: readonly Person[] = EVERYBODY;
    for (const index of [1, 2, 3]) {
      now = withName(index, `Name ${index}`, now);
      await publish(now);
    }
    expect((await manifest()).changed?.changes).toEqual([CHANGES]);
    expect(await persons()).toEqual(inOrder(now, 4));
    await publish(withName(4, 'Name 4', now));
    expect((await manifest()).changed?.changes).toHaveLength(2);
  });

  it('carries no changes once everything is as in the packs again', async () => {
    const { publish, manifest, persons } = await hub({ ...LIMITS, mostFiles: 1 });
    await publish(EVERYBODY);
    await publish(withName(7, 'Another Name'));
    expect(await publish(EVERYBODY)).toEqual([MANIFEST]);
    expect((await manifest()).changed).toBeUndefined();
    expect(await persons()).toEqual(inOrder(EVERYBODY, 4));
  });
});

describe('new packs and a new index', () => {
  const renamed = (count: number) =>
    EVERYBODY.map((one, index) => (index < count ? person(index, `New ${index}`) : one));

  it.each([
    {
      why: 'more persons changed than the share',
      limits: { mostPersonShare: 0.2 },
      now: renamed(100),
    },
    {
      why: 'more persons are gone than the share',
      limits: { mostPersonShare: 0.2 },
      now: EVERYBODY.slice(100),
    },
    {
      why: 'more persons were entered than a post keeps',
      limits: { mostPersons: 2 },
      now: renamed(3),
    },
    {
      why: 'the changes weigh more than the share',
      limits: { mostByteShare: 0.01 },
      now: renamed(1),
    },
    { why: 'no files of changes are wanted', limits: { mostFiles: 0 }, now: renamed(1) },
  ])('are made when $why', async ({ limits, now }) => {
    const { publish, persons, manifest } = await hub({ ...LIMITS, ...limits });
    await publish(EVERYBODY);
    const fresh = await publish(now);
    expect(fresh).toContain(`${LIST}/names.index`);
    expect((await manifest()).changed).toBeUndefined();
    expect(await persons()).toHaveLength(now.length);
  });

  it('are made when who is gone has been in the packs for long enough', async () => {
    const { publish, persons, manifest } = await hub();
    await publish(EVERYBODY);
    await publish(EVERYBODY.slice(1), daysLater(100));
    expect((await manifest()).changed?.since).toBe(daysLater(100).toISOString());
    const now = EVERYBODY.slice(2);
    expect(await publish(now, daysLater(130))).toContain(`${LIST}/persons-1.changes`);
    expect(await publish(now, daysLater(131))).toContain(`${LIST}/names.index`);
    expect((await manifest()).changed).toBeUndefined();
    expect(await persons()).toEqual(inOrder(now, 4));
  });

  it('leave the packs alone in which nobody changed', async () => {
    const { publish } = await hub({ ...LIMITS, mostFiles: 0 });
    await publish(EVERYBODY);
    const bucket = personBucketOf('U-7', 4);
    expect(await publish(withName(7, 'Another Name'))).toEqual([
      `${LIST}/names.index`,
      `${LIST}/persons-${bucket}-of-4.pack`,
    ]);
  });

  it('are made with a new content key, from which on changes are sealed with it', async () => {
    const { data, publish, persons } = await hub();
    await publish(EVERYBODY);
    await publish(withName(7, 'Another Name'));
    const keys = await openReleaseKeys(data);
    if (!keys.ok) throw new Error(keys.failure.reason);
    await keys.value.rotate();
    const now = withName(8, 'A Third Name');
    expect(await publish(now)).toHaveLength(6);
    expect(await persons()).toEqual(inOrder(now, 4));
    expect(await publish(withName(9, 'A Name', now))).toEqual([MANIFEST, CHANGES]);
  });

  it.each([`${LIST}/names.index`, `${LIST}/persons-2-of-4.pack`, CHANGES])(
    'are made when %s of the release before is damaged',
    async (damaged) => {
      const { publish, persons, manifest, fileOf } = await hub();
      await publish(EVERYBODY);
      await publish(withName(7, 'Another Name'));
      const { path } = await fileOf(damaged);
      const bytes = await readFile(path);
      bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
      await writeFile(path, bytes);
      const now = withName(8, 'A Third Name');
      await publish(now);
      expect((await manifest()).changed).toBeUndefined();
      expect(await persons()).toEqual(inOrder(now, 4));
    },
  );
});

describe('a publication of changes that dies', () => {
  it('leaves the release before or the new one whole, at every single step', async () => {
    const now = withName(7, 'Another Name');
    const outcomes: boolean[] = [];
    for (let step = 0; outcomes.at(-1) !== true; step += 1) {
      const { data, publish, persons } = await hub();
      await publish(EVERYBODY);
      const result = await publishRelease({
        source: fictionalSource({ id: LIST, persons: now }),
        dataDirectory: data,
        now: NOW,
        changeLimits: LIMITS,
        files: dyingFiles(data, step),
      });
      outcomes.push(result.ok);
      const names = (await persons()).map(({ names: [name] }) => name?.whole);
      expect(names).toHaveLength(400);
      await publish(now);
      expect(await persons()).toEqual(inOrder(now, 4));
    }
    expect(outcomes.length).toBeGreaterThan(6);
  });
});

/** Dies at the given change to the disk, counted from 0, and leaves half a write behind. */
function dyingFiles(data: string, atChange: number): ReleaseFiles {
  const files = openReleaseFiles(repositoryDirectory(data));
  let changes = 0;
  const change = async (work: () => Promise<void>, torn: () => Promise<void>): Promise<void> => {
    if (changes++ < atChange) return await work();
    if (changes === atChange + 1) await torn();
    throw Object.assign(new Error('power cut'), { code: 'EIO' });
  };
  const nothing = async () => undefined;
  return {
    ...files,
    write: (path, bytes) =>
      change(
        () => files.write(path, bytes),
        () => files.write(`${path}.tmp`, bytes.subarray(0, bytes.length / 2)),
      ),
    flushFolder: (folder) => change(() => files.flushFolder(folder), nothing),
    remove: (path) => change(() => files.remove(path), nothing),
  };
}

describe('deflatePadded', () => {
  it.each([0, 1, 4_000, 4_080, 4_090, 4_096, 9_000])(
    'fills %i bytes that do not shrink up to a multiple, with spaces',
    (length) => {
      const random = Buffer.alloc(length);
      for (let at = 0; at < length; at += 1) random.writeUInt8((at * at * 31 + at * 7) % 251, at);
      const padded = deflatePadded(random);
      expect(padded.length % PADDED_TO).toBe(0);
      const inflated = inflateRawSync(padded);
      expect(inflated.subarray(0, length).equals(random)).toBe(true);
      expect([...inflated.subarray(length)].every((byte) => byte === 0x20)).toBe(true);
    },
  );
});
