/** Keeps the installed release up with what the station offers, and heals what turns out damaged. */
import type { ActiveRelease } from '#shared/release/manifest.ts';
import type { ReleaseCache } from './db/release-cache.ts';
import type { EngineState } from './engine-state.ts';
import type { Waiting } from './follow.ts';
import { neededFiles, type ReleaseContents } from './install/contents.ts';
import { install } from './install/install.ts';
import { latestOnly } from './latest-only.ts';
import { createReleaseKeyring } from './opening/release-keyring.ts';
import { createBucketMemory } from './search/bucket-memory.ts';
import { loadGeneration } from './search/generation.ts';
import type { Signal } from './signal.ts';
import type { EngineStation, FetchFile } from './station-link.ts';

export type Installing = {
  /** Answers from a release that the cache already holds. */
  show(active: ActiveRelease): Promise<void>;
  offer(release: ActiveRelease | null): void;
};

export type InstallingParts = {
  readonly station: EngineStation;
  readonly fetchFile: FetchFile;
  readonly cache: ReleaseCache;
  readonly state: Signal<EngineState>;
  readonly waiting: Waiting;
  /** Resolves when no screening is under way that began before. */
  readonly quiet: () => Promise<void>;
};

export function createInstalling(parts: InstallingParts): Installing {
  const { station, cache, state } = parts;
  const persons = { packs: new Map(), indexes: new Map() };
  const buckets = createBucketMemory();
  const damaged = new Set<string>();
  const work = latestOnly(attempt, parts.waiting);
  const change = (next: Partial<EngineState>) => state.set({ ...state.get(), ...next });
  const onDamage = (sha256: string) => {
    damaged.add(sha256);
    work.request();
  };
  const openKeyring = async () => createReleaseKeyring((await station.engine.keys()).releaseKeys);

  async function show(release: ActiveRelease): Promise<void> {
    const keyring = await openKeyring();
    const shown = { cache, keyring, onDamage, persons, buckets };
    change({ generation: await loadGeneration(release, shown) });
  }

  async function attempt(): Promise<boolean> {
    const release = state.get().offered ?? state.get().generation?.release;
    if (!release) return true;
    try {
      await forgetDamaged(cache, damaged);
      const store = { ...parts, keyring: await openKeyring(), stop: parts.waiting.stop };
      const outcome = await install(store, release, (progress) => change({ progress }));
      if (!outcome.ok) {
        change({ failure: outcome.failure });
        return false;
      }
      await show(release);
      change({ failure: null });
      await sweep(outcome.value, parts);
      return damaged.size === 0;
    } catch (cause) {
      change({ failure: { kind: 'station-failed', detail: nameOf(cause) } });
      return false;
    }
  }

  return {
    show,
    offer(release) {
      change({ offered: release });
      work.request();
    },
  };
}

async function forgetDamaged(cache: ReleaseCache, damaged: Set<string>): Promise<void> {
  for (const sha256 of [...damaged]) {
    await cache.forget(sha256);
    damaged.delete(sha256);
  }
}

/** What only the release before needed goes, once nobody reads it any more. */
async function sweep(contents: ReleaseContents, { cache, quiet }: InstallingParts): Promise<void> {
  await quiet();
  await cache.sweep(new Set(neededFiles(contents)));
}

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : 'unknown');
