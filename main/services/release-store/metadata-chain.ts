/**
 * From a trusted root to the list of files of a release: timestamp, snapshot, targets, and one
 * delegated role for each list. Every step is signed, no step goes back, and all fit together.
 *
 * Source: The Update Framework specification 1.0, §5.4 to §5.6. Delegation is one level deep here.
 */
import type { Metadata, MetaFile, Root, Snapshot, Targets, Timestamp } from '@tufjs/models';
import { z } from 'zod';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { listedTargets, type ReleaseTarget, rolesOf } from './delegated-targets.ts';
import { type ReleaseRejection, reject, rejectFetch } from './release-rejection.ts';
import type { MetadataSource } from './repository-source.ts';
import { onlineKeysOf } from './root-chain.ts';
import { checkSignatures } from './signatures.ts';
import {
  checkDescribed,
  expiryOf,
  isVersion,
  parseMetadata,
  type Reader,
  readSnapshot,
  readTargets,
  readTimestamp,
  sha256Of,
} from './signed-metadata.ts';
import type { TrustFloor } from './trust-floor.ts';

const LIMITS = { timestamp: 16_384, snapshot: 1_000_000, targets: 8_000_000 } as const;
const PUBLISHED_AT = 'x-published-at';

export type ChainOptions = {
  readonly root: Metadata<Root>;
  readonly floor: TrustFloor | null;
  readonly source: MetadataSource;
  /** Metadata that is already here, by its SHA-256. */
  readonly known: (sha256: string) => Promise<Uint8Array | null>;
  readonly now: Date;
};

export type VerifiedTimestamp = {
  readonly metadata: Metadata<Timestamp>;
  readonly bytes: Uint8Array;
  /** ISO 8601. */
  readonly expires: string;
  readonly expired: boolean;
};

export type VerifiedRelease = {
  /** Snapshot version. */
  readonly version: number;
  /** ISO 8601; null when the publisher does not say. */
  readonly publishedAt: string | null;
  readonly expires: string;
  readonly lists: readonly string[];
  readonly targets: readonly ReleaseTarget[];
  readonly floor: TrustFloor;
  /** Every metadata file of the release, to be kept. */
  readonly documents: readonly Uint8Array[];
};

/** The source's latest timestamp, not older than what was trusted. It may be out of date. */
export async function verifyTimestamp(
  options: ChainOptions,
): Promise<Result<VerifiedTimestamp, ReleaseRejection>> {
  const { root, floor, source, now } = options;
  const fetched = await source.metadata('timestamp.json', LIMITS.timestamp);
  if (!fetched.ok) return rejectFetch('timestamp', fetched.failure);
  const metadata = parseMetadata('timestamp', fetched.value, readTimestamp);
  if (!metadata.ok) return metadata;
  const signed = checkSignatures(root, 'timestamp', metadata.value);
  if (!signed.ok) return signed;
  const { version, snapshotMeta } = metadata.value.signed;
  const current = noOlder('timestamp', version, floor?.timestamp);
  if (!current.ok) return current;
  const snapshot = noOlder('snapshot', snapshotMeta.version, floor?.snapshot);
  if (!snapshot.ok) return snapshot;
  return succeed({
    metadata: metadata.value,
    bytes: fetched.value,
    expires: expiryOf(metadata.value),
    expired: metadata.value.signed.isExpired(now),
  });
}

/** Everything below a verified timestamp. `acceptExpired` only for a release that was active before. */
export async function verifyRelease(
  options: ChainOptions,
  timestamp: VerifiedTimestamp,
  { acceptExpired }: { readonly acceptExpired: boolean },
): Promise<Result<VerifiedRelease, ReleaseRejection>> {
  const snapshot = await verifySnapshot(options, timestamp.metadata.signed.snapshotMeta);
  if (!snapshot.ok) return snapshot;
  const meta = snapshot.value.metadata.signed.meta;
  const targets = await verifyTargets(options, { meta, role: 'targets', delegator: options.root });
  if (!targets.ok) return targets;
  const lists = await verifyLists(options, meta, targets.value.metadata);
  if (!lists.ok) return lists;
  const parts = [snapshot.value, targets.value, ...lists.value];
  if (!acceptExpired) {
    const fresh = checkFresh(parts, options.now);
    if (!fresh.ok) return fresh;
  }
  const listed = listedTargets(targets.value.metadata, lists.value);
  if (!listed.ok) return listed;
  return succeed({
    version: snapshot.value.metadata.signed.version,
    publishedAt: publishedAtOf(snapshot.value.metadata),
    expires: timestamp.expires,
    lists: lists.value.filter(isPublishedList).map(({ role }) => role),
    targets: listed.value,
    floor: floorOf(options.root, timestamp.metadata, snapshot.value.metadata),
    documents: [timestamp.bytes, ...parts.map(({ bytes }) => bytes)],
  });
}

type Part<Role extends Snapshot | Targets> = {
  readonly role: string;
  readonly metadata: Metadata<Role>;
  readonly bytes: Uint8Array;
};

type Wanted<Role extends Snapshot | Targets> = {
  readonly role: string;
  readonly description: MetaFile;
  readonly limit: number;
  readonly delegator: Metadata<Root> | Metadata<Targets>;
  readonly read: Reader<Role>;
};

