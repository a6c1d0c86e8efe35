/** Files that the command line hands to a person: whole or not there, and never over another. */
import { open, rm } from 'node:fs/promises';

export const OWNER_ONLY = 0o600;
export const READABLE = 0o644;

/** Rejects with the system's error; then there is no such file of ours. Works on a stick, which knows no links. */
export async function createNewFile(
  path: string,
  content: Uint8Array | string | Iterable<string>,
  mode: typeof OWNER_ONLY | typeof READABLE,
): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** For the owner only. Null, or why there is no such file now. */
export async function writeNewFile(path: string, text: string): Promise<string | null> {
  try {
    await createNewFile(path, text, OWNER_ONLY);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
