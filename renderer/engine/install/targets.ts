/** Brings single files of a release into the cache, each verified before it is stored. */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { prefixBitsOf } from '#shared/release/document-hash.ts';
import {
  bucketPath,
  decodeShard,
  SHARD_HEADER_BYTES,
  type Shard,
} from '#shared/release/document-shard.ts';
import type { ListManifest, StoredTarget } from '#shared/release/manifest.ts';
import { openOverlay } from '#shared/release/overlay.ts';
import { openBlock } from '#shared/release/row-block.ts';
import type { ReleaseCache } from '../db/release-cache.ts';
import { openSealed, openTarget } from '../opening/open-target.ts';
import type { ReleaseKeyring } from '../opening/release-keyring.ts';
import { sha256Of } from '../opening/sha256.ts';
import type { FetchFile } from '../station-link.ts';
import type { BufferPool } from './buffer-pool.ts';
import type { InstallFailure } from './install-failure.ts';

export type TargetStore = {
  readonly cache: ReleaseCache;
  readonly keyring: ReleaseKeyring;
  readonly fetchFile: FetchFile;
  readonly stop: AbortSignal;
  readonly buffers: BufferPool;
};

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
  // A byte more than it should have shows when there are more.
  const bytes = await fetchVerified(store, target, store.buffers.take(target.length + 1));
  if (!bytes.ok) return bytes;
  const outcome = await storeShard(store, { target, manifest, bytes: bytes.value });
  store.buffers.give(bytes.value.buffer);
  return outcome;
}

type FetchedShard = {
  readonly target: StoredTarget;
  readonly manifest: ListManifest;
  readonly bytes: Uint8Array;
};

async function storeShard(
  store: TargetStore,
  { target, manifest, bytes }: FetchedShard,
): Promise<Result<null, InstallFailure>> {
  const shard = decodeShard(bytes);
  if (!shard.ok) return fail({ kind: 'unreadable', detail: target.path });
  const { firstBucket } = shard.value;
  // Copies: a view would drag the whole shard into every row.
  const buckets = shard.value.buckets.map((bucket) => bucket.slice());
  const opened = await openAll(store, { firstBucket, buckets }, manifest);
  if (!opened.ok) return opened;
  const header = bytes.slice(0, SHARD_HEADER_BYTES);
  await store.cache.putShard(target.sha256, { header, firstBucket, buckets });
  return succeed(null);
}

/** Every bucket must open under its own name and hold a sound block: a search never meets another. */
async function openAll(
  { keyring }: TargetStore,
  { firstBucket, buckets }: Shard,
  { list, register }: ListManifest,
): Promise<Result<null, InstallFailure>> {
  const of = register?.buckets ?? 1;
  const outcomes = await Promise.all(
    buckets.map(async (sealed, index): Promise<Result<null, InstallFailure>> => {
      const path = bucketPath(list.id, firstBucket + index, of);
      const opened = await openSealed(keyring, path, sealed);
      if (!opened.ok) return fail({ kind: opened.failure.kind, detail: path });
      const block = openBlock(opened.value, prefixBitsOf(of));
      return block.ok ? succeed(null) : fail({ kind: 'unreadable', detail: path });
    }),
  );
  return outcomes.find((outcome) => !outcome.ok) ?? succeed(null);
}

/** Fetches, verifies and stores an overlay, after looking into it once. */
export async function bringOverlay(
  store: TargetStore,
  target: StoredTarget,
): Promise<Result<null, InstallFailure>> {
  const bytes = await fetchVerified(store, target);
  if (!bytes.ok) return bytes;
  const opened = await openSealed(store.keyring, target.path, bytes.value);
  if (!opened.ok) return fail({ kind: opened.failure.kind, detail: target.path });
  if (!openOverlay(opened.value).ok) return fail({ kind: 'unreadable', detail: target.path });
  await store.cache.putTarget(target.sha256, bytes.value);
  return succeed(null);
}

async function fetchVerified(
  { fetchFile, stop }: TargetStore,
  { path, sha256, length }: StoredTarget,
  into?: ArrayBuffer,
): Promise<Result<Uint8Array<ArrayBuffer>, InstallFailure>> {
  const bytes = await fetchFile(sha256, stop, into);
  if (bytes === null) return fail({ kind: 'file-not-served', detail: path });
  const genuine = bytes.length === length && (await sha256Of(bytes)) === sha256;
  return genuine ? succeed(bytes) : fail({ kind: 'wrong-hash', detail: path });
}
