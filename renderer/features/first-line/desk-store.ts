/**
 * State of one inspection desk: one traveller at a time.
 *
 * A late answer never reaches the next traveller on the screen, yet every search that was begun is recorded.
 */
import { createStore } from 'zustand/vanilla';
import type { MrzFailure, ReadMrz } from '#shared/icao/mrz.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Grounds } from '#shared/screening/judgement.ts';
import type { SearchPurpose, Traveller } from '#shared/screening/traveller.ts';
import type { Outcome, Verdict } from '#shared/screening/verdict.ts';
import { believed, notScreened, UNREADABLE } from './fail-closed.ts';
import { type JudgementDraft, type Judging, judgementDraft } from './judging.ts';
import { type Presented, travellerOf } from './presented.ts';
import type { RecorderStore } from './recorder-store.ts';

export type Crossing = {
  readonly wallTime: string;
  readonly purpose: SearchPurpose;
  readonly outcome: Outcome;
};

export type Earlier =
  | { readonly kind: 'looking' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly crossings: readonly Crossing[] };

/** Keys under which the recorder knows what was done for this traveller. */
export type Steps = {
  readonly screening: number;
  readonly referral: number | null;
  readonly alarm: number | null;
  /** Judgements made during this visit, by pair. */
  readonly judgements: ReadonlyMap<string, number>;
};

export type Desk =
  | { readonly phase: 'ready' }
  | { readonly phase: 'searching'; readonly presented: Presented }
  | {
      readonly phase: 'answered';
      readonly presented: Presented;
      readonly verdict: Verdict;
      readonly answeredInMs: number;
      /** ISO 8601. */
      readonly at: string;
      readonly earlier: Earlier;
      readonly steps: Steps;
    };

export type Direction = 'entry' | 'exit';

export type DeskStore = {
  readonly desk: Desk;
  readonly direction: Direction;
  /** The key of an alarm raised while nobody was at the desk. */
  readonly loneAlarm: number | null;
  face(direction: Direction): void;
  presentLines(text: string): Promise<void>;
  presentTyped(traveller: Traveller): Promise<void>;
  next(): void;
  /** Refers the traveller of that screening, whoever is on the desk by now. */
  refer(screening: number, note: string): void;
  /** Records what the officer found about the traveller of that screening, whoever is on the desk by now. */
  judge(judging: Judging, grounds: Grounds, note: string): void;
  raiseAlarm(): void;
};

type Answer = { readonly verdict: Verdict; readonly answeredInMs: number };

export type DeskEffects = {
  readonly screen: (search: { traveller: Traveller; purpose: SearchPurpose }) => Promise<Answer>;
  readonly earlier: (document: {
    issuingState: string;
    documentNumber: string;
  }) => Promise<readonly Crossing[]>;
  readonly read: (text: string) => Result<ReadMrz, MrzFailure>;
  readonly record: RecorderStore['record'];
  readonly now: () => Date;
  readonly after: (milliseconds: number, run: () => void) => void;
};

/** A search that takes longer has failed, as far as the officer at the counter is concerned. */
const PATIENCE_IN_MS = 10_000;
const LONGEST_UNREADABLE = 2_000;

