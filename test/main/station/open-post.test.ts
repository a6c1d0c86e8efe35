import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#main/services/clock/clock.ts';
import { openTrustedTime } from '#main/services/clock/trusted-time.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import type { Unlocked } from '#main/services/vault/unlocked.ts';
import type { Connect, ConnectOptions } from '#main/station/connections.ts';
import { type Environment, randomOf } from '#main/station/environment.ts';
import { createSession, type Session } from '#main/station/session.ts';
import type { Role } from '#shared/station/session.ts';
import {
  enrolFake,
  enrolment,
  fakeWorld,
  PASSPHRASE,
  removeDirectory,
  temporaryDirectory,
} from './station-fixture.ts';

let directory = '';
beforeEach(async () => {
  directory = await temporaryDirectory();
});
afterEach(() => removeDirectory(directory));

type Seen = { connected: ConnectOptions | null; unlocked: Unlocked | null };

async function sessionWith(
  connect: Connect,
  role: Role = 'administrator',
): Promise<{ session: Session; seen: Seen }> {
  const seen: Seen = { connected: null, unlocked: null };
  const environment: Environment = {
    dataDirectory: directory,
    keychain: createFileKeychain(nodeFiles, directory),
    clock: systemClock(),
    files: nodeFiles,
    random: randomOf,
    fetch: () => Promise.reject(new Error('no network in tests')),
  };
  const session = await createSession({
    environment,
    trustedTime: await openTrustedTime({
      file: `${directory}/trusted-time.json`,
      files: nodeFiles,
    }),
    connect: (options) => {
      seen.connected = options;
      return connect(options);
    },
    enrolPost: enrolFake,
    onBug: () => undefined,
  });
  await session.enrol({ ...enrolment, officer: { id: 'ana', displayName: 'Ana Ruiz', role } });
  const vault = session.vault();
  if (!vault) throw new Error('not enrolled');
  const unlock = vault.unlock.bind(vault);
  vault.unlock = async (...given) => {
    const unlocked = await unlock(...given);
    if (unlocked.ok) seen.unlocked = unlocked.value;
    return unlocked;
  };
  return { session, seen };
}

/** Everything secret that one sign-in brought into memory. */
function secretsOf({ connected, unlocked }: Seen): Uint8Array[] {
  if (!(connected && unlocked)) throw new Error('nobody signed in');
  const { signingSecret, sealingSecret } = unlocked.identity;
  return [unlocked.rootKey, signingSecret, sealingSecret, connected.inboxKey];
}

const isZero = (secret: Uint8Array): boolean => secret.every((byte) => byte === 0);

describe('openPost', () => {
  it('forgets every key and closes the journal when connecting throws', async () => {
    const { session, seen } = await sessionWith(() => Promise.reject(new Error('a bug')));
    await expect(session.signIn('ana', PASSPHRASE)).rejects.toThrow('a bug');
    expect(session.state()).toEqual({ kind: 'locked' });
    expect(secretsOf(seen).map(isZero)).toEqual([true, true, true, true]);
    const entry = {
      kind: 'locked',
      payload: { why: 'idle' },
      officer: null,
      release: null,
    } as const;
    await expect(seen.connected?.journal.append(entry)).rejects.toThrow('closed');
  });

  it('forgets every key and closes the journal when the asylum desk cannot be opened', async () => {
    const world = fakeWorld();
    const broken = async (options: ConnectOptions) => {
      const connected = await world.connect(options);
      if (!connected.ok) return connected;
      const lastSeq = () => {
        throw new Error('a bug in the inbox');
      };
      const replies = { ...connected.value.replies, lastSeq };
      return { ...connected, value: { ...connected.value, replies } };
    };
    const { session, seen } = await sessionWith(broken, 'asylum');
    await expect(session.signIn('ana', PASSPHRASE)).rejects.toThrow('a bug in the inbox');
    expect(session.state()).toEqual({ kind: 'locked' });
    expect(secretsOf(seen).map(isZero)).toEqual([true, true, true, true]);
    expect(seen.unlocked?.asylumKey?.every((byte) => byte === 0)).toBe(true);
  });

  it.each(['sync', 'journal'])('forgets every key when the %s cannot be closed', async (part) => {
    const world = fakeWorld();
    const { session, seen } = await sessionWith(async (options) => {
      const connected = await world.connect(options);
      if (!connected.ok) return connected;
      const { sync } = connected.value;
      const stop = () => Promise.reject(new Error('cannot stop'));
      const close = options.journal.close.bind(options.journal);
      if (part === 'sync')
        return { ok: true, value: { ...connected.value, sync: { ...sync, stop } } };
      options.journal.close = async () => {
        await close();
        throw new Error('cannot close');
      };
      return connected;
    });
    await session.signIn('ana', PASSPHRASE);
    expect(secretsOf(seen).map(isZero)).toEqual([false, false, false, false]);
    await expect(session.lock('idle')).rejects.toThrow('cannot');
    expect(session.state()).toEqual({ kind: 'locked' });
    expect(secretsOf(seen).map(isZero)).toEqual([true, true, true, true]);
  });
});
