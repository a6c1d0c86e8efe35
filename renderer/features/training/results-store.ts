/** What a supervisor sees of trainings: each trainee and scenario once, with the last result and how often it was tried. */
import { createStore } from 'zustand/vanilla';
import type { TrainingResult } from '#shared/station/training.ts';

export type ResultRow = {
  readonly key: string;
  /** Null for a guest: the name is as it was typed. */
  readonly officer: string | null;
  readonly name: string;
  readonly scenario: string;
  readonly attempts: number;
  readonly last: TrainingResult;
  /** In any attempt. */
  readonly everPassed: boolean;
};

export type ShownResults =
  | { readonly kind: 'loading' }
  | { readonly kind: 'no-answer' }
  /** The station's file cannot be read. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'known'; readonly rows: readonly ResultRow[] };

export type ResultsStore = { readonly shown: ShownResults; load(): Promise<void> };

type Answer =
  | { readonly kind: 'results'; readonly results: readonly TrainingResult[] }
  | { readonly kind: 'unreadable' };

/** `results` answers null when the station did not. */
export function createResultsStore({
  results,
}: {
  readonly results: () => Promise<Answer | null>;
}) {
  let asked = 0;
  return createStore<ResultsStore>()((set) => ({
    shown: { kind: 'loading' },

    async load() {
      asked += 1;
      const mine = asked;
      set({ shown: { kind: 'loading' } });
      const answer = await results();
      if (mine === asked) set({ shown: shownOf(answer) });
    },
  }));
}

function shownOf(answer: Answer | null): ShownResults {
  if (answer === null) return { kind: 'no-answer' };
  if (answer.kind === 'unreadable') return answer;
  return { kind: 'known', rows: rowsOf(answer.results) };
}

/** Whoever trained last stands first. `results` are oldest first, as the station keeps them. */
export function rowsOf(results: readonly TrainingResult[]): readonly ResultRow[] {
  const rows = new Map<string, ResultRow>();
  for (const result of results) {
    const { officer, name, scenario } = result;
    // Guests of one name cannot be told apart; an officer's id is never taken for a guest's name.
    const key = JSON.stringify([officer, officer === null ? name : '', scenario]);
    const before = rows.get(key);
    rows.delete(key);
    rows.set(key, {
      key,
      officer,
      name,
      scenario,
      attempts: (before?.attempts ?? 0) + 1,
      last: result,
      everPassed: before?.everPassed === true || result.passed,
    });
  }
  return [...rows.values()].reverse();
}
