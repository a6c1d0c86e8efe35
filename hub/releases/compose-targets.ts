/** `targets`: who may sign which list. Signed here, by the holders of its keys elsewhere, or left as it is. */
import { isDeepStrictEqual } from 'node:util';
import type { Metadata, Root, Targets } from '@tufjs/models';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { PendingTargets } from './pending-targets.ts';
import type { PreviousRelease } from './previous-release.ts';
import type { PublishFailure } from './publish-failure.ts';
import type { RoleKey, RoleKeys } from './role-keys.ts';
import {
  contentHash,
  isRequestComplete,
  newTargets,
  targetsSigners,
  unsignedTargets,
} from './targets-request.ts';
import {
  expiryAfter,
  isDue,
  isSignedFor,
  type Json,
  type MetadataFile,
  metadataBytes,
  signContent,
} from './tuf-metadata.ts';

export type TargetsOptions = {
  readonly previous: Pick<PreviousRelease, 'targets' | 'versions'>;
  readonly roleKeys: Pick<RoleKeys, 'findNamed'>;
  readonly pending: PendingTargets;
  readonly now: Date;
  readonly lifetimeInDays: number;
};

/**
 * The targets for these delegations. Where their keys are elsewhere, a request for signatures is left in
 * `pending`; what was published serves on while it can.
 */
export async function composeTargets(
  options: TargetsOptions,
  root: Metadata<Root>,
  delegations: Json,
): Promise<Result<MetadataFile<Targets>, PublishFailure>> {
  const { previous, now, lifetimeInDays } = options;
  const current = previous.targets;
  const serves =
    current !== null &&
    isDeepStrictEqual(current.metadata.signed.delegations?.toJSON(), delegations) &&
    isSignedFor(root, 'targets', current.metadata) &&
    !current.metadata.signed.isExpired(now);
  if (serves && !isDue(current.metadata.signed.expires, now, lifetimeInDays)) {
    return succeed(current);
  }
  const next = await signedHere(options, root, delegations);
  if (!next.ok) return next;
  if (next.value) return succeed(next.value);
  const asked = await askForSignatures(options, root, delegations);
  return !asked.ok && asked.failure.kind === 'targets-signatures-missing' && serves
    ? succeed(current)
    : asked;
}

/** Null unless the one signature that is needed can be made on this machine. */
async function signedHere(
  { previous, roleKeys, now, lifetimeInDays, pending }: TargetsOptions,
  root: Metadata<Root>,
  delegations: Json,
): Promise<Result<MetadataFile<Targets> | null, PublishFailure>> {
  const { keyIDs = [], threshold = 0 } = root.signed.roles['targets'] ?? {};
  if (threshold !== 1) return succeed(null);
  const key: Result<RoleKey | null, PublishFailure> = await roleKeys.findNamed('targets', keyIDs);
  if (!key.ok) return key;
  if (!key.value) return succeed(null);
  const version = await nextTargetsVersion(previous, pending);
  if (!version.ok) return version;
  const expires = expiryAfter(now, lifetimeInDays);
  return succeed(
    signContent(newTargets({ version: version.value, expires, delegations }), key.value),
  );
}

/** What was signed elsewhere, once enough have; else the request lies ready, and the failure says so. */
async function askForSignatures(
  options: TargetsOptions,
  root: Metadata<Root>,
  delegations: Json,
): Promise<Result<MetadataFile<Targets>, PublishFailure>> {
  const { previous, pending, now, lifetimeInDays } = options;
  const waiting = await waitingFor(options, delegations);
  if (!waiting.ok) return waiting;
  const asked = waiting.value;
  if (asked && isRequestComplete(root, asked) && !asked.signed.isExpired(now)) {
    return succeed({ metadata: asked, bytes: metadataBytes(asked) });
  }
  const version = await nextTargetsVersion(previous, pending);
  if (!version.ok) return version;
  const mayStay = asked !== null && !isDue(asked.signed.expires, now, lifetimeInDays);
  const expires = expiryAfter(now, lifetimeInDays);
  const targets = mayStay
    ? asked
    : unsignedTargets({ version: version.value, expires, delegations });
  await pending.write({ root, before: previous.targets?.metadata ?? null, targets });
  return signaturesMissing(root, targets, pending.file);
}

/** The request that lies there, when it is for these delegations and was not published. */
async function waitingFor(
  { previous, pending }: TargetsOptions,
  delegations: Json,
): Promise<Result<Metadata<Targets> | null, PublishFailure>> {
  const found = await pending.read();
  if (!found.ok) return found;
  const targets = found.value?.targets;
  if (!targets || !says(targets, delegations)) return succeed(null);
  const published = previous.versions.get('targets') ?? 0;
  return succeed(targets.signed.version > published ? targets : null);
}

/** Whether these are exactly the targets that would be asked for, but for version and expiry. */
function says(targets: Metadata<Targets>, delegations: Json): boolean {
  const { version, expires } = targets.signed;
  const wanted = unsignedTargets({ version, expires, delegations });
  return contentHash(targets) === contentHash(wanted);
}

/** No version is ever given to two contents: holders may have signed one that was not published. */
export async function nextTargetsVersion(
  { versions }: Pick<PreviousRelease, 'versions'>,
  pending: PendingTargets,
): Promise<Result<number, PublishFailure>> {
  const waiting = await pending.read();
  if (!waiting.ok) return waiting;
  const asked = waiting.value?.targets.signed.version ?? 0;
  return succeed(Math.max(versions.get('targets') ?? 0, asked) + 1);
}

function signaturesMissing(
  root: Metadata<Root>,
  targets: Metadata<Targets>,
  file: string,
): Result<never, PublishFailure> {
  const { version } = targets.signed;
  const needed = root.signed.roles['targets']?.threshold ?? 1;
  const signatures = targetsSigners(root, targets).length;
  const remedy = `carry ${file} to the holders of the targets keys; each runs \`keys targets sign FILE --key KEY --version ${version}\` on a machine that is never on a network; then here \`keys targets install FILES\`, and publish again`;
  const missing = { version, needed, signatures, file, remedy };
  return fail({ kind: 'targets-signatures-missing', ...missing });
}
