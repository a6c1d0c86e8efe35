/** A station without a disk, a vault or a network. Every answer still passes the contract's own schemas. */
import { createRouterClient, implement } from '@orpc/server';
import type { StationClient } from '#renderer/app/station-client.ts';
import { DEMO_SPECIMENS } from '#shared/fiction/demo.ts';
import { type OrderAnswer, stationContract } from '#shared/station/contract.ts';
import type { News, NewsTopic } from '#shared/station/news.ts';
import type { OfficerAnswer } from '#shared/station/officers.ts';
import type {
  BeginRecoveryAnswer,
  RecoveryState,
  TakeAnswerAnswer,
} from '#shared/station/recovery.ts';
import type {
  EnrolAnswer,
  Officer,
  OrderNotice,
  SignInAnswer,
  StationStatus,
} from '#shared/station/session.ts';
import type { SyncStatus } from '#shared/station/sync-status.ts';
import { type AsylumScene, createFakeAsylum } from './fake-asylum.ts';
import { FAKE_CHAINS, fakeAuditPage } from './fake-audit.ts';
import { FAKE_REPORTS, fakeDraftAnswer } from './fake-reports.ts';
import { FAKE_PASSED, FAKE_RESULTS } from './fake-training.ts';

export const OFFICERS: readonly [Officer, Officer, Officer, Officer, Officer] = [
  { id: 'amoreau', displayName: 'A. Moreau', role: 'line' },
  { id: 'jhaldane', displayName: 'J. Haldane', role: 'second-line' },
  { id: 'psoler', displayName: 'P. Soler', role: 'supervisor' },
  { id: 'nhaddad', displayName: 'نور حداد', role: 'asylum' },
  { id: 'tokoro', displayName: 'T. Okoro', role: 'administrator' },
];

export type StationScene = {
  readonly session: StationStatus['session']['kind'];
  readonly role: Officer['role'];
  readonly demo: boolean;
  readonly signIn: SignInAnswer;
  readonly enrol: EnrolAnswer;
  readonly diskFull: boolean;
  readonly officerAnswer: OfficerAnswer;
  readonly chains: 'sound' | 'broken';
  readonly recovery: RecoveryState;
  readonly recoveryBegun: BeginRecoveryAnswer;
  readonly recoveryTaken: TakeAnswerAnswer;
  readonly sync: 'waiting' | 'running' | 'failed';
  readonly asylum: AsylumScene;
  readonly reports: 'some' | 'none' | 'no-own-state';
  readonly order: OrderAnswer;
  readonly orderNotice?: OrderNotice;
  /** Installed and not under way where a scene does not say. */
  readonly training?: NonNullable<StationStatus['training']>;
};

const WAITING: SyncStatus = {
  state: 'idle',
  online: false,
  lastContact: '2026-11-20T06:40:00Z',
  waiting: { urgent: 3, routine: 209 },
  acknowledged: { urgent: 88, routine: 6412 },
  download: null,
  lastFailure: null,
  nextAttempt: '2026-11-23T13:45:00Z',
};

const SYNC: Readonly<Record<StationScene['sync'], SyncStatus>> = {
  waiting: WAITING,
  running: {
    ...WAITING,
    state: 'running',
    online: true,
    lastContact: '2026-11-23T13:31:50Z',
    waiting: { urgent: 0, routine: 41 },
    download: { version: 413, bytes: 31_400_000, of: 88_200_000 },
  },
  failed: {
    ...WAITING,
    lastFailure: { kind: 'release-rejected', detail: 'snapshot version 411 is below 412' },
  },
};

