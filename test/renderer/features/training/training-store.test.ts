import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countPassed,
  createTrainingStore,
  stateOfScenario,
  type TrainingEffects,
} from '#renderer/features/training/training-store.ts';
import type {
  FinishedRun,
  FinishTrainingAnswer,
  TrainingResult,
} from '#shared/station/training.ts';
import { isSolved, replay, stageOf } from '#shared/training/run.ts';
import type { Option, Question, Scenario } from '#shared/training/scenario.ts';
import { refugeeRedNotice } from '#shared/training/scenarios/refugee-red-notice.ts';
import { SCENARIOS } from '#shared/training/scenarios.ts';

const ID = refugeeRedNotice.id;

const kept = (): FinishTrainingAnswer => {
  const result: TrainingResult = {
    officer: 'ana',
    name: 'Ana Ruiz',
    role: 'line',
    scenario: ID,
    at: '2026-11-25T10:00:00.000Z',
    right: 3,
    of: 3,
    grave: false,
    passed: true,
  };
  return { kind: 'kept', result };
};

function trainingOf(differs: Partial<TrainingEffects> = {}) {
  const finished: FinishedRun[] = [];
  const store = createTrainingStore({
    passed: async () => [],
    finish: async (run) => {
      finished.push(run);
      return kept();
    },
    ...differs,
  });
  return { store, finished, state: () => store.getState() };
}

type Store = ReturnType<typeof createTrainingStore>;

const runOf = (store: Store, { id }: Scenario) => store.getState().progress.get(id)?.run;

/** The question that is asked and not solved yet. */
function questionNow(store: Store, scenario: Scenario): Question | null {
  const run = runOf(store, scenario);
  const stage = run === undefined ? null : stageOf(scenario, run);
  if (run === undefined || stage?.kind !== 'step' || stage.step.kind !== 'question') return null;
  return isSolved(stage.step, run) ? null : stage.step;
}

/** One press: an option of the question that is asked, otherwise on to what follows. */
function press(
  store: Store,
  scenario: Scenario,
  pick: (question: Question) => Option | undefined,
): void {
  const question = questionNow(store, scenario);
  const option = question === null ? undefined : pick(question);
  if (option === undefined) store.getState().goOn();
  else store.getState().choose(option.id);
}

type Pick = (open: readonly Option[]) => Option | undefined;

/** Plays to the end; `pick` chooses among the options that are still open. */
function play(store: Store, scenario: Scenario, pick: Pick): void {
  store.getState().begin(scenario.id);
  // More presses than any scenario takes: the surplus does nothing.
  for (let turn = 0; turn < 60; turn += 1) {
    press(store, scenario, ({ id, options }) => {
      const tried = runOf(store, scenario)?.choices[id] ?? [];
      return pick(options.filter((each) => !tried.includes(each.id)));
    });
  }
}

