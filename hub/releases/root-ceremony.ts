/**
 * The next root of the repository: proposed at the hub, signed where the keys are, checked before posts see it.
 *
 * Source: The Update Framework specification 1.0.31, §6.1 (a root is signed by the keys of the one before
 * and by its own).
 */
import { canonicalize } from '@tufjs/canonical-json';
import { type Key, Metadata, Root } from '@tufjs/models';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { TOP_ROLES, type TopRole } from './compose-root.ts';
import { keyIdOf, type RoleKey } from './role-keys.ts';
import { expiryAfter, header, isSignedFor, type Json, readRoot } from './tuf-metadata.ts';

export type RootChange = {
  readonly add: ReadonlyArray<{ readonly role: TopRole; readonly key: Key }>;
  /** `keyId` whole, or its beginning (8 digits or more) where only one key begins so. */
  readonly remove: ReadonlyArray<{ readonly role: TopRole; readonly keyId: string }>;
  readonly thresholds: Partial<Record<TopRole, number>>;
};

export type CeremonyFailure = {
  readonly kind:
    | 'no-root'
    | 'not-a-root'
    | 'not-a-key'
    | 'unknown-key'
    | 'unsound'
    | 'wrong-version'
    | 'expired'
    | 'old-keys-missing'
    | 'new-keys-missing'
    | 'online-key-missing'
    | 'not-a-request'
    | 'no-request'
    | 'other-request'
    | 'file-exists'
    | 'storage';
  readonly reason: string;
  readonly remedy: string;
};

type RoleDraft = { readonly keyIds: readonly string[]; readonly threshold: number };

/** The root that follows `current`, or the first one where there is none; with no signature yet. */
export function proposeRoot(
  current: Metadata<Root> | null,
  change: RootChange,
  { now, lifetimeInDays }: { readonly now: Date; readonly lifetimeInDays: number },
): Result<Metadata<Root>, CeremonyFailure> {
  const signed = current?.signed ?? null;
  const roles = rolesAfter(signed, change);
  if (!roles.ok) return roles;
  const added = change.add.map(({ key }) => [key.keyID, key] as const);
  const keys = new Map([...Object.entries(signed?.keys ?? {}), ...added]);
  const version = (signed?.version ?? 0) + 1;
  const fields = header('root', version, expiryAfter(now, lifetimeInDays));
  const next = new Metadata(Root.fromJSON({ ...fields, ...rootFields(keys, roles.value) }));
  const sound = checkSound(next.signed);
  return sound.ok ? succeed(next) : sound;
}

function rolesAfter(
  signed: Root | null,
  change: RootChange,
): Result<ReadonlyMap<TopRole, RoleDraft>, CeremonyFailure> {
  const roles = new Map<TopRole, RoleDraft>();
  for (const role of TOP_ROLES) {
    const { keyIDs = [], threshold: before = 1 } = signed?.roles[role] ?? {};
    const kept = without(role, keyIDs, change.remove);
    if (!kept.ok) return kept;
    const added = change.add.filter((each) => each.role === role).map(({ key }) => key.keyID);
    const keyIds = [...new Set([...kept.value, ...added])];
    roles.set(role, { keyIds, threshold: change.thresholds[role] ?? before });
  }
  return succeed(roles);
}

function without(
  role: TopRole,
  keyIds: readonly string[],
  remove: RootChange['remove'],
): Result<readonly string[], CeremonyFailure> {
  let kept = [...keyIds];
  for (const { keyId } of remove.filter((each) => each.role === role)) {
    const found = keyId.length >= 8 ? kept.filter((each) => each.startsWith(keyId)) : [];
    if (found.length !== 1) return unknownKey(role, keyId);
    kept = kept.filter((each) => each !== found[0]);
  }
  return succeed(kept);
}

function rootFields(keys: ReadonlyMap<string, Key>, roles: ReadonlyMap<TopRole, RoleDraft>): Json {
  const used = new Set([...roles.values()].flatMap(({ keyIds }) => keyIds));
  const named = [...keys].filter(([keyId]) => used.has(keyId));
  return {
    consistent_snapshot: true,
    keys: Object.fromEntries(named.map(([keyId, key]) => [keyId, key.toJSON()])),
    roles: Object.fromEntries(
      [...roles].map(([role, { keyIds, threshold }]) => [role, { keyids: [...keyIds], threshold }]),
    ),
  };
}

