/** Opens sealed release files with the platform's cipher. A file opens whole and genuine, or not at all. */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { decodeSealedFile, targetContext } from '#shared/release/sealed-file.ts';
import { inflate } from './inflate.ts';
import { ownBuffer } from './own-buffer.ts';
import type { ReleaseKeyring } from './release-keyring.ts';

export type OpenFailure = {
  readonly kind: 'no-release-key' | 'cannot-open';
  readonly path: string;
};

/** Opens bytes that were sealed under `path` without being deflated: a bucket of documents. */
export async function openSealed(
  keyring: ReleaseKeyring,
  path: string,
  bytes: Uint8Array,
): Promise<Result<Uint8Array, OpenFailure>> {
  const file = decodeSealedFile(bytes);
  if (!file.ok) return fail({ kind: 'cannot-open', path });
  const { keyEpoch, nonce, ciphertext } = file.value;
  const key = await keyring.packKey(keyEpoch);
  if (key === null) return fail({ kind: 'no-release-key', path });
  try {
    const plaintext = await crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: ownBuffer(nonce),
        additionalData: ownBuffer(targetContext(path, keyEpoch)),
      },
      key,
      ownBuffer(ciphertext),
    );
    return succeed(new Uint8Array(plaintext));
  } catch {
    return fail({ kind: 'cannot-open', path });
  }
}

/** Opens and inflates any other target. */
export async function openTarget(
  keyring: ReleaseKeyring,
  path: string,
  bytes: Uint8Array,
): Promise<Result<Uint8Array, OpenFailure>> {
  const opened = await openSealed(keyring, path, bytes);
  if (!opened.ok) return opened;
  try {
    return succeed(await inflate(opened.value));
  } catch {
    return fail({ kind: 'cannot-open', path });
  }
}

/** Reads JSON text, or null when it is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
