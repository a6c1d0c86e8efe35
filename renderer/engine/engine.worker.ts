/** The worker's entry. It is given a port to the desk and the way to the station, once. */
import './no-generated-code.ts';
import { RPCHandler } from '@orpc/server/message-port';
import { moved } from '#shared/training/training-time.ts';
import { openCacheDatabase } from './db/cache-database.ts';
import { cacheNameFor } from './db/cache-name.ts';
import { createEngine } from './engine.ts';
import { createEngineRouter } from './router.ts';
import { sleep } from './sleep.ts';
import type { EngineStart } from './start-message.ts';
import { linkToStation } from './station-link.ts';

addEventListener('message', ({ data }: MessageEvent<EngineStart>) => start(data), { once: true });

function start({ port, token, stationOrigin, training }: EngineStart): void {
  const engine = createEngine({
    ...linkToStation(stationOrigin, token),
    openDatabase: () => openCacheDatabase({}, cacheNameFor(training)),
    now: () => new Date(moved(Date.now(), training?.days ?? 0)),
    monotonic: () => performance.now(),
    newReference: () => crypto.randomUUID().slice(0, 8),
    sleep,
    freeBytes,
  });
  new RPCHandler(createEngineRouter(engine)).upgrade(port);
  port.start();
}

/** What the browser's quota leaves; null when it does not say. */
async function freeBytes(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? null : quota - usage;
}
