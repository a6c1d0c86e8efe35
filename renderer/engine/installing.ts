/** Keeps the installed release up with what the station offers, and heals what turns out damaged. */
import type { ActiveRelease } from '#shared/release/manifest.ts';
import type { ReleaseCache } from './db/release-cache.ts';
import type { EngineState } from './engine-state.ts';
import type { Waiting } from './follow.ts';
import { createBufferPool } from './install/buffer-pool.ts';
import { neededFiles, type ReleaseContents } from './install/contents.ts';
import { type Installation, install, type Progress } from './install/install.ts';
import { latestOnly } from './latest-only.ts';
import { createReleaseKeyring, type ReleaseKeyring } from './opening/release-keyring.ts';
import { createBucketMemory } from './search/bucket-memory.ts';
import type { OnDamage } from './search/damage.ts';
import { loadGeneration } from './search/generation.ts';
import type { Signal } from './signal.ts';
import type { EngineStation, FetchFile } from './station-link.ts';

export type Installing = {
  /** Answers from a release that the cache already holds. */
  show(active: ActiveRelease): Promise<void>;
  offer(release: ActiveRelease | null): void;
  /** Stops bringing files until resumed; what is installed goes on answering. */
  pause(): void;
  resume(): void;
};

export type InstallingParts = {
  readonly station: EngineStation;
  readonly fetchFile: FetchFile;
  readonly cache: ReleaseCache;
  readonly state: Signal<EngineState>;
  readonly waiting: Waiting;
  readonly freeBytes: Installation['freeBytes'];
  /** Resolves when no screening is under way that began before. */
  readonly quiet: () => Promise<void>;
};

export function createInstalling(parts: InstallingParts): Installing {
  const { cache, state, waiting } = parts;
  const damaged = new Set<string>();
  const work = latestOnly(attempt, waiting);
  const showing = createShowing(parts, (sha256) => {
    damaged.add(sha256);
    work.request();
  });
  let stopping = new AbortController();
  const change = (next: Partial<EngineState>) => state.set({ ...state.get(), ...next });

  async function bring(release: ActiveRelease): Promise<boolean> {
    const paused = stopping.signal;
    const keyring = await showing.openKeyring();
    const stop = AbortSignal.any([paused, waiting.stop]);
    const installation: Installation = {
      store: { ...parts, keyring, stop, buffers: createBufferPool() },
      onProgress: (progress) => change(progressIn(state.get(), progress)),
      freeBytes: parts.freeBytes,
      onList: () => showing.showPart(release, keyring),
    };
    const outcome = await install(installation, release);
    if (paused.aborted) return true;
    if (!outcome.ok) {
      change({ failure: outcome.failure });
      return false;
    }
    await showing.show(release);
    change({ failure: null });
    await sweep(outcome.value, parts);
    return damaged.size === 0;
  }

  async function attempt(): Promise<boolean> {
    const release = state.get().offered ?? state.get().generation?.release;
    if (!release || state.get().paused) return true;
    try {
      await forgetDamaged(cache, damaged);
      return await bring(release);
    } catch (cause) {
      change({ failure: { kind: 'station-failed', detail: nameOf(cause) } });
      return false;
    }
  }

  return {
    show: showing.show,
    offer(release) {
      change({ offered: release });
      work.request();
    },
    pause() {
      change({ paused: true });
      stopping.abort();
    },
    resume() {
      if (!state.get().paused) return;
      stopping = new AbortController();
      change({ paused: false });
      work.request();
    },
  };
}

/** What failed before is past as soon as something arrives. */
const progressIn = (before: EngineState, progress: Progress): Partial<EngineState> =>
  progress.bytes > before.progress.bytes ? { progress, failure: null } : { progress };

/** Makes what the cache holds the release that screenings are answered from. */
function createShowing({ station, cache, state }: InstallingParts, onDamage: OnDamage) {
  const memory = {
    persons: { packs: new Map(), indexes: new Map() },
    documents: { buckets: createBucketMemory(), overlays: new Map() },
  };
  let isPart = false;
  const openKeyring = async () => createReleaseKeyring((await station.engine.keys()).releaseKeys);
  const load = async (release: ActiveRelease, keyring: ReleaseKeyring, report: OnDamage) => {
    const generation = await loadGeneration(release, {
      cache,
      keyring,
      onDamage: report,
      ...memory,
    });
    state.set({ ...state.get(), generation });
  };
  return {
    openKeyring,
    async show(release: ActiveRelease): Promise<void> {
      await load(release, await openKeyring(), onDamage);
      isPart = false;
    },
    /** Where nothing was to be searched before, each list counts as soon as it is there; the others fail closed. */
    async showPart(release: ActiveRelease, keyring: ReleaseKeyring): Promise<void> {
      if (state.get().generation !== null && !isPart) return;
      isPart = true;
      await load(release, keyring, () => undefined);
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
