/**
 * The container of every release target: AES-256-GCM over deflate-raw over the plaintext.
 *
 * Layout: `FPS1` (4 bytes) ‖ key epoch (uint32, big-endian) ‖ nonce (12) ‖ ciphertext ‖ tag (16).
 * Associated data: `farpost/target/v1/<path>/<epoch>`, so a file cannot stand in for another. The nonce
 * is HMAC-SHA-256(nonce key, path ‖ 0x00 ‖ SHA-256(message)) cut to 12 bytes, where the message is what the
 * cipher encrypts, after deflate: equal content gives equal bytes, and two messages share a nonce with
 * probability 2⁻⁹⁶ a pair. Were it taken from the plaintext before deflate, another version of zlib would
 * encrypt other bytes under the same nonce, which breaks GCM. The key is the `release-pack` subkey of the
 * content key. The cipher itself is the platform's (Web Crypto or Node).
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** How every sealed file begins; the key epoch follows. */
export const SEALED_MAGIC = 'FPS1';

const MAGIC = utf8ToBytes(SEALED_MAGIC);
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Bytes before the ciphertext. */
export const SEALED_HEADER_BYTES = MAGIC.length + 4 + NONCE_BYTES;

export type SealedFile = {
  readonly keyEpoch: number;
  readonly nonce: Uint8Array;
  /** Ciphertext followed by the tag, as Web Crypto wants it. */
  readonly ciphertext: Uint8Array;
};

export type SealedFileFailure =
  | { readonly kind: 'too-short'; readonly length: number }
  | { readonly kind: 'not-a-sealed-file' };

/** Associated data that binds a file to its path and key. */
export const targetContext = (path: string, keyEpoch: number): Uint8Array =>
  utf8ToBytes(`farpost/target/v1/${path}/${keyEpoch}`);

/**
 * The nonce for `message` at `path` (synthetic; see above). `key` is the `release-pack` subkey, `message`
 * exactly what the cipher will encrypt.
 */
export function syntheticNonce(key: Uint8Array, path: string, message: Uint8Array): Uint8Array {
  const nonceKey = hmac(sha256, key, utf8ToBytes('nonce'));
  const bound = concatBytes(utf8ToBytes(path), new Uint8Array(1), sha256(message));
  return hmac(sha256, nonceKey, bound).slice(0, NONCE_BYTES);
}

/** Puts the parts together. */
export function encodeSealedFile({ keyEpoch, nonce, ciphertext }: SealedFile): Uint8Array {
  const epoch = new Uint8Array(4);
  new DataView(epoch.buffer).setUint32(0, keyEpoch);
  return concatBytes(MAGIC, epoch, nonce, ciphertext);
}

/** Takes the parts apart; says nothing about whether they are genuine. */
export function decodeSealedFile(bytes: Uint8Array): Result<SealedFile, SealedFileFailure> {
  if (bytes.length < SEALED_HEADER_BYTES + TAG_BYTES) {
    return fail({ kind: 'too-short', length: bytes.length });
  }
  if (MAGIC.some((byte, index) => bytes[index] !== byte))
    return fail({ kind: 'not-a-sealed-file' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return succeed({
    keyEpoch: view.getUint32(MAGIC.length),
    nonce: bytes.subarray(MAGIC.length + 4, SEALED_HEADER_BYTES),
    ciphertext: bytes.subarray(SEALED_HEADER_BYTES),
  });
}
