import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { OpenHub } from '#hub/services/open-hub.ts';
import { type AdminEvent, adminSocketOf, canHaveAdminSocket } from './admin-protocol.ts';
import { type CommandOutput, commandSchema } from './command.ts';
import { runCommand } from './run-command.ts';

export type AdminServer = { readonly stop: () => Promise<void> };

/** Null where there can be no such socket: then commands need the hub to be stopped, and it says so. */
export async function listenForCommands(hub: OpenHub): Promise<AdminServer | null> {
  const path = adminSocketOf(hub.dataDirectory);
  if (!canHaveAdminSocket(path)) {
    hub.log(`No socket for commands at ${path}: stop the hub to use other commands.`);
    return null;
  }
  if (await answers(path)) throw new Error(`another hub already serves from ${hub.dataDirectory}`);
  rmSync(path, { force: true });
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    // One after the other: an import and a publication must not see each other's halves.
    last = last.then(() => answer(hub, request, response));
  });
  await listen(server, path);
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function answer(hub: OpenHub, request: IncomingMessage, response: ServerResponse) {
  const send = (event: AdminEvent): void => {
    response.write(`${JSON.stringify(event)}\n`);
  };
  // Whoever asked may leave; the command still runs to its end.
  response.on('error', () => undefined);
  try {
    const command = commandSchema.parse(JSON.parse(await text(request)));
    send({ kind: 'end', exitCode: await runCommand(hub, command, outputTo(send)) });
  } catch (cause) {
    hub.log(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    send({ kind: 'problem', text: 'The command failed; the log of the hub says why.' });
    send({ kind: 'end', exitCode: 1 });
  }
  response.end();
}

/** Progress is sent once per percent. */
function outputTo(send: (event: AdminEvent) => void): CommandOutput {
  let shown = '';
  return {
    line: (words) => send({ kind: 'line', text: words }),
    problem: (words) => send({ kind: 'problem', text: words }),
    progress(progress) {
      const { label, done, total } = progress;
      const step = `${label} ${total === null ? done : Math.floor((100 * done) / Math.max(1, total))}`;
      if (step === shown) return;
      shown = step;
      send({ kind: 'progress', ...progress });
    },
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      chmodSync(path, 0o600);
      resolve();
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
