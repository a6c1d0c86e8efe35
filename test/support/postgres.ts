/** A private PostgreSQL server for tests: its own folder, its own socket, no network, thrown away at the end. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

export type TestServer = { readonly url: string; readonly stop: () => Promise<void> };

export type Installation =
  | { readonly installed: true; readonly bin: string }
  | { readonly installed: false; readonly why: string };

const SERVER = 'postgres';
const START_TIMEOUT_IN_MS = 60_000;

/** Where PostgreSQL's programs are, or why they cannot be used here. */
export function findPostgres(): Installation {
  if (process.platform === 'win32') return { installed: false, why: 'not tried on Windows' };
  const bin = [...packagedFolders(), ...(process.env['PATH'] ?? '').split(delimiter)].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, SERVER)),
  );
  if (bin === undefined) return { installed: false, why: 'no initdb found' };
  const user = serverUser();
  if (user === null) return { installed: false, why: 'root, and no user to run the server as' };
  return { installed: true, bin };
}

/** Starts an empty server. */
export async function startPostgres(): Promise<TestServer> {
  const found = findPostgres();
  if (!found.installed) throw new Error(`there is no PostgreSQL: ${found.why}`);
  const user = serverUser() ?? {};
  const folder = mkdtempSync(join(tmpdir(), 'farpost-pg-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const run = { cwd: folder, ...user };
  const setUp = [
    '-D',
    data,
    '-U',
    'farpost',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ];
  execFileSync(join(found.bin, 'initdb'), setUp, { ...run, stdio: 'pipe' });
  const settings = ['-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'];
  const server = spawn(join(found.bin, SERVER), ['-D', data, ...settings], {
    ...run,
    stdio: 'ignore',
  });
  const kill = (): boolean => server.kill('SIGQUIT');
  process.once('exit', kill);
  const stopped = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = `postgres://farpost@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await untilItAnswers(url);
  return {
    url,
    async stop() {
      process.off('exit', kill);
      server.kill('SIGINT');
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function packagedFolders(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin'));
}

/** The server refuses to run as root. Null when there is nobody else to run it as. */
function serverUser(): { uid?: number; gid?: number } | null {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // There is no such user here.
    }
  }
  return null;
}

async function untilItAnswers(url: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_IN_MS;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (performance.now() > deadline) throw new Error('PostgreSQL did not start', { cause });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
