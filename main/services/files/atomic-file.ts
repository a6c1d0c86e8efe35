/** Small files that are either the old one or the new one, whatever happens in between. */
import { dirname } from 'node:path';
import type { Files } from './files.ts';

export type AtomicWrite = {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Keep what was there as `<path>.previous`. */
  readonly keepPrevious?: boolean;
};

/** Rejects with the system error when the disk refuses; the old file is then still in place. */
export async function writeAtomically(files: Files, write: AtomicWrite): Promise<void> {
  const { path, bytes, keepPrevious = false } = write;
  await writeWhole(files, `${path}.new`, bytes);
  if (keepPrevious) {
    const before = await files.read(path);
    if (before) {
      await writeWhole(files, `${path}.previous.new`, before);
      await files.rename(`${path}.previous.new`, `${path}.previous`);
    }
  }
  await files.rename(`${path}.new`, path);
  await files.syncDirectory(dirname(path));
}

async function writeWhole(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(path);
  try {
    await file.truncate(0);
    await file.write(0, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
