import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishRelease, repositoryDirectory } from '#hub/releases/publish.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import { JUDGEMENTS_TARGET, POLICY_TARGET, SUPPRESSIONS_TARGET } from '#shared/release/manifest.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { suppressionOf, suppressionsFileSchema } from '#shared/release/suppressions.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import {
  contentKeyOf,
  DOCUMENTS,
  dataDirectory,
  daysLater,
  fictionalSource,
  filesBelow,
  manyOf,
  NOW,
  PERSONS,
  person,
  published,
} from './fictional-lists.ts';
import { openJson, openManifest, openPersons, verifyRelease } from './verified-release.ts';

const source = fictionalSource(PERSONS, DOCUMENTS);

describe('publishRelease, the first time', () => {
  it('makes a repository that verifies from the root down to every file', async () => {
    const data = await dataDirectory();
    const report = await published({ source, dataDirectory: data });
    const release = await verifyRelease(repositoryDirectory(data), NOW);

    expect(release.version).toBe(report.version);
    expect(release.publishedAt).toBe(NOW.toISOString());
    expect(release.versions).toEqual({
      timestamp: 1,
      snapshot: 1,
      targets: 1,
      policy: 1,
      sltd: 1,
      'nat-persons': 1,
    });
    expect([...release.targets.keys()].sort()).toEqual([
      'nat-persons/list.json.sealed',
      'nat-persons/names.index',
      'nat-persons/persons-0-of-4.pack',
      'nat-persons/persons-1-of-4.pack',
      'nat-persons/persons-2-of-4.pack',
      'nat-persons/persons-3-of-4.pack',
      'policy/judgements.json.sealed',
      'policy/policy.json.sealed',
      'policy/suppressions.json.sealed',
      'sltd/documents-0-of-1.shard',
      'sltd/list.json.sealed',
    ]);
  });

  it('reports what is in the release and what a post must fetch', async () => {
    const data = await dataDirectory();
    const report = await published({ source, dataDirectory: data });

    expect(report).toMatchObject({
      version: 1,
      publishedAt: '2026-06-01T08:00:00.000Z',
      keyEpoch: 1,
      lists: [
        { list: 'nat-persons', kind: 'persons', records: 500, targets: 6, changedTargets: 6 },
        { list: 'sltd', kind: 'documents', records: 3000, targets: 2, changedTargets: 2 },
      ],
      policy: { targets: 3, changedTargets: 3 },
      withdrawnLists: [],
      missingRequiredLists: ['interpol-notices'],
      removedFiles: 0,
    });
    for (const { bytes, changedBytes } of report.lists) expect(changedBytes).toBe(bytes);
  });

  it('carries what the posts judged, in an order that tells nothing', async () => {
    const data = await dataDirectory();
    const pairs = ['cd'.repeat(16), 'ab'.repeat(16)];
    const judging = { ...source, judgements: async () => pairs };
    await published({ source: judging, dataDirectory: data });
    const release = await verifyRelease(repositoryDirectory(data), NOW);
    const key = await contentKeyOf(data);
    expect(await openJson(release, key, JUDGEMENTS_TARGET)).toEqual({
      v: 1,
      pairs: pairs.toReversed(),
    });
  });

  it('carries the suppressed notices among filler, by references that only its key makes', async () => {
    const data = await dataDirectory();
    const notice = { list: 'nat-persons', entry: 'p1', reference: 'R1', issuer: 'XYZ' };
    const suppressing = { ...source, suppressions: async () => [notice] };
    await published({ source: suppressing, dataDirectory: data });
    const release = await verifyRelease(repositoryDirectory(data), NOW);
    const contentKey = await contentKeyOf(data);
    const file = suppressionsFileSchema.parse(
      await openJson(release, contentKey, SUPPRESSIONS_TARGET),
    );
    expect(file.keyEpoch).toBe(1);
    expect(file.references).toHaveLength(64);
    const key = subkeyOf(contentKey, 'release-suppressions');
    expect(file.references).toContain(suppressionOf(key, notice));
    expect(JSON.stringify(file)).not.toMatch(/nat-persons|XYZ/u);
  });

  it('publishes nothing when the asylum cases cannot be read', async () => {
    const data = await dataDirectory();
    const broken = {
      ...source,
      suppressions: () => Promise.reject(new Error('the database is away')),
    };
    const answer = await publishRelease({ source: broken, dataDirectory: data, now: NOW });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'list-unreadable' } });
  });

  it('carries the policy and the manifests in sealed form', async () => {
    const data = await dataDirectory();
    const policy = { ...DEFAULT_POLICY, idleLockInMinutes: 7 };
    await published({ source, dataDirectory: data, policy });
    const release = await verifyRelease(repositoryDirectory(data), NOW);
    const key = await contentKeyOf(data);

    expect(await openJson(release, key, POLICY_TARGET)).toEqual(policy);
    expect(await openManifest(release, key, 'sltd')).toMatchObject({
      list: { id: 'sltd', kind: 'documents' },
      listDate: '2026-05-31',
      records: 3000,
      targets: ['sltd/documents-0-of-1.shard'],
      register: { keyEpoch: 1, buckets: 4, baseRecords: 3000, overlays: [] },
    });
    expect(await openManifest(release, key, 'nat-persons')).not.toHaveProperty('register');
  });

  it('leaves no listed name and no document number readable on the disk', async () => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    const repository = repositoryDirectory(data);
    for (const file of await filesBelow(repository)) {
      const text = await readFile(join(repository, file), 'latin1');
      expect(text.includes('Fictional') || text.includes('L0000')).toBe(false);
    }
  });

  it('tells how far the reading is', async () => {
    const data = await dataDirectory();
    const seen: string[] = [];
    const onProgress = (at: { list: string; records: number; of: number }) =>
      seen.push(`${at.list} ${at.records}/${at.of}`);
    await published({ source, dataDirectory: data, onProgress });
    expect(seen).toEqual([
      'nat-persons 500/500',
      'sltd 1000/3000',
      'sltd 2000/3000',
      'sltd 3000/3000',
      'sltd 3000/3000',
    ]);
  });
});

