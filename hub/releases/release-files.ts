import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from './error-code.ts';

/**
 * The folder of the published repository. Paths are relative to it and use `/`.
 *
 * A port, so that tests can stop it between any two steps. Implementations throw the system's errors.
 */
export type ReleaseFiles = {
  read(path: string): Promise<Uint8Array | null>;
  /** Bytes in the file, or `null` when there is none. */
  sizeOf(path: string): Promise<number | null>;
  /** Writes beside, flushes to the disk, then renames: readers see the old file or the new one. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Makes the names in a folder survive a power cut. */
  flushFolder(folder: string): Promise<void>;
  /** Names of files and of folders in a folder; empty when there is no such folder. */
  names(folder: string): Promise<readonly string[]>;
  remove(path: string): Promise<void>;
};

/** Unfinished writes end like this; no published file does. */
export const UNFINISHED = '.tmp';

export function openReleaseFiles(directory: string): ReleaseFiles {
  const at = (path: string) => join(directory, path);
  return {
    read: (path) => orNull(async () => new Uint8Array(await readFile(at(path)))),
    sizeOf: (path) => orNull(async () => (await stat(at(path))).size),
    async write(path, bytes) {
      await mkdir(dirname(at(path)), { recursive: true });
      const unfinished = at(path) + UNFINISHED;
      const file = await open(unfinished, 'w');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, at(path));
    },
    async flushFolder(folder) {
      const handle = await open(at(folder), 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    names: async (folder) => (await orNull(() => readdir(at(folder)))) ?? [],
    remove: (path) => rm(at(path), { force: true }),
  };
}

async function orNull<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
