import type { Clock } from '#main/services/clock/clock.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import { ARGON2_FLOOR } from '#main/services/vault/argon2-cost.ts';
import type { VaultPlace } from '#main/services/vault/unlocked.ts';
import { createVault, openVault, type Vault } from '#main/services/vault/vault.ts';
import { randomOf } from '#main/station/environment.ts';
import { createMemoryDisk, type MemoryDisk } from '../files/memory-disk.ts';

export const PASSPHRASE = 'seven quiet lanterns';
export const OFFICER = { id: 'ana-1', displayName: 'Ana', role: 'line' } as const;

export const identity = (): PostIdentity => ({
  post: '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e',
  epoch: 1,
  name: 'Tarvos Pass',
  hubUrl: 'https://hub.example/',
  signingSecret: new Uint8Array(32).fill(1),
  sealingSecret: new Uint8Array(32).fill(2),
  anchors: { root: '{}', signingKey: 'A'.repeat(43), sealingKey: 'B'.repeat(43) },
  releaseKeys: [{ epoch: 1, wrapped: 'abcd' }],
});

export type SetClock = Clock & { at: number };

/** Both clocks move together, by hand. */
export function handClock(): SetClock {
  const clock = {
    at: 0,
    wall: () => new Date(Date.UTC(2026, 4, 4, 8) + clock.at).toISOString(),
    monotonicInMs: () => clock.at,
  };
  return clock;
}

export function placeOn(disk: MemoryDisk, clock: Clock = handClock()): VaultPlace {
  const keychain = createFileKeychain(disk.files, 'data');
  const { files } = disk;
  return { directory: 'data', files, keychain, clock, random: randomOf, argon2: ARGON2_FLOOR };
}

export async function newVault(disk = createMemoryDisk(), clock: Clock = handClock()) {
  const options = { officer: OFFICER, passphrase: PASSPHRASE, identity: identity() };
  const created = await createVault(placeOn(disk, clock), options);
  if (!created.ok) throw new Error(created.failure.kind);
  return { disk, ...created.value };
}

export async function reopen(disk: MemoryDisk, clock?: Clock): Promise<Vault> {
  const opened = await openVault(placeOn(disk, clock));
  if (!opened.ok || !opened.value) throw new Error('no vault');
  return opened.value;
}

/** Changes the JSON of the vault on the disk. */
export function tamper(disk: MemoryDisk, change: (vault: Record<string, unknown>) => void): void {
  const text = new TextDecoder().decode(disk.bytes('data/vault.json'));
  const vault = JSON.parse(text) as Record<string, unknown>;
  change(vault);
  disk.put('data/vault.json', new TextEncoder().encode(JSON.stringify(vault)));
}
