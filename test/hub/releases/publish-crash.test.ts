import { describe, expect, it } from 'vitest';
import { publishRelease, repositoryDirectory } from '#hub/releases/publish.ts';
import { openReleaseFiles, type ReleaseFiles } from '#hub/releases/release-files.ts';
import {
  contentKeyOf,
  DOCUMENTS,
  dataDirectory,
  daysLater,
  fictionalSource,
  manyOf,
  NOW,
  person,
  published,
} from './fictional-lists.ts';
import { openPersons, verifyRelease } from './verified-release.ts';

const LATER = daysLater(1);
const LIST = 'nat-persons';
const before = fictionalSource({ id: LIST, persons: manyOf(200, (i) => person(i)) });
/** Every person changed and a list is new: packs, manifests, roles, delegations are all written. */
const after = fictionalSource(
  { id: LIST, listDate: '2026-06-02', persons: manyOf(200, (i) => person(i, `Changed ${i}`)) },
  DOCUMENTS,
);

/** Dies at the given change to the disk, counted from 0; half a write may be left behind. */
function dyingFiles(directory: string, atChange: number) {
  const files = openReleaseFiles(directory);
  let changes = 0;
  const died = () => Object.assign(new Error('power cut'), { code: 'EIO' });
  const change = async (work: () => Promise<void>, torn?: () => Promise<void>): Promise<void> => {
    changes += 1;
    if (changes <= atChange) return await work();
    if (changes === atChange + 1) await torn?.();
    throw died();
  };
  const dying: ReleaseFiles = {
    ...files,
    write: (path, bytes) =>
      change(
        () => files.write(path, bytes),
        () => files.write(`${path}.tmp`, bytes.subarray(0, bytes.length / 2)),
      ),
    flushFolder: (folder) => change(() => files.flushFolder(folder)),
    remove: (path) => change(() => files.remove(path)),
  };
  return { dying, changes: () => changes };
}

async function namesIn(data: string): Promise<Set<string>> {
  const release = await verifyRelease(repositoryDirectory(data), LATER);
  const persons = await openPersons(release, await contentKeyOf(data), LIST);
  expect(persons).toHaveLength(200);
  return new Set(persons.map(({ names }) => names[0]?.whole.split(' ')[0] ?? ''));
}

describe('a publication that dies', () => {
  it('leaves the previous release or the new one whole, at every single step', async () => {
    const outcomes: string[] = [];
    for (let step = 0; ; step += 1) {
      const data = await dataDirectory();
      await published({ source: before, dataDirectory: data });
      const { dying, changes } = dyingFiles(repositoryDirectory(data), step);
      const options = { source: after, dataDirectory: data, now: LATER, files: dying };
      const result = await publishRelease(options);
      const [word, ...others] = await namesIn(data);
      expect(others).toEqual([]);
      outcomes.push(`${result.ok ? 'published' : result.failure.kind}: ${word}`);

      // Whatever was left behind, the next publication succeeds and is the new release.
      const next = await published({ source: after, dataDirectory: data, now: LATER });
      expect(next.version).toBeGreaterThan(1);
      expect([...(await namesIn(data))]).toEqual(['Changed']);
      if (changes() <= step) break;
    }
    // 2 packs, 1 index, 1 shard, 2 manifests, 3 folders; 2 roles, targets, snapshot; flush; then the one that counts.
    expect(outcomes.slice(0, 15)).toEqual(Array(15).fill('storage: Fictional'));
    // The timestamp is in place, only its flush failed: the answer is careful, the release is the new one.
    expect(outcomes[15]).toBe('storage: Changed');
    expect(outcomes.slice(16)).toEqual(Array(outcomes.length - 16).fill('published: Changed'));
  });

  it('leaves nothing that verifies when it was the first, and starts again', async () => {
    const data = await dataDirectory();
    const { dying } = dyingFiles(repositoryDirectory(data), 9);
    const options = { source: after, dataDirectory: data, now: NOW, files: dying };
    expect(await publishRelease(options)).toMatchObject({
      ok: false,
      failure: { kind: 'storage', code: 'EIO' },
    });
    await expect(verifyRelease(repositoryDirectory(data), NOW)).rejects.toThrow(/ENOENT/u);
    await published({ source: after, dataDirectory: data });
    expect([...(await namesIn(data))]).toEqual(['Changed']);
  });

  it('never uses a version twice', async () => {
    const data = await dataDirectory();
    await published({ source: before, dataDirectory: data });
    const { dying } = dyingFiles(repositoryDirectory(data), 13);
    const options = { source: after, dataDirectory: data, now: LATER, files: dying };
    await publishRelease(options);
    const report = await published({ source: before, dataDirectory: data, now: LATER });
    expect(report.version).toBe(3);
  });

  it('tells of a clean-up that failed without unsaying the release', async () => {
    const data = await dataDirectory();
    await published({ source: before, dataDirectory: data });
    await published({ source: after, dataDirectory: data });
    const files: ReleaseFiles = {
      ...openReleaseFiles(repositoryDirectory(data)),
      remove: () => Promise.reject(Object.assign(new Error('locked'), { code: 'EACCES' })),
    };
    const report = await published({ source: after, dataDirectory: data, files });
    expect(report).toMatchObject({ version: 3, removedFiles: null });
  });
});
