/** The release content keys by epoch, held in memory only and gone with the worker. */
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import { ownBuffer } from './own-buffer.ts';

export type ReleaseKeyring = {
  /** Opens targets of this epoch; null when the post has no such key. */
  packKey(epoch: number): Promise<CryptoKey> | null;
  /** Hashes document numbers of this epoch. */
  documentsKey(epoch: number): Uint8Array | null;
  /** Names suppressed notices of this epoch. */
  suppressionsKey(epoch: number): Uint8Array | null;
};

type EpochKeys = {
  readonly packKey: Promise<CryptoKey>;
  readonly documentsKey: Uint8Array;
  readonly suppressionsKey: Uint8Array;
};

export function createReleaseKeyring(
  keys: ReadonlyArray<{ readonly epoch: number; readonly key: string }>,
): ReleaseKeyring {
  const byEpoch = new Map<number, EpochKeys>();
  for (const { epoch, key } of keys) {
    const content = fromBase64Url(key);
    if (content === null) continue;
    byEpoch.set(epoch, {
      packKey: importKey(subkeyOf(content, 'release-pack')),
      documentsKey: subkeyOf(content, 'release-documents'),
      suppressionsKey: subkeyOf(content, 'release-suppressions'),
    });
  }
  return {
    packKey: (epoch) => byEpoch.get(epoch)?.packKey ?? null,
    documentsKey: (epoch) => byEpoch.get(epoch)?.documentsKey ?? null,
    suppressionsKey: (epoch) => byEpoch.get(epoch)?.suppressionsKey ?? null,
  };
}

const importKey = (bytes: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', ownBuffer(bytes), 'AES-GCM', false, ['decrypt']);
