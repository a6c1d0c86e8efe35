/** The metadata of a release: what did not change keeps its version and its bytes. */
import { isDeepStrictEqual } from 'node:util';
import { type Root, Snapshot, Targets, Timestamp } from '@tufjs/models';
import { type Result, succeed } from '#shared/kernel/result.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import { composeRoot, keyNamedBy } from './compose-root.ts';
import { composeTargets } from './compose-targets.ts';
import type { PendingTargets } from './pending-targets.ts';
import type { PreviousRelease } from './previous-release.ts';
import type { PublishFailure } from './publish-failure.ts';
import type { RoleKey, RoleKeys } from './role-keys.ts';
import {
  type Content,
  describe,
  expiryAfter,
  header,
  isDue,
  isSignedFor,
  type Json,
  type Lifetimes,
  type MetadataFile,
  signContent,
} from './tuf-metadata.ts';

/** What each delegated role signs for. */
export type RoleTargets = ReadonlyMap<string, readonly StoredTarget[]>;

export type ComposeOptions = {
  readonly previous: PreviousRelease;
  readonly roleKeys: RoleKeys;
  readonly roleTargets: RoleTargets;
  /** Where `targets` waits for signatures that are made elsewhere. */
  readonly pending: PendingTargets;
  readonly now: Date;
  readonly lifetimes: Lifetimes;
  /** Epoch of the content key, for posts to see before they download. */
  readonly keyEpoch: number;
};

export type ComposedRelease = {
  /** The snapshot's version. */
  readonly version: number;
  readonly targetsVersion: number;
  /** Every metadata file of the release, in the order in which it must be written. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

export async function composeMetadata(
  options: ComposeOptions,
): Promise<Result<ComposedRelease, PublishFailure>> {
  const { previous, roleKeys, now, lifetimes } = options;
  const root = await composeRoot({ previous, roleKeys, now, lifetimeInDays: lifetimes.root });
  if (!root.ok) return root;
  const keys = await keysOfRoles(options);
  if (!keys.ok) return keys;
  const targetsOptions = { ...options, lifetimeInDays: lifetimes.targets };
  const delegations = delegationsTo(keys.value);
  const targets = await composeTargets(targetsOptions, root.value.metadata, delegations);
  if (!targets.ok) return targets;
  const roles = new Map<string, MetadataFile<Targets>>();
  for (const [role, key] of keys.value) {
    roles.set(role, composeRole(options, targets.value, { role, key }));
  }
  return await composeTop(options, { root: root.value, targets: targets.value, roles });
}

/**
 * Roles of this release and of all before it. A list that is withdrawn keeps its role, with no target:
 * a role that vanished from the snapshot would look like a rollback to a TUF client.
 */
async function keysOfRoles({
  previous,
  roleKeys,
  roleTargets,
}: ComposeOptions): Promise<Result<ReadonlyMap<string, RoleKey>, PublishFailure>> {
  const delegated = previous.targets?.metadata.signed.delegations?.roles ?? {};
  const keys = new Map<string, RoleKey>();
  for (const role of [...new Set([...roleTargets.keys(), ...Object.keys(delegated)])].sort()) {
    const key = await roleKeys.findOrCreate(role);
    if (!key.ok) return key;
    keys.set(role, key.value);
  }
  return succeed(keys);
}

function delegationsTo(keys: ReadonlyMap<string, RoleKey>): Json {
  const rows = [...keys].map(([role, key]) => ({ role, ...key }));
  return {
    keys: Object.fromEntries(rows.map(({ keyId, publicKey }) => [keyId, publicKey.toJSON()])),
    roles: rows.map(({ role, keyId }) => ({
      name: role,
      keyids: [keyId],
      threshold: 1,
      terminating: true,
      paths: [`${role}/*`],
    })),
  };
}

function composeRole(
  { previous, roleTargets, now, lifetimes }: ComposeOptions,
  delegator: MetadataFile<Targets>,
  { role, key }: { readonly role: string; readonly key: RoleKey },
): MetadataFile<Targets> {
  const targets = targetsJson(roleTargets.get(role) ?? []);
  const current = previous.roles.get(role);
  if (
    current &&
    isDeepStrictEqual(current.metadata.signed.toJSON()['targets'], targets) &&
    isSignedFor(delegator.metadata, role, current.metadata) &&
    !isDue(current.metadata.signed.expires, now, lifetimes.targets)
  ) {
    return current;
  }
  const version = nextVersion(previous, role);
  const fields = header('targets', version, expiryAfter(now, lifetimes.targets));
  return signContent(Targets.fromJSON({ ...fields, targets }), key);
}

function targetsJson(targets: readonly StoredTarget[]): Json {
  return Object.fromEntries(
    targets.map(({ path, length, sha256 }) => [path, { length, hashes: { sha256 } }]),
  );
}

type Parts = {
  readonly root: MetadataFile<Root>;
  readonly targets: MetadataFile<Targets>;
  readonly roles: ReadonlyMap<string, MetadataFile<Targets>>;
};

async function composeTop(
  { previous, roleKeys, now, lifetimes, keyEpoch }: ComposeOptions,
  { root, targets, roles }: Parts,
): Promise<Result<ComposedRelease, PublishFailure>> {
  const snapshotKey = await keyNamedBy(root, 'snapshot', roleKeys);
  if (!snapshotKey.ok) return snapshotKey;
  const timestampKey = await keyNamedBy(root, 'timestamp', roleKeys);
  if (!timestampKey.ok) return timestampKey;

  const version = nextVersion(previous, 'snapshot');
  const listed = [...roles, ['targets', targets] as const];
  const snapshot = signContent(
    Snapshot.fromJSON({
      ...header('snapshot', version, expiryAfter(now, lifetimes.snapshot)),
      meta: Object.fromEntries(listed.map(([role, file]) => [`${role}.json`, describe(file)])),
      'x-published-at': now.toISOString(),
      'x-key-epoch': keyEpoch,
    }),
    snapshotKey.value,
  );
  // Timestamp and snapshot go in step, so the newest name in the folder tells both versions.
  const timestamp = signContent(
    Timestamp.fromJSON({
      ...header('timestamp', version, expiryAfter(now, lifetimes.timestamp)),
      meta: { 'snapshot.json': describe(snapshot) },
    }),
    timestampKey.value,
  );
  const files = [
    ...listed.map(([role, file]) => versioned(role, file)),
    versioned('root', root),
    versioned('snapshot', snapshot),
    { name: 'timestamp.json', bytes: timestamp.bytes },
  ];
  return succeed({ version, targetsVersion: targets.metadata.signed.version, files });
}

function versioned(role: string, { metadata, bytes }: MetadataFile<Content>) {
  return { name: `${metadata.signed.version}.${role}.json`, bytes };
}

function nextVersion({ versions }: PreviousRelease, role: string): number {
  return (versions.get(role) ?? 0) + 1;
}