describe('publishRelease, again', () => {
  it('changes timestamp and snapshot only when nothing changed', async () => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    const before = await filesBelow(repositoryDirectory(data));
    const report = await published({ source, dataDirectory: data, now: daysLater(1) });
    const after = await filesBelow(repositoryDirectory(data));

    expect(after.filter((file) => !before.includes(file))).toEqual(['metadata/2.snapshot.json']);
    expect(report.version).toBe(2);
    for (const list of report.lists) {
      expect(list).toMatchObject({ changedTargets: 0, changedBytes: 0 });
    }
    expect(report.policy).toMatchObject({ changedTargets: 0, changedBytes: 0 });
  });

  it('gives the same bytes whatever the order in which the source yields', async () => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    const turned = fictionalSource(
      { id: 'nat-persons', persons: manyOf(500, (i) => person(499 - i)) },
      DOCUMENTS,
    );
    const report = await published({ source: turned, dataDirectory: data });
    expect(report.lists.map(({ changedTargets }) => changedTargets)).toEqual([0, 0]);
  });

  it('changes one pack, the index of names and the manifest when one person changed', async () => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    const changed = fictionalSource(
      {
        id: 'nat-persons',
        listDate: '2026-06-02',
        persons: manyOf(500, (i) => person(i, i === 77 ? 'Corrected Person' : undefined)),
      },
      DOCUMENTS,
    );
    const report = await published({ source: changed, dataDirectory: data, now: daysLater(1) });
    const release = await verifyRelease(repositoryDirectory(data), daysLater(1));

    expect(report.lists).toMatchObject([
      { list: 'nat-persons', changedTargets: 3 },
      { list: 'sltd', changedTargets: 0 },
    ]);
    expect(release.versions).toMatchObject({ 'nat-persons': 2, sltd: 1, policy: 1, targets: 1 });
    const persons = await openPersons(release, await contentKeyOf(data), 'nat-persons');
    const names = persons.flatMap(({ names }) => names.map(({ whole }) => whole));
    expect(names).toContain('Corrected Person');
    expect(names).not.toContain('Fictional Person 77');
  });

  it('keeps the files of this release and the previous one, and removes what is older', async () => {
    const data = await dataDirectory();
    const repository = repositoryDirectory(data);
    const version = (name: string) =>
      fictionalSource({ id: 'nat-persons', persons: [person(1, name)] });
    await published({ source: version('First'), dataDirectory: data });
    const first = await filesBelow(repository);
    await published({ source: version('Second'), dataDirectory: data });
    const second = await filesBelow(repository);
    expect(second).toEqual(expect.arrayContaining(first));
    const report = await published({ source: version('Third'), dataDirectory: data });
    const third = await filesBelow(repository);

    const gone = first.filter((file) => !third.includes(file));
    expect(gone.map((file) => file.replace(/[0-9a-f]{64}/u, 'hash')).sort()).toEqual([
      'metadata/1.nat-persons.json',
      'metadata/1.snapshot.json',
      'targets/nat-persons/hash.names.index',
      'targets/nat-persons/hash.persons-0-of-1.pack',
    ]);
    expect(report.removedFiles).toBe(4);
    expect(second.filter((file) => !first.includes(file) && !third.includes(file))).toEqual([]);
  });

  it('seals everything again after a new content key, and signs nothing offline', async () => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    const keys = await openReleaseKeys(data);
    if (!keys.ok) throw new Error(keys.failure.reason);
    await keys.value.rotate();
    const report = await published({ source, dataDirectory: data });
    const release = await verifyRelease(repositoryDirectory(data), NOW);

    expect(report.keyEpoch).toBe(2);
    for (const list of report.lists) expect(list.changedTargets).toBe(list.targets);
    expect(release.versions['targets']).toBe(1);
    const persons = await openPersons(release, await contentKeyOf(data), 'nat-persons');
    expect(persons).toHaveLength(500);
  });

  it('keeps the role of a withdrawn list, with no target, and takes it back later', async () => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    const without = await published({ source: fictionalSource(PERSONS), dataDirectory: data });
    const release = await verifyRelease(repositoryDirectory(data), NOW);

    expect(without.withdrawnLists).toEqual(['sltd']);
    expect(release.versions).toMatchObject({ sltd: 2, targets: 1 });
    expect([...release.targets.keys()].some((path) => path.startsWith('sltd/'))).toBe(false);
    const back = await published({ source, dataDirectory: data });
    expect(back.lists.map(({ list }) => list)).toContain('sltd');
    await verifyRelease(repositoryDirectory(data), NOW);
  });

  it('delegates to a list that is new', async () => {
    const data = await dataDirectory();
    await published({ source: fictionalSource(PERSONS), dataDirectory: data });
    await published({ source, dataDirectory: data });
    const release = await verifyRelease(repositoryDirectory(data), NOW);
    expect(release.versions).toMatchObject({ targets: 2, 'nat-persons': 1, sltd: 1 });
    expect(release.rootVersion).toBe(1);
  });
});

