/**
 * The engine: owns cache, search and views. Runs in the worker; everything it needs is passed in, so that
 * it runs in a test as well.
 */
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import type { News } from '#shared/station/news.ts';
import type { EngineStatus } from './contract.ts';
import { createCacheBox } from './db/cache-box.ts';
import type { CacheDatabase } from './db/cache-database.ts';
import { createReleaseCache } from './db/release-cache.ts';
import { createViewCache } from './db/view-cache.ts';
import { START_STATE, statusOf } from './engine-state.ts';
import { follow, persist } from './follow.ts';
import { createInstalling, type Installing } from './installing.ts';
import { type LookUpAnswer, lookUpDocuments } from './search/look-up.ts';
import type { AskedDocument } from './search/register.ts';
import { screenTraveller } from './search/screen.ts';
import { createSignal, type Signal } from './signal.ts';
import type { StationLink } from './station-link.ts';
import { createViewing, type Viewing } from './viewing.ts';

export type EngineDependencies = StationLink & {
  readonly openDatabase: () => Promise<CacheDatabase>;
  readonly now: () => Date;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic: () => number;
  /** Under which a broken search is found again. */
  readonly newReference: () => string;
  readonly sleep: (ms: number, stop: AbortSignal) => Promise<void>;
  /** Bytes that the cache may still take; null when nobody says. */
  readonly freeBytes: () => Promise<number | null>;
};

export type Engine = {
  screen(traveller: Traveller): Promise<{ verdict: Verdict; answeredInMs: number }>;
  lookUp(documents: readonly AskedDocument[]): Promise<TimedLookUp>;
  pauseInstalling(): void;
  resumeInstalling(): void;
  status(): EngineStatus;
  watchStatus(stop?: AbortSignal): AsyncGenerator<EngineStatus, void, void>;
  readonly recentChanges: Signal<number>;
  /** Null until the cache is open. */
  viewing(): Viewing | null;
  /** Resolves when the cache was looked at: what it holds answers from now on. */
  readonly opened: Promise<void>;
  stop(): void;
};

type TimedLookUp =
  | (Extract<LookUpAnswer, { kind: 'searched' }> & { readonly answeredInMs: number })
  | Extract<LookUpAnswer, { kind: 'not-searched' }>;

/** Screenings asked for while the cache is still being opened wait for it this long, then fail closed. */
export const OPENING_MS = 5000;

export function createEngine(dependencies: EngineDependencies): Engine {
  const { now, monotonic, newReference, sleep } = dependencies;
  const stopping = new AbortController();
  const state = createSignal(START_STATE);
  const recentChanges = createSignal(0);
  const running = new Set<Promise<unknown>>();
  let following: Following | null = null;
  const report = (cause: unknown) => {
    const reference = newReference();
    const detail = `${reference} ${cause instanceof Error ? cause.name : 'unknown'}`;
    state.set({ ...state.get(), failure: { kind: 'search-failed', detail } });
    return reference;
  };
  const opened = open({
    dependencies,
    state,
    recentChanges,
    waiting: { sleep, stop: stopping.signal },
    quiet: async () => void (await Promise.allSettled(running)),
  }).then(
    (ready) => {
      following = ready;
    },
    (cause) => void report(cause),
  );
  const screen = async (traveller: Traveller) => {
    const started = monotonic();
    await Promise.race([opened, sleep(OPENING_MS, stopping.signal)]);
    const { generation, offered = null } = state.get();
    const { judgements } = following?.viewing ?? NOTHING_JUDGED;
    const asked = { traveller, generation, offered, today: dayOf(now()), judgements, report };
    const verdict = await screenTraveller(asked);
    return { verdict, answeredInMs: monotonic() - started };
  };
  const lookUp = async (documents: readonly AskedDocument[]): Promise<TimedLookUp> => {
    const started = monotonic();
    await Promise.race([opened, sleep(OPENING_MS, stopping.signal)]);
    const { generation } = state.get();
    const answer = await lookUpDocuments({ generation, documents, report });
    return answer.kind === 'searched' ? { ...answer, answeredInMs: monotonic() - started } : answer;
  };
  const whileRunning = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    running.add(answer);
    return answer.finally(() => running.delete(answer));
  };
  return {
    screen: (traveller) => whileRunning(screen(traveller)),
    lookUp: (documents) => whileRunning(lookUp(documents)),
    pauseInstalling: () => following?.installing.pause(),
    resumeInstalling: () => following?.installing.resume(),
    status: () => statusOf(state.get(), dayOf(now())),
    async *watchStatus(stop) {
      for await (const next of state.watch(stop)) yield statusOf(next, dayOf(now()));
    },
    recentChanges,
    viewing: () => following?.viewing ?? null,
    opened,
    stop: () => stopping.abort(),
  };
}

/** Before the journal is followed every alarm stays. */
const NOTHING_JUDGED = { judgements: async () => [] };

type Opening = Pick<Parameters<typeof createInstalling>[0], 'state' | 'waiting' | 'quiet'> & {
  readonly dependencies: EngineDependencies;
  readonly recentChanges: Signal<number>;
};

type Following = { readonly viewing: Viewing; readonly installing: Installing };

/** Opens the cache, shows what it holds, and starts to follow the station. Null when stopped before. */
async function open(opening: Opening): Promise<Following | null> {
  const { dependencies, state, waiting, quiet, recentChanges } = opening;
  const { station, fetchFile, openDatabase, freeBytes } = dependencies;
  const failed = (kind: string) => (cause: unknown) => {
    const detail = cause instanceof Error ? cause.name : 'unknown';
    state.set({ ...state.get(), failure: { kind, detail } });
  };
  const keys = await persist(() => station.engine.keys(), waiting, failed('station-failed'));
  const database = await persist(openDatabase, waiting, failed('cache-unavailable'));
  const cacheKey = fromBase64Url(keys?.cacheKey ?? '');
  if (cacheKey === null || cacheKey.length === 0 || database === null) return null;
  waiting.stop.addEventListener('abort', () => database.close());
  const box = await createCacheBox(cacheKey);
  const cache = createReleaseCache(database, box);
  const installing = createInstalling({
    station,
    fetchFile,
    cache,
    state,
    waiting,
    freeBytes,
    quiet,
  });
  await persist(() => showActive(cache, installing), waiting, failed('cache-unavailable'));
  state.set({ ...state.get(), failure: null });
  const views = createViewCache(database, box);
  const viewing = createViewing({ station, cache: views, changes: recentChanges, waiting });
  const following = { viewing, installing };
  void follow(
    () => station.news.watch({ topics: [...TOPICS] }, { signal: waiting.stop }),
    (news) => hear(following, news),
    waiting,
  );
  return following;
}

const TOPICS = ['release', 'journal', 'sync'] as const;

function hear({ viewing, installing }: Following, news: News): void {
  switch (news.topic) {
    case 'release':
      installing.offer(news.release);
      break;
    case 'journal':
      viewing.grown(news.heads);
      break;
    case 'sync':
      viewing.confirmed(news.status.acknowledged);
      break;
    case 'asylum':
    case 'reports':
      // Not asked for: the desk follows them itself.
      break;
  }
}

async function showActive(
  cache: ReturnType<typeof createReleaseCache>,
  installing: ReturnType<typeof createInstalling>,
): Promise<void> {
  const active = await cache.active();
  if (active === 'unreadable') await cache.wipe();
  else if (active !== null) await installing.show(active);
}

const dayOf = (date: Date): PlainDay => ({
  year: date.getFullYear(),
  month: date.getMonth() + 1,
  day: date.getDate(),
});
