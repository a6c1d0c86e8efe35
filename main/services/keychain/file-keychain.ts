/**
 * For trying, training and tests: the secret lies beside the vault, so it protects nothing. The name of
 * the file says so. In a packaged build only for the training post, in which nothing is real.
 */
import { join } from 'node:path';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { type Files, systemCode } from '#main/services/files/files.ts';
import { overwriteWithPrevious } from '#main/services/files/overwrite-file.ts';
import { fail, succeed } from '#shared/kernel/result.ts';
import { KEYCHAIN_SECRET_BYTES, type Keychain } from './keychain.ts';

export const FILE_KEYCHAIN_NAME = 'keychain-not-for-operations.bin';

export function createFileKeychain(files: Files, dataDirectory: string): Keychain {
  const path = join(dataDirectory, FILE_KEYCHAIN_NAME);
  return {
    async read() {
      try {
        const secret = await files.read(path);
        if (secret === null || secret.length === KEYCHAIN_SECRET_BYTES) return succeed(secret);
        return fail(damaged(`${FILE_KEYCHAIN_NAME} has ${secret.length} bytes, not 32`));
      } catch (error) {
        return fail(
          damaged(`${FILE_KEYCHAIN_NAME} cannot be read: ${systemCode(error) ?? 'error'}`),
        );
      }
    },
    async write(secret) {
      try {
        await files.makeDirectory(dataDirectory);
        await writeAtomically(files, { path, bytes: secret, keepPrevious: true });
        return succeed(null);
      } catch (error) {
        return fail(
          damaged(`${FILE_KEYCHAIN_NAME} cannot be written: ${systemCode(error) ?? 'error'}`),
        );
      }
    },
    async forget() {
      try {
        await overwriteWithPrevious(files, path);
        return succeed(null);
      } catch (error) {
        return fail(
          damaged(`${FILE_KEYCHAIN_NAME} cannot be removed: ${systemCode(error) ?? 'error'}`),
        );
      }
    },
  };
}

const damaged = (reason: string) =>
  ({
    kind: 'keychain-damaged',
    reason,
    remedy: 'Restore the file from a copy, or set the post up anew.',
  }) as const;
