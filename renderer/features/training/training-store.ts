/**
 * What a trainee plays, and how far each scenario has come.
 *
 * The score is worked out by the station from the choices; what it could not keep is said, and can be tried again.
 */
import { createStore } from 'zustand/vanilla';
import type {
  FinishedRun,
  FinishTrainingAnswer,
  PassedScenario,
} from '#shared/station/training.ts';
import { BEGINNING, choose, goOn, type Run, type Score, stageOf } from '#shared/training/run.ts';
import type { Scenario } from '#shared/training/scenario.ts';
import { SCENARIOS, scenarioOf } from '#shared/training/scenarios.ts';

/** Whether the result of a run that has ended is with the station. */
export type Keeping =
  | { readonly kind: 'playing' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'kept' }
  /** Null when the station did not answer. */
  | { readonly kind: 'not-kept'; readonly reason: string | null };

export type Progress = { readonly run: Run; readonly keeping: Keeping };

export type TrainingStore = {
  /** Of earlier trainings of this officer; a guest has none. */
  readonly passed: ReadonlyMap<string, PassedScenario>;
  /** Of this training, by scenario. */
  readonly progress: ReadonlyMap<string, Progress>;
  readonly playing: Scenario | null;
  load(): Promise<void>;
  /** Goes on with a run that has not ended; otherwise a new one begins. */
  begin(id: string): void;
  goOn(): void;
  choose(option: string): void;
  keepAgain(): void;
  /** Back to the list; what was played stays as it is. */
  leave(): void;
};

export type TrainingEffects = {
  /** Both answer null when the station did not. */
  readonly passed: () => Promise<readonly PassedScenario[] | null>;
  readonly finish: (run: FinishedRun) => Promise<FinishTrainingAnswer | null>;
};

const PLAYING: Keeping = { kind: 'playing' };

export function createTrainingStore({ passed, finish }: TrainingEffects) {
  return createStore<TrainingStore>()((set, get) => {
    const put = (id: string, progress: Progress): void =>
      set((state) => ({ progress: new Map(state.progress).set(id, progress) }));

    const keep = async (scenario: Scenario, run: Run): Promise<void> => {
      put(scenario.id, { run, keeping: { kind: 'keeping' } });
      const answer = await finish({ scenario: scenario.id, choices: copied(run.choices) });
      // Meanwhile the scenario may have been begun anew.
      if (get().progress.get(scenario.id)?.run !== run) return;
      put(scenario.id, { run, keeping: keepingAfter(answer) });
    };

    const move = (change: (scenario: Scenario, run: Run) => Run): void => {
      const now = playedNow(get());
      if (now === null) return;
      const run = change(now.scenario, now.progress.run);
      if (run === now.progress.run) return;
      if (isOver(now.scenario, run)) void keep(now.scenario, run);
      else put(now.scenario.id, { run, keeping: PLAYING });
    };

    return {
      passed: new Map(),
      progress: new Map(),
      playing: null,

      async load() {
        const found = await passed();
        if (found !== null) set({ passed: new Map(found.map((one) => [one.scenario, one])) });
      },

      begin(id) {
        const playing = scenarioOf(id);
        if (playing === null) return;
        const before = get().progress.get(id)?.run;
        if (before === undefined || isOver(playing, before))
          put(id, { run: BEGINNING, keeping: PLAYING });
        set({ playing });
      },

      goOn: () => move(goOn),
      choose: (option) => move((scenario, run) => choose(scenario, run, option)),

      keepAgain() {
        const now = playedNow(get());
        if (now?.progress.keeping.kind === 'not-kept') void keep(now.scenario, now.progress.run);
      },

      leave: () => set({ playing: null }),
    };
  });
}

type Playing = Pick<TrainingStore, 'playing' | 'progress'>;

function playedNow({ playing, progress: all }: Playing) {
  const progress = playing === null ? undefined : all.get(playing.id);
  return playing === null || progress === undefined ? null : { scenario: playing, progress };
}

const isOver = (scenario: Scenario, run: Run): boolean =>
  stageOf(scenario, run).kind === 'debriefing';

const copied = (choices: Run['choices']): FinishedRun['choices'] =>
  Object.fromEntries(Object.entries(choices).map(([question, made]) => [question, [...made]]));

function keepingAfter(answer: FinishTrainingAnswer | null): Keeping {
  if (answer?.kind === 'kept') return { kind: 'kept' };
  return { kind: 'not-kept', reason: answer?.kind === 'failed' ? answer.reason : null };
}

export type ScenarioState =
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'begun' }
  | { readonly kind: 'passed' | 'failed'; readonly right: number; readonly of: number };

type Known = Pick<TrainingStore, 'passed' | 'progress'>;

/** How it stands with a scenario: what was played last decides, then what was passed in earlier trainings. */
export function stateOfScenario(scenario: Scenario, { passed, progress }: Known): ScenarioState {
  const played = progress.get(scenario.id);
  if (played !== undefined) {
    const stage = stageOf(scenario, played.run);
    if (stage.kind === 'debriefing') return stateAfter(stage.score);
    if (stage.kind === 'step') return { kind: 'begun' };
  }
  const before = passed.get(scenario.id);
  if (before === undefined) return { kind: 'not-begun' };
  return { kind: 'passed', right: before.right, of: before.of };
}

const stateAfter = ({ passed, right, of }: Score): ScenarioState => ({
  kind: passed ? 'passed' : 'failed',
  right,
  of,
});

/** Scenarios that count as passed now. */
export const countPassed = (known: Known): number =>
  SCENARIOS.filter((scenario) => stateOfScenario(scenario, known).kind === 'passed').length;
