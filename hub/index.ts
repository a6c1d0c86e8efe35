/** Makes an opened hub listen: to posts on a port, to commands on a socket that only its owner may use. */
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type AdminServer, listenForCommands } from './cli/admin-server.ts';
import type { OpenHub } from './services/open-hub.ts';

export type ListenOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
};

export type ListeningHub = {
  /** Without a slash at its end. */
  readonly url: string;
  /** Ends open requests, then closes the hub itself. */
  readonly stop: () => Promise<void>;
};

/** How long running requests may take to end once the hub is told to stop. */
const GRACE_IN_MS = 5000;

type Server = ReturnType<typeof createAdaptorServer>;
type Incoming = { readonly incoming: Pick<IncomingMessage, 'socket'> };

/** Rejects when the port cannot be had; the hub is left open then. */
export async function startHub(hub: OpenHub, { port, host }: ListenOptions): Promise<ListeningHub> {
  const server = createAdaptorServer({
    fetch: (request, env) =>
      hub.fetch(request, { address: (env as Incoming).incoming.socket.remoteAddress }),
  });
  const address = await listen(server, { port, host });
  const admin = await listenForCommands(hub).catch(async (cause: unknown) => {
    await close(server);
    throw cause;
  });
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { url: `http://${name}:${address.port}`, stop: () => stop(hub, server, admin) };
}

async function stop(hub: OpenHub, server: Server, admin: AdminServer | null): Promise<void> {
  await Promise.all([close(server), admin?.stop()]);
  await hub.close();
}

function listen(server: Server, options: ListenOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const grace = setTimeout(() => closeAll(server), GRACE_IN_MS);
    server.close(() => {
      clearTimeout(grace);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

function closeAll(server: Server): void {
  if ('closeAllConnections' in server) server.closeAllConnections();
}
