/**
 * The port this installation uses on 127.0.0.1. It is kept from start to start, because the browser
 * files the engine's cache under the page's address.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { type Files, systemCode } from '#main/services/files/files.ts';

export const LOOPBACK_ADDRESS = '127.0.0.1';

const portSchema = z.object({ port: z.int().min(1).max(65_535) });

export type OwnPort = {
  readonly files: Files;
  readonly dataDirectory: string;
  /** Tried first; then the port of the last start, then any that is free. */
  readonly wanted?: number | undefined;
};

/** Listens and answers the port. Nothing is kept: this start may yet fail. */
export async function listenOnOwnPort(server: Server, options: OwnPort): Promise<number> {
  const last = await lastPort(options);
  for (const port of [options.wanted, last, 0]) {
    if (port === undefined || !(await tryPort(server, port))) continue;
    return (server.address() as AddressInfo).port;
  }
  throw new Error('no free port on 127.0.0.1');
}

/** For the next start. */
export async function keepPort({ files, dataDirectory }: OwnPort, port: number): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify({ port }));
  await writeAtomically(files, { path: portFile(dataDirectory), bytes });
}

const portFile = (dataDirectory: string): string => join(dataDirectory, 'loopback-port.json');

async function lastPort({ files, dataDirectory }: OwnPort): Promise<number | undefined> {
  try {
    const bytes = await files.read(portFile(dataDirectory));
    if (!bytes) return undefined;
    return portSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data?.port;
  } catch {
    return undefined;
  }
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((settle, reject) => {
    const onError = (error: Error) => {
      const code = systemCode(error);
      if (code === 'EADDRINUSE' || code === 'EACCES') settle(false);
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, LOOPBACK_ADDRESS, () => {
      server.off('error', onError);
      settle(true);
    });
  });
}
