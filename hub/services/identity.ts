/** The hub's own keys: one signs what it says, the other opens what posts seal to it. */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { createKeyFile, readKeyFile } from '#hub/releases/key-file.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Signer } from '#shared/sealing/dsse.ts';

export type HubIdentity = {
  /** Signs acknowledgements and replies under the key id `hub`. */
  readonly signer: Signer;
  readonly signingPublicKey: Uint8Array;
  readonly sealingSecretKey: Uint8Array;
  readonly sealingPublicKey: Uint8Array;
};

export type IdentityFailure = {
  readonly kind: 'identity-damaged';
  readonly file: string;
  readonly reason: string;
  readonly remedy: string;
};

const FILE = join('keys', 'hub.json');
const SEED_BYTES = 32;
const fileSchema = z.object({
  v: z.literal(1),
  signingSeed: z.string(),
  sealingSeed: z.string(),
});

/** Reads `<data>/keys/hub.json`, which is drawn once and never replaced: every post trusts these keys. */
export async function openIdentity(
  dataDirectory: string,
): Promise<Result<HubIdentity, IdentityFailure>> {
  const path = join(dataDirectory, FILE);
  const text = (await readKeyFile(path)) ?? (await createKeyFile(path, drawSeeds()));
  const stored = fileSchema.safeParse(jsonIn(text));
  const signing = fromBase64Url(stored.data?.signingSeed ?? '');
  const sealing = fromBase64Url(stored.data?.sealingSeed ?? '');
  if (signing?.length !== SEED_BYTES || sealing?.length !== SEED_BYTES) {
    return fail({
      kind: 'identity-damaged',
      file: FILE,
      reason: `${path} does not hold two keys`,
      remedy: 'restore the file from backup; with new keys every post would have to enrol again',
    });
  }
  return succeed(identityOf(signing, sealing));
}

/** The identity of two seeds of 32 bytes. */
export function identityOf(signingSeed: Uint8Array, sealingSeed: Uint8Array): HubIdentity {
  return {
    signer: { keyId: 'hub', secretKey: signingSeed },
    signingPublicKey: ed25519.getPublicKey(signingSeed),
    sealingSecretKey: sealingSeed,
    sealingPublicKey: x25519.getPublicKey(sealingSeed),
  };
}

function drawSeeds(): string {
  const seed = (): string => toBase64Url(randomBytes(SEED_BYTES));
  return `${JSON.stringify({ v: 1, signingSeed: seed(), sealingSeed: seed() }, null, 2)}\n`;
}
