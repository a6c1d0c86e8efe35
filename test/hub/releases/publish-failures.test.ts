import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PublishOptions, publishRelease, repositoryDirectory } from '#hub/releases/publish.ts';
import { openReleaseFiles } from '#hub/releases/release-files.ts';
import { keyFileOf } from '#hub/releases/role-keys.ts';
import type { ReleaseSource } from '#hub/releases/source.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import {
  DOCUMENTS,
  dataDirectory,
  daysLater,
  document,
  type FictionalList,
  fictionalSource,
  filesBelow,
  NOW,
  PERSONS,
  person,
  published,
} from './fictional-lists.ts';
import { verifyRelease } from './verified-release.ts';

const source = fictionalSource(PERSONS, DOCUMENTS);
const LIST = 'nat-persons';

/** Publishes well, then badly: the failure, after checking that the first release still stands. */
async function failureAfterSuccess(options: Partial<PublishOptions>): Promise<unknown> {
  const data = await dataDirectory();
  await published({ source, dataDirectory: data });
  const result = await publishRelease({
    source,
    dataDirectory: data,
    now: daysLater(1),
    ...options,
  });
  expect((await verifyRelease(repositoryDirectory(data), NOW)).version).toBe(1);
  return result.ok ? null : result.failure;
}

const failureWith = (...lists: readonly FictionalList[]) =>
  failureAfterSuccess({ source: fictionalSource(...lists) });

async function* breakingAfter<Row>(rows: readonly Row[], error: Error): AsyncGenerator<Row> {
  for (const row of rows) yield await Promise.resolve(row);
  throw error;
}

describe('nothing is published', () => {
  it('when a list breaks off, and the failure does not repeat the message', async () => {
    const breaking: ReleaseSource = {
      ...source,
      persons: () => breakingAfter([person(1), person(2)], new TypeError('about Fictional Person')),
    };
    expect(await failureAfterSuccess({ source: breaking })).toEqual({
      kind: 'list-unreadable',
      list: LIST,
      position: 2,
      reason: 'TypeError',
      remedy: expect.any(String) as string,
    });
  });

  it('when a list cannot even be opened', async () => {
    const closed: ReleaseSource = {
      ...source,
      documents: () => {
        throw Object.assign(new Error('no file'), { code: 'ENOENT' });
      },
    };
    expect(await failureAfterSuccess({ source: closed })).toMatchObject({
      kind: 'list-unreadable',
      list: 'sltd',
      position: 0,
      reason: 'ENOENT',
    });
  });

  it('when the lists cannot be listed', async () => {
    const lists = () => Promise.reject(new RangeError('gone'));
    expect(await failureAfterSuccess({ source: { ...source, lists } })).toMatchObject({
      kind: 'list-unreadable',
      list: null,
      reason: 'RangeError',
    });
  });

  it.each([
    { found: 1, records: 2 },
    { found: 1, records: 0 },
  ])('when a list has $found record and announced $records', async ({ found, records }) => {
    const list = { id: LIST, records, persons: [person(1)] };
    const failure = { kind: 'wrong-record-count', list: LIST, expected: records, found };
    expect(await failureWith(list)).toMatchObject(failure);
  });

  it.each([
    {
      why: 'a person has no name',
      list: { id: LIST, persons: [person(1), { ...person(2), names: [] }] },
      reason: 'names: too_small',
    },
    {
      why: 'two persons have one id',
      list: { id: LIST, persons: [person(1), person(1)] },
      reason: 'an earlier record has the same id',
    },
    {
      why: 'a document has a day that does not exist',
      list: {
        id: 'sltd',
        documents: [document(1), { ...document(2), dateReported: '2026-02-30' }],
      },
      reason: 'dateReported: invalid_format',
    },
    {
      why: 'a document number has nothing to compare',
      list: { id: 'sltd', documents: [document(1), { ...document(2), documentNumber: '--' }] },
      reason: 'documentNumber: nothing comparable (A–Z, 0–9) in it',
    },
    {
      why: 'an issuing state is empty',
      list: { id: 'sltd', documents: [document(1), { ...document(2), issuingState: '<<<' }] },
      reason: 'issuingState: no letters in it',
    },
  ])('when $why', async ({ list, reason }) => {
    expect(await failureWith(list)).toMatchObject({
      kind: 'invalid-record',
      list: list.id,
      position: 1,
      reason,
    });
  });

  it.each(['root', 'targets', 'snapshot', 'timestamp', 'policy'])(
    'when a list calls itself %s, as a role does',
    async (id) => {
      expect(await failureWith({ id, persons: [] })).toMatchObject({
        kind: 'invalid-list',
        list: id,
      });
    },
  );

  it('when two lists have one id, an id is no id, or a date is no date', async () => {
    const failure = { kind: 'invalid-list', list: LIST };
    expect(await failureWith(PERSONS, PERSONS)).toMatchObject(failure);
    expect(await failureWith({ ...PERSONS, listDate: 'May' })).toMatchObject({
      ...failure,
      reason: 'listDate: invalid_format',
    });
    expect(await failureWith({ ...PERSONS, id: '../up' })).toMatchObject({
      kind: 'invalid-list',
      list: '../up',
      reason: 'description.id: invalid_format',
    });
  });

  it('when the policy is none', async () => {
    const policy = { ...DEFAULT_POLICY, requiredLists: [] };
    expect(await failureAfterSuccess({ policy })).toMatchObject({
      kind: 'invalid-policy',
      reason: 'requiredLists: too_small',
    });
  });

  it('when another publication runs', async () => {
    const data = await dataDirectory();
    const options = { source, dataDirectory: data, now: NOW };
    const results = await Promise.all([publishRelease(options), publishRelease(options)]);
    expect(results.map((result) => (result.ok ? 'published' : result.failure.kind))).toEqual([
      'published',
      'already-publishing',
    ]);
    expect(await publishRelease(options)).toMatchObject({ ok: true });
  });
});

