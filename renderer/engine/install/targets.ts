/** Brings single files of a release into the cache, each verified before it is stored. */
import { toHex } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { bucketPath, decodeShard } from '#shared/release/document-shard.ts';
import type { ListManifest, StoredTarget } from '#shared/release/manifest.ts';
import type { ReleaseCache } from '../db/release-cache.ts';
import { openSealed, openTarget } from '../opening/open-target.ts';
import { ownBuffer } from '../opening/own-buffer.ts';
import type { ReleaseKeyring } from '../opening/release-keyring.ts';
import type { FetchFile } from '../station-link.ts';
import type { InstallFailure } from './install-failure.ts';

export type TargetStore = {
  readonly cache: ReleaseCache;
  readonly keyring: ReleaseKeyring;
  readonly fetchFile: FetchFile;
  readonly stop: AbortSignal;
};

const SHARD_HEADER_BYTES = 16;

/** The plaintext of a small file: from the cache when it opens, else fetched anew. */
export async function obtain(
  store: TargetStore,
  target: StoredTarget,
): Promise<Result<Uint8Array, InstallFailure>> {
  const stored = await store.cache.target(target.sha256);
  const opened = stored && (await openTarget(store.keyring, target.path, stored));
  if (opened?.ok) return opened;
  return bringTarget(store, target);
}

/** Fetches, verifies and stores a file; answers its plaintext. */
export async function bringTarget(
  store: TargetStore,
  target: StoredTarget,
): Promise<Result<Uint8Array, InstallFailure>> {
  const bytes = await fetchVerified(store, target);
  if (!bytes.ok) return bytes;
  const opened = await openTarget(store.keyring, target.path, bytes.value);
  if (!opened.ok) return fail({ kind: opened.failure.kind, detail: target.path });
  await store.cache.putTarget(target.sha256, bytes.value);
  return opened;
}

/** Fetches and verifies a shard, opens each of its buckets once, and stores all or nothing. */
export async function bringShard(
  store: TargetStore,
  target: StoredTarget,
  manifest: ListManifest,
): Promise<Result<null, InstallFailure>> {
  const bytes = await fetchVerified(store, target);
  if (!bytes.ok) return bytes;
  const shard = decodeShard(bytes.value);
  if (!shard.ok) return fail({ kind: 'unreadable', detail: target.path });
  const { firstBucket, buckets } = shard.value;
  for (const [index, sealed] of buckets.entries()) {
    const path = bucketPath(manifest.list.id, firstBucket + index, manifest.buckets ?? 0);
    const opened = await openSealed(store.keyring, path, sealed);
    if (!opened.ok) return fail({ kind: opened.failure.kind, detail: path });
  }
  const header = bytes.value.slice(0, SHARD_HEADER_BYTES);
  // Copies: a view would drag the whole shard into every row.
  const rows = buckets.map((bucket) => bucket.slice());
  await store.cache.putShard(target.sha256, { header, firstBucket, buckets: rows });
  return succeed(null);
}

async function fetchVerified(
  { fetchFile, stop }: TargetStore,
  { path, sha256, length }: StoredTarget,
): Promise<Result<Uint8Array, InstallFailure>> {
  const bytes = await fetchFile(sha256, stop);
  if (bytes === null) return fail({ kind: 'file-not-served', detail: path });
  const digest = await crypto.subtle.digest('SHA-256', ownBuffer(bytes));
  const genuine = bytes.length === length && toHex(new Uint8Array(digest)) === sha256;
  return genuine ? succeed(bytes) : fail({ kind: 'wrong-hash', detail: path });
}
