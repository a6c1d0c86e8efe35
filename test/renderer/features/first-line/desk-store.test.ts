import { describe, expect, it } from 'vitest';
import {
  type Crossing,
  createDeskStore,
  type DeskEffects,
} from '#renderer/features/first-line/desk-store.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import type { ScreeningPayload } from '#shared/journal/payloads.ts';
import { screeningPayloadSchema } from '#shared/journal/payloads.ts';
import { pairOf } from '#shared/screening/judgement.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import { verdictFor } from '#test/support/desk/fake-verdicts.ts';
import { documentNumberOf, linesOf } from '#test/support/desk/specimens.ts';
import { aCandidate, aPerson } from '#test/support/screening-subjects.ts';

type Answer = { readonly verdict: Verdict; readonly answeredInMs: number };
type Draft = Parameters<DeskEffects['record']>[0];

const answerFor = (name: Parameters<typeof documentNumberOf>[0]): Answer => ({
  verdict: verdictFor(documentNumberOf(name)),
  answeredInMs: 40,
});

/** A desk whose searches answer when the test says so. */
function openDesk(change: Partial<DeskEffects> = {}) {
  const answers: { give: (answer: Answer) => void; fail: () => void }[] = [];
  const drafts: Draft[] = [];
  const timers: (() => void)[] = [];
  const store = createDeskStore({
    screen: () =>
      new Promise<Answer>((give, fail) => {
        answers.push({ give, fail: () => fail(new Error('the worker is gone')) });
      }),
    earlier: async () => [],
    read: (text) => readMrz(text, { today: { year: 2026, month: 11, day: 23 } }),
    record: (draft) => drafts.push(draft),
    now: () => new Date('2026-11-23T13:32:07Z'),
    after: (_, run) => void timers.push(run),
    ...change,
  });
  const outcome = () => {
    const { desk } = store.getState();
    return desk.phase === 'answered' ? desk.verdict.outcome : desk.phase;
  };
  return { store, answers, drafts, timers, outcome };
}

const scan = (name: Parameters<typeof linesOf>[0]): string => linesOf(name).join('\n');

const screenings = (drafts: readonly Draft[]): readonly ScreeningPayload[] =>
  drafts.flatMap((draft) => (draft.kind === 'screening' ? [draft.payload] : []));

