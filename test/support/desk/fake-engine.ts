/** An engine without a worker, a cache or lists: it answers from a table. */
import { createRouterClient, implement } from '@orpc/server';
import type { StartedEngine } from '#renderer/engine/client.ts';
import {
  type EngineStatus,
  engineContract,
  type RecentScreening,
} from '#renderer/engine/contract.ts';
import { createSignal } from '#renderer/engine/signal.ts';
import { travellerOf } from '#renderer/features/first-line/presented.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import { trainingVerdictFor } from './fake-training.ts';
import { MISREAD, verdictFor } from './fake-verdicts.ts';
import { linesOf, type SpecimenName } from './specimens.ts';

const TODAY = { year: 2026, month: 11, day: 23 };

const READY: EngineStatus = {
  state: 'ready',
  release: 412,
  publishedAt: '2026-11-20T04:00:00Z',
  activatedAt: '2026-11-20T06:41:00Z',
  expires: '2026-11-27T04:00:00Z',
  idleLockInMinutes: 5,
  installed: {
    targets: 516,
    of: 516,
    bytes: 1_068_000_000,
    ofBytes: 1_068_000_000,
    paused: false,
  },
  failure: null,
  lists: verdictFor('').sources.map((source) => ({
    list: source.list,
    title: source.title,
    titles: source.titles,
    publisher: PUBLISHERS()[source.list] ?? '',
    kind: source.list === 'sltd' ? ('documents' as const) : ('persons' as const),
    listDate: source.listDate ?? '',
    ageInDays: source.ageInDays ?? 0,
    limitInDays: source.required ? 7 : 30,
    tooOld: source.tooOld,
    required: source.required,
    records: source.records,
    searchable: true,
  })),
};

function PUBLISHERS(): Readonly<Record<string, string>> {
  return {
    sltd: 'INTERPOL SLTD',
    'interpol-notices': 'INTERPOL',
    'un-sc': 'United Nations Security Council',
    national: 'Border Service of Tarvos',
  };
}

const INSTALLING: EngineStatus = {
  ...READY,
  state: 'installing',
  installed: {
    targets: 196,
    of: 516,
    bytes: 402_000_000,
    ofBytes: 1_068_000_000,
    paused: false,
  },
  lists: READY.lists.map((list, index) => ({ ...list, searchable: index > 1 })),
};

const STATES = {
  ready: READY,
  installing: INSTALLING,
  /** A newer release is on its way; this one goes on answering. */
  background: { ...READY, installed: INSTALLING.installed },
  'no-space': { ...READY, failure: { kind: 'no-space', detail: '372441116' } },
  'search-failed': { ...READY, failure: { kind: 'search-failed', detail: '4f0c19ab TypeError' } },
  'install-failed': {
    ...INSTALLING,
    state: 'failed',
    failure: { kind: 'wrong-hash', detail: 'lists/sltd/shard-0117' },
  },
  'no-release': {
    ...READY,
    state: 'failed',
    release: null,
    installed: { targets: 0, of: 0, bytes: 0, ofBytes: 0, paused: false },
    lists: [],
    failure: { kind: 'no-release', detail: '' },
  },
} satisfies Readonly<Record<string, EngineStatus>>;

export type EngineState = keyof typeof STATES;

export function startFakeEngine(state: EngineState): StartedEngine {
  const engine = implement(engineContract);
  const status = createSignal<EngineStatus>(STATES[state]);
  const pause = (paused: boolean) => () => {
    const known = status.get();
    status.set({ ...known, installed: { ...known.installed, paused } });
    return null;
  };
  const router = engine.router({
    screen: engine.screen.handler(({ input }) => ({
      verdict: verdictOf(input.traveller),
      answeredInMs: 41.2,
    })),
    lookUp: engine.lookUp.handler(({ input }) => ({
      kind: 'searched' as const,
      matches: input.documents.map(() => []),
      answeredInMs: 90,
    })),
    pauseInstalling: engine.pauseInstalling.handler(pause(true)),
    resumeInstalling: engine.resumeInstalling.handler(pause(false)),
    status: engine.status.handler(() => status.get()),
    watchStatus: engine.watchStatus.handler(({ signal }) => status.watch(signal)),
    recent: engine.recent.handler(() => RECENT),
    watchRecent: engine.watchRecent.handler(() => once(1)),
    earlier: engine.earlier.handler(({ input }) =>
      input.documentNumber.startsWith('R')
        ? [
            {
              wallTime: '2026-06-11T08:12:00Z',
              purpose: 'exit' as const,
              outcome: 'clear' as const,
            },
            {
              wallTime: '2026-05-28T17:40:00Z',
              purpose: 'entry' as const,
              outcome: 'clear' as const,
            },
          ]
        : [],
    ),
  });
  return { engine: createRouterClient(router), stop: () => undefined };
}

function verdictOf(traveller: Traveller): Verdict {
  const misread = traveller.findings.some(({ code }) => code === 'check-digit');
  const number = traveller.document?.documentNumber ?? '';
  return misread ? MISREAD : (trainingVerdictFor(number) ?? verdictFor(number));
}

/** Tells once and then nothing more. */
async function* once<Value>(value: Value): AsyncGenerator<Value> {
  yield value;
  await new Promise<never>(() => undefined);
}

const SCREENED: readonly (readonly [SpecimenName, string])[] = [
  ['stolen', '2026-11-23T13:28:41Z'],
  ['clear', '2026-11-23T13:21:09Z'],
  ['near', '2026-11-23T13:02:55Z'],
  ['failed', '2026-11-23T12:47:30Z'],
  ['red', '2026-11-23T11:15:02Z'],
  ['expired', '2026-11-23T10:58:12Z'],
  ['yellow', '2026-11-23T10:31:44Z'],
];

const RECENT: RecentScreening[] = SCREENED.map(([name, wallTime], index) => {
  const reading = readMrz(linesOf(name), { today: TODAY });
  const traveller = reading.ok ? travellerOf(reading.value) : null;
  const verdict = verdictFor(traveller?.document?.documentNumber ?? '');
  return {
    id: `screening-${index}`,
    wallTime,
    clockSuspect: name === 'expired',
    officer: index % 3 === 2 ? 'J. Haldane' : 'A. Moreau',
    acknowledged: index > 3,
    purpose: index % 2 === 0 ? 'entry' : 'exit',
    outcome: verdict.outcome,
    traveller,
    verdict,
    referred: name === 'red' || name === 'stolen',
    answeredInMs: 38,
  };
});