export function createFakeStation(scene: StationScene): StationClient {
  const station = implement(stationContract);
  const status = statusOf(scene);
  const sync = SYNC[scene.sync];
  const asylum = createFakeAsylum(scene.asylum);
  let seq = 40;
  const router = station.router({
    session: {
      status: station.session.status.handler(() => status),
      watch: station.session.watch.handler(() => silence<StationStatus>()),
      signIn: station.session.signIn.handler(() => scene.signIn),
      lock: station.session.lock.handler(() => ({})),
      enrol: station.session.enrol.handler(() => scene.enrol),
    },
    recovery: {
      state: station.recovery.state.handler(() => scene.recovery),
      begin: station.recovery.begin.handler(() => scene.recoveryBegun),
      takeAnswer: station.recovery.takeAnswer.handler(() => scene.recoveryTaken),
    },
    engine: {
      keys: station.engine.keys.handler(() => ({ cacheKey: 'x'.repeat(43), releaseKeys: [] })),
    },
    release: {
      current: station.release.current.handler(() => null),
    },
    journal: {
      append: station.journal.append.handler(({ input }) => {
        if (scene.diskFull) return { kind: 'disk-full' as const, bytesNeeded: 52_400_000 };
        seq += 1;
        const urgent = input.kind !== 'screening' || input.payload.verdict.outcome !== 'clear';
        return {
          kind: 'saved' as const,
          id: `018f3b1e-0000-7000-8000-${String(seq).padStart(12, '0')}`,
          lane: urgent ? ('urgent' as const) : ('routine' as const),
          seq,
          wallTime: '2026-11-23T13:32:07Z',
        };
      }),
      read: station.journal.read.handler(({ input }) => ({ entries: [], cursor: input.after })),
    },
    news: {
      watch: station.news.watch.handler(({ input }) => newsOf(input.topics, sync)),
    },
    officers: {
      add: station.officers.add.handler(() => scene.officerAnswer),
      changeRole: station.officers.changeRole.handler(() => scene.officerAnswer),
      remove: station.officers.remove.handler(() => scene.officerAnswer),
      changePassphrase: station.officers.changePassphrase.handler(() => scene.officerAnswer),
    },
    audit: {
      read: station.audit.read.handler(({ input }) =>
        fakeAuditPage(input.filter, input.before === null),
      ),
      verify: station.audit.verify.handler(() => ({ lanes: FAKE_CHAINS[scene.chains] })),
      export: station.audit.export.handler(() => ({
        kind: 'export' as const,
        fileName: 'farpost-audit-7f0c1b9a-20261123T133207.json',
        text: '{}',
        sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
        entries: 6712,
      })),
    },
    reports: {
      list: station.reports.list.handler(() => FAKE_REPORTS[scene.reports]),
      draft: station.reports.draft.handler(({ input }) => fakeDraftAnswer(input.drafts)),
      decide: station.reports.decide.handler(() => ({ kind: 'done' as const })),
      withdraw: station.reports.withdraw.handler(() => ({ kind: 'done' as const })),
    },
    asylum: {
      setting: station.asylum.setting.handler(() => asylum.setting),
      list: station.asylum.list.handler(() => asylum.list()),
      read: station.asylum.read.handler(({ input }) => asylum.read(input.case)),
      act: station.asylum.act.handler(({ input }) => asylum.act(input)),
      preview: station.asylum.preview.handler(({ input }) => asylum.preview(input)),
      attachment: station.asylum.attachment.handler(() => null),
    },
    sync: {
      now: station.sync.now.handler(() => sync),
    },
    training: {
      start: station.training.start.handler(() => ({ kind: 'training' as const })),
      finish: station.training.finish.handler(() => ({
        kind: 'kept' as const,
        result: FAKE_RESULTS[0],
      })),
      passed: station.training.passed.handler(() => FAKE_PASSED),
      results: station.training.results.handler(() => ({
        kind: 'results' as const,
        results: FAKE_RESULTS,
      })),
    },
    orders: {
      take: station.orders.take.handler(() => scene.order),
    },
  });
  return createRouterClient(router);
}

function statusOf({ session, demo, role, orderNotice, training }: StationScene): StationStatus {
  const officer = OFFICERS.find((one) => one.role === role);
  if (officer === undefined) throw new Error('the fake post has no officer');
  return {
    shell: 'loopback',
    post:
      session === 'not-enrolled'
        ? null
        : { name: 'Tarvos Pass, lane 2', id: '7f0c1b9a-6a2e-4c52-9d2c-3f6b2a7e9c10' },
    officers: session === 'not-enrolled' ? [] : [...OFFICERS],
    session: sessionOf(session, officer),
    orderNotice: orderNotice ?? null,
    training: training ?? 'closed',
    demo: demo
      ? {
          officerId: officer.id,
          passphrase: 'harbour lantern gravel seven',
          specimens: [...DEMO_SPECIMENS],
        }
      : null,
  };
}

function sessionOf(kind: StationScene['session'], officer: Officer): StationStatus['session'] {
  switch (kind) {
    case 'open':
      return { kind, officer };
    case 'damaged':
      return { kind, what: 'vault', reason: 'slot "daily" fails its authentication tag' };
    case 'locked':
    case 'not-enrolled':
      return { kind };
  }
}

/** Each topic once, and then nothing moves any more. */
async function* newsOf(topics: readonly NewsTopic[], sync: SyncStatus) {
  const news: Record<NewsTopic, News> = {
    release: { topic: 'release', release: null },
    journal: { topic: 'journal', heads: { urgent: 0, routine: 0 } },
    sync: { topic: 'sync', status: sync },
    asylum: { topic: 'asylum', revision: 0 },
    reports: { topic: 'reports', revision: 0 },
  };
  for (const topic of topics) yield news[topic];
  yield* silence<News>();
}

async function* silence<Value>(): AsyncGenerator<Value> {
  await new Promise<never>(() => undefined);
}