describe('the first-line desk', () => {
  it('drops an answer that arrives after the next traveller has presented, yet records it', async () => {
    const { store, answers, drafts } = openDesk();
    const visits = [
      store.getState().presentLines(scan('stolen')),
      store.getState().presentLines(scan('clear')),
    ];
    answers[1]?.give(answerFor('clear'));
    answers[0]?.give(answerFor('stolen'));
    await Promise.all(visits);

    const { desk } = store.getState();
    expect(desk.phase === 'answered' && desk.presented.how === 'scanned').toBe(true);
    expect(desk).toMatchObject({ verdict: { outcome: 'clear' } });
    expect(
      screenings(drafts)
        .map(({ verdict }) => verdict.outcome)
        .sort(),
    ).toEqual(['clear', 'hit']);
  });

  it('shows no answer for a traveller who has been sent on', async () => {
    const { store, answers, outcome } = openDesk();
    const visit = store.getState().presentLines(scan('stolen'));
    store.getState().next();
    answers[0]?.give(answerFor('stolen'));
    await visit;
    expect(outcome()).toBe('ready');
  });

  it('is "not screened" when the engine fails', async () => {
    const { store, answers, outcome } = openDesk();
    const visit = store.getState().presentLines(scan('clear'));
    answers[0]?.fail();
    await visit;
    expect(outcome()).toBe('not-screened');
  });

  it('is "not screened" when the engine does not answer in time, and stays so', async () => {
    const { store, answers, timers, outcome } = openDesk();
    const visit = store.getState().presentLines(scan('clear'));
    timers[0]?.();
    await visit;
    expect(outcome()).toBe('not-screened');
    answers[0]?.give(answerFor('clear'));
    await Promise.resolve();
    expect(outcome()).toBe('not-screened');
  });

  it.each([
    { why: 'names no source', sources: [] },
    {
      why: 'left a required list unsearched',
      sources: verdictFor(documentNumberOf('failed')).sources,
    },
    {
      why: 'found something',
      sources: verdictFor(documentNumberOf('stolen')).sources,
    },
  ])('does not believe a clear verdict that $why', async ({ sources }) => {
    const { store, answers, outcome } = openDesk();
    const visit = store.getState().presentLines(scan('clear'));
    answers[0]?.give({
      verdict: { outcome: 'clear', reasons: [], sources, release: 1 },
      answeredInMs: 1,
    });
    await visit;
    expect(outcome()).toBe('not-screened');
  });

  it('believes a clear verdict about people who were judged to be others, if it names them', async () => {
    const { sources } = verdictFor(documentNumberOf('clear'));
    const judged = sources.map((source) => ({
      ...source,
      answer: { kind: 'judged' as const, count: 1 },
    }));
    const reasons = judged.map(({ list }) => ({
      kind: 'judged-different' as const,
      candidate: aCandidate({ list }),
      where: 'here' as const,
      on: '2026-11-20',
    }));
    for (const [told, expected] of [
      [reasons, 'clear'],
      [reasons.slice(1), 'not-screened'],
    ] as const) {
      const { store, answers, outcome } = openDesk();
      const visit = store.getState().presentLines(scan('clear'));
      const verdict: Verdict = {
        outcome: 'clear',
        reasons: [...told],
        sources: judged,
        release: 1,
      };
      answers[0]?.give({ verdict, answeredInMs: 1 });
      await visit;
      expect(outcome()).toBe(expected);
    }
  });

  it('records a judgement with the screening it was begun for, whoever is on the desk by now', async () => {
    const { store, answers, drafts } = openDesk();
    const visit = store.getState().presentLines(scan('stolen'));
    answers[0]?.give(answerFor('stolen'));
    await visit;
    const { desk } = store.getState();
    if (desk.phase !== 'answered' || desk.presented.how !== 'scanned') throw new Error(desk.phase);
    const { traveller } = desk.presented;
    const judging = {
      screening: desk.steps.screening,
      traveller,
      candidate: aCandidate(),
      decision: 'different',
    } as const;
    store.getState().judge(judging, 'biometrics', 'fingerprints differ');
    const pair = pairOf(traveller, 'interpol-notices', aPerson()) ?? '';
    expect(drafts.at(-1)).toEqual({
      kind: 'judgement',
      of: desk.steps.screening,
      judgement: {
        decision: 'different',
        pair,
        list: 'interpol-notices',
        entry: 'red/2026-1',
        grounds: 'biometrics',
        note: 'fingerprints differ',
      },
    });
    const after = store.getState().desk;
    expect(after.phase === 'answered' && [...after.steps.judgements.keys()]).toEqual([pair]);
    store.getState().next();
    store.getState().judge({ ...judging, decision: 'withdrawn' }, 'other', 'wrong button');
    expect(drafts.at(-1)).toMatchObject({ of: desk.steps.screening });
    expect(store.getState().desk.phase).toBe('ready');
    const bare = { ...judging, traveller: { ...traveller, document: null } };
    const before = drafts.length;
    store.getState().judge(bare, 'other', 'no document');
    expect(drafts).toHaveLength(before);
  });

  it('screens what cannot be read as "not screened" and keeps the text in the record', async () => {
    const { store, answers, drafts, outcome } = openDesk();
    await store.getState().presentLines('P<UT0ER1K55##N<<\nL8989??3<<74');
    expect(answers).toEqual([]);
    expect(outcome()).toBe('not-screened');
    expect(screenings(drafts)).toMatchObject([
      {
        how: 'scanned',
        traveller: null,
        unreadable: 'P<UT0ER1K55##N<<\nL8989??3<<74',
        verdict: { outcome: 'not-screened', reasons: [{ kind: 'unreadable' }] },
      },
    ]);
  });

  it('records payloads that the station takes, with the direction at the time of the scan', async () => {
    const { store, answers, drafts } = openDesk();
    store.getState().face('exit');
    const visit = store.getState().presentLines(scan('red'));
    store.getState().face('entry');
    answers[0]?.give(answerFor('red'));
    await visit;
    const [payload] = screenings(drafts);
    expect(screeningPayloadSchema.safeParse(payload).error).toBeUndefined();
    expect(payload?.purpose).toBe('exit');
  });

  it('refers once, and names the screening', async () => {
    const { store, answers, drafts } = openDesk();
    const visit = store.getState().presentLines(scan('red'));
    answers[0]?.give(answerFor('red'));
    await visit;
    store.getState().refer(1, 'nervous');
    store.getState().refer(1, 'again');
    expect(drafts.filter(({ kind }) => kind === 'referral')).toEqual([
      { kind: 'referral', of: 1, note: 'nervous' },
    ]);
  });

  it('refers the traveller it was opened for when another one has arrived since', async () => {
    const { store, answers, drafts } = openDesk();
    const first = store.getState().presentLines(scan('red'));
    answers[0]?.give(answerFor('red'));
    await first;
    const second = store.getState().presentLines(scan('clear'));
    answers[1]?.give(answerFor('clear'));
    await second;
    store.getState().refer(1, 'nervous');
    expect(drafts.filter(({ kind }) => kind === 'referral')).toEqual([
      { kind: 'referral', of: 1, note: 'nervous' },
    ]);
    const { desk } = store.getState();
    expect(desk.phase === 'answered' && desk.steps.referral).toBeNull();
  });

  it('raises an alarm with or without a traveller', async () => {
    const { store, answers, drafts } = openDesk();
    store.getState().raiseAlarm();
    const visit = store.getState().presentLines(scan('red'));
    answers[0]?.give(answerFor('red'));
    await visit;
    store.getState().raiseAlarm();
    expect(drafts.filter(({ kind }) => kind === 'silent-alarm')).toEqual([
      { kind: 'silent-alarm', of: null },
      { kind: 'silent-alarm', of: 2 },
    ]);
  });

  it('does not show earlier crossings of somebody else', async () => {
    const lookups: ((crossings: readonly Crossing[]) => void)[] = [];
    const { store, answers } = openDesk({
      earlier: () => new Promise((found) => lookups.push(found)),
    });
    const first = store.getState().presentLines(scan('stolen'));
    answers[0]?.give(answerFor('stolen'));
    await expect.poll(() => lookups.length).toBe(1);
    const second = store.getState().presentLines(scan('clear'));
    answers[1]?.give(answerFor('clear'));
    await expect.poll(() => lookups.length).toBe(2);
    lookups[1]?.([]);
    lookups[0]?.([{ wallTime: '2026-06-11T08:12:00Z', purpose: 'exit', outcome: 'clear' }]);
    await Promise.all([first, second]);
    expect(store.getState().desk).toMatchObject({ earlier: { kind: 'known', crossings: [] } });
  });
});
