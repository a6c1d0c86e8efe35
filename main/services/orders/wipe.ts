/**
 * Takes everything away from a post: its keys first, then its data. Begun once, it goes on at every start
 * until nothing is left; each step may be done again.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { overwriteAndRemove } from '#main/services/files/overwrite-file.ts';
import type { Keychain } from '#main/services/keychain/keychain.ts';
import { nodeReleaseFiles, type ReleaseFiles } from '#main/services/release-store/release-files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { FOR_THE_HUB } from './for-the-hub.ts';
import { readMarker, WIPE_FILE, WIPED_FILE, type WipeMarker, writeWiped } from './wipe-marker.ts';

export type WipeDisk = ReleaseFiles & {
  /** A file, or a folder with all that is in it; nothing when there is none. */
  removeTree(path: string): Promise<void>;
};

export const nodeWipeDisk: WipeDisk = {
  ...nodeReleaseFiles,
  removeTree: (path) => rm(path, { recursive: true, force: true }),
};

export type Wipe = {
  readonly dataDirectory: string;
  readonly files: WipeDisk;
  readonly keychain: Pick<Keychain, 'forget'>;
};

const VAULT_FILES = [
  'vault.json',
  'vault.json.previous',
  'vault.json.new',
  'vault.json.previous.new',
  'recovery.json',
  'recovery.json.new',
];
const JOURNAL = 'journal';
/** Everything else in the folder of a post goes, whatever later versions put there. */
const KEPT: readonly string[] = [FOR_THE_HUB, WIPE_FILE, WIPED_FILE, 'station.sock', JOURNAL];

/** Goes on with a wipe that was begun. True: there was one, and nothing is left. Rejects as the disk does. */
export async function finishWipe(wipe: Wipe): Promise<Result<boolean, string>> {
  const marker = await readMarker(wipe);
  if (!marker.ok) return marker;
  if (!marker.value) return succeed(false);
  const keys = await destroyKeys(wipe);
  if (!keys.ok) return keys;
  if (marker.value.stage === 'begun') await keepJournal(wipe, marker.value);
  await destroyData(wipe);
  await settle(wipe, marker.value);
  return succeed(true);
}

async function destroyKeys({
  files,
  dataDirectory,
  keychain,
}: Wipe): Promise<Result<null, string>> {
  for (const name of VAULT_FILES) await overwriteAndRemove(files, join(dataDirectory, name));
  const forgotten = await keychain.forget();
  return forgotten.ok ? forgotten : fail(forgotten.failure.reason);
}

/**
 * The station died before it had signed what the hub misses, and its keys are gone. The journal, which is
 * sealed to the hub, is kept as it is: the hub can read it, but nobody vouches for it.
 */
async function keepJournal({ files, dataDirectory }: Wipe, { post }: WipeMarker): Promise<void> {
  const journal = join(dataDirectory, JOURNAL);
  if ((await files.list(journal)).length === 0) return;
  const folder = join(dataDirectory, FOR_THE_HUB);
  await files.makeDirectory(folder);
  await files.rename(journal, join(folder, `${post.id}-journal-unsigned`));
  await files.syncDirectory(folder);
  await files.syncDirectory(dataDirectory);
}

async function destroyData({ files, dataDirectory }: Wipe): Promise<void> {
  for (const name of await files.list(dataDirectory)) {
    if (!KEPT.includes(name)) await files.removeTree(join(dataDirectory, name));
  }
  await files.removeTree(join(dataDirectory, JOURNAL));
  await files.syncDirectory(dataDirectory);
}

async function settle(wipe: Wipe, { stage: _, ...marker }: WipeMarker): Promise<void> {
  const { files, dataDirectory } = wipe;
  const left = await files.list(join(dataDirectory, FOR_THE_HUB));
  await writeWiped(wipe, { ...marker, leftForHub: left.length > 0 });
  await files.remove(join(dataDirectory, WIPE_FILE));
  await files.syncDirectory(dataDirectory);
}
