import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { x25519 } from '@noble/curves/ed25519.js';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import type { StoreDamage } from '#main/services/release-store/open-store.ts';
import { ARGON2_FLOOR } from '#main/services/vault/argon2-cost.ts';
import type { Connect, ConnectOptions } from '#main/station/connections.ts';
import { randomOf } from '#main/station/environment.ts';
import { type CreateStation, createStation, type Station } from '#main/station/station.ts';
import { releaseKeyInfo } from '#shared/exchange/enrolment.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { succeed } from '#shared/kernel/result.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';
import { sealTo } from '#shared/sealing/hpke.ts';
import { STATION_PREFIX, type stationContract, TOKEN_HEADER } from '#shared/station/contract.ts';
import type { SyncStatus } from '#shared/station/sync-status.ts';

export const ORIGIN = 'http://127.0.0.1:4711';
export const TOKEN = 'token-for-tests';
export const PASSPHRASE = 'seven quiet lanterns';
export const TICKET = '2345-6789-ABCD.0123456789abcdef0123';
export const RELEASE_KEY = new Uint8Array(32).fill(5);
export const FILE_NAME = 'ab'.repeat(32);

const POST = '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e';

export async function freshIdentity(): Promise<PostIdentity> {
  const sealingSecret = randomOf(32);
  const sealed = await sealTo(
    x25519.getPublicKey(sealingSecret),
    releaseKeyInfo(POST, 1),
    RELEASE_KEY,
  );
  const hub = toBase64Url(x25519.getPublicKey(new Uint8Array(32).fill(7)));
  return {
    post: POST,
    epoch: 1,
    name: 'Tarvos Pass',
    hubUrl: 'http://hub.example/',
    signingSecret: randomOf(32),
    sealingSecret,
    anchors: { root: '{}', signingKey: hub, sealingKey: hub },
    releaseKeys: [{ epoch: 1, wrapped: toBase64Url(sealed) }],
  };
}

export const enrolFake: NonNullable<CreateStation['enrolPost']> = async ({ name }) => {
  const identity = { ...(await freshIdentity()), name };
  return succeed({ identity, now: '2026-01-01T00:00:00.000Z' });
};

const release = (version: number): ActiveRelease => ({
  version,
  publishedAt: '2026-05-01T00:00:00.000Z',
  activatedAt: '2026-05-02T00:00:00.000Z',
  expires: '2026-06-01T00:00:00.000Z',
  keyEpoch: 1,
  lists: [],
  targets: [{ path: 'policy/policy.json.sealed', sha256: FILE_NAME, length: 3 }],
});

/** Stands for everything that reaches the network; moved by hand. */
export type FakeWorld = {
  readonly connect: Connect;
  opened: ConnectOptions | null;
  acknowledged: number;
  acknowledgedHash: string;
  damage: StoreDamage | null;
  started: number;
  stopped: number;
  activate(version: number): void;
};

export function fakeWorld(): FakeWorld {
  const activated = new Set<(release: ActiveRelease) => void>();
  const moved = new Set<() => void>();
  let current: ActiveRelease | null = null;
  const world: FakeWorld = {
    opened: null,
    acknowledged: 0,
    acknowledgedHash: '',
    damage: null,
    started: 0,
    stopped: 0,
    activate(version) {
      current = release(version);
      for (const listener of activated) listener(current);
    },
    connect: async (options) => {
      world.opened = options;
      return succeed({
        acknowledged: () => world.acknowledged,
        replies: { lastSeq: () => 0, read: async () => null },
        acknowledgedHead: () => ({ seq: world.acknowledged, head: world.acknowledgedHash }),
        releases: {
          current: () => current,
          damage: () => world.damage,
          openFile: async (sha256) =>
            sha256 === FILE_NAME ? new Response(new Uint8Array([1, 2, 3])).body : null,
          onActivated: (listener) => subscribe(activated, listener),
        },
        sync: {
          status: () => idle,
          now: async () => idle,
          onChange: (listener) => subscribe(moved, listener),
          start: () => {
            world.started += 1;
          },
          stop: () => {
            world.stopped += 1;
          },
        },
      });
    },
  };
  return world;
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const idle: SyncStatus = {
  state: 'idle',
  online: false,
  lastContact: null,
  waiting: { urgent: 0, routine: 0 },
  acknowledged: { urgent: 0, routine: 0 },
  download: null,
  lastFailure: null,
  nextAttempt: null,
};

export type Running = {
  readonly station: Station;
  readonly world: FakeWorld;
  readonly log: string[];
  readonly desk: Desk;
};

export type Desk = ContractRouterClient<typeof stationContract>;

export async function startOn(
  dataDirectory: string,
  change: Partial<CreateStation> = {},
): Promise<Running> {
  const world = fakeWorld();
  const log: string[] = [];
  const created = await createStation({
    dataDirectory,
    keychain: createFileKeychain(nodeFiles, dataDirectory),
    clock: systemClock(),
    shell: 'loopback',
    origin: ORIGIN,
    token: TOKEN,
    fetch: () => Promise.reject(new Error('no network in tests')),
    demo: null,
    writeLog: (line) => log.push(line),
    connect: world.connect,
    enrolPost: enrolFake,
    argon2: ARGON2_FLOOR,
    ...change,
  });
  if (!created.ok) throw new Error(created.failure.kind);
  return { station: created.value, world, log, desk: deskAt(created.value) };
}

/** The client that the renderer uses, straight into the door. */
function deskAt(station: Station): Desk {
  const link = new RPCLink({
    url: `${ORIGIN}${STATION_PREFIX}`,
    headers: { [TOKEN_HEADER]: TOKEN },
    fetch: (request) => station.door(request),
  });
  return createORPCClient(link);
}

export const enrolment = {
  hubUrl: 'http://hub.example/',
  ticket: TICKET,
  postName: 'Tarvos Pass',
  officerName: 'Ana Ruiz',
  passphrase: PASSPHRASE,
};

export async function enrolAndSignIn({ desk }: Running): Promise<string> {
  await desk.session.enrol(enrolment);
  const officerId = (await desk.session.status()).officers[0]?.id ?? '';
  await desk.session.signIn({ officerId, passphrase: PASSPHRASE });
  return officerId;
}

export const temporaryDirectory = (): Promise<string> =>
  mkdtemp(join(tmpdir(), 'farpost-station-'));

export const removeDirectory = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true });

export const alarm = { kind: 'silent-alarm', payload: { screening: null } } as const;
