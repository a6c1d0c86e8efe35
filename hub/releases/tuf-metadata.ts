/**
 * Signing, reading and dating TUF metadata.
 *
 * Source: The Update Framework specification 1.0.31, §4. Every file is its canonical JSON, byte for byte.
 */
import { createHash } from 'node:crypto';
import { canonicalize } from '@tufjs/canonical-json';
import {
  Metadata,
  MetadataKind,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from '@tufjs/models';
import type { RoleKey } from './role-keys.ts';

export type Json = Parameters<typeof Root.fromJSON>[0];
export type Content = Root | Targets | Snapshot | Timestamp;
export type MetadataFile<Kind extends Content> = {
  readonly metadata: Metadata<Kind>;
  readonly bytes: Uint8Array;
};

/** Days until metadata of a kind expires. */
export type Lifetimes = {
  readonly root: number;
  readonly targets: number;
  readonly snapshot: number;
  readonly timestamp: number;
};

export const DEFAULT_LIFETIMES: Lifetimes = { root: 365, targets: 90, snapshot: 7, timestamp: 7 };

const SPEC_VERSION = '1.0.31';
const DAY_IN_MS = 86_400_000;
/** Metadata is signed again when less than this part of its lifetime is left. */
const RENEWED_BELOW = 1 / 3;

/** The fields every metadata file begins with. */
export function header(type: string, version: number, expires: string): Json {
  return { _type: type, spec_version: SPEC_VERSION, version, expires };
}

/** `now` plus a lifetime in days, in whole seconds as the specification wants it. */
export function expiryAfter(now: Date, days: number): string {
  return `${new Date(now.getTime() + days * DAY_IN_MS).toISOString().slice(0, 19)}Z`;
}

/** Whole days from `now` until `expires`; negative once it is over. */
export const daysUntil = (expires: string, now: Date): number =>
  Math.floor((Date.parse(expires) - now.getTime()) / DAY_IN_MS);

/** Whether so little is left of the lifetime that the metadata must be signed again. */
export function isDue(expires: string, now: Date, days: number): boolean {
  return Date.parse(expires) - now.getTime() < days * DAY_IN_MS * RENEWED_BELOW;
}

/** The bytes of a metadata file: canonical JSON, as published. */
export const metadataBytes = (metadata: Metadata<Content>): Uint8Array =>
  Buffer.from(canonicalize(metadata.toJSON()));

/** What is signed of it: everything but the signatures. */
export const signedBytes = ({ signed }: Metadata<Content>): Uint8Array =>
  Buffer.from(canonicalize(signed.toJSON()));

/** Signs with one key. */
export function signContent<Kind extends Content>(content: Kind, key: RoleKey): MetadataFile<Kind> {
  const metadata = new Metadata(content);
  metadata.sign((bytes) => key.sign(bytes));
  return { metadata, bytes: metadataBytes(metadata) };
}

/** Whether `delegate` carries the signatures that `delegator` asks for. */
export function isSignedFor(
  delegator: Metadata<Root> | Metadata<Targets>,
  role: string,
  delegate: Metadata<Content>,
): boolean {
  try {
    delegator.verifyDelegate(role, delegate);
    return true;
  } catch {
    return false;
  }
}

export const readRoot = (bytes: Uint8Array): Metadata<Root> | null =>
  orNull(() => Metadata.fromJSON(MetadataKind.Root, jsonOf(bytes)));
export const readTargets = (bytes: Uint8Array): Metadata<Targets> | null =>
  orNull(() => Metadata.fromJSON(MetadataKind.Targets, jsonOf(bytes)));
export const readSnapshot = (bytes: Uint8Array): Metadata<Snapshot> | null =>
  orNull(() => Metadata.fromJSON(MetadataKind.Snapshot, jsonOf(bytes)));
export const readTimestamp = (bytes: Uint8Array): Metadata<Timestamp> | null =>
  orNull(() => Metadata.fromJSON(MetadataKind.Timestamp, jsonOf(bytes)));

/** How snapshot and timestamp describe a file. */
export function describe({ metadata, bytes }: MetadataFile<Content>): Json {
  return {
    version: metadata.signed.version,
    length: bytes.length,
    hashes: { sha256: sha256Hex(bytes) },
  };
}

export const sha256Hex = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

function jsonOf(bytes: Uint8Array): Json {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
}

function orNull<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}
