/** A hub whose lists name canaries, and a station of which everything that it writes is kept. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeDemoLists } from '#build/demo/list-files.ts';
import { hubMust } from '#build/lib/hub-command.ts';
import { ROOT } from '#build/lib/run-command.ts';
import { type Service, startService } from '#build/lib/service.ts';
import { inventWorld } from '#shared/fiction/world.ts';
import { stolenDocument, wantedPerson } from './canaries.ts';
import { freePort } from './demo-world.ts';
import { keepInPostgres } from './own-database.ts';

export type CanaryWorld = {
  readonly hub: string;
  readonly hubUrl: string;
  readonly lists: string;
  /** What belongs to the post, and is searched. */
  readonly post: {
    readonly data: string;
    readonly profile: string;
    readonly temporary: string;
    readonly logs: string;
    readonly saved: string;
  };
};

/** Publishes the lists, and gives the hub a recovery key; nothing runs yet. */
export async function canaryWorld(home: string): Promise<CanaryWorld> {
  await keepInPostgres();
  const at = (name: string): string => path.join(home, name);
  const hub = at('hub');
  const lists = at('lists');
  const post = {
    data: at('post/data'),
    profile: at('post/profile'),
    temporary: at('post/temporary'),
    logs: at('post/logs'),
    saved: at('post/saved'),
  };
  for (const folder of [lists, ...Object.values(post)]) mkdirSync(folder, { recursive: true });
  const today = new Date().toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4));
  const others = inventWorld({ seed: 4711, notices: 60, sanctions: 20, documents: 400, year });
  const files = writeDemoLists(
    lists,
    {
      notices: [...others.notices, wantedPerson()],
      sanctions: others.sanctions,
      documents: [...others.documents, stolenDocument()],
    },
    today,
  );
  for (const { format, file } of files) {
    await hubMust(hub, ['import', format, file, '--list-date', today]);
  }
  await hubMust(hub, ['keys', 'recovery', '--out', at('recovery-secret.json')]);
  await hubMust(hub, ['publish']);
  return { hub, hubUrl: `http://127.0.0.1:${await freePort()}`, lists, post };
}

/** A one-time ticket for a new post. */
export async function ticketOf({ hub }: Pick<CanaryWorld, 'hub'>): Promise<string> {
  const output = await hubMust(hub, ['enrol', '--name', 'Tarvos Pass']);
  const ticket = /[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}\.[0-9a-f]{20}/u.exec(output)?.[0];
  if (ticket === undefined) throw new Error(`the hub printed no ticket:\n${output}`);
  return ticket;
}

export const serveHub = ({ hub, hubUrl }: Pick<CanaryWorld, 'hub' | 'hubUrl'>): Promise<Service> =>
  startService({
    name: 'The hub',
    program: path.join(ROOT, 'hub', 'cli', 'index.ts'),
    arguments: ['--data', hub, 'serve', '--port', new URL(hubUrl).port],
    ready: /Hub listening/u,
  });

/** What the station prints is written to the logs when it has ended. */
export async function serveStation({ post }: Pick<CanaryWorld, 'post'>) {
  const printed: string[] = [];
  const service = await startService({
    name: 'The station',
    program: path.join(ROOT, 'main', 'loopback', 'index.ts'),
    arguments: ['--data', post.data, '--renderer', path.join(ROOT, 'dist', 'renderer'), '--json'],
    ready: /"address"/u,
    environment: { TMPDIR: post.temporary },
    onLine: (line) => printed.push(line),
    onError: (text) => printed.push(text),
  });
  const { address } = z.object({ address: z.url() }).parse(JSON.parse(service.readyLine));
  const stop = async (): Promise<void> => {
    await service.stop();
    writeFileSync(path.join(post.logs, 'station.log'), printed.join('\n'));
  };
  return { address, stop };
}
