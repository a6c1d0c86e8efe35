/**
 * The agency's recovery key. The hub keeps the public half only; the secret half is written to one file
 * and carried away.
 */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { x25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { createKeyFile, readKeyFile } from '#hub/releases/key-file.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { recoveryKeyId } from '#shared/recovery/recovery-slot.ts';

const KEY_BYTES = 32;

const publicFileSchema = z.object({ v: z.literal(1), publicKey: z.string() });

const secretFileSchema = z.object({
  type: z.literal('farpost-recovery-key'),
  v: z.literal(1),
  id: z.string(),
  secretKey: z.string(),
});

export type DrawnRecoveryKey = {
  readonly id: string;
  readonly publicKey: Uint8Array;
  /** What the file to be carried away says. */
  readonly secretFile: string;
};

/** Draws a key; nothing is written. */
export function drawRecoveryKey(): DrawnRecoveryKey {
  const secret = new Uint8Array(randomBytes(KEY_BYTES));
  const publicKey = x25519.getPublicKey(secret);
  const id = recoveryKeyId(publicKey);
  const content = { type: 'farpost-recovery-key', v: 1, id, secretKey: toBase64Url(secret) };
  secret.fill(0);
  return { id, publicKey, secretFile: `${JSON.stringify(content, null, 2)}\n` };
}

/** The secret (32 bytes) in the text of a secret file; null when it is no such file, or a damaged one. */
export function recoverySecretIn(text: string): Uint8Array | null {
  const stored = secretFileSchema.safeParse(jsonIn(text));
  const secret = fromBase64Url(stored.data?.secretKey ?? '');
  if (secret?.length !== KEY_BYTES) return null;
  return recoveryKeyId(x25519.getPublicKey(secret)) === stored.data?.id ? secret : null;
}

export const recoveryPublicFile = (dataDirectory: string): string =>
  join(dataDirectory, 'keys', 'recovery.json');

/** Whether the hub now has exactly this key; it never replaces one. */
export async function keepRecoveryPublicKey(
  dataDirectory: string,
  publicKey: Uint8Array,
): Promise<boolean> {
  const text = `${JSON.stringify({ v: 1, publicKey: toBase64Url(publicKey) }, null, 2)}\n`;
  return (await createKeyFile(recoveryPublicFile(dataDirectory), text)) === text;
}

/**
 * The public half, base64url, or null when the hub has none. Throws when the file is damaged: posts that
 * were enrolled as if there were none could never be recovered.
 */
export async function recoveryPublicKey(dataDirectory: string): Promise<string | null> {
  const path = recoveryPublicFile(dataDirectory);
  const text = await readKeyFile(path);
  if (text === null) return null;
  const stored = publicFileSchema.safeParse(jsonIn(text));
  if (fromBase64Url(stored.data?.publicKey ?? '')?.length === KEY_BYTES) {
    return stored.data?.publicKey ?? null;
  }
  throw new Error(`${path} holds no recovery key: restore the file from backup`);
}
