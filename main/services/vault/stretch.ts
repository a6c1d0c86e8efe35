/** What makes a guess at a passphrase expensive. */
import { argon2id } from 'hash-wasm';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import type { Argon2Cost } from './argon2-cost.ts';

export const SALT_BYTES = 16;

/** How a passphrase is stretched; `salt` is 16 bytes, base64url. */
export type Stretching = { readonly argon2: Argon2Cost; readonly salt: string };

/** 32 bytes from the passphrase. */
export type Stretch = (passphrase: string, how: Stretching) => Promise<Uint8Array>;

export const stretchByArgon2: Stretch = (passphrase, { argon2, salt }) =>
  argon2id({
    // The same words typed on another keyboard must be the same bytes.
    password: passphrase.normalize('NFKC'),
    salt: fromBase64Url(salt) ?? new Uint8Array(SALT_BYTES),
    memorySize: argon2.memoryInKiB,
    iterations: argon2.iterations,
    parallelism: argon2.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
