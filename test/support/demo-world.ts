/** The demo world as the end-to-end tests use it: hub and station as processes that can be killed. */
import { createServer } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { demoPaths, enrolDemoPost, publishDemoLists } from '#build/demo/prepare.ts';
import { hubMust } from '#build/lib/hub-command.ts';
import { ROOT } from '#build/lib/run-command.ts';
import { type Service, startService } from '#build/lib/service.ts';

export type DemoWorld = {
  readonly home: string;
  readonly hubPort: number;
  readonly hubUrl: string;
};

/** A free TCP port on this machine, at the moment of asking. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

/** Publishes the fictional lists; the hub is not running yet and no post is enrolled. */
export async function inventDemoWorld(home: string): Promise<DemoWorld> {
  const hubPort = await freePort();
  await publishDemoLists(home, new Date().toISOString().slice(0, 10));
  return { home, hubPort, hubUrl: `http://127.0.0.1:${hubPort}` };
}

/** Starts the world's hub on its port. */
export function startHub(world: DemoWorld): Promise<Service> {
  return startService({
    name: 'The hub',
    program: path.join(ROOT, 'hub', 'cli', 'index.ts'),
    arguments: ['--data', demoPaths(world.home).hub, 'serve', '--port', String(world.hubPort)],
    ready: /Hub listening/u,
  });
}

/** Enrols the demo post. The hub must be running. */
export const enrol = (world: DemoWorld): Promise<void> => enrolDemoPost(world.home, world.hubUrl);

export type StartedStation = { readonly service: Service; readonly address: string };

/** Starts the station in its loopback shell; answers the one-time address for a browser. */
export const startStation = (world: DemoWorld): Promise<StartedStation> =>
  startLoopback(demoPaths(world.home).station, ['--demo', demoPaths(world.home).record]);

/** The same over any data directory, be there a post in it or not. */
export async function startLoopback(
  dataDirectory: string,
  more: readonly string[] = [],
): Promise<StartedStation> {
  const service = await startService({
    name: 'The station',
    program: path.join(ROOT, 'main', 'loopback', 'index.ts'),
    arguments: [
      '--data',
      dataDirectory,
      ...more,
      '--renderer',
      path.join(ROOT, 'dist', 'renderer'),
      '--json',
    ],
    ready: /"address"/u,
  });
  const { address } = z.object({ address: z.url() }).parse(JSON.parse(service.readyLine));
  return { service, address };
}

const hubEntrySchema = z.object({
  id: z.string(),
  kind: z.string(),
  lane: z.string(),
  seq: z.number(),
  payload: z.unknown(),
});

/** What the hub holds of the post's journal, opened. */
export async function hubJournal(world: DemoWorld, kind: string): Promise<HubEntry[]> {
  const output = await hubMust(demoPaths(world.home).hub, ['journal', '--kind', kind, '--json']);
  return z.array(hubEntrySchema).parse(JSON.parse(output));
}

export type HubEntry = z.infer<typeof hubEntrySchema>;