describe('keys', () => {
  it('may be offline as long as root and targets need not be signed', async () => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    const offline = join(data, 'keys', 'tuf', 'offline');
    await rename(offline, join(data, 'ceremony'));
    const changed = fictionalSource({ id: LIST, persons: [person(1)] }, DOCUMENTS);
    // On day 85 both are due for renewal: they serve on, because they are not out of date.
    await published({ source: changed, dataDirectory: data, now: daysLater(85) });
    const release = await verifyRelease(repositoryDirectory(data), daysLater(85));
    expect(release.versions).toMatchObject({ targets: 1, [LIST]: 2 });
    expect(release.rootVersion).toBe(1);

    const options = { source, dataDirectory: data };
    expect(await publishRelease({ ...options, now: daysLater(91) })).toMatchObject({
      failure: { kind: 'targets-signatures-missing', version: 2, signatures: 0, needed: 1 },
    });
    expect(await publishRelease({ ...options, now: daysLater(366) })).toMatchObject({
      failure: { kind: 'role-key-missing', role: 'root' },
    });
    const more = fictionalSource(PERSONS, DOCUMENTS, { id: 'new-list', persons: [person(3)] });
    expect(
      await publishRelease({ source: more, dataDirectory: data, now: daysLater(86) }),
    ).toMatchObject({ failure: { kind: 'targets-signatures-missing', version: 3 } });
    await rename(join(data, 'ceremony'), offline);
    await published({ source: more, dataDirectory: data, now: daysLater(86) });
  });

  it.each(['snapshot', 'timestamp'])(
    'are not drawn again when the %s key is lost',
    async (role) => {
      const data = await dataDirectory();
      await published({ source, dataDirectory: data });
      await rm(join(data, keyFileOf(role)));
      expect(await publishRelease({ source, dataDirectory: data, now: NOW })).toMatchObject({
        failure: { kind: 'role-key-missing', role },
      });
    },
  );

  it('that are foreign to the root do not sign', async () => {
    const [data, other] = [await dataDirectory(), await dataDirectory()];
    await published({ source, dataDirectory: data });
    await published({ source, dataDirectory: other });
    await rename(join(other, keyFileOf('timestamp')), join(data, keyFileOf('timestamp')));
    expect(await publishRelease({ source, dataDirectory: data, now: NOW })).toMatchObject({
      failure: { kind: 'role-key-missing', role: 'timestamp' },
    });
  });

  it('of a list that was lost are drawn again and delegated to', async () => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    await rm(join(data, keyFileOf('sltd')));
    await published({ source, dataDirectory: data });
    const release = await verifyRelease(repositoryDirectory(data), NOW);
    expect(release.versions).toMatchObject({ targets: 2, sltd: 2, [LIST]: 1 });
  });

  it.each(['root', 'targets', 'snapshot', 'timestamp', 'sltd'])(
    'that are damaged stop the first publication: %s',
    async (role) => {
      const data = await dataDirectory();
      const file = keyFileOf(role);
      await mkdir(join(data, file, '..'), { recursive: true });
      await writeFile(join(data, file), 'not a key');
      expect(await publishRelease({ source, dataDirectory: data, now: NOW })).toMatchObject({
        failure: { kind: 'keys-damaged', file },
      });
    },
  );

  it('of the content that are damaged stop the publication', async () => {
    const data = await dataDirectory();
    await mkdir(join(data, 'keys'));
    await writeFile(join(data, 'keys', 'release-keys.json'), '{}');
    expect(await publishRelease({ source, dataDirectory: data, now: NOW })).toMatchObject({
      failure: { kind: 'keys-damaged', file: join('keys', 'release-keys.json') },
    });
  });
});

