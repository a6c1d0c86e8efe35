/** A real station with the training world, and the real engine on its door. Nothing reaches a network. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openCacheDatabase } from '#renderer/engine/db/cache-database.ts';
import { cacheNameFor } from '#renderer/engine/db/cache-name.ts';
import { createEngine, type Engine } from '#renderer/engine/engine.ts';
import { sleep } from '#renderer/engine/sleep.ts';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import { filePath, TOKEN_HEADER } from '#shared/station/contract.ts';
import { daysTo, moved } from '#shared/training/training-time.ts';
import { ORIGIN, type Running, TOKEN } from '#test/main/station/station-fixture.ts';

/** The engine of a training desk on a day; `disk` is the browser's. */
export function trainingEngine({ station, desk }: Running, day: PlainDay, disk = new IDBFactory()) {
  const days = daysTo(day, Date.now());
  return createEngine({
    station: desk,
    fetchFile: async (sha256, stop) => {
      const headers = { [TOKEN_HEADER]: TOKEN };
      const request = new Request(`${ORIGIN}${filePath(sha256)}`, { headers, signal: stop });
      const response = await station.door(request);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    },
    openDatabase: () => openCacheDatabase({ indexedDB: disk, IDBKeyRange }, cacheNameFor({ days })),
    now: () => new Date(moved(Date.now(), days)),
    monotonic: () => performance.now(),
    freeBytes: async () => null,
    newReference: () => 'reference',
    sleep,
  });
}

/** Resolves when every list of the release can be searched. */
export async function untilReady(engine: Engine): Promise<void> {
  for await (const { state, failure } of engine.watchStatus(AbortSignal.timeout(30_000))) {
    if (state === 'ready') return;
    if (failure) throw new Error(JSON.stringify(failure));
  }
}
