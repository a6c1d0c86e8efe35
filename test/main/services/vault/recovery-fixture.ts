/** A post that can be recovered, and the agency that answers it. */
import { createHash } from 'node:crypto';
import { x25519 } from '@noble/curves/ed25519.js';
import type { PostIdentity } from '#main/services/post-identity.ts';
import { type BeginRecovery, beginRecovery } from '#main/services/vault/recovery-begin.ts';
import { takeRecoveryAnswer } from '#main/services/vault/recovery-take.ts';
import { attemptsFileIn, openSignInAttempts } from '#main/services/vault/sign-in-attempts.ts';
import type { VaultPlace } from '#main/services/vault/unlocked.ts';
import { createVault, openVault } from '#main/services/vault/vault.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { readRecoveryRequest, sealRecoveryAnswer } from '#shared/recovery/recovery-exchange.ts';
import { openRecoverySlot } from '#shared/recovery/recovery-slot.ts';
import type { Officer } from '#shared/station/session.ts';
import { createMemoryDisk, type MemoryDisk } from '../files/memory-disk.ts';
import { identity, PASSPHRASE, placeOn, type SetClock } from './vault-fixture.ts';

export const RECOVERY_SECRET = new Uint8Array(32).fill(11);
export const NEW_PASSPHRASE = 'nine bridges over one river';
export const ADMIN: Officer = { id: 'ana-1', displayName: 'Ana', role: 'administrator' };
export const BEN: Officer = { id: 'ben-2', displayName: 'Ben', role: 'line' };

const KEYCHAIN = 'data/keychain-not-for-operations.bin';

/** As dependent on every part of the slot as the real one, and free. */
export const cheapPlace = (disk: MemoryDisk, clock?: SetClock): VaultPlace => ({
  ...placeOn(disk, clock),
  stretch: async (passphrase, { salt, argon2 }) =>
    createHash('sha256')
      .update(JSON.stringify([passphrase.normalize('NFKC'), salt, argon2]))
      .digest(),
});

export const recoverableIdentity = (): PostIdentity => ({
  ...identity(),
  anchors: {
    ...identity().anchors,
    recoveryKey: toBase64Url(x25519.getPublicKey(RECOVERY_SECRET)),
  },
});

/** A post with two officers and a file before the present one. */
export async function recoverablePost(post = recoverableIdentity()) {
  const disk = createMemoryDisk();
  const place = cheapPlace(disk);
  const start = { officer: ADMIN, passphrase: PASSPHRASE, identity: post };
  const created = await createVault(place, start);
  if (!created.ok) throw new Error(created.failure.kind);
  const { vault, rootKey } = created.value;
  await vault.officerChanges.add({ rootKey, officer: BEN, passphrase: 'Ben counts nine bridges' });
  await vault.saveIdentity(rootKey, post);
  return { disk, rootKey };
}

export const copyOf = (disk: MemoryDisk): MemoryDisk =>
  createMemoryDisk(
    new Map(disk.paths().map((path) => [path, disk.bytes(path) ?? new Uint8Array()])),
  );

export const loseKeychain = (disk: MemoryDisk): Promise<void> => disk.files.remove(KEYCHAIN);

export const begin = (disk: MemoryDisk, change: Partial<BeginRecovery> = {}) =>
  beginRecovery(cheapPlace(disk), {
    officerId: ADMIN.id,
    passphrase: NEW_PASSPHRASE,
    again: false,
    replaceKeychain: false,
    ...change,
  });

/** The text of the request of a recovery that began. */
export async function asked(
  disk: MemoryDisk,
  change: Partial<BeginRecovery> = {},
): Promise<string> {
  const begun = await begin(disk, change);
  if (!begun.ok) throw new Error(begun.failure.kind);
  return begun.value.request;
}

/** What the agency sends back; `key` in the place of what the slot holds. */
export async function answerTo(requestText: string, key?: Uint8Array): Promise<string> {
  const request = readRecoveryRequest(requestText);
  const slot = request?.slots[0];
  if (!request || !slot) throw new Error('no request');
  const opened = await openRecoverySlot(slot, request.post.id, RECOVERY_SECRET);
  if (!opened.ok) throw new Error(opened.failure.kind);
  const held = { holds: slot.holds, key: key ?? opened.value };
  const answer = await sealRecoveryAnswer(requestText, request, held);
  if (!answer.ok) throw new Error(answer.failure.kind);
  return JSON.stringify(answer.value);
}

export async function take(
  disk: MemoryDisk,
  answer: string,
  { passphrase = NEW_PASSPHRASE, clock }: { passphrase?: string; clock?: SetClock } = {},
) {
  const place = cheapPlace(disk, clock);
  const file = attemptsFileIn('data');
  const attempts = await openSignInAttempts({ ...place, file, isOfficer: () => true });
  return await takeRecoveryAnswer({ place, attempts }, { answer, passphrase });
}

/** What a sign-in says, after a start. */
export async function signIn(disk: MemoryDisk, officer: Officer, passphrase: string) {
  const vault = await openVault(cheapPlace(disk));
  if (!vault.ok || !vault.value) throw new Error('no vault');
  return await vault.value.unlock(officer.id, passphrase);
}
