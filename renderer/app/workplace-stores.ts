/** Builds the stores of one signed-in session and feeds them from station and engine. */
import { ORPCError } from '@orpc/client';
import { createStore } from 'zustand/vanilla';
import type { EngineClient } from '#renderer/engine/client.ts';
import type { EngineStatus } from '#renderer/engine/contract.ts';
import { follow, type Waiting } from '#renderer/engine/follow.ts';
import { createAsylumStore } from '#renderer/features/asylum/asylum-store.ts';
import { createAuditStore } from '#renderer/features/audit/audit-store.ts';
import { createDeskStore } from '#renderer/features/first-line/desk-store.ts';
import {
  type AppendAnswer,
  createRecorderStore,
  type DeskRecord,
} from '#renderer/features/first-line/recorder-store.ts';
import { loadLibrary } from '#renderer/features/guidance/guidance-languages.ts';
import { createGuidanceStore } from '#renderer/features/guidance/guidance-store.ts';
import { createInstallStore } from '#renderer/features/lists/install-store.ts';
import { createOfficersStore } from '#renderer/features/officers/officers-store.ts';
import { createRecentStore } from '#renderer/features/recent/recent-store.ts';
import { createReportsStore } from '#renderer/features/reports/reports-store.ts';
import { createOrderStore } from '#renderer/features/sync/order-store.ts';
import { createSyncStore } from '#renderer/features/sync/sync-store.ts';
import { createResultsStore } from '#renderer/features/training/results-store.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import type { News, NewsTopic } from '#shared/station/news.ts';
import { may } from '#shared/station/permissions.ts';
import type { Role } from '#shared/station/session.ts';
import type { DeskEnvironment } from './environment.ts';
import { sleepWith } from './sleep-with.ts';
import type { StationClient } from './station-client.ts';
import { dayOf } from './today.ts';

export type WorkplaceStores = ReturnType<typeof createWorkplaceStores>;

const STARTING: EngineStatus = {
  state: 'starting',
  release: null,
  publishedAt: null,
  activatedAt: null,
  expires: null,
  idleLockInMinutes: DEFAULT_POLICY.idleLockInMinutes,
  installed: { targets: 0, of: 0, bytes: 0, ofBytes: 0, paused: false },
  lists: [],
  failure: null,
};

export function createWorkplaceStores(environment: DeskEnvironment, engine: EngineClient) {
  const { station, now, after } = environment;
  const recorder = createRecorderStore({
    append: (record) => append(station, record),
    after,
  });
  const desk = createDeskStore({
    screen: (search) => engine.screen(search),
    earlier: (document) => engine.earlier(document),
    read: (text) => readMrz(text, { today: dayOf(now()) }),
    record: (draft) => recorder.getState().record(draft),
    now,
    after,
  });
  const recent = createRecentStore({ recent: (limit) => engine.recent({ limit }) });
  const sync = createSyncStore({ now: () => station.sync.now() });
  const officers = createOfficersStore({
    add: (request) => station.officers.add(request).catch(() => null),
    changeRole: (request) => station.officers.changeRole(request).catch(() => null),
    remove: (request) => station.officers.remove(request).catch(() => null),
    changePassphrase: (change) => station.officers.changePassphrase(change).catch(() => null),
  });
  const order = createOrderStore({ take: (text) => station.orders.take({ text }) });
  const audit = createAuditStore({
    read: (request) => station.audit.read(request).catch(() => null),
    verify: () => station.audit.verify().catch(() => null),
    exportAll: (request) => station.audit.export(request).catch(() => null),
  });
  const trainingResults = createResultsStore({
    results: () => station.training.results().catch(() => null),
  });
  const guidance = createGuidanceStore({ load: loadLibrary });
  const asylum = asylumStoreOf(station, engine);
  const reports = reportsStoreOf(station);
  const engineStatus = createStore<EngineStatus>()(() => STARTING);
  const installing = createInstallStore({
    status: engineStatus.getState,
    pause: () => engine.pauseInstalling(),
    resume: () => engine.resumeInstalling(),
  });
  return {
    recorder,
    desk,
    recent,
    sync,
    order,
    officers,
    audit,
    asylum,
    reports,
    guidance,
    trainingResults,
    engineStatus,
    installing,
  };
}

