/**
 * Small secrets under a key both sides hold: AES-256-GCM with bound associated data.
 *
 * For bulk data use the platform's Web Crypto on the same layout; this one is plain JavaScript.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** Bytes of nonce in front of every box (NIST SP 800-38D). */
export const NONCE_BYTES = 12;
/** Bytes of authentication tag at the end. */
export const TAG_BYTES = 16;

export type BoxFailure = { readonly kind: 'cannot-open'; readonly context: string };

/** What a box is sealed with. `nonce` must be fresh for the key; `context` says what the box is. */
export type BoxSeal = {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly context: string;
};

/** `nonce (12) ‖ ciphertext ‖ tag (16)`. */
export function sealBox({ key, nonce, context }: BoxSeal, plaintext: Uint8Array): Uint8Array {
  return concatBytes(nonce, gcm(key, nonce, utf8ToBytes(context)).encrypt(plaintext));
}

/** The plaintext, only when key, context and every byte are right. */
export function openBox(
  key: Uint8Array,
  context: string,
  box: Uint8Array,
): Result<Uint8Array, BoxFailure> {
  if (box.length < NONCE_BYTES + TAG_BYTES) return fail({ kind: 'cannot-open', context });
  const nonce = box.subarray(0, NONCE_BYTES);
  try {
    return succeed(gcm(key, nonce, utf8ToBytes(context)).decrypt(box.subarray(NONCE_BYTES)));
  } catch {
    return fail({ kind: 'cannot-open', context });
  }
}
