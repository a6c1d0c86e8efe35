/**
 * Publishing: the lists as they stand become a signed, sealed TUF repository of plain files.
 *
 * Targets first, metadata from the leaves up, `timestamp.json` last: whoever reads at any instant, or after
 * a crash at any step, sees the previous release or the new one, whole.
 */
import { join } from 'node:path';
import { type ChangeLimits, DEFAULT_CHANGE_LIMITS } from '#hub/persons/change-limits.ts';
import { DEFAULT_REGISTER_LIMITS, type RegisterLimits } from '#hub/register/register-work.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { DEFAULT_POLICY, type Policy } from '#shared/release/policy.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import { cleanUp, filesOf } from './clean-up.ts';
import { type ComposedRelease, composeMetadata } from './compose-metadata.ts';
import { errorCode } from './error-code.ts';
import { openPendingTargets, type PendingTargets } from './pending-targets.ts';
import { type PreviousRelease, readPreviousRelease } from './previous-release.ts';
import type { PublishFailure } from './publish-failure.ts';
import { whileLocked } from './publish-lock.ts';
import { figuresOf, listReports, type PublishReport } from './publish-report.ts';
import {
  POLICY_ROLE,
  type PublishProgress,
  putContent,
  type RoleContent,
} from './release-content.ts';
import { openReleaseFiles, type ReleaseFiles } from './release-files.ts';
import { openReleaseKeys, type ReleaseKeys } from './release-keys.ts';
import { openRoleKeys } from './role-keys.ts';
import type { ReleaseSource } from './source.ts';
import { createTargetSealer } from './target-sealer.ts';
import { createTargetStore, targetFile } from './target-store.ts';
import { DEFAULT_LIFETIMES, type Lifetimes } from './tuf-metadata.ts';

export type PublishOptions = {
  readonly source: ReleaseSource;
  /** Holds `keys/` and `releases/`; see `docs/formats/release.md`. */
  readonly dataDirectory: string;
  readonly now: Date;
  /** The whole policy of this release; what an earlier one said is not remembered. */
  readonly policy?: Policy;
  readonly onProgress?: (progress: PublishProgress) => void;
  readonly lifetimes?: Partial<Lifetimes>;
  /** When the overlays of a register give way to a new base. */
  readonly registerLimits?: RegisterLimits;
  /** When the changes of a list of persons give way to new packs. */
  readonly changeLimits?: ChangeLimits;
  /** The folder of the repository; by default the one that `repositoryDirectory` names. */
  readonly files?: ReleaseFiles;
};

/** The folder any web server may serve, and any stick may carry: `metadata/` and `targets/`. */
export const repositoryDirectory = (dataDirectory: string): string =>
  join(dataDirectory, 'releases', 'repository');

/** Publishes a release, or says why nothing was published. */
export async function publishRelease(
  options: PublishOptions,
): Promise<Result<PublishReport, PublishFailure>> {
  try {
    return await whileLocked(options.dataDirectory, () => publish(options));
  } catch (error) {
    const code = errorCode(error);
    if (code === null || !/^E[A-Z0-9]+$/u.test(code)) throw error;
    const remedy = 'see to the disk of the hub (space, rights), then publish again';
    return fail({ kind: 'storage', code, remedy });
  }
}