const right = (open: readonly Option[]) => open.find(({ worth }) => worth === 'right');
const grave = (open: readonly Option[]) =>
  open.find(({ worth }) => worth === 'grave') ?? right(open);

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('a training at the desk', () => {
  it('begins with twelve scenarios that nobody has begun', () => {
    const { state } = trainingOf();
    const kinds = SCENARIOS.map((scenario) => stateOfScenario(scenario, state()).kind);
    expect(kinds).toEqual(Array.from({ length: 12 }, () => 'not-begun'));
    expect(state().playing).toBeNull();
  });

  it('knows what was passed in earlier trainings, with the score', async () => {
    const passed = async () => [{ scenario: 'name-twin', right: 2, of: 3 }];
    const { store, state } = trainingOf({ passed });
    await store.getState().load();
    const twin = SCENARIOS.find(({ id }) => id === 'name-twin');
    expect(twin && stateOfScenario(twin, state())).toEqual({ kind: 'passed', right: 2, of: 3 });
    expect(countPassed(state())).toBe(1);
  });

  it('goes on without them when the station does not answer', async () => {
    const { store, state } = trainingOf({ passed: async () => null });
    await store.getState().load();
    expect(countPassed(state())).toBe(0);
  });

  it('is only begun once the briefing is over', () => {
    const { store, state } = trainingOf();
    store.getState().begin(ID);
    expect(stateOfScenario(refugeeRedNotice, state())).toEqual({ kind: 'not-begun' });
    store.getState().goOn();
    expect(stateOfScenario(refugeeRedNotice, state())).toEqual({ kind: 'begun' });
  });

  it('keeps its place while the trainee looks at the list', () => {
    const { store, state } = trainingOf();
    store.getState().begin(ID);
    store.getState().goOn();
    store.getState().goOn();
    const before = runOf(store, refugeeRedNotice);
    store.getState().leave();
    expect(state().playing).toBeNull();
    store.getState().begin(ID);
    expect(runOf(store, refugeeRedNotice)).toBe(before);
  });

  it('gives the station each run once, with choices from which it works out the same score', async () => {
    const { store, finished, state } = trainingOf();
    play(store, refugeeRedNotice, right);
    store.getState().goOn();
    store.getState().goOn();
    await settled();
    expect(finished).toHaveLength(1);
    const score = replay(refugeeRedNotice, finished[0]?.choices ?? {});
    expect(score).toEqual({ ok: true, value: { right: 3, of: 3, grave: false, passed: true } });
    expect(state().progress.get(ID)?.keeping).toEqual({ kind: 'kept' });
    expect(stateOfScenario(refugeeRedNotice, state())).toEqual({ kind: 'passed', right: 3, of: 3 });
  });

  it('has not passed whoever put a person in danger, and begins anew when tried again', () => {
    const { store, state } = trainingOf();
    play(store, refugeeRedNotice, grave);
    expect(stateOfScenario(refugeeRedNotice, state()).kind).toBe('failed');
    store.getState().begin(ID);
    expect(runOf(store, refugeeRedNotice)).toEqual({ at: -1, choices: {} });
  });

  it.each([
    ['no answer', null, null],
    [
      'a full disk',
      { kind: 'failed', reason: 'the disk answered ENOSPC' },
      'the disk answered ENOSPC',
    ],
    ['a run that the station does not believe', { kind: 'not-a-run' }, null],
  ] as const)(
    'says that a result was not kept after %s, and tries again when asked',
    async (_, answer, reason) => {
      const answers: (FinishTrainingAnswer | null)[] = [answer, kept()];
      const { store, state } = trainingOf({ finish: async () => answers.shift() ?? null });
      play(store, refugeeRedNotice, right);
      await settled();
      expect(state().progress.get(ID)?.keeping).toEqual({ kind: 'not-kept', reason });
      store.getState().keepAgain();
      await settled();
      expect(state().progress.get(ID)?.keeping).toEqual({ kind: 'kept' });
      store.getState().keepAgain();
      expect(answers).toEqual([]);
    },
  );

  it('does not let a late answer speak of the run that came after', async () => {
    let answer = (_: FinishTrainingAnswer | null): void => undefined;
    const late = new Promise<FinishTrainingAnswer | null>((resolve) => {
      answer = resolve;
    });
    const { store, state } = trainingOf({ finish: () => late });
    play(store, refugeeRedNotice, right);
    store.getState().begin(ID);
    answer(null);
    await settled();
    expect(state().progress.get(ID)).toEqual({
      run: { at: -1, choices: {} },
      keeping: { kind: 'playing' },
    });
  });

  it('never gives the station a run that it could not replay, whatever is pressed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SCENARIOS),
        fc.array(fc.nat(5), { maxLength: 120 }),
        async (scenario, presses) => {
          const { store, finished } = trainingOf();
          store.getState().begin(scenario.id);
          for (const digit of presses) press(store, scenario, ({ options }) => options[digit]);
          await Promise.resolve();
          expect(finished.length).toBeLessThanOrEqual(1);
          for (const { choices } of finished) expect(replay(scenario, choices).ok).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
