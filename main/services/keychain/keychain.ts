/**
 * Where the operating system keeps one secret for this installation. Half of what opens the vault: a
 * copied disk without it is worthless, whatever the passphrase.
 */
import type { Result } from '#shared/kernel/result.ts';

/** Bytes of the keychain secret. */
export const KEYCHAIN_SECRET_BYTES = 32;

export type KeychainFailure =
  /** The system offers no protection worth the name; nothing was stored. */
  | { readonly kind: 'keychain-refused'; readonly reason: string; readonly remedy: string }
  | { readonly kind: 'keychain-damaged'; readonly reason: string; readonly remedy: string };

export type Keychain = {
  /** The secret, or null when none was ever written. */
  read(): Promise<Result<Uint8Array | null, KeychainFailure>>;
  write(secret: Uint8Array): Promise<Result<null, KeychainFailure>>;
  /** Overwrites and removes the secret; nothing when there is none. Nothing opens the vault any more. */
  forget(): Promise<Result<null, KeychainFailure>>;
};