describe('a damaged repository', () => {
  it.each(['timestamp.json', '1.snapshot.json', '1.targets.json', '1.root.json'])(
    'stops the publication when it is %s',
    async (name) => {
      const data = await dataDirectory();
      await published({ source, dataDirectory: data });
      await writeFile(join(repositoryDirectory(data), 'metadata', name), '{"signed":');
      const before = await filesBelow(repositoryDirectory(data));
      expect(await publishRelease({ source, dataDirectory: data, now: NOW })).toMatchObject({
        failure: { kind: 'repository-damaged' },
      });
      expect(await filesBelow(repositoryDirectory(data))).toEqual(before);
    },
  );

  it.each(['lost', 'damaged'])('is mended when the file of a role is %s', async (how) => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    const file = join(repositoryDirectory(data), 'metadata', '1.sltd.json');
    await (how === 'lost' ? rm(file) : writeFile(file, '{}'));
    await published({ source, dataDirectory: data });
    const release = await verifyRelease(repositoryDirectory(data), NOW);
    expect(release.versions).toMatchObject({ sltd: 2, [LIST]: 1 });
  });

  it('is mended when target files are lost or cut short', async () => {
    const data = await dataDirectory();
    await published({ source, dataDirectory: data });
    const repository = repositoryDirectory(data);
    const packs = (await filesBelow(repository)).filter((file) => file.endsWith('.pack'));
    await rm(join(repository, packs[0] ?? ''));
    await writeFile(join(repository, packs[1] ?? ''), 'short');
    await published({ source, dataDirectory: data });
    expect((await verifyRelease(repository, NOW)).version).toBe(2);
  });
});

it('does not dress up a bug as a failure of the disk', async () => {
  const data = await dataDirectory();
  const files = openReleaseFiles(repositoryDirectory(data));
  const options = { source, dataDirectory: data, now: NOW };
  const buggy = { ...files, sizeOf: () => Promise.reject(new TypeError('a bug')) };
  await expect(publishRelease({ ...options, files: buggy })).rejects.toThrow('a bug');
  const misused = Object.assign(new Error('bad argument'), { code: 'ERR_INVALID_ARG_TYPE' });
  const wrong = { ...files, sizeOf: () => Promise.reject(misused) };
  await expect(publishRelease({ ...options, files: wrong })).rejects.toThrow('bad argument');
});
