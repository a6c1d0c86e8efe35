/**
 * What the holders of the targets keys are asked to sign, carried as one file to the machines where their
 * keys are and back: docs/formats/release.md, "Targets request".
 */
import { type Key, Metadata, type Root, Targets } from '@tufjs/models';
import { z } from 'zod';
import { jsonIn } from '#shared/kernel/json.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import type { RoleKey } from './role-keys.ts';
import { type CeremonyFailure, refuse } from './root-ceremony.ts';
import {
  type Content,
  header,
  type Json,
  readRoot,
  readTargets,
  sha256Hex,
  signedBytes,
} from './tuf-metadata.ts';

export type TargetsRequest = {
  /** With the signatures that are there so far. */
  readonly targets: Metadata<Targets>;
  /** What was published before, or null: to show what is new. */
  readonly before: Metadata<Targets> | null;
  /** Says which keys may sign, and how many must. */
  readonly root: Metadata<Root>;
};

const fileSchema = z.object({
  type: z.literal('farpost-targets-request'),
  v: z.literal(1),
  targets: z.unknown(),
  before: z.unknown(),
  root: z.unknown(),
});

/** Bytes of a file; far more than 200 roles need. */
const LARGEST_REQUEST = 8_000_000;

export type NewTargets = {
  readonly version: number;
  readonly expires: string;
  readonly delegations: Json;
};

/** Targets that delegate and list nothing themselves. */
export const newTargets = ({ version, expires, delegations }: NewTargets): Targets =>
  Targets.fromJSON({ ...header('targets', version, expires), targets: {}, delegations });

export const unsignedTargets = (content: NewTargets): Metadata<Targets> =>
  new Metadata(newTargets(content));

export function requestBytes({ targets, before, root }: TargetsRequest): Uint8Array {
  const content = {
    type: 'farpost-targets-request',
    v: 1,
    targets: targets.toJSON(),
    before: before?.toJSON() ?? null,
    root: root.toJSON(),
  };
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`);
}

/** The request in these bytes, or null. */
export function readRequest(bytes: Uint8Array): TargetsRequest | null {
  if (bytes.length > LARGEST_REQUEST) return null;
  const file = fileSchema.safeParse(jsonIn(Buffer.from(bytes).toString('utf8')));
  if (!file.success) return null;
  const targets = readTargets(jsonBytes(file.data.targets));
  const root = readRoot(jsonBytes(file.data.root));
  const before = file.data.before === null ? null : readTargets(jsonBytes(file.data.before));
  if (!(targets && root) || (file.data.before !== null && !before)) return null;
  return { targets, root, before };
}

export function parseRequest(
  file: string,
  bytes: Uint8Array,
): Result<TargetsRequest, CeremonyFailure> {
  const request = readRequest(bytes);
  if (request) return succeed(request);
  const remedy = 'take the file that `publish` or `keys root propose` wrote';
  return refuse('not-a-request', `${file} is no request for signatures of targets`, remedy);
}

const jsonBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value ?? null));

/** SHA-256 of what is signed, signatures left out, hexadecimal. */
export const contentHash = (metadata: Metadata<Content>): string =>
  sha256Hex(signedBytes(metadata));

/** Adds one signature, or says why this key has nothing to sign here. */
export function signRequest(
  request: TargetsRequest,
  key: RoleKey,
): Result<TargetsRequest, CeremonyFailure> {
  const named = request.root.signed.roles['targets']?.keyIDs ?? [];
  if (!named.includes(key.keyId)) {
    const reason = `the key ${key.keyId.slice(0, 8)} is none of the targets keys that this file names`;
    return refuse('unknown-key', reason, 'take the key that you drew for targets');
  }
  request.targets.sign((bytes) => key.sign(bytes));
  return succeed(request);
}

/** Ids of the targets keys named by `root` whose signature is there and right. */
export function targetsSigners(root: Metadata<Root>, targets: Metadata<Targets>): string[] {
  const { keyIDs = [] } = root.signed.roles['targets'] ?? {};
  return [...new Set(keyIDs)].filter((keyId) => hasSigned(root.signed.keys[keyId], targets));
}

export const isRequestComplete = (root: Metadata<Root>, targets: Metadata<Targets>): boolean =>
  targetsSigners(root, targets).length >= (root.signed.roles['targets']?.threshold ?? 1);

/** The same targets with the signatures of its keys only, from all of `copies`. */
export function gathered(
  root: Metadata<Root>,
  copies: readonly Metadata<Targets>[],
): Metadata<Targets> | null {
  const [first] = copies;
  if (!first) return null;
  const signatures = copies.flatMap((copy) =>
    targetsSigners(root, copy).flatMap((keyId) => {
      const signature = copy.signatures[keyId];
      return signature ? [[keyId, signature] as const] : [];
    }),
  );
  return new Metadata(first.signed, Object.fromEntries(signatures));
}

function hasSigned(key: Key | undefined, metadata: Metadata<Targets>): boolean {
  try {
    key?.verifySignature(metadata);
    return key !== undefined;
  } catch {
    return false;
  }
}
