/** Files of changes to a list of persons, tampered with and mixed: the list is not searched, and the file is named. */
import { describe, expect, it } from 'vitest';
import { createReleaseKeyring } from '#renderer/engine/opening/release-keyring.ts';
import { createBucketMemory } from '#renderer/engine/search/bucket-memory.ts';
import { loadGeneration } from '#renderer/engine/search/generation.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { buildRelease, RELEASE_KEYS, type ReleaseFixture } from '#test/support/release-fixture.ts';
import { aName, aPerson, aTraveller } from '#test/support/screening-subjects.ts';
import { createMemoryCache } from '../renderer/engine/memory-cache.ts';
import { cutsAndAdditions, everyPlace, flippedAt } from './changed-bytes.ts';

const LIST = 'interpol-notices';
const PACK = `${LIST}/persons-0-of-1.pack`;
const INDEX = `${LIST}/names.index`;
const MANIFEST = `${LIST}/list.json.sealed`;
const [CHANGES, LATER] = [`${LIST}/persons-0.changes`, `${LIST}/persons-1.changes`];

/** Magic, epoch and nonce. */
const HEADER_BYTES = 20;

const one = (number: number, whole: string): Person =>
  aPerson({ id: `red/2026-${number}`, names: [aName(whole)] });
const PACKED = [one(1, 'Kerim Adaly'), one(2, 'Oren Valdis')];
const ADDED = [...PACKED, one(3, 'Marek Dolinski')];
const REPLACED = [one(1, 'Kerim Adaly'), one(2, 'Jonas Wirth'), one(3, 'Marek Dolinski')];

const built = (persons: readonly Person[], ...personVersions: readonly (readonly Person[])[]) =>
  buildRelease({ persons, personVersions, personBuckets: 1, documentBuckets: 1 });
const release = built(PACKED, ADDED, REPLACED);
const otherHistory = built(PACKED, [...PACKED, one(3, 'Pavel Ostrov')], REPLACED);
const otherEnd = built(PACKED, ADDED, [
  one(1, 'Kerim Adaly'),
  one(2, 'Pavel Ostrov'),
  one(3, 'Marek Dolinski'),
]);
const otherPacks = built([one(1, 'Kerim Adaly'), one(2, 'Pavel Ostrov')], ADDED, REPLACED);

/** How the list answers when the files lie in the cache as given, and which hashes were reported. */
async function outcomeOf(targets: readonly StoredTarget[], files: ReadonlyMap<string, Uint8Array>) {
  const cache = createMemoryCache();
  for (const { sha256 } of targets) {
    const bytes = files.get(sha256);
    if (bytes) cache.targets.set(sha256, Uint8Array.from(bytes));
  }
  const damaged: string[] = [];
  const generation = await loadGeneration(
    { ...release.release, targets: [...targets] },
    {
      cache,
      keyring: createReleaseKeyring(RELEASE_KEYS),
      onDamage: (sha256) => damaged.push(sha256),
      persons: { packs: new Map(), indexes: new Map() },
      documents: { buckets: createBucketMemory(), overlays: new Map() },
    },
  );
  const source = generation.sources.find(({ list }) => list.id === LIST);
  const traveller = aTraveller({ primaryIdentifier: 'WIRTH', secondaryIdentifier: 'JONAS' });
  const outcome = await source?.search(traveller, 0.5);
  return { outcome, damaged };
}

/** The release with some files as another one has them. */
function mixed(other: ReleaseFixture, paths: readonly string[]) {
  const targets = release.release.targets.map((target) =>
    paths.includes(target.path)
      ? (other.release.targets.find(({ path }) => path === target.path) ?? target)
      : target,
  );
  return outcomeOf(targets, new Map([...release.files, ...other.files]));
}

describe('files of changes', () => {
  it('come to a list that is searched to the end while all are whole', async () => {
    const { outcome, damaged } = await outcomeOf(release.release.targets, release.files);
    expect(outcome).toMatchObject({
      kind: 'searched',
      candidates: [{ person: { id: 'red/2026-2' } }],
    });
    expect(damaged).toEqual([]);
  });

  it.each([
    { what: 'packs from another base', other: otherPacks, paths: [PACK], where: INDEX },
    { what: 'packs and index of another', other: otherPacks, paths: [PACK, INDEX], where: CHANGES },
    { what: 'the index of another base', other: otherPacks, paths: [INDEX], where: INDEX },
    { what: 'a file of another history', other: otherHistory, paths: [CHANGES], where: LATER },
    { what: 'a last file that leads elsewhere', other: otherEnd, paths: [LATER], where: INDEX },
    { what: 'changes of another base', other: otherPacks, paths: [CHANGES, LATER], where: CHANGES },
    { what: 'the manifest of another end', other: otherEnd, paths: [MANIFEST], where: INDEX },
  ])('are not searched together with $what', async ({ other, paths, where }) => {
    const { outcome } = await mixed(other, paths);
    expect(outcome).toEqual({ kind: 'not-searched', failure: { kind: 'damaged', where } });
  });

  it.each([CHANGES, LATER])('are not searched without %s', async (path) => {
    const targets = release.release.targets.filter((target) => target.path !== path);
    const { outcome } = await outcomeOf(targets, release.files);
    expect(outcome).toEqual({ kind: 'not-searched', failure: { kind: 'not-installed' } });
    const gone = new Map(release.files);
    gone.delete(release.shaOf(path));
    const lost = await outcomeOf(release.release.targets, gone);
    expect(lost.outcome).toEqual({ kind: 'not-searched', failure: { kind: 'not-installed' } });
    expect(lost.damaged).toEqual([release.shaOf(path)]);
  });

  const bytes = release.files.get(release.shaOf(CHANGES)) ?? new Uint8Array();
  const places = everyPlace(bytes).filter((at) => at < HEADER_BYTES || at % 8 === 0);
  it(`are not searched when one of ${places.length} bytes of a file changed, which is reported`, async () => {
    const sha256 = release.shaOf(CHANGES);
    for (const at of places) {
      const files = new Map(release.files).set(sha256, flippedAt(bytes, at));
      const { outcome, damaged } = await outcomeOf(release.release.targets, files);
      expect([at, outcome?.kind]).toEqual([at, 'not-searched']);
      // Another epoch's key is not there: fetching again would not bring it.
      expect(damaged).toEqual(at >= 4 && at < 8 ? [] : [sha256]);
    }
  });

  it('are not searched when a file was cut or added to', async () => {
    for (const { what, bytes: changed } of cutsAndAdditions(bytes)) {
      const files = new Map(release.files).set(release.shaOf(CHANGES), changed);
      const { outcome } = await outcomeOf(release.release.targets, files);
      expect([what, outcome?.kind]).toEqual([what, 'not-searched']);
    }
  });
});
