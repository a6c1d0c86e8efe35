/**
 * The plaintext of `policy/suppressions.json.sealed`: notices that raise nothing, because the State that issued them
 * persecutes a person who was recognised as a refugee. Keyed hashes and filler, so that the file alone names nobody
 * and its length does not tell how many they are.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { toHex } from '#shared/kernel/bytes.ts';
import { stableJson } from '#shared/kernel/stable-json.ts';

const REFERENCE_BYTES = 16;
const FEWEST_REFERENCES = 64;

export const suppressionsFileSchema = z.object({
  v: z.literal(1),
  /** Epoch of the content key by whose `release-suppressions` subkey the references are made. */
  keyEpoch: z.int().positive(),
  /** Sorted; 32 hexadecimal digits each. */
  references: z.array(z.string().regex(/^[0-9a-f]{32}$/u)),
});

/** One notice on one entry of one list. `issuer` is a canonical code. */
export type SuppressedNotice = {
  readonly list: string;
  readonly entry: string;
  readonly reference: string;
  readonly issuer: string;
};

/** How the file names a notice: HMAC-SHA-256, cut to 16 bytes. */
export function suppressionOf(
  key: Uint8Array,
  { list, entry, reference, issuer }: SuppressedNotice,
): string {
  return keyed(key, ['farpost/suppression/v1', list, entry, reference, issuer]);
}

/** The references of all notices and filler, sorted: a power of two, at least 64. */
export function paddedSuppressions(
  key: Uint8Array,
  notices: readonly SuppressedNotice[],
): readonly string[] {
  const references = new Set(notices.map((notice) => suppressionOf(key, notice)));
  const size = Math.max(FEWEST_REFERENCES, 2 ** Math.ceil(Math.log2(references.size)));
  for (let number = 0; references.size < size; number += 1) {
    references.add(keyed(key, ['farpost/suppression-filler/v1', number]));
  }
  return [...references].sort();
}

const keyed = (key: Uint8Array, parts: readonly (string | number)[]): string =>
  toHex(hmac(sha256, key, utf8ToBytes(stableJson(parts))).slice(0, REFERENCE_BYTES));
