/** What a station needs from the machine it runs on. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '#main/services/clock/clock.ts';
import type { Files } from '#main/services/files/files.ts';
import type { Keychain } from '#main/services/keychain/keychain.ts';
import type { Argon2Cost } from '#main/services/vault/argon2-cost.ts';

export type Environment = {
  readonly dataDirectory: string;
  readonly keychain: Keychain;
  readonly clock: Clock;
  readonly files: Files;
  readonly random: (length: number) => Uint8Array;
  readonly fetch: typeof fetch;
  /** What a guess at a passphrase costs; measured on this machine when absent. For the demo and tests. */
  readonly argon2?: Argon2Cost | undefined;
};

/** Fresh random bytes of the operating system. */
export const randomOf = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