/** Adds one signature; those that are there stay. */
export function signRoot(root: Metadata<Root>, key: RoleKey): Metadata<Root> {
  root.sign((bytes) => key.sign(bytes));
  return root;
}

/** The bytes of a root file: canonical JSON, as published. */
export const rootBytes = (root: Metadata<Root>): Uint8Array =>
  Buffer.from(canonicalize(root.toJSON()));

export function parseRoot(bytes: Uint8Array): Result<Metadata<Root>, CeremonyFailure> {
  const root = readRoot(bytes);
  if (root) return succeed(root);
  return refuse('not-a-root', 'the file is no root metadata', 'take the file that was proposed');
}

/**
 * Whether posts that hold `current` would follow `next`, and could then be served by one online key per role.
 * Null: it is the first, which only has to be signed by its own keys.
 */
export function checkNextRoot(
  current: Metadata<Root> | null,
  next: Metadata<Root>,
  now: Date,
): Result<null, CeremonyFailure> {
  const expected = (current?.signed.version ?? 0) + 1;
  if (next.signed.version !== expected) {
    const reason = `it is version ${next.signed.version} where ${expected} belongs`;
    return refuse('wrong-version', reason, 'propose a new root from the one in force');
  }
  const sound = checkSound(next.signed);
  if (!sound.ok) return sound;
  if (next.signed.isExpired(now)) {
    return refuse('expired', `it expired on ${next.signed.expires}`, 'propose it anew');
  }
  if (current && !isSignedFor(current, 'root', next))
    return missing('old-keys-missing', current, next);
  if (!isSignedFor(next, 'root', next)) return missing('new-keys-missing', next, next);
  return succeed(null);
}

/** How many of the root keys that `delegator` names have signed `root`. */
function rootSignatures(delegator: Metadata<Root>, root: Metadata<Root>): number {
  const ids = delegator.signed.roles['root']?.keyIDs ?? [];
  return ids.filter((keyId) => hasSigned(delegator.signed.keys[keyId], root)).length;
}

function hasSigned(key: Key | undefined, root: Metadata<Root>): boolean {
  try {
    key?.verifySignature(root);
    return key !== undefined;
  } catch {
    return false;
  }
}

function checkSound(root: Root): Result<null, CeremonyFailure> {
  if (!root.consistentSnapshot) return unsound('it does not ask for consistent snapshots');
  for (const [keyId, key] of Object.entries(root.keys)) {
    // Two names for one key would let one person count as two.
    if (keyIdOf(key.toJSON()) !== keyId) return unsound(`the key ${keyId} is not what its id says`);
  }
  for (const role of TOP_ROLES) {
    const problem = problemOfRole(root, role);
    if (problem !== null) return unsound(problem);
  }
  return succeed(null);
}

function problemOfRole(root: Root, role: TopRole): string | null {
  const { keyIDs = [], threshold = 0 } = root.roles[role] ?? {};
  if (!keyIDs.every((keyId) => Object.hasOwn(root.keys, keyId)))
    return `a key of ${role} is missing`;
  if (threshold < 1 || threshold > new Set(keyIDs).size) {
    return `${role} needs ${threshold} signatures but has ${keyIDs.length} keys`;
  }
  return role === 'root' || role === 'targets' || threshold === 1
    ? null
    : `${role} needs ${threshold} signatures, but publishing signs with one key`;
}

function missing(
  kind: 'old-keys-missing' | 'new-keys-missing',
  delegator: Metadata<Root>,
  root: Metadata<Root>,
): Result<never, CeremonyFailure> {
  const which = kind === 'old-keys-missing' ? 'root in force' : 'new root itself';
  const wanted = delegator.signed.roles['root']?.threshold ?? 0;
  const found = rootSignatures(delegator, root);
  const reason = `${found} of the ${wanted} signatures are there that the ${which} asks for`;
  return refuse(kind, reason, 'have more holders of these keys sign the file');
}

function unknownKey(role: TopRole, keyId: string): Result<never, CeremonyFailure> {
  const reason = `no single key of ${role} is called ${keyId}`;
  return refuse('unknown-key', reason, '`keys status` shows the key ids; give 8 digits or more');
}

const unsound = (reason: string): Result<never, CeremonyFailure> =>
  refuse('unsound', reason, 'propose the root with other keys or thresholds');

export const refuse = (
  kind: CeremonyFailure['kind'],
  reason: string,
  remedy: string,
): Result<never, CeremonyFailure> => fail({ kind, reason, remedy });
