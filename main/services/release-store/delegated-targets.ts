/** Who may sign which file: one role for each list, and each only within its own folder. */
import type { Metadata, TargetFile, Targets } from '@tufjs/models';
import { type Result, succeed } from '#shared/kernel/result.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import { listIdSchema } from '#shared/watchlist/list.ts';
import { type ReleaseRejection, reject } from './release-rejection.ts';
import { TARGET_PATH } from './repository-source.ts';
import { checkKeyIds } from './signatures.ts';

export type ReleaseTarget = StoredTarget & {
  /** Where the repository keeps it: the name carries the hash (consistent snapshot). */
  readonly source: string;
};

type DelegatedRole = { readonly role: string; readonly metadata: Metadata<Targets> };

const MOST_ROLES = 200;
const MOST_TARGET_BYTES = 4 * 2 ** 30;

/** Names of the delegated roles, each of which may sign for its own folder and nothing else. */
export function rolesOf(targets: Metadata<Targets>): Result<readonly string[], ReleaseRejection> {
  const { delegations } = targets.signed;
  if (delegations?.succinctRoles) {
    return reject('unknown-role', 'targets', 'hash bins are not supported');
  }
  const ids = checkKeyIds('targets', targets);
  if (!ids.ok) return ids;
  const roles = Object.entries(delegations?.roles ?? {});
  if (roles.length > MOST_ROLES) return reject('too-large', 'targets', `${roles.length} roles`);
  for (const [role, { paths }] of roles) {
    if (!listIdSchema.safeParse(role).success) {
      return reject('unknown-role', role.slice(0, 60), 'not the name of a list');
    }
    if (paths?.length !== 1 || paths[0] !== `${role}/*`) {
      return reject('path-not-delegated', role, 'its delegation is not for its own folder');
    }
  }
  return succeed(roles.map(([role]) => role));
}

/** All files of the release. One role signing outside its folder spoils the whole. */
export function listedTargets(
  top: Metadata<Targets>,
  delegated: readonly DelegatedRole[],
): Result<readonly ReleaseTarget[], ReleaseRejection> {
  const found: ReleaseTarget[] = [];
  for (const part of [{ role: 'targets', metadata: top }, ...delegated]) {
    if (part.metadata !== top && part.metadata.signed.delegations) {
      return reject('unknown-role', part.role, 'only the top role may delegate');
    }
    // No list may be called `targets`: what the top role lists is in nobody's folder.
    const targets = targetsOf(part);
    if (!targets.ok) return targets;
    found.push(...targets.value);
  }
  return oneLengthEach(found);
}

/** Files are kept by their hash: of two lengths for one content, at least one is a lie. */
function oneLengthEach(
  targets: readonly ReleaseTarget[],
): Result<readonly ReleaseTarget[], ReleaseRejection> {
  const lengths = new Map<string, number>();
  for (const { path, sha256, length } of targets) {
    const before = lengths.get(sha256) ?? length;
    if (before !== length) {
      return reject('mixed', path, `${length} bytes, elsewhere ${before} for the same SHA-256`);
    }
    lengths.set(sha256, length);
  }
  return succeed(targets);
}

function targetsOf({
  role,
  metadata,
}: DelegatedRole): Result<readonly ReleaseTarget[], ReleaseRejection> {
  const found: ReleaseTarget[] = [];
  for (const file of Object.values(metadata.signed.targets)) {
    const target = describe(role, file);
    if (!target.ok) return target;
    if (!file.path.startsWith(`${role}/`)) return reject('path-not-delegated', role, file.path);
    found.push(target.value);
  }
  return succeed(found);
}

function describe(
  role: string,
  { path, length, hashes }: TargetFile,
): Result<ReleaseTarget, ReleaseRejection> {
  if (!TARGET_PATH.test(path)) {
    return reject('not-metadata', role, `not a target path: ${path.slice(0, 100)}`);
  }
  const sha256 = hashes['sha256'];
  if (sha256 === undefined || !/^[0-9a-f]{64}$/u.test(sha256)) {
    return reject('not-metadata', path, 'no SHA-256');
  }
  if (!Number.isSafeInteger(length) || length > MOST_TARGET_BYTES) {
    return reject('too-large', path, `${length} bytes announced`);
  }
  const [folder = '', name = ''] = path.split('/');
  return succeed({ path, sha256, length, source: `${folder}/${sha256}.${name}` });
}