async function publish(options: PublishOptions): Promise<Result<PublishReport, PublishFailure>> {
  const { source, dataDirectory, now, policy = DEFAULT_POLICY } = options;
  const files = options.files ?? openReleaseFiles(repositoryDirectory(dataDirectory));
  const releaseKeys = await openReleaseKeys(dataDirectory);
  if (!releaseKeys.ok) return releaseKeys;
  const previous = await readPreviousRelease(files);
  if (!previous.ok) return previous;

  const key = releaseKeys.value.current();
  const contents = await putContent({
    source,
    policy,
    sealer: createTargetSealer(key),
    store: createTargetStore(files),
    register: {
      dataDirectory,
      documentsKeyOf: documentsKeys(releaseKeys.value),
      limits: options.registerLimits ?? DEFAULT_REGISTER_LIMITS,
    },
    previous: previous.value,
    now,
    changeLimits: options.changeLimits ?? DEFAULT_CHANGE_LIMITS,
    onProgress: options.onProgress ?? (() => undefined),
  });
  if (!contents.ok) return contents;

  const pending = openPendingTargets(dataDirectory);
  const lifetimes = { ...DEFAULT_LIFETIMES, ...options.lifetimes };
  const release = await composeMetadata({
    previous: previous.value,
    pending,
    roleKeys: openRoleKeys(dataDirectory),
    roleTargets: new Map(contents.value.map(({ role, targets }) => [role, targets])),
    now,
    lifetimes,
    keyEpoch: key.epoch,
  });
  if (!release.ok) return release;
  await writeMetadata(files, release.value);

  const published = { version: release.value.version, keyEpoch: key.epoch, now, policy };
  const removedFiles = await removeOld(files, previous.value, {
    pending,
    release: release.value,
    contents: contents.value,
  });
  return succeed({ ...reportOf(published, previous.value, contents.value), removedFiles });
}

function documentsKeys(keys: ReleaseKeys): (epoch: number) => Uint8Array | null {
  return (epoch) => {
    const found = keys.all().find((key) => key.epoch === epoch);
    return found === undefined ? null : subkeyOf(found.key, 'release-documents');
  };
}

async function writeMetadata(files: ReleaseFiles, release: ComposedRelease): Promise<void> {
  for (const { name, bytes } of release.files) {
    const path = `metadata/${name}`;
    const isLast = name === 'timestamp.json';
    if (isLast) await files.flushFolder('metadata');
    // A version is never used twice, so a versioned file that is there is the same file.
    if (isLast || (await files.sizeOf(path)) === null) await files.write(path, bytes);
  }
  await files.flushFolder('metadata');
}

/** The release is out: a failure here is told, but it is no failure of the publication. */
async function removeOld(
  files: ReleaseFiles,
  previous: PreviousRelease,
  current: {
    readonly pending: PendingTargets;
    readonly release: ComposedRelease;
    readonly contents: readonly RoleContent[];
  },
): Promise<number | null> {
  const keep = new Set<string>();
  for (const { name } of current.release.files) keep.add(`metadata/${name}`);
  for (const target of current.contents.flatMap(({ targets }) => targets)) {
    keep.add(targetFile(target));
  }
  for (const path of namesOf(previous)) keep.add(path);
  try {
    await current.pending.settle(current.release.targetsVersion);
    return await cleanUp(files, keep);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}

function namesOf({ snapshot, roles }: PreviousRelease): string[] {
  if (!snapshot) return [];
  const { version, meta } = snapshot.metadata.signed;
  return [
    `metadata/${version}.snapshot.json`,
    ...Object.entries(meta).map(([file, described]) => `metadata/${described.version}.${file}`),
    ...[...roles.values()].flatMap(({ metadata }) => filesOf(metadata)),
  ];
}

function reportOf(
  published: {
    readonly version: number;
    readonly keyEpoch: number;
    readonly now: Date;
    readonly policy: Policy;
  },
  previous: PreviousRelease,
  contents: readonly RoleContent[],
): Omit<PublishReport, 'removedFiles'> {
  const { version, keyEpoch, now, policy } = published;
  const names = new Set(contents.map(({ role }) => role));
  const policyContent = contents.find(({ role }) => role === POLICY_ROLE);
  if (!policyContent) throw new Error('unreachable: every release carries its policy');
  return {
    version,
    publishedAt: now.toISOString(),
    keyEpoch,
    lists: listReports(contents, previous),
    policy: figuresOf(policyContent, previous),
    withdrawnLists: [...previous.roles.keys()].filter((role) => !names.has(role)),
    missingRequiredLists: policy.requiredLists.filter((list) => !names.has(list)),
  };
}
