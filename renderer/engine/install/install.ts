/**
 * Installs a release: brings every file that is not there yet, then makes the release active in one
 * transaction. It may be stopped at any moment; what was brought so far is found again next time.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { shardsOf } from '#shared/release/document-shard.ts';
import type { ActiveRelease, StoredTarget } from '#shared/release/manifest.ts';
import { contentsOf, type ListContents, neededFiles, type ReleaseContents } from './contents.ts';
import { inParallel } from './in-parallel.ts';
import type { InstallFailure } from './install-failure.ts';
import { bringOverlay, bringShard, bringTarget, type TargetStore } from './targets.ts';

/** How much is there, of all that the release needs. */
export type Progress = {
  readonly targets: number;
  readonly of: number;
  readonly bytes: number;
  readonly ofBytes: number;
};

export type Installation = {
  readonly store: TargetStore;
  readonly onProgress: (progress: Progress) => void;
  /** Bytes that the browser will still let the cache take; null when it does not say. */
  readonly freeBytes: () => Promise<number | null>;
  /** Called after each list that is there whole, while others are not. */
  readonly onList: () => Promise<void>;
};

/** The browser's own overhead, and the previous register that stays until the new one is whole. */
const SPARE_BYTES = 32 * 2 ** 20;
const SPARE_SHARE = 1.1;

export async function install(
  installation: Installation,
  release: ActiveRelease,
): Promise<Result<ReleaseContents, InstallFailure>> {
  const { store } = installation;
  try {
    const contents = await contentsOf(store, release);
    if (!contents.ok) return contents;
    const brought = await bringMissing(installation, contents.value);
    if (!brought.ok) return brought;
    const activated = await store.cache.activate(release, neededFiles(contents.value));
    return activated ? contents : fail({ kind: 'cache-failed', detail: 'a file is gone' });
  } catch (cause) {
    return fail({ kind: kindOf(cause), detail: cause instanceof Error ? cause.name : 'unknown' });
  }
}

/** Dexie's errors say what failed in their name; everything else came from the link. */
function kindOf(cause: unknown): InstallFailure['kind'] {
  if (!(cause instanceof Error && 'inner' in cause)) return 'station-failed';
  return cause.name === 'QuotaExceededError' ? 'no-space' : 'cache-failed';
}

async function bringMissing(
  installation: Installation,
  { lists }: ReleaseContents,
): Promise<Result<null, InstallFailure>> {
  const { store, onProgress, onList } = installation;
  const installed = await store.cache.installed();
  const all = lists.flatMap(({ files }) => files);
  const missing = all.filter(({ sha256 }) => !installed.has(sha256));
  let targets = all.length - missing.length;
  let bytes = bytesOf(all) - bytesOf(missing);
  const report = () => onProgress({ targets, of: all.length, bytes, ofBytes: bytesOf(all) });
  report();
  const room = await checkRoom(installation, bytesOf(missing));
  if (!room.ok) return room;
  const inOrder = smallestFirst(lists);
  for (const list of inOrder) {
    const wanted = list.files.filter(({ sha256 }) => !installed.has(sha256));
    const brought = await inParallel(wanted, async (file) => {
      const outcome = await bring(store, file, list);
      if (!outcome.ok) return outcome;
      targets += 1;
      bytes += file.length;
      report();
      return outcome;
    });
    if (!brought.ok) return brought;
    if (list !== inOrder.at(-1)) await onList();
  }
  return succeed(null);
}

const bytesOf = (files: readonly StoredTarget[]): number =>
  files.reduce((sum, { length }) => sum + length, 0);

/** So that as many lists as possible can be searched soon, where there was nothing before. */
const smallestFirst = (lists: readonly ListContents[]): ListContents[] =>
  [...lists].sort((a, b) => bytesOf(a.files) - bytesOf(b.files));

async function checkRoom(
  { freeBytes }: Installation,
  bytes: number,
): Promise<Result<null, InstallFailure>> {
  const free = bytes === 0 ? null : await freeBytes();
  const lacking = free === null ? 0 : Math.ceil(bytes * SPARE_SHARE + SPARE_BYTES - free);
  return lacking <= 0 ? succeed(null) : fail({ kind: 'no-space', detail: String(lacking) });
}

function bring(store: TargetStore, file: StoredTarget, { manifest, files }: ListContents) {
  if (manifest.list.kind === 'persons') return bringTarget(store, file);
  const isShard = files.indexOf(file) < shardsOf(manifest.register?.buckets ?? 1);
  return isShard ? bringShard(store, file, manifest) : bringOverlay(store, file);
}
