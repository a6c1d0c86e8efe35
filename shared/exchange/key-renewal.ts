/**
 * How a post replaces its device keys while it works.
 *
 * The old key signs the request, the new key signs that it belongs to this post: so nobody can put a key
 * in a post's place without the old one, and no post can claim a key that it does not hold.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { wrappedReleaseKeySchema } from './enrolment.ts';

/** DSSE payload type of the hub's answer. */
export const KEY_RENEWAL_TYPE = 'application/vnd.farpost.key-renewal+json';

const key32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

/** What the new key signs. Keys are public, base64url. */
export const keyChangeSchema = z.object({
  epoch: z.int().positive(),
  oldSigningKey: key32,
  signingKey: key32,
  sealingKey: key32,
});

export const keyRenewalRequestSchema = keyChangeSchema.extend({
  /** Ed25519 signature by the new signing key, base64url. */
  proof: z.string().regex(/^[A-Za-z0-9_-]{86}$/u),
});

/** The hub knows the post by the new keys from now on. */
export const keyRenewalAnswerSchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  epoch: z.int().positive(),
  signingKey: key32,
  sealingKey: key32,
  /** Every release key, sealed to the new sealing key. */
  releaseKeys: z.array(wrappedReleaseKeySchema).min(1).max(100),
  /** Hub time, ISO 8601. */
  at: z.iso.datetime(),
});

export type KeyChange = z.infer<typeof keyChangeSchema>;
export type KeyRenewalRequest = z.infer<typeof keyRenewalRequestSchema>;
export type KeyRenewalAnswer = z.infer<typeof keyRenewalAnswerSchema>;

/** The proof of a key change; `newSecret` is the seed of the new signing key. */
export const proveKeyChange = (post: string, change: KeyChange, newSecret: Uint8Array): string =>
  toBase64Url(ed25519.sign(statementOf(post, change), newSecret));

/** Whether the holder of the new signing key wanted this very change. */
export function isKeyChangeProved(post: string, { proof, ...change }: KeyRenewalRequest): boolean {
  const signature = fromBase64Url(proof);
  const publicKey = fromBase64Url(change.signingKey);
  if (signature?.length !== 64 || publicKey?.length !== 32) return false;
  try {
    return ed25519.verify(signature, statementOf(post, change), publicKey);
  } catch {
    // The library throws on bytes that are no point.
    return false;
  }
}

function statementOf(post: string, change: KeyChange): Uint8Array {
  const { epoch, oldSigningKey, signingKey, sealingKey } = change;
  const lines = ['farpost/key-renewal/v1', post, epoch, oldSigningKey, signingKey, sealingKey];
  return utf8ToBytes(lines.join('\n'));
}
