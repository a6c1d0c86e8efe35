/** Before a root that names other targets keys is in force: what the new keys sign in the same ceremony. */
import type { Metadata, Root } from '@tufjs/models';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { nextTargetsVersion } from './compose-targets.ts';
import type { RootFailure } from './install-root.ts';
import { openPendingTargets } from './pending-targets.ts';
import { readPreviousRelease } from './previous-release.ts';
import { repositoryDirectory } from './publish.ts';
import { openReleaseFiles } from './release-files.ts';
import { type TargetsRequest, unsignedTargets } from './targets-request.ts';
import { DEFAULT_LIFETIMES, expiryAfter, isSignedFor } from './tuf-metadata.ts';

/**
 * Null when what is published stays valid under `next`. Else the same delegations, to be signed anew, and
 * it waits at the hub from now on: without it posts would refuse everything once `next` is in force.
 */
export async function prepareTargets(
  dataDirectory: string,
  next: Metadata<Root>,
  now: Date,
): Promise<Result<TargetsRequest | null, RootFailure>> {
  const previous = await readPreviousRelease(openReleaseFiles(repositoryDirectory(dataDirectory)));
  if (!previous.ok) return previous;
  const before = previous.value.targets?.metadata ?? null;
  if (!before || isSignedFor(next, 'targets', before)) return succeed(null);
  const pending = openPendingTargets(dataDirectory);
  const version = await nextTargetsVersion(previous.value, pending);
  if (!version.ok) return version;
  const targets = unsignedTargets({
    version: version.value,
    expires: expiryAfter(now, DEFAULT_LIFETIMES.targets),
    delegations: before.signed.delegations?.toJSON() ?? { keys: {}, roles: [] },
  });
  const request = { root: next, before, targets };
  await pending.write(request);
  return succeed(request);
}
