/** Files that are carried between the hub and the machines where keys are kept. */
import { readFile } from 'node:fs/promises';
import { createNewFile, OWNER_ONLY, READABLE } from '#hub/cli/new-file.ts';
import { errorCode } from '#hub/releases/error-code.ts';
import { type CeremonyFailure, refuse } from '#hub/releases/root-ceremony.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';

/** Readable by its owner only when it holds a secret; never overwrites. */
export async function writeNew(
  path: string,
  bytes: Uint8Array | string,
  { secret }: { readonly secret: boolean },
): Promise<Result<null, CeremonyFailure>> {
  try {
    await createNewFile(path, bytes, secret ? OWNER_ONLY : READABLE);
    return succeed(null);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return code === 'EEXIST'
      ? refuse('file-exists', `${path} is there already`, 'name a file that does not exist yet')
      : refuse('storage', `${path} was not written: ${code}`, 'check the disk or the stick');
  }
}

export async function readCarried(path: string): Promise<Result<Uint8Array, CeremonyFailure>> {
  try {
    return succeed(await readFile(path));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return refuse('storage', `${path} cannot be read: ${code}`, 'check the name and the stick');
  }
}
