import type { MetaFile, Root, Snapshot, Targets } from '@tufjs/models';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import type { PublishFailure } from './publish-failure.ts';
import type { ReleaseFiles } from './release-files.ts';
import {
  type MetadataFile,
  readRoot,
  readSnapshot,
  readTargets,
  readTimestamp,
} from './tuf-metadata.ts';

/** What the repository holds before a publication. */
export type PreviousRelease = {
  /** The greatest root, or `null` before there is one. */
  readonly root: MetadataFile<Root> | null;
  readonly snapshot: MetadataFile<Snapshot> | null;
  readonly targets: MetadataFile<Targets> | null;
  /** By role. A role whose file does not fit its description is missing: it is signed again. */
  readonly roles: ReadonlyMap<string, MetadataFile<Targets>>;
  /** The greatest version of each role in any file name, so that no version is ever used twice. */
  readonly versions: ReadonlyMap<string, number>;
};

type Released = Pick<PreviousRelease, 'snapshot' | 'targets' | 'roles'>;

const VERSIONED = /^(?<version>[1-9]\d{0,14})\.(?<role>[a-z][a-z0-9-]*)\.json$/u;
const NOTHING: Released = { snapshot: null, targets: null, roles: new Map() };

/** The targets that a role of the previous release signs for, by path. */
export function releasedTargets(
  { roles }: PreviousRelease,
  role: string,
): ReadonlyMap<string, StoredTarget> {
  const targets = Object.entries(roles.get(role)?.metadata.signed.targets ?? {});
  return new Map(
    targets.map(([path, { length, hashes }]) => [
      path,
      { path, length, sha256: hashes['sha256'] ?? '' },
    ]),
  );
}

export async function readPreviousRelease(
  files: ReleaseFiles,
): Promise<Result<PreviousRelease, PublishFailure>> {
  const versions = greatestVersions(await files.names('metadata'));
  const root = await readGreatestRoot(files, versions.get('root'));
  if (!root.ok) return root;
  const timestamp = await files.read('metadata/timestamp.json');
  const released = timestamp ? await readReleased(files, timestamp) : succeed(NOTHING);
  if (!released.ok) return released;
  raise(versions, released.value.snapshot);
  return succeed({ root: root.value, versions, ...released.value });
}

type Versions = Map<string, number>;

function greatestVersions(names: readonly string[]): Versions {
  const versions: Versions = new Map();
  for (const name of names) {
    const { role, version } = VERSIONED.exec(name)?.groups ?? {};
    if (role !== undefined) atLeast(versions, role, Number(version));
  }
  return versions;
}

/** A file that was lost still counts: its version stands in the snapshot. */
function raise(versions: Versions, snapshot: MetadataFile<Snapshot> | null): void {
  for (const [file, { version }] of Object.entries(snapshot?.metadata.signed.meta ?? {})) {
    atLeast(versions, roleOf(file), version);
  }
}

function atLeast(versions: Versions, role: string, version: number): void {
  versions.set(role, Math.max(version, versions.get(role) ?? 0));
}

const roleOf = (file: string): string => file.replace(/\.json$/u, '');

async function readGreatestRoot(
  files: ReleaseFiles,
  version: number | undefined,
): Promise<Result<MetadataFile<Root> | null, PublishFailure>> {
  if (version === undefined) return succeed(null);
  const file = `metadata/${version}.root.json`;
  const bytes = await files.read(file);
  const metadata = bytes && readRoot(bytes);
  return metadata ? succeed({ metadata, bytes }) : damaged(file);
}

async function readReleased(
  files: ReleaseFiles,
  timestampBytes: Uint8Array,
): Promise<Result<Released, PublishFailure>> {
  const timestamp = readTimestamp(timestampBytes);
  if (!timestamp) return damaged('metadata/timestamp.json');
  const { snapshotMeta } = timestamp.signed;
  const snapshot = await readDescribed(files, {
    role: 'snapshot',
    described: snapshotMeta,
    read: readSnapshot,
  });
  if (!snapshot) return damaged(`metadata/${snapshotMeta.version}.snapshot.json`);
  const roles = new Map<string, MetadataFile<Targets>>();
  for (const [file, described] of Object.entries(snapshot.metadata.signed.meta)) {
    const role = roleOf(file);
    const read = await readDescribed(files, { role, described, read: readTargets });
    if (read) roles.set(role, read);
  }
  const targets = roles.get('targets');
  // The top role is not made again in silence: its key may be far away.
  if (!targets) return damaged('metadata: targets.json of the current snapshot');
  roles.delete('targets');
  return succeed({ snapshot, targets, roles });
}

type Described<Kind extends Snapshot | Targets> = {
  readonly role: string;
  readonly described: MetaFile;
  readonly read: (bytes: Uint8Array) => MetadataFile<Kind>['metadata'] | null;
};

async function readDescribed<Kind extends Snapshot | Targets>(
  files: ReleaseFiles,
  { role, described, read }: Described<Kind>,
): Promise<MetadataFile<Kind> | null> {
  const bytes = await files.read(`metadata/${described.version}.${role}.json`);
  if (!bytes || !fits(described, bytes)) return null;
  const metadata = read(bytes);
  return metadata && { metadata, bytes };
}

function fits(described: MetaFile, bytes: Uint8Array): boolean {
  try {
    described.verify(Buffer.from(bytes));
    return true;
  } catch {
    return false;
  }
}

function damaged(file: string): Result<never, PublishFailure> {
  const remedy =
    'restore the repository folder from backup; do not empty it, or posts refuse what looks like an older release';
  return fail({ kind: 'repository-damaged', file, remedy });
}
