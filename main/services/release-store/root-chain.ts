/**
 * From the root a post was given at enrolment to the one in force: each signed by the keys of the one
 * before and by its own.
 *
 * Source: The Update Framework specification 1.0, §5.3.
 */
import { createHash } from 'node:crypto';
import type { Metadata, Root } from '@tufjs/models';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { type ReleaseRejection, reject, rejectFetch } from './release-rejection.ts';
import type { MetadataSource } from './repository-source.ts';
import { checkKeyIds, checkSignatures } from './signatures.ts';
import { parseMetadata, readRoot } from './signed-metadata.ts';

/** Bytes; the same as the enrolment allows. */
const ROOT_LIMIT = 200_000;
/** A source that always has one more is cut off here. */
const MOST_ROTATIONS = 256;

export type TrustedRoot = { readonly metadata: Metadata<Root>; readonly bytes: Uint8Array };

/** A root that was trusted before: only that it is signed by itself is checked again. */
export function readTrustedRoot(bytes: Uint8Array): Result<TrustedRoot, ReleaseRejection> {
  const metadata = parseMetadata('root', bytes, readRoot);
  if (!metadata.ok) return metadata;
  const ids = checkKeyIds('root', metadata.value);
  if (!ids.ok) return ids;
  const signed = checkSignatures(metadata.value, 'root', metadata.value);
  if (!signed.ok) return signed;
  if (!metadata.value.signed.consistentSnapshot) {
    return reject('not-metadata', 'root', 'only consistent snapshots are supported');
  }
  return succeed({ metadata: metadata.value, bytes });
}

/** The newest root that the source can prove. Each one on the way is kept before the next is asked for. */
export async function followRoots(
  trusted: TrustedRoot,
  source: MetadataSource,
  keep: (root: TrustedRoot) => Promise<void>,
): Promise<Result<TrustedRoot, ReleaseRejection>> {
  let current = trusted;
  for (let rotations = 0; rotations < MOST_ROTATIONS; rotations += 1) {
    const next = await nextRoot(current, source);
    if (!next.ok) return next;
    if (next.value === null) return succeed(current);
    current = next.value;
    await keep(current);
  }
  return reject('too-large', 'root', `more than ${MOST_ROTATIONS} new roots at once`);
}

/** Who may sign timestamp and snapshot. When that changes, their old versions no longer count (§5.3.11). */
export function onlineKeysOf(root: Metadata<Root>): string {
  const { roles, keys } = root.signed;
  const parts = ['timestamp', 'snapshot'].map((name) => {
    const keyIds = [...(roles[name]?.keyIDs ?? [])].sort();
    return [name, ...keyIds.map((keyId) => keys[keyId]?.keyVal['public'] ?? '')].join(' ');
  });
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

async function nextRoot(
  current: TrustedRoot,
  source: MetadataSource,
): Promise<Result<TrustedRoot | null, ReleaseRejection>> {
  const version = current.metadata.signed.version + 1;
  const fetched = await source.metadata(`${version}.root.json`, ROOT_LIMIT);
  if (!fetched.ok) {
    return fetched.failure.kind === 'not-found'
      ? succeed(null)
      : rejectFetch('root', fetched.failure);
  }
  const next = readTrustedRoot(fetched.value);
  if (!next.ok) return next;
  const signed = checkSignatures(current.metadata, 'root', next.value.metadata);
  if (!signed.ok) return signed;
  const found = next.value.metadata.signed.version;
  if (found === version) return next;
  const kind = found < version ? 'rolled-back' : 'mixed';
  return reject(kind, 'root', `version ${found} where ${version} belongs`);
}
