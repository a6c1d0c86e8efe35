/** A release cache in plain maps, for tests that alter one byte after the other. */
import type { ReleaseCache } from '#renderer/engine/db/release-cache.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';

export type MemoryCache = ReleaseCache & {
  readonly targets: Map<string, Uint8Array>;
  /** By `<shard> <bucket>`. */
  readonly stored: Map<string, Uint8Array>;
};

export function createMemoryCache(): MemoryCache {
  const targets = new Map<string, Uint8Array>();
  const stored = new Map<string, Uint8Array>();
  let active: ActiveRelease | null = null;
  return {
    targets,
    stored,
    installed: async () => new Set(targets.keys()),
    target: async (sha256) => targets.get(sha256) ?? null,
    buckets: async (keys) =>
      keys.map(([shard, bucket]) => stored.get(`${shard} ${bucket}`) ?? null),
    putTarget: async (sha256, bytes) => void targets.set(sha256, bytes),
    async putShard(sha256, { header, firstBucket, buckets }) {
      targets.set(sha256, header);
      for (const [index, bytes] of buckets.entries()) {
        stored.set(`${sha256} ${firstBucket + index}`, bytes);
      }
    },
    forget: async (sha256) => void targets.delete(sha256),
    active: async () => active,
    async activate(release, needed) {
      if (needed.some((sha256) => !targets.has(sha256))) return false;
      active = release;
      return true;
    },
    sweep: async () => undefined,
    wipe: async () => {
      targets.clear();
      stored.clear();
    },
  };
}
