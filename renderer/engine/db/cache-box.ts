/**
 * Seals what the engine itself writes: AES-256-GCM under the cache key, bound to the row it belongs to.
 *
 * Always before a transaction is opened: awaiting Web Crypto inside one commits it early.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import { toHex } from '#shared/kernel/bytes.ts';
import { parseJson } from '../opening/open-target.ts';
import { ownBuffer } from '../opening/own-buffer.ts';

const NONCE_BYTES = 12;

export type CacheBox = {
  seal(context: string, value: unknown): Promise<Uint8Array>;
  /** The value, or null when key, context or any byte is wrong. */
  open(context: string, sealed: Uint8Array): Promise<unknown>;
  /** A keyed hash of a document, by which its earlier crossings are found. Reveals nothing without the key. */
  documentKey(document: { readonly issuingState: string; readonly documentNumber: string }): string;
  /** The same of a pair that was judged. */
  pairKey(pair: string): string;
};

export async function createCacheBox(cacheKey: Uint8Array): Promise<CacheBox> {
  const key = await crypto.subtle.importKey('raw', ownBuffer(cacheKey), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const hashKey = hmac(sha256, cacheKey, utf8ToBytes('farpost/cache/v1/earlier-crossings'));
  const keyed = (text: string) => toHex(hmac(sha256, hashKey, utf8ToBytes(text)).slice(0, 16));
  const gcm = (context: string, nonce: Uint8Array) => ({
    name: 'AES-GCM',
    iv: ownBuffer(nonce),
    additionalData: ownBuffer(utf8ToBytes(`farpost/cache/v1/${context}`)),
  });
  return {
    async seal(context, value) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const plaintext = ownBuffer(utf8ToBytes(JSON.stringify(value)));
      const ciphertext = await crypto.subtle.encrypt(gcm(context, nonce), key, plaintext);
      const sealed = new Uint8Array(NONCE_BYTES + ciphertext.byteLength);
      sealed.set(nonce);
      sealed.set(new Uint8Array(ciphertext), NONCE_BYTES);
      return sealed;
    },
    async open(context, sealed) {
      try {
        const nonce = sealed.subarray(0, NONCE_BYTES);
        const body = ownBuffer(sealed.subarray(NONCE_BYTES));
        return parseJson(
          new Uint8Array(await crypto.subtle.decrypt(gcm(context, nonce), key, body)),
        );
      } catch {
        return null;
      }
    },
    documentKey({ issuingState, documentNumber }) {
      const state = canonicalIssuingState(issuingState);
      const number = canonicalDocumentNumber(documentNumber);
      return keyed(`${state}\u0000${number}`);
    },
    pairKey: (pair) => keyed(`pair\u0000${pair}`),
  };
}
