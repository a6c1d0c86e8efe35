import { createCipheriv, createDecipheriv } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  decodeSealedFile,
  encodeSealedFile,
  syntheticNonce,
  targetContext,
} from '#shared/release/sealed-file.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import type { ReleaseKey } from './release-keys.ts';

/** Seals the targets of one release with the keys of one epoch. Equal input gives equal bytes. */
export type TargetSealer = {
  readonly keyEpoch: number;
  /** The `release-documents` subkey, by which document numbers are hashed. */
  readonly documentsKey: Uint8Array;
  /** The `release-suppressions` subkey, by which suppressed notices are named. */
  readonly suppressionsKey: Uint8Array;
  /** Deflates, then seals. */
  sealDeflated(path: string, plaintext: Uint8Array): Uint8Array;
  /** Seals what would not shrink. */
  seal(path: string, plaintext: Uint8Array): Uint8Array;
  /** What was sealed under this path with the same key, and deflated before; else null. */
  openDeflated(path: string, bytes: Uint8Array): Uint8Array | null;
};

const TAG_BYTES = 16;

export function createTargetSealer({ epoch, key }: ReleaseKey): TargetSealer {
  const packKey = subkeyOf(key, 'release-pack');
  const seal = (path: string, message: Uint8Array): Uint8Array => {
    const nonce = syntheticNonce(packKey, path, message);
    const cipher = createCipheriv('aes-256-gcm', packKey, nonce);
    cipher.setAAD(targetContext(path, epoch));
    const body = [cipher.update(message), cipher.final(), cipher.getAuthTag()];
    return encodeSealedFile({ keyEpoch: epoch, nonce, ciphertext: Buffer.concat(body) });
  };
  return {
    keyEpoch: epoch,
    documentsKey: subkeyOf(key, 'release-documents'),
    suppressionsKey: subkeyOf(key, 'release-suppressions'),
    sealDeflated: (path, plaintext) => seal(path, deflateRawSync(plaintext)),
    seal,
    openDeflated(path, bytes) {
      const file = decodeSealedFile(bytes);
      if (!file.ok || file.value.keyEpoch !== epoch) return null;
      const { nonce, ciphertext } = file.value;
      try {
        const decipher = createDecipheriv('aes-256-gcm', packKey, nonce);
        decipher.setAAD(targetContext(path, epoch));
        decipher.setAuthTag(ciphertext.subarray(-TAG_BYTES));
        const opened = [decipher.update(ciphertext.subarray(0, -TAG_BYTES)), decipher.final()];
        return inflateRawSync(Buffer.concat(opened));
      } catch {
        return null;
      }
    },
  };
}
