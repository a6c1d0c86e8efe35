/** For secrets that must go: the bytes first, then the name. */
import { dirname } from 'node:path';
import type { Files } from './files.ts';

/** The file and the one before it, as `writeAtomically` keeps it. */
export async function overwriteWithPrevious(files: Files, path: string): Promise<void> {
  await overwriteAndRemove(files, path);
  await overwriteAndRemove(files, `${path}.previous`);
}

/** Nothing when there is no such file. On flash memory the old bytes may stay where they were. */
export async function overwriteAndRemove(files: Files, path: string): Promise<void> {
  const bytes = await files.read(path);
  if (!bytes) return;
  const file = await files.open(path);
  try {
    await file.write(0, new Uint8Array(bytes.length));
    await file.sync();
  } finally {
    await file.close();
  }
  await files.remove(path);
  await files.syncDirectory(dirname(path));
}