describe('expiry', () => {
  it('signs roles again in the last third of their ninety days, root in the last third of its year', async () => {
    const data = await dataDirectory();
    const at = async (days: number) => {
      await published({ source, dataDirectory: data, now: daysLater(days) });
      const release = await verifyRelease(repositoryDirectory(data), daysLater(days));
      const { targets, policy } = release.versions;
      return { targets, policy, root: release.rootVersion };
    };
    expect(await at(0)).toEqual({ targets: 1, policy: 1, root: 1 });
    expect(await at(59)).toEqual({ targets: 1, policy: 1, root: 1 });
    expect(await at(61)).toEqual({ targets: 2, policy: 2, root: 1 });
    expect(await at(250)).toEqual({ targets: 3, policy: 3, root: 2 });
  });

  it('lets timestamp and snapshot live for as many days as asked', async () => {
    const data = await dataDirectory();
    const lifetimes = { timestamp: 2, snapshot: 3 };
    await published({ source, dataDirectory: data, lifetimes });
    const metadata = join(repositoryDirectory(data), 'metadata');
    const timestamp = await readFile(join(metadata, 'timestamp.json'), 'utf8');
    const snapshot = await readFile(join(metadata, '1.snapshot.json'), 'utf8');
    expect(timestamp).toContain('"expires":"2026-06-03T08:00:00Z"');
    expect(snapshot).toContain('"expires":"2026-06-04T08:00:00Z"');
    await expect(verifyRelease(repositoryDirectory(data), daysLater(2))).rejects.toThrow(
      /expired/u,
    );
  });
});

it('publishes 6,600 persons within 20 seconds', async () => {
  const data = await dataDirectory();
  const many = fictionalSource({ id: 'nat-persons', persons: manyOf(6600, (i) => person(i)) });
  const started = performance.now();
  const result = await publishRelease({ source: many, dataDirectory: data, now: NOW });
  expect(result.ok).toBe(true);
  expect(performance.now() - started).toBeLessThan(20_000);
});
