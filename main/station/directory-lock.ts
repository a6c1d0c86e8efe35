/**
 * One station per data directory: two would write the same journal. A listening socket rather than a
 * file with a process id, because the system itself lets go of it when the process dies or power is lost.
 */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemCode } from '#main/services/files/files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

export type DirectoryLock = { release(): Promise<void> };

export type InUse = { readonly kind: 'in-use'; readonly directory: string };

/** What the system allows for the name of a local socket, with room to spare. */
const LONGEST_SOCKET_PATH = 100;

/** The directory must exist. */
export async function lockDirectory(directory: string): Promise<Result<DirectoryLock, InUse>> {
  const path = socketPath(directory);
  const first = await listenOn(path);
  if (first) return succeed(lockOver(first));
  if (await answers(path)) return fail({ kind: 'in-use', directory });
  // Left behind by a process that is gone.
  await rm(path, { force: true });
  const second = await listenOn(path);
  return second ? succeed(lockOver(second)) : fail({ kind: 'in-use', directory });
}

function socketPath(directory: string): string {
  const whole = resolve(directory);
  const short = createHash('sha256').update(whole).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\farpost-${short}`;
  const inside = join(whole, 'station.sock');
  return inside.length <= LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `farpost-${short}.sock`);
}

function listenOn(path: string): Promise<Server | null> {
  return new Promise((settle, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error) =>
      systemCode(error) === 'EADDRINUSE' ? settle(null) : reject(error),
    );
    server.listen(path, () => settle(server));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
    socket.once('error', () => settle(false));
  });
}

const lockOver = (server: Server): DirectoryLock => ({
  release: () => new Promise((settle) => server.close(() => settle())),
});