const reportsStoreOf = ({ reports }: StationClient) =>
  createReportsStore({
    list: () => reports.list().catch(() => null),
    draft: (drafts) => reports.draft({ drafts }).catch(() => null),
    decide: (decision) => reports.decide(decision).catch(() => null),
    withdraw: (withdrawal) => reports.withdraw(withdrawal).catch(() => null),
  });

/** The desk tells a station that does not answer from one that refuses. */
const asylumStoreOf = (station: StationClient, engine: EngineClient) =>
  createAsylumStore({
    setting: () => station.asylum.setting().catch(() => null),
    list: () => station.asylum.list().catch(() => null),
    read: (id) => station.asylum.read({ case: id }).catch(() => undefined),
    act: (request) => station.asylum.act(request).catch(() => null),
    preview: (id, draft) => station.asylum.preview({ case: id, draft }).catch(() => null),
    attachment: (entry, attachment) =>
      station.asylum.attachment({ entry, attachment }).catch(() => null),
    screen: (traveller) =>
      engine.screen({ traveller, purpose: 'asylum' }).then(
        ({ verdict }) => verdict,
        () => null,
      ),
  });

/** Keeps the stores up to date until the signal says stop. */
export function feed(stores: WorkplaceStores, { environment, engine, role, stop }: Feeding): void {
  const { station } = environment;
  const waiting = { sleep: sleepWith(environment.after), stop };
  void follow(
    () => engine.watchStatus(undefined, { signal: stop }),
    (status) => stores.engineStatus.setState(status, true),
    waiting,
  );
  void follow(
    async () => {
      await stores.recent.getState().load();
      return engine.watchRecent(undefined, { signal: stop });
    },
    () => stores.recent.getState().load(),
    waiting,
  );
  const searchAgain = may(role, 'asylum-work') ? searchingAgain(stores, waiting) : () => undefined;
  void follow(
    async () => {
      try {
        return await station.news.watch({ topics: topicsFor(role) }, { signal: stop });
      } catch (cause) {
        // Asked for by themselves, the cases say that the station does not answer.
        if (may(role, 'asylum-work')) void stores.asylum.getState().refresh();
        throw cause;
      }
    },
    async (news) => {
      await hear(stores, news);
      if (news.topic === 'asylum') searchAgain();
    },
    waiting,
  );
}

function topicsFor(role: Role): NewsTopic[] {
  const topics: NewsTopic[] = ['sync'];
  if (may(role, 'asylum-work')) topics.push('asylum');
  if (may(role, 'report-document')) topics.push('reports');
  return topics;
}

async function hear({ sync, asylum, reports }: WorkplaceStores, news: News): Promise<void> {
  switch (news.topic) {
    case 'sync':
      return sync.getState().know(news.status);
    case 'asylum':
      return await asylum.getState().refresh();
    case 'reports':
      // Whoever never opens the screen does not have the journal read for it.
      if (reports.getState().listing.kind !== 'loading') await reports.getState().refresh();
      return;
    case 'release':
    case 'journal':
      // Not asked for: the engine follows them.
      return;
  }
}

/** Searches the cases again whenever the engine has all of a newer release. */
function searchingAgain({ asylum, engineStatus }: WorkplaceStores, { stop }: Waiting): () => void {
  let searched: number | null = null;
  const search = (): void => {
    const { state, release } = engineStatus.getState();
    if (stop.aborted || state !== 'ready' || release === null || release === searched) return;
    searched = release;
    void asylum
      .getState()
      .released(release)
      .then((begun) => {
        if (!begun) searched = null;
      });
  };
  stop.addEventListener('abort', engineStatus.subscribe(search));
  search();
  return search;
}

type Feeding = {
  readonly role: Role;
  readonly environment: DeskEnvironment;
  readonly engine: EngineClient;
  readonly stop: AbortSignal;
};

async function append(station: StationClient, record: DeskRecord): Promise<AppendAnswer> {
  try {
    return await station.journal.append(record);
  } catch (cause) {
    const locked = cause instanceof ORPCError && cause.code === 'LOCKED';
    return { kind: locked ? 'locked' : 'no-answer' };
  }
}
