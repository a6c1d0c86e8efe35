/** The operating system's keychain through Electron. Refuses a system that would only pretend. */
import { join } from 'node:path';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { type Files, systemCode } from '#main/services/files/files.ts';
import { overwriteWithPrevious } from '#main/services/files/overwrite-file.ts';
import {
  KEYCHAIN_SECRET_BYTES,
  type Keychain,
  type KeychainFailure,
} from '#main/services/keychain/keychain.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** The part of Electron's `safeStorage` that is used; available after the app is ready. */
export type SafeStorage = {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  getSelectedStorageBackend?(): string;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string }>;
};

export type ElectronKeychain = {
  readonly safeStorage: SafeStorage;
  readonly files: Files;
  readonly dataDirectory: string;
  readonly platform: NodeJS.Platform;
};

export function createElectronKeychain(options: ElectronKeychain): Keychain {
  const { safeStorage, files, dataDirectory } = options;
  const path = join(dataDirectory, 'keychain.bin');
  return {
    async read() {
      const refused = await whyRefused(options);
      if (refused) return fail(refused);
      const sealed = await files.read(path);
      return sealed ? await decrypt(safeStorage, sealed) : succeed(null);
    },
    async write(secret) {
      const refused = await whyRefused(options);
      if (refused) return fail(refused);
      const bytes = await safeStorage.encryptStringAsync(toBase64Url(secret));
      await files.makeDirectory(dataDirectory);
      // One that could not be read may only have been another user's: it is put aside.
      await writeAtomically(files, { path, bytes, keepPrevious: true });
      return succeed(null);
    },
    async forget() {
      // Whether or not the system would still open it: the sealed secret must go.
      try {
        await overwriteWithPrevious(files, path);
        return succeed(null);
      } catch (error) {
        return fail({
          kind: 'keychain-damaged',
          reason: `keychain.bin cannot be removed: ${systemCode(error) ?? 'error'}`,
          remedy: 'Start again; if it stays, remove the disk of this machine.',
        });
      }
    },
  };
}

async function whyRefused(options: ElectronKeychain): Promise<KeychainFailure | null> {
  const { safeStorage, platform } = options;
  const remedy = 'Set up a keyring (GNOME Keyring or KWallet) for this user, then start again.';
  if (!(await safeStorage.isAsyncEncryptionAvailable())) {
    return { kind: 'keychain-refused', reason: 'the system keychain is not available', remedy };
  }
  // On Linux Electron falls back to a password that is the same on every machine.
  const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend?.() : 'system';
  if (backend !== undefined && !['basic_text', 'unknown'].includes(backend)) return null;
  return { kind: 'keychain-refused', reason: 'this system has no real keychain', remedy };
}

async function decrypt(
  safeStorage: SafeStorage,
  sealed: Uint8Array,
): Promise<Result<Uint8Array, KeychainFailure>> {
  const text = await safeStorage.decryptStringAsync(Buffer.from(sealed)).catch(() => null);
  const secret = text && fromBase64Url(text.result);
  if (secret?.length === KEYCHAIN_SECRET_BYTES) return succeed(secret);
  return fail({
    kind: 'keychain-damaged',
    reason: 'the keychain cannot open the secret of this post',
    remedy: 'Sign in to the system as the user who set the post up.',
  });
}
