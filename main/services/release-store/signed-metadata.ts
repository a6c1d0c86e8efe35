/** One signed metadata file: read with care, checked against those who may sign it. */
import { createHash } from 'node:crypto';
import { canonicalize } from '@tufjs/canonical-json';
import {
  Metadata,
  MetadataKind,
  type MetaFile,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from '@tufjs/models';
import { z } from 'zod';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { reasonOf } from './bounded-read.ts';
import { type ReleaseRejection, reject } from './release-rejection.ts';

export type AnyRole = Root | Timestamp | Snapshot | Targets;
type Json = Parameters<typeof Metadata.fromJSON>[1];

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const isVersion = (version: number): boolean => Number.isSafeInteger(version) && version > 0;

/** A way to read one kind of metadata. */
export type Reader<Role extends AnyRole> = (json: Json) => Metadata<Role>;

export const readRoot: Reader<Root> = (json) => Metadata.fromJSON(MetadataKind.Root, json);
export const readTimestamp: Reader<Timestamp> = (json) =>
  Metadata.fromJSON(MetadataKind.Timestamp, json);
export const readSnapshot: Reader<Snapshot> = (json) =>
  Metadata.fromJSON(MetadataKind.Snapshot, json);
export const readTargets: Reader<Targets> = (json) => Metadata.fromJSON(MetadataKind.Targets, json);

/**
 * Bytes as metadata of one kind; says nothing yet about who signed. Only the canonical form is read, so
 * that no two readers can see different content in the same file (a member twice, a byte order mark, other
 * escapes). The library takes quadratic time in
 * the number of targets of a role: 0.6 s at 1,000, 8 s at 4,000.
 */
export function parseMetadata<Role extends AnyRole>(
  role: string,
  bytes: Uint8Array,
  read: Reader<Role>,
): Result<Metadata<Role>, ReleaseRejection> {
  try {
    const text = UTF_8.decode(bytes);
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) {
      return reject('not-metadata', role, 'not a JSON object');
    }
    if (canonicalize(json) !== text) return reject('not-metadata', role, 'not canonical JSON');
    const metadata = read(json as Json);
    const { version, expires } = metadata.signed;
    if (!isVersion(version)) {
      return reject('not-metadata', role, 'the version is no positive whole number');
    }
    // The library takes whatever `Date` reads, also local time.
    if (!z.iso.datetime().safeParse(expires).success) {
      return reject('not-metadata', role, 'the expiry is no instant in UTC');
    }
    return succeed(metadata);
  } catch (error) {
    return reject('not-metadata', role, reasonOf(error));
  }
}

/** Whether a file is the one that a signed list describes. */
export function checkDescribed(
  role: string,
  description: MetaFile,
  bytes: Uint8Array,
): Result<null, ReleaseRejection> {
  if (description.length !== undefined && bytes.length < description.length) {
    return reject('truncated', role, `${bytes.length} of ${description.length} bytes`);
  }
  try {
    description.verify(Buffer.from(bytes));
    return succeed(null);
  } catch (error) {
    return reject('mixed', role, reasonOf(error));
  }
}

export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** ISO 8601 UTC. */
export const expiryOf = (metadata: Metadata<AnyRole>): string =>
  new Date(metadata.signed.expires).toISOString();
