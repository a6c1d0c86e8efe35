/**
 * Installs a release: brings every file that is not there yet, then makes the release active in one
 * transaction. It may be stopped at any moment; what was brought so far is found again next time.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { ActiveRelease, ListManifest, StoredTarget } from '#shared/release/manifest.ts';
import { contentsOf, neededFiles, type ReleaseContents } from './contents.ts';
import type { InstallFailure } from './install-failure.ts';
import { bringShard, bringTarget, type TargetStore } from './targets.ts';

export type Progress = { readonly targets: number; readonly of: number };

const AT_ONCE = 4;

type Missing = { readonly file: StoredTarget; readonly manifest: ListManifest };

export async function install(
  store: TargetStore,
  release: ActiveRelease,
  onProgress: (progress: Progress) => void,
): Promise<Result<ReleaseContents, InstallFailure>> {
  try {
    const contents = await contentsOf(store, release);
    if (!contents.ok) return contents;
    const brought = await bringMissing(store, contents.value, onProgress);
    if (!brought.ok) return brought;
    const activated = await store.cache.activate(release, neededFiles(contents.value));
    return activated ? contents : fail({ kind: 'cache-failed', detail: 'a file is gone' });
  } catch (cause) {
    return fail({ kind: kindOf(cause), detail: cause instanceof Error ? cause.name : 'unknown' });
  }
}

/** Dexie's errors say what failed in their name; everything else came from the link. */
function kindOf(cause: unknown): InstallFailure['kind'] {
  return cause instanceof Error && 'inner' in cause ? 'cache-failed' : 'station-failed';
}

async function bringMissing(
  store: TargetStore,
  contents: ReleaseContents,
  onProgress: (progress: Progress) => void,
): Promise<Result<null, InstallFailure>> {
  const installed = await store.cache.installed();
  const files = contents.lists.flatMap(({ manifest, files: all }) =>
    all.map((file) => ({ file, manifest })),
  );
  const missing = files.filter(({ file }) => !installed.has(file.sha256));
  let done = files.length - missing.length;
  onProgress({ targets: done, of: files.length });
  const outcomes = await inParallel(missing, async (next) => {
    const outcome = await bring(store, next);
    if (outcome.ok) onProgress({ targets: ++done, of: files.length });
    return outcome;
  });
  return outcomes.find((outcome) => !outcome.ok) ?? succeed(null);
}

const bring = async (store: TargetStore, { file, manifest }: Missing) =>
  manifest.list.kind === 'documents' ? bringShard(store, file, manifest) : bringTarget(store, file);

type Outcome = Result<unknown, InstallFailure>;

/** Stops taking up new work after the first failure. */
async function inParallel<Work>(
  work: readonly Work[],
  run: (next: Work) => Promise<Outcome>,
): Promise<Array<Result<null, InstallFailure>>> {
  const failures: Array<Result<null, InstallFailure>> = [];
  let next = 0;
  const worker = async () => {
    while (next < work.length && failures.length === 0) {
      const outcome = await run(work[next++] as Work);
      if (!outcome.ok) failures.push(outcome);
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const broken = settled.find((result) => result.status === 'rejected');
  if (broken) throw broken.reason;
  return failures;
}
