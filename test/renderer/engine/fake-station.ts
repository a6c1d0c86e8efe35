/** A station that serves whatever release and journal a test gives it. */

import { randomUUID } from 'node:crypto';
import { IDBKeyRange } from 'fake-indexeddb';
import { openCacheDatabase } from '#renderer/engine/db/cache-database.ts';
import { createEngine, type Engine, OPENING_MS } from '#renderer/engine/engine.ts';
import { ownBuffer } from '#renderer/engine/opening/own-buffer.ts';
import { createSignal } from '#renderer/engine/signal.ts';
import { sleep } from '#renderer/engine/sleep.ts';
import type { EngineStation } from '#renderer/engine/station-link.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';
import type { OpenedEntry } from '#shared/station/contract.ts';
import type { JournalCursor, News } from '#shared/station/news.ts';
import type { SyncStatus } from '#shared/station/sync-status.ts';
import { mapped, merged } from '#test/support/merged.ts';
import { CACHE_KEY, RELEASE_KEYS, type ReleaseFixture } from '#test/support/release-fixture.ts';

const idle: SyncStatus = {
  state: 'idle',
  online: true,
  lastContact: null,
  waiting: { urgent: 0, routine: 0 },
  acknowledged: { urgent: 0, routine: 0 },
  download: null,
  lastFailure: null,
  nextAttempt: null,
};

export type FakeStation = ReturnType<typeof createFakeStation>;

export function createFakeStation(start: ReleaseFixture | null = null) {
  const release = createSignal<ActiveRelease | null>(start?.release ?? null);
  const sync = createSignal(idle);
  const heads = createSignal<JournalCursor>({ urgent: 0, routine: 0 });
  const journal: OpenedEntry[] = [];
  const files = new Map(start?.files);
  const fake = {
    keys: { cacheKey: CACHE_KEY, releaseKeys: RELEASE_KEYS },
    files,
    /** Hashes in the order in which they were asked for. */
    asked: [] as string[],
    serving: true,
    /** Bytes that the browser says are free; null when it does not say. */
    freeBytes: null as number | null,
    /** What every file of the station turns into on its way. */
    alter: (bytes: Uint8Array): Uint8Array => bytes,
    activate(next: ReleaseFixture) {
      for (const [sha256, bytes] of next.files) files.set(sha256, bytes);
      release.set(next.release);
    },
    write(entry: OpenedEntry) {
      journal.push(entry);
      heads.set({ ...heads.get(), [entry.lane]: entry.seq });
    },
    /** As after the post was set up anew. */
    forgetJournal() {
      journal.length = 0;
      heads.set({ urgent: 0, routine: 0 });
    },
    acknowledge: (acknowledged: JournalCursor) => sync.set({ ...idle, acknowledged }),
  };
  const station = {
    engine: { keys: async () => fake.keys },
    news: {
      watch: async (_: unknown, options?: Options): Promise<AsyncGenerator<News, void, void>> => {
        const stop = options?.signal;
        return merged<News>([
          mapped(release.watch(stop), (active) => ({ topic: 'release', release: active })),
          mapped(heads.watch(stop), (next) => ({ topic: 'journal', heads: next })),
          mapped(sync.watch(stop), (status) => ({ topic: 'sync', status })),
        ]);
      },
    },
    journal: {
      append: async () => Promise.reject(new Error('the engine never writes')),
      read: async ({ after, limit }: { after: JournalCursor; limit: number }) => {
        const entries = journal.filter(({ lane, seq }) => seq > after[lane]).slice(0, limit);
        const cursor = { ...after };
        for (const { lane, seq } of entries) cursor[lane] = seq;
        return { entries, cursor };
      },
    },
  } as unknown as EngineStation;
  const fetchFile = async (sha256: string, stop: AbortSignal) => {
    stop.throwIfAborted();
    if (!fake.serving) throw new Error('no station');
    fake.asked.push(sha256);
    const bytes = files.get(sha256)?.slice();
    return bytes ? ownBuffer(fake.alter(bytes)) : null;
  };
  return { ...fake, fake, station, fetchFile };
}

type Options = { readonly signal?: AbortSignal };

const NOW = new Date(2026, 2, 5, 12);

/** An engine over an in-memory IndexedDB; `disk` is what survives a restart. */
export function startTestEngine(
  station: FakeStation,
  disk: IDBFactory,
  patienceInMs: number = OPENING_MS,
): Engine {
  return createEngine({
    station: station.station,
    fetchFile: station.fetchFile,
    openDatabase: () => openCacheDatabase({ indexedDB: disk, IDBKeyRange }),
    now: () => NOW,
    monotonic: () => performance.now(),
    freeBytes: async () => station.fake.freeBytes,
    newReference: () => randomUUID().slice(0, 8),
    // Waits between attempts are cut short; the patience with a cache that opens slowly is not.
    sleep: (ms, stop) => sleep(ms === OPENING_MS ? patienceInMs : Math.min(ms, 20), stop),
  });
}

/** Resolves as soon as the status satisfies `wanted`. */
export async function until(
  engine: Engine,
  wanted: (status: ReturnType<Engine['status']>) => boolean,
): Promise<void> {
  const stop = AbortSignal.timeout(30_000);
  for await (const status of engine.watchStatus(stop)) {
    if (wanted(status)) return;
  }
  throw new Error(`never came: ${JSON.stringify(engine.status())}`);
}

export const ready = (version: number) => (status: ReturnType<Engine['status']>) =>
  status.state === 'ready' && status.release === version;
