/**
 * The station of the bench: the product's own release store behind the product's own contract, without
 * sign-in, journal and sync, which have nothing to do with the register.
 */

import { createServer } from 'node:http';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { createDirectoryRepository } from '#main/services/release-store/directory-repository.ts';
import { openReleaseStore } from '#main/services/release-store/release-store.ts';
import type { RepositorySource } from '#main/services/release-store/repository-source.ts';
import { createSignal } from '#renderer/engine/signal.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';
import { FILES_PREFIX, STATION_PREFIX, stationContract } from '#shared/station/contract.ts';
import type { News } from '#shared/station/news.ts';
import { mapped, merged } from '#test/support/merged.ts';
import { servePages } from './serve-pages.ts';

export type BenchStation = {
  readonly origin: string;
  /** Takes the newest release from the hub's folder. */
  update(): Promise<{ readonly version: number; readonly seconds: number; readonly bytes: number }>;
  close(): void;
};

export type BenchStationOptions = {
  readonly folder: string;
  readonly repository: string;
  readonly rootMetadata: string;
  readonly releaseKeys: ReadonlyArray<{ readonly epoch: number; readonly key: Uint8Array }>;
};

export async function startBenchStation(options: BenchStationOptions): Promise<BenchStation> {
  const pages = path.join(options.folder, 'page');
  await build({
    root: path.join(import.meta.dirname, 'page'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir: pages, emptyOutDir: true, target: 'chrome130', chunkSizeWarningLimit: 2000 },
  });
  const opened = await openReleaseStore({
    directory: path.join(options.folder, 'station'),
    root: options.rootMetadata,
    clock: () => new Date(),
  });
  if (!opened.ok) throw new Error(opened.failure.reason);
  const store = opened.value;
  const active = createSignal<ActiveRelease | null>(store.current());
  store.onActivated((release) => active.set(release));
  const calls = new RPCHandler(createRouter(options, active));

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(FILES_PREFIX)) {
      const file = await store.openFile(pathname.slice(FILES_PREFIX.length));
      const headers = { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' };
      return new Response(file, { status: file === null ? 404 : 200, headers });
    }
    const { response } = await calls.handle(request, { prefix: STATION_PREFIX, context: {} });
    return response ?? (await servePages(pages, pathname));
  };
  const listener = getRequestListener(answer);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the station has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async update() {
      const counted = countBytes(createDirectoryRepository(options.repository));
      const from = performance.now();
      const updated = await store.update(counted.source);
      if (!updated.ok) throw new Error(JSON.stringify(updated.failure));
      const seconds = (performance.now() - from) / 1000;
      return { version: store.current()?.version ?? 0, seconds, bytes: counted.bytes() };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function createRouter({ releaseKeys }: BenchStationOptions, active: ReturnType<typeof signalOf>) {
  const { engine, news, journal } = stationContract;
  const station = implement({ engine, news, journal });
  const idle = {
    state: 'idle' as const,
    online: true,
    lastContact: null,
    waiting: { urgent: 0, routine: 0 },
    acknowledged: { urgent: 0, routine: 0 },
    download: null,
    lastFailure: null,
    nextAttempt: null,
  };
  const heads = createSignal({ urgent: 0, routine: 0 });
  const status = createSignal(idle);
  return station.router({
    engine: {
      keys: station.engine.keys.handler(() => ({
        cacheKey: toBase64Url(new Uint8Array(32).fill(7)),
        releaseKeys: releaseKeys.map(({ epoch, key }) => ({ epoch, key: toBase64Url(key) })),
      })),
    },
    journal: {
      append: station.journal.append.handler(() => ({ kind: 'disk-full', bytesNeeded: 1 })),
      read: station.journal.read.handler(({ input }) => ({ entries: [], cursor: input.after })),
    },
    news: {
      watch: station.news.watch.handler(({ signal }) =>
        merged<News>([
          mapped(active.watch(signal), (release) => ({ topic: 'release', release })),
          mapped(heads.watch(signal), (next) => ({ topic: 'journal', heads: next })),
          mapped(status.watch(signal), (next) => ({ topic: 'sync', status: next })),
        ]),
      ),
    },
  });
}

const signalOf = () => createSignal<ActiveRelease | null>(null);

/** What a thin link would have to carry: every byte of metadata and targets. */
function countBytes(inner: RepositorySource): {
  readonly source: RepositorySource;
  readonly bytes: () => number;
} {
  let bytes = 0;
  const source: RepositorySource = {
    async metadata(name, most) {
      const read = await inner.metadata(name, most);
      if (read.ok) bytes += read.value.length;
      return read;
    },
    async target(target, from) {
      const stream = await inner.target(target, from);
      if (!stream.ok) return stream;
      const count = new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          bytes += piece.length;
          controller.enqueue(piece);
        },
      });
      return { ok: true, value: stream.value.pipeThrough(count) };
    },
  };
  return { source, bytes: () => bytes };
}
