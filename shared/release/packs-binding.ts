/** Ties an index of names to the very packs that it was built from. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';

/** SHA-256 over the SHA-256 hashes (lower-case hex) of the sealed packs, in the order of the manifest. */
export const packsBinding = (hashes: readonly string[]): Uint8Array =>
  sha256(concatBytes(...hashes.map(hexToBytes)));