export function createDeskStore(effects: DeskEffects) {
  let visit = 0;
  return createStore<DeskStore>()((set, get) => {
    const present = async (presented: Presented): Promise<void> => {
      visit += 1;
      const thisVisit = visit;
      const purpose = get().direction;
      set({ desk: { phase: 'searching', presented } });
      const answer = await answerFor(effects, presented, purpose);
      const screening = effects.record(screeningDraft(presented, purpose, answer));
      if (thisVisit !== visit) return;
      set({ desk: answered({ presented, answer, screening, at: effects.now() }) });
      const known = await earlierOf(effects, presented);
      if (thisVisit === visit) set(({ desk }) => ({ desk: withEarlier(desk, known) }));
    };

    return {
      desk: { phase: 'ready' },
      direction: 'entry',
      loneAlarm: null,

      face: (direction) => set({ direction }),
      presentLines: (text) => present(presentedLines(effects, text)),
      presentTyped: (traveller) => present({ how: 'typed', traveller }),

      next() {
        visit += 1;
        set({ desk: { phase: 'ready' }, loneAlarm: null });
      },

      refer(screening, note) {
        const { desk } = get();
        const shown = desk.phase === 'answered' && desk.steps.screening === screening;
        if (shown && desk.steps.referral !== null) return;
        const referral = effects.record({ kind: 'referral', of: screening, note });
        if (shown) set({ desk: { ...desk, steps: { ...desk.steps, referral } } });
      },

      judge(judging, grounds, note) {
        const draft = judgementDraft(judging, grounds, note);
        if (draft === null) return;
        const key = effects.record(draft);
        set(({ desk }) => ({ desk: withJudgement(desk, draft, key) }));
      },

      raiseAlarm() {
        const { desk } = get();
        const of = desk.phase === 'answered' ? desk.steps.screening : null;
        const alarm = effects.record({ kind: 'silent-alarm', of });
        if (desk.phase === 'answered') set({ desk: { ...desk, steps: { ...desk.steps, alarm } } });
        else set({ loneAlarm: alarm });
      },
    };
  });
}

type Answered = {
  readonly presented: Presented;
  readonly answer: Answer;
  readonly screening: number;
  readonly at: Date;
};

function answered({ presented, answer, screening, at }: Answered): Desk {
  return {
    phase: 'answered',
    presented,
    ...answer,
    at: at.toISOString(),
    earlier: { kind: 'looking' },
    steps: { screening, referral: null, alarm: null, judgements: new Map() },
  };
}

function presentedLines({ read }: DeskEffects, text: string): Presented {
  const reading = read(text);
  return reading.ok
    ? { how: 'scanned', traveller: travellerOf(reading.value), reading: reading.value }
    : { how: 'unreadable', text: text.slice(0, LONGEST_UNREADABLE) };
}

async function answerFor(
  { screen, after }: DeskEffects,
  presented: Presented,
  purpose: SearchPurpose,
): Promise<Answer> {
  if (presented.how === 'unreadable') return { verdict: UNREADABLE, answeredInMs: 0 };
  const tooLate = new Promise<Answer>((resolve) => {
    after(PATIENCE_IN_MS, () =>
      resolve({ verdict: notScreened('no-answer'), answeredInMs: PATIENCE_IN_MS }),
    );
  });
  const searched = screen({ traveller: presented.traveller, purpose }).then(
    ({ verdict, answeredInMs }) => ({ verdict: believed(verdict), answeredInMs }),
    () => ({ verdict: notScreened('engine'), answeredInMs: 0 }),
  );
  return Promise.race([searched, tooLate]);
}

function screeningDraft(presented: Presented, purpose: SearchPurpose, answer: Answer) {
  const read =
    presented.how === 'unreadable'
      ? { how: 'scanned' as const, traveller: null, unreadable: presented.text }
      : { how: presented.how, traveller: presented.traveller };
  return { kind: 'screening' as const, payload: { purpose, ...read, ...answer } };
}

async function earlierOf({ earlier }: DeskEffects, presented: Presented): Promise<Earlier> {
  const document = presented.how === 'unreadable' ? null : presented.traveller.document;
  if (document === null) return { kind: 'known', crossings: [] };
  const { issuingState, documentNumber } = document;
  return earlier({ issuingState, documentNumber }).then(
    (crossings): Earlier => ({ kind: 'known', crossings }),
    (): Earlier => ({ kind: 'unknown' }),
  );
}

function withJudgement(desk: Desk, { of, judgement }: JudgementDraft, key: number): Desk {
  if (desk.phase !== 'answered' || desk.steps.screening !== of) return desk;
  const judgements = new Map(desk.steps.judgements).set(judgement.pair, key);
  return { ...desk, steps: { ...desk.steps, judgements } };
}

const withEarlier = (desk: Desk, earlier: Earlier): Desk =>
  desk.phase === 'answered' ? { ...desk, earlier } : desk;
