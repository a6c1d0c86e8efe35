import type { Metadata, Targets } from '@tufjs/models';
import { type ReleaseFiles, UNFINISHED } from './release-files.ts';
import { targetFile } from './target-store.ts';

const TARGET_NAME = /^[0-9a-f]{64}\./u;
const METADATA_NAME = /^\d+\.(?!root\.)[a-z][a-z0-9-]*\.json$/u;

/**
 * Removes what neither of the kept releases refers to, and unfinished writes. Roots all stay: a post that
 * was away for years follows them one by one. Files of other names are left alone.
 */
export async function cleanUp(files: ReleaseFiles, keep: ReadonlySet<string>): Promise<number> {
  const found = await list(files, 'metadata', METADATA_NAME);
  for (const folder of await files.names('targets')) {
    found.push(...(await list(files, `targets/${folder}`, TARGET_NAME)));
  }
  const removable = found.filter((path) => !keep.has(path));
  for (const path of removable) await files.remove(path);
  return removable.length;
}

/** Paths of the target files that a role signs for. */
export function filesOf(role: Metadata<Targets>): string[] {
  return Object.values(role.signed.targets).map(({ path, hashes }) =>
    targetFile({ path, sha256: hashes['sha256'] ?? '' }),
  );
}

async function list(files: ReleaseFiles, folder: string, ours: RegExp): Promise<string[]> {
  const names = await files.names(folder);
  return names
    .filter((name) => ours.test(name) || name.endsWith(UNFINISHED))
    .map((name) => `${folder}/${name}`);
}
