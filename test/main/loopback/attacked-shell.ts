/** A running loopback shell with an officer signed in, and another one beside it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Patience } from '#main/loopback/limited-server.ts';
import { type Loopback, runLoopback } from '#main/loopback/run-loopback.ts';
import { STATION_PREFIX, TOKEN_HEADER } from '#shared/station/contract.ts';
import {
  type Desk,
  enrolFake,
  enrolment,
  fakeWorld,
  PASSPHRASE,
  removeDirectory,
  temporaryDirectory,
} from '../station/station-fixture.ts';

/** What an attacker may know, and what he must not learn. */
export type Target = {
  readonly port: number;
  readonly origin: string;
  readonly token: string;
  /** Already exchanged for `token`. */
  readonly spentClaim: string;
  /** Given out by the other shell: its claim is open. */
  readonly foreignClaim: string;
  readonly foreignToken: string;
};

export type AttackedShell = {
  readonly target: Target;
  readonly loopback: Loopback;
  readonly desk: Desk;
  readonly officerId: string;
  /** One line for each unexpected exception. */
  readonly log: readonly string[];
  stop(): Promise<void>;
};

export const claimIn = (address: string): string => new URL(address).hash.slice(1);

const exchange = (origin: string, claim: string): Promise<Response> =>
  fetch(`${origin}/station/claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ claim }),
  });

export type ShellOptions = {
  readonly directory: string;
  readonly name: string;
  readonly log?: string[];
  readonly patience?: Patience;
};

/** A shell of its own below `directory`, not enrolled. */
export async function startShell({ directory, name, log = [], patience }: ShellOptions) {
  const renderer = join(directory, 'renderer');
  await mkdir(renderer, { recursive: true });
  await writeFile(join(renderer, 'index.html'), '<!doctype html><html><head></head></html>');
  const world = fakeWorld();
  const started = await runLoopback({
    dataDirectory: join(directory, name),
    rendererDirectory: renderer,
    demo: null,
    writeLog: (line) => log.push(line),
    station: { connect: world.connect, enrolPost: enrolFake },
    ...(patience ? { patience } : {}),
  });
  if (!started.ok) throw new Error(started.failure.kind);
  return { loopback: started.value, world };
}

async function tokenOf({ origin, address }: Loopback): Promise<string> {
  const { token } = (await (await exchange(origin, claimIn(address))).json()) as { token: string };
  return token;
}

export async function startAttackedShell(): Promise<AttackedShell> {
  const directory = await temporaryDirectory();
  const log: string[] = [];
  const { loopback, world } = await startShell({ directory, name: 'own', log });
  const { loopback: other } = await startShell({ directory, name: 'other' });
  const token = await tokenOf(loopback);
  const foreignToken = await tokenOf(other);
  const { origin } = loopback;
  const desk = deskAt(origin, token);
  await desk.session.enrol(enrolment);
  const officerId = (await desk.session.status()).officers[0]?.id ?? '';
  await desk.session.signIn({ officerId, passphrase: PASSPHRASE });
  world.activate(1);
  return {
    target: {
      port: Number(new URL(origin).port),
      origin,
      token,
      spentClaim: claimIn(loopback.address),
      foreignClaim: claimIn(other.newAddress()),
      foreignToken,
    },
    loopback,
    desk,
    officerId,
    log,
    async stop() {
      await loopback.stop();
      await other.stop();
      await removeDirectory(directory);
    },
  };
}

function deskAt(origin: string, token: string): Desk {
  const url = `${origin}${STATION_PREFIX}`;
  return createORPCClient(new RPCLink({ url, headers: { [TOKEN_HEADER]: token } }));
}
