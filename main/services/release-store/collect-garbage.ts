/** Removes what no release needs. Failing to is no failure: it is tried again after the next update. */
import { join } from 'node:path';
import { systemCode } from '#main/services/files/files.ts';
import type { ReleaseRecord, StorePlace } from './release-record.ts';

export type Keep = {
  readonly records: readonly (ReleaseRecord | null)[];
  /** SHA-256 of files that are being fetched. */
  readonly wanted: readonly string[];
};

export async function collectGarbage(place: StorePlace, { records, wanted }: Keep): Promise<void> {
  const kept = records.filter((record) => record !== null);
  const hashes = kept.flatMap(({ release }) => release.targets.map(({ sha256 }) => sha256));
  const metadata = kept.flatMap((record) => record.metadata.map((hash) => `${hash}.json`));
  await removeExcept(place, 'files', new Set([...hashes, ...wanted]));
  await removeExcept(place, 'staging', new Set(wanted.map((hash) => `${hash}.part`)));
  await removeExcept(place, 'trusted', new Set(metadata));
}

async function removeExcept(
  { files, directory }: StorePlace,
  folder: string,
  keep: ReadonlySet<string>,
): Promise<void> {
  try {
    for (const name of await files.list(join(directory, folder))) {
      if (!keep.has(name)) await files.remove(join(directory, folder, name));
    }
  } catch (error) {
    // Someone may still be reading a file (Windows then keeps it). Anything else is a bug.
    if (systemCode(error) === null) throw error;
  }
}
