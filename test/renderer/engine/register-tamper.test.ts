/** Every byte of a register's files, one at a time: on the way from the station, and in the cache. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createBufferPool } from '#renderer/engine/install/buffer-pool.ts';
import { type Installation, install } from '#renderer/engine/install/install.ts';
import { ownBuffer } from '#renderer/engine/opening/own-buffer.ts';
import { createReleaseKeyring } from '#renderer/engine/opening/release-keyring.ts';
import { createBucketMemory } from '#renderer/engine/search/bucket-memory.ts';
import { loadGeneration } from '#renderer/engine/search/generation.ts';
import { lookUpDocuments } from '#renderer/engine/search/look-up.ts';
import { screenTraveller } from '#renderer/engine/search/screen.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';
import { buildRelease, RELEASE_KEYS } from '#test/support/release-fixture.ts';
import { aDocument, aReport, aTraveller } from '#test/support/screening-subjects.ts';
import { createMemoryCache, type MemoryCache } from './memory-cache.ts';

const [LISTED, ADDED, WITHDRAWN] = ['X1234567', 'Y7654321', 'K5553310'];

const release = buildRelease({
  documents: [aReport(), aReport({ documentNumber: WITHDRAWN, noticeReference: '2026/7' })],
  overlays: [
    {
      added: [aReport({ documentNumber: ADDED })],
      withdrawn: [aReport({ documentNumber: WITHDRAWN, noticeReference: '2026/7' })],
    },
  ],
  documentBuckets: 1,
  personBuckets: 1,
});

const SHARD = 'sltd/documents-0-of-1.shard';
const OVERLAY = 'sltd/overlay-0.changes';
const MANIFEST = 'sltd/list.json.sealed';
const POLICY = 'policy/policy.json.sealed';

const keyring = createReleaseKeyring(RELEASE_KEYS);
const traveller = (documentNumber: string) =>
  aTraveller({ document: aDocument({ documentNumber }) });

const flippedAt = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] as number) ^ 0x41;
  return copy;
};

const everyByte = (bytes: Uint8Array): number[] => Array.from(bytes, (_, at) => at);

function bytesOf(path: string): Uint8Array {
  const bytes = release.files.get(release.shaOf(path));
  if (!bytes) throw new Error(`no ${path}`);
  return bytes;
}

function installInto(
  cache: MemoryCache,
  files: ReadonlyMap<string, Uint8Array> = release.files,
  active: ActiveRelease = release.release,
) {
  const installation: Installation = {
    store: {
      cache,
      keyring,
      fetchFile: async (sha256) => {
        const bytes = files.get(sha256);
        return bytes ? ownBuffer(bytes.slice()) : null;
      },
      stop: new AbortController().signal,
      buffers: createBufferPool(),
    },
    onProgress: () => undefined,
    freeBytes: async () => null,
    onList: async () => undefined,
  };
  return install(installation, active);
}

async function answersFrom(cache: MemoryCache) {
  const damaged: string[] = [];
  const generation = await loadGeneration(release.release, {
    cache,
    keyring,
    onDamage: (sha256) => damaged.push(sha256),
    persons: { packs: new Map(), indexes: new Map() },
    documents: { buckets: createBucketMemory(), overlays: new Map() },
  });
  const report = (cause: unknown): string => {
    throw cause;
  };
  const outcomes: string[] = [];
  for (const documentNumber of [LISTED, ADDED, WITHDRAWN, 'P0000000']) {
    const { outcome } = await screenTraveller({
      traveller: traveller(documentNumber),
      generation,
      offered: release.release,
      today: { year: 2026, month: 3, day: 5 },
      judgements: async () => [],
      report,
    });
    outcomes.push(outcome);
  }
  const documents = [{ issuingState: 'UTO', documentNumber: LISTED }];
  const { kind } = await lookUpDocuments({ generation, documents, report });
  return { outcomes: outcomes.join(' '), kind, damaged: [...new Set(damaged)] };
}

const WHOLE = { outcomes: 'hit hit clear clear', kind: 'searched', damaged: [] };
const NOTHING = 'not-screened not-screened not-screened not-screened';

describe('the files of a register that arrive altered', () => {
  it.each([SHARD, OVERLAY, MANIFEST, POLICY])(
    'are refused by their hash at every byte: %s',
    async (path) => {
      const sha256 = release.shaOf(path);
      for (const at of everyByte(bytesOf(path))) {
        const cache = createMemoryCache();
        const files = new Map(release.files).set(sha256, flippedAt(bytesOf(path), at));
        expect(await installInto(cache, files)).toEqual({
          ok: false,
          failure: { kind: 'wrong-hash', detail: path },
        });
        expect(await cache.active()).toBeNull();
        expect(cache.targets.has(sha256)).toBe(false);
      }
    },
  );

  it.each([
    { path: SHARD, unread: [4, 5, 6, 7] },
    { path: OVERLAY, unread: [] },
    { path: MANIFEST, unread: [] },
    { path: POLICY, unread: [] },
  ])(
    'do not open at any byte, even where a release is made to name the altered file: $path',
    async ({ path, unread }) => {
      const others = release.release.targets.filter((target) => target.path !== path);
      for (const at of everyByte(bytesOf(path)).filter((place) => !unread.includes(place))) {
        const altered = flippedAt(bytesOf(path), at);
        const sha256 = createHash('sha256').update(altered).digest('hex');
        const targets = [...others, { path, sha256, length: altered.length }];
        const cache = createMemoryCache();
        const files = new Map(release.files).set(sha256, altered);
        const outcome = await installInto(cache, files, { ...release.release, targets });
        expect([at, outcome]).toMatchObject([at, { ok: false }]);
        const kind = outcome.ok ? '' : outcome.failure.kind;
        expect(['cannot-open', 'no-release-key', 'unreadable']).toContain(kind);
        expect(cache.targets.has(sha256)).toBe(false);
      }
    },
  );

  it('are refused when they are cut short or longer', async () => {
    for (const path of [SHARD, OVERLAY, MANIFEST]) {
      for (const bytes of [bytesOf(path).slice(0, -1), new Uint8Array([...bytesOf(path), 0])]) {
        const files = new Map(release.files).set(release.shaOf(path), bytes);
        expect(await installInto(createMemoryCache(), files)).toMatchObject({
          failure: { kind: 'wrong-hash', detail: path },
        });
      }
    }
  });
});

describe('the files of a register that were altered in the cache', () => {
  it('answer as the release says while they are whole', async () => {
    const cache = createMemoryCache();
    expect((await installInto(cache)).ok).toBe(true);
    expect(await answersFrom(cache)).toEqual(WHOLE);
  });

  it('clear nobody at any byte of a bucket, and name its shard as damaged', async () => {
    const cache = createMemoryCache();
    await installInto(cache);
    const shard = release.shaOf(SHARD);
    const whole = cache.stored.get(`${shard} 0`) ?? new Uint8Array();
    expect(whole.length).toBeGreaterThan(36);
    for (const at of everyByte(whole)) {
      cache.stored.set(`${shard} 0`, flippedAt(whole, at));
      const { outcomes, kind, damaged } = await answersFrom(cache);
      expect([at, outcomes, kind]).toEqual([at, NOTHING, 'not-searched']);
      // Another epoch's key is not there: fetching again would not bring it.
      expect(damaged).toEqual(at >= 4 && at < 8 ? [] : [shard]);
    }
  });

  it.each([OVERLAY, MANIFEST, POLICY])(
    'clear nobody at any byte of a small file, and name it as damaged: %s',
    async (path) => {
      const cache = createMemoryCache();
      await installInto(cache);
      const sha256 = release.shaOf(path);
      for (const at of everyByte(bytesOf(path))) {
        cache.targets.set(sha256, flippedAt(bytesOf(path), at));
        const { outcomes, kind, damaged } = await answersFrom(cache);
        expect([at, outcomes]).toEqual([at, NOTHING]);
        if (path !== POLICY) expect(kind).toBe('not-searched');
        expect(damaged).toEqual(at >= 4 && at < 8 ? [] : [sha256]);
      }
    },
  );

  it('clear nobody when a bucket stands in for another', async () => {
    const two = buildRelease({ documents: [aReport()], documentBuckets: 2 });
    const cache = createMemoryCache();
    await installInto(cache, two.files, two.release);
    const shard = two.shaOf(SHARD);
    const [first, second] = [0, 1].map((bucket) => cache.stored.get(`${shard} ${bucket}`));
    cache.stored.set(`${shard} 0`, second ?? new Uint8Array());
    cache.stored.set(`${shard} 1`, first ?? new Uint8Array());
    const generation = await loadGeneration(two.release, {
      cache,
      keyring,
      onDamage: () => undefined,
      persons: { packs: new Map(), indexes: new Map() },
      documents: { buckets: createBucketMemory(), overlays: new Map() },
    });
    for (const documentNumber of [LISTED, ADDED, WITHDRAWN]) {
      const documents = [{ issuingState: 'UTO', documentNumber }];
      expect(await lookUpDocuments({ generation, documents, report: String })).toMatchObject({
        kind: 'not-searched',
        failure: { kind: 'damaged' },
      });
    }
  });
});
