/** Every byte of what a sign-in reads. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FILE_KEYCHAIN_NAME } from '#main/services/keychain/file-keychain.ts';
import { openSignInAttempts } from '#main/services/vault/sign-in-attempts.ts';
import type { VaultPlace } from '#main/services/vault/unlocked.ts';
import { createVault, openVault } from '#main/services/vault/vault.ts';
import { createMemoryDisk, type MemoryDisk } from '../main/services/files/memory-disk.ts';
import {
  handClock,
  identity,
  newVault,
  OFFICER,
  PASSPHRASE,
  placeOn,
} from '../main/services/vault/vault-fixture.ts';
import { counted, cutsAndAdditions, everyFlip, flippedAt } from './changed-bytes.ts';

const VAULT = 'data/vault.json';
const PREVIOUS = 'data/vault.json.previous';
const KEYCHAIN = `data/${FILE_KEYCHAIN_NAME}`;
const ATTEMPTS = 'data/sign-in-attempts.json';

/** As dependent on every part of the slot as the real one, in a microsecond instead of 0.3 s. */
const cheaply = (disk: MemoryDisk): VaultPlace => ({
  ...placeOn(disk),
  stretch: async (passphrase, slot) =>
    createHash('sha256')
      .update(JSON.stringify([passphrase.normalize('NFKC'), slot.salt, slot.argon2]))
      .digest(),
});

/** What a sign-in says; the vault is opened anew, as after a start. */
async function signIn(place: VaultPlace): Promise<string> {
  const vault = await openVault(place);
  if (!vault.ok) return vault.failure.kind;
  if (!vault.value) return 'no-vault';
  const unlocked = await vault.value.unlock(OFFICER.id, PASSPHRASE);
  return unlocked.ok ? 'signed-in' : unlocked.failure.kind;
}

async function vaultOnDisk(): Promise<ReadonlyMap<string, Uint8Array>> {
  const disk = createMemoryDisk();
  const place = cheaply(disk);
  const created = await createVault(place, {
    officer: OFFICER,
    passphrase: PASSPHRASE,
    identity: identity(),
  });
  if (!created.ok) throw new Error(created.failure.kind);
  await created.value.vault.saveIdentity(created.value.rootKey, identity());
  await created.value.vault.unlock(OFFICER.id, 'not the passphrase');
  return new Map(disk.paths().map((path) => [path, disk.bytes(path) ?? new Uint8Array()]));
}

const whole = await vaultOnDisk();
const file = (path: string): Uint8Array => whole.get(path) ?? new Uint8Array();
const diskWith = (path: string, bytes: Uint8Array) =>
  createMemoryDisk(new Map([...whole]).set(path, bytes));

/** Signs in with one file changed; nothing but the count of attempts may be written. */
async function signInWith(path: string, bytes: Uint8Array): Promise<string> {
  const disk = diskWith(path, bytes);
  const outcome = await signIn(cheaply(disk));
  for (const [other, before] of whole) {
    if (other !== ATTEMPTS) expect(disk.bytes(other)).toEqual(other === path ? bytes : before);
  }
  return outcome;
}

describe('a vault', () => {
  it('opens while nothing was changed', async () => {
    expect(await signIn(cheaply(createMemoryDisk(whole)))).toBe('signed-in');
  });

  it(`opens at none of the ${counted(file(VAULT))} bytes of vault.json when it was flipped`, async () => {
    for (const { what, bytes } of everyFlip(file(VAULT))) {
      const outcome = await signInWith(VAULT, bytes);
      expect([what, ['vault-damaged', 'wrong-passphrase'].includes(outcome), outcome]).toEqual([
        what,
        true,
        outcome,
      ]);
    }
  });

  it('is damaged when vault.json was cut or added to', async () => {
    const { length } = file(VAULT);
    // Without its last line break it is the same JSON.
    const cuts = cutsAndAdditions(file(VAULT).slice(0, length - 1));
    for (const { what, bytes } of cuts) {
      expect([what, await signInWith(VAULT, bytes)]).toEqual([what, 'vault-damaged']);
    }
  });

  it(`does not depend on the ${counted(file(PREVIOUS))} bytes of vault.json.previous`, async () => {
    expect(file(PREVIOUS).length).toBeGreaterThan(0);
    for (const { what, bytes } of everyFlip(file(PREVIOUS))) {
      expect([what, await signInWith(PREVIOUS, bytes)]).toEqual([what, 'signed-in']);
    }
  });

  it(`opens at none of the ${counted(file(KEYCHAIN))} bytes of the keychain file`, async () => {
    for (const { what, bytes } of everyFlip(file(KEYCHAIN))) {
      expect([what, await signInWith(KEYCHAIN, bytes)]).toEqual([what, 'wrong-passphrase']);
    }
    for (const { what, bytes } of cutsAndAdditions(file(KEYCHAIN))) {
      expect([what, await signInWith(KEYCHAIN, bytes)]).toEqual([what, 'keychain-damaged']);
    }
  });

  it('does not open by the real Argon2id either: slot, box and sealed identity', async () => {
    const { disk } = await newVault();
    const genuine = disk.bytes(VAULT) ?? new Uint8Array();
    const text = Buffer.from(genuine).toString();
    const places = [
      { at: text.indexOf('"salt": "') + 12, kind: 'wrong-passphrase' },
      { at: text.indexOf('"box": "') + 20, kind: 'wrong-passphrase' },
      { at: text.indexOf('"secrets": "') + 40, kind: 'vault-damaged' },
    ];
    for (const { at, kind } of places) {
      disk.put(VAULT, flippedAt(genuine, at, 0x01));
      await disk.files.remove(ATTEMPTS);
      expect([at, await signIn(placeOn(disk))]).toEqual([at, kind]);
    }
  });
});

describe('sign-in-attempts.json', () => {
  const changes = [...everyFlip(file(ATTEMPTS)), ...cutsAndAdditions(file(ATTEMPTS))];

  it(`keeps nobody out for ever, whichever of its ${counted(file(ATTEMPTS))} bytes was flipped`, async () => {
    for (const { what, bytes } of changes) {
      const disk = diskWith(ATTEMPTS, bytes);
      const attempts = await openSignInAttempts({
        ...placeOn(disk),
        file: ATTEMPTS,
        isOfficer: () => true,
      });
      const wait = attempts.secondsToWait(OFFICER.id);
      expect([what, wait >= 0 && wait <= 300]).toEqual([what, true]);
      expect(attempts.unrecorded().length).toBeLessThanOrEqual(1);
    }
  });

  it('lets the right passphrase in after the wait it names', async () => {
    const clock = handClock();
    for (const { what, bytes } of changes) {
      const place = { ...cheaply(diskWith(ATTEMPTS, bytes)), clock };
      const opened = await openVault(place);
      const vault = opened.ok ? opened.value : null;
      clock.at += (vault?.attempts.secondsToWait(OFFICER.id) ?? 0) * 1000;
      const unlocked = await vault?.unlock(OFFICER.id, PASSPHRASE);
      expect([what, unlocked?.ok]).toEqual([what, true]);
    }
  });
});