async function verifySnapshot(
  options: ChainOptions,
  description: MetaFile,
): Promise<Result<Part<Snapshot>, ReleaseRejection>> {
  const snapshot = await verifyPart(options, {
    role: 'snapshot',
    description,
    limit: LIMITS.snapshot,
    delegator: options.root,
    read: readSnapshot,
  });
  if (!snapshot.ok) return snapshot;
  const { meta } = snapshot.value.metadata.signed;
  if (!Object.values(meta).every(({ version }) => isVersion(version))) {
    return reject('not-metadata', 'snapshot', 'a version is no positive whole number');
  }
  for (const [role, floor] of Object.entries(options.floor?.roles ?? {})) {
    const version = meta[`${role}.json`]?.version;
    if (version === undefined) return reject('rolled-back', role, 'no longer listed');
    const checked = noOlder(role, version, floor);
    if (!checked.ok) return checked;
  }
  return snapshot;
}

async function verifyTargets(
  options: ChainOptions,
  wanted: {
    readonly meta: Record<string, MetaFile>;
    readonly role: string;
    readonly delegator: Metadata<Root> | Metadata<Targets>;
  },
): Promise<Result<Part<Targets>, ReleaseRejection>> {
  const { meta, role, delegator } = wanted;
  const description = meta[`${role}.json`];
  if (!description) return reject('unknown-role', role, 'the snapshot does not list it');
  return verifyPart(options, {
    role,
    description,
    limit: LIMITS.targets,
    delegator,
    read: readTargets,
  });
}

async function verifyLists(
  options: ChainOptions,
  meta: Record<string, MetaFile>,
  targets: Metadata<Targets>,
): Promise<Result<readonly Part<Targets>[], ReleaseRejection>> {
  const roles = rolesOf(targets);
  if (!roles.ok) return roles;
  const parts: Part<Targets>[] = [];
  for (const role of roles.value) {
    const part = await verifyTargets(options, { meta, role, delegator: targets });
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return succeed(parts);
}

async function verifyPart<Role extends Snapshot | Targets>(
  options: ChainOptions,
  wanted: Wanted<Role>,
): Promise<Result<Part<Role>, ReleaseRejection>> {
  const { role, description, delegator, read } = wanted;
  const bytes = await fetchPart(options, wanted);
  if (!bytes.ok) return bytes;
  // The signed description is checked before anything is parsed: nobody else chooses what is parsed.
  const described = checkDescribed(role, description, bytes.value);
  if (!described.ok) return described;
  const metadata = parseMetadata(role, bytes.value, read);
  if (!metadata.ok) return metadata;
  const signed = checkSignatures(delegator, role, metadata.value);
  if (!signed.ok) return signed;
  const { version } = metadata.value.signed;
  if (version !== description.version) {
    return reject('mixed', role, `version ${version} where ${description.version} belongs`);
  }
  return succeed({ role, metadata: metadata.value, bytes: bytes.value });
}

async function fetchPart(
  { known, source }: ChainOptions,
  { role, description, limit }: Omit<Wanted<Snapshot>, 'read'>,
): Promise<Result<Uint8Array, ReleaseRejection>> {
  const maxBytes = description.length ?? limit;
  if (maxBytes > limit) return reject('too-large', role, `${maxBytes} bytes announced`);
  const sha256 = description.hashes?.['sha256'];
  if (sha256 === undefined) return reject('not-metadata', role, 'described without a SHA-256');
  const here = await known(sha256);
  if (here && sha256Of(here) === sha256) return succeed(here);
  const fetched = await source.metadata(`${description.version}.${role}.json`, maxBytes);
  return fetched.ok ? fetched : rejectFetch(role, fetched.failure);
}

/** A list that was withdrawn keeps its role, so that versions never go back, but has no files. */
const isPublishedList = ({ role, metadata }: Part<Targets>): boolean =>
  role !== 'policy' && Object.keys(metadata.signed.targets).length > 0;

function checkFresh(
  parts: readonly Part<Snapshot | Targets>[],
  now: Date,
): Result<null, ReleaseRejection> {
  const stale = parts.find(({ metadata }) => metadata.signed.isExpired(now));
  if (!stale) return succeed(null);
  return reject('expired-update', stale.role, `out of date since ${expiryOf(stale.metadata)}`);
}

function noOlder(
  role: string,
  version: number,
  floor: number | undefined,
): Result<null, ReleaseRejection> {
  if (floor === undefined || version >= floor) return succeed(null);
  return reject('rolled-back', role, `version ${version} after ${floor}`);
}

function publishedAtOf(snapshot: Metadata<Snapshot>): string | null {
  const value = snapshot.signed.unrecognizedFields[PUBLISHED_AT];
  const instant = z.iso.datetime().safeParse(value);
  return instant.success ? new Date(instant.data).toISOString() : null;
}

function floorOf(
  root: Metadata<Root>,
  timestamp: Metadata<Timestamp>,
  snapshot: Metadata<Snapshot>,
): TrustFloor {
  const roles = Object.entries(snapshot.signed.meta).map(
    ([file, { version }]) => [file.replace(/\.json$/u, ''), version] as const,
  );
  return {
    onlineKeys: onlineKeysOf(root),
    timestamp: timestamp.signed.version,
    snapshot: snapshot.signed.version,
    roles: Object.fromEntries(roles),
  };
}
