/** Every byte of a list of persons and of its index, as the engine keeps them: nobody is cleared by damage. */
import { describe, expect, it } from 'vitest';
import { createBufferPool } from '#renderer/engine/install/buffer-pool.ts';
import { install } from '#renderer/engine/install/install.ts';
import { ownBuffer } from '#renderer/engine/opening/own-buffer.ts';
import { createReleaseKeyring } from '#renderer/engine/opening/release-keyring.ts';
import { createBucketMemory } from '#renderer/engine/search/bucket-memory.ts';
import { loadGeneration } from '#renderer/engine/search/generation.ts';
import { screenTraveller } from '#renderer/engine/search/screen.ts';
import { buildRelease, RELEASE_KEYS } from '#test/support/release-fixture.ts';
import {
  aDocument,
  aName,
  aPerson,
  aReport,
  aTraveller,
} from '#test/support/screening-subjects.ts';
import { createMemoryCache, type MemoryCache } from '../renderer/engine/memory-cache.ts';
import { counted, cutsAndAdditions, everyPlace, flippedAt } from './changed-bytes.ts';

const PACK = 'interpol-notices/persons-0-of-1.pack';
const INDEX = 'interpol-notices/names.index';
const UNLISTED = aDocument({ documentNumber: 'P0000000' });
const LISTED = aTraveller({
  primaryIdentifier: 'ADALY',
  secondaryIdentifier: 'KERIM',
  dateOfBirth: { year: 1980, month: 5, day: 17 },
  sex: 'M',
  document: UNLISTED,
});

const release = buildRelease({
  persons: [aPerson({ id: 'red/2026-1', names: [aName('Kerim Adaly')] })],
  documents: [aReport()],
  documentBuckets: 1,
  personBuckets: 1,
});
const keyring = createReleaseKeyring(RELEASE_KEYS);
const bytesOf = (path: string): Uint8Array =>
  release.files.get(release.shaOf(path)) ?? new Uint8Array();

function installInto(cache: MemoryCache, files: ReadonlyMap<string, Uint8Array>) {
  const fetchFile = async (sha256: string) => {
    const bytes = files.get(sha256);
    return bytes ? ownBuffer(bytes.slice()) : null;
  };
  const stop = new AbortController().signal;
  const store = { cache, keyring, fetchFile, stop, buffers: createBufferPool() };
  const effects = { onProgress: () => undefined, freeBytes: async () => null };
  return install({ store, ...effects, onList: async () => undefined }, release.release);
}

async function outcomesFrom(cache: MemoryCache) {
  const damaged: string[] = [];
  const generation = await loadGeneration(release.release, {
    cache,
    keyring,
    onDamage: (sha256) => damaged.push(sha256),
    persons: { packs: new Map(), indexes: new Map() },
    documents: { buckets: createBucketMemory(), overlays: new Map() },
  });
  const outcomes: string[] = [];
  for (const traveller of [LISTED, aTraveller({ document: UNLISTED })]) {
    const { outcome } = await screenTraveller({
      traveller,
      generation,
      offered: release.release,
      today: { year: 2026, month: 3, day: 5 },
      judgements: async () => [],
      report(cause) {
        throw cause;
      },
    });
    outcomes.push(outcome);
  }
  return { outcomes, damaged };
}

const FILES = [PACK, INDEX].map((path) => ({ path, count: counted(bytesOf(path)) }));

describe('a list of persons', () => {
  it('finds the listed and clears the other while it is whole', async () => {
    const cache = createMemoryCache();
    expect((await installInto(cache, release.files)).ok).toBe(true);
    expect(await outcomesFrom(cache)).toEqual({ outcomes: ['hit', 'clear'], damaged: [] });
  });

  it.each(FILES)(
    'is not installed with one of the $count bytes of $path changed',
    async ({ path }) => {
      const sha256 = release.shaOf(path);
      const flips = everyPlace(bytesOf(path)).map((at) => flippedAt(bytesOf(path), at));
      const cuts = cutsAndAdditions(bytesOf(path)).map(({ bytes }) => bytes);
      for (const bytes of [...flips, ...cuts]) {
        const cache = createMemoryCache();
        expect(await installInto(cache, new Map(release.files).set(sha256, bytes))).toEqual({
          ok: false,
          failure: { kind: 'wrong-hash', detail: path },
        });
        expect(cache.targets.has(sha256)).toBe(false);
      }
    },
  );

  it.each(FILES)(
    'clears nobody when one of the $count bytes of $path changed in the cache, and names the file',
    async ({ path }) => {
      const cache = createMemoryCache();
      await installInto(cache, release.files);
      const sha256 = release.shaOf(path);
      const whole = cache.targets.get(sha256) ?? new Uint8Array();
      expect(whole.length).toBeGreaterThan(36);
      for (const at of everyPlace(whole)) {
        cache.targets.set(sha256, flippedAt(whole, at));
        const { outcomes, damaged } = await outcomesFrom(cache);
        expect([at, outcomes]).toEqual([at, ['not-screened', 'not-screened']]);
        // Another epoch's key is not there: fetching again would not bring it.
        expect(damaged).toEqual(at >= 4 && at < 8 ? [] : [sha256]);
      }
    },
  );

  it.each(FILES)('clears nobody when $path was cut or added to in the cache', async ({ path }) => {
    const cache = createMemoryCache();
    await installInto(cache, release.files);
    const sha256 = release.shaOf(path);
    for (const { what, bytes } of cutsAndAdditions(bytesOf(path))) {
      cache.targets.set(sha256, Uint8Array.from(bytes));
      const { outcomes } = await outcomesFrom(cache);
      expect([what, outcomes]).toEqual([what, ['not-screened', 'not-screened']]);
    }
  });

  it('does not open as the file of another list', async () => {
    const cache = createMemoryCache();
    await installInto(cache, release.files);
    cache.targets.set(release.shaOf(PACK), Uint8Array.from(bytesOf('sltd/list.json.sealed')));
    expect((await outcomesFrom(cache)).outcomes).toEqual(['not-screened', 'not-screened']);
  });
});
