/** Where a vault lies, and what opening it yields. */
import type { Clock } from '#main/services/clock/clock.ts';
import type { Files } from '#main/services/files/files.ts';
import type { Keychain, KeychainFailure } from '#main/services/keychain/keychain.ts';
import { type PostIdentity, wipeIdentity } from '#main/services/post-identity.ts';
import type { Officer } from '#shared/station/session.ts';
import type { Argon2Cost } from './argon2-cost.ts';
import { forgetKeys, type SlotSecrets, type VaultKeys } from './daily-slot.ts';
import type { VaultDamage } from './vault-file.ts';

export type VaultPlace = {
  readonly directory: string;
  readonly files: Files;
  readonly keychain: Keychain;
  readonly clock: Clock;
  readonly random: (length: number) => Uint8Array;
  /** What a guess costs in new slots; measured on this machine when absent. For the demo and tests. */
  readonly argon2?: Argon2Cost | undefined;
  /** Only for tests: see `SlotSecrets`. */
  readonly stretch?: SlotSecrets['stretch'];
};

/** What a sign-in yields. The keys are the caller's to overwrite when the station locks. */
export type Unlocked = VaultKeys & {
  readonly officer: Officer;
  readonly identity: PostIdentity;
};

export type UnlockFailure =
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | VaultDamage
  | KeychainFailure;

/** Overwrites everything that a sign-in yielded; the object is useless afterwards. */
export function forgetUnlocked(unlocked: VaultKeys & Pick<Unlocked, 'identity'>): void {
  forgetKeys(unlocked);
  wipeIdentity(unlocked.identity);
}
