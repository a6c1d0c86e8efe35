/**
 * One run of a scenario: briefing, its steps in their order, debriefing. Pure; the desk plays it, and the station
 * plays the same choices again before it keeps a result.
 *
 * The first choice at a question counts. After a wrong one the trainee chooses among the rest until it is right, so
 * that every choice leads on.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Option, Question, Scenario, Step } from './scenario.ts';

export type Run = {
  /** −1 in the briefing; the number of steps in the debriefing. */
  readonly at: number;
  /** What was chosen, by question, in the order in which it was chosen. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
};

export type Stage =
  | { readonly kind: 'briefing' }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'debriefing'; readonly score: Score };

export type Score = {
  /** Questions whose first choice was right. */
  readonly right: number;
  readonly of: number;
  /** A choice was made that puts a person in danger. */
  readonly grave: boolean;
  /** No grave choice, and two thirds of the questions right at once. */
  readonly passed: boolean;
};

export const BEGINNING: Run = { at: -1, choices: {} };

export function stageOf(scenario: Scenario, run: Run): Stage {
  if (run.at < 0) return { kind: 'briefing' };
  const step = scenario.steps[run.at];
  return step === undefined
    ? { kind: 'debriefing', score: scoreOf(scenario, run) }
    : { kind: 'step', step };
}

/** On to the next stage; the same run while a question has no right answer yet. */
export function goOn(scenario: Scenario, run: Run): Run {
  const step = scenario.steps[run.at];
  if (step?.kind === 'question' && !isSolved(step, run)) return run;
  return run.at >= scenario.steps.length ? run : { ...run, at: run.at + 1 };
}

/** The choice is added at the question that is asked; one that is not open any more changes nothing. */
export function choose(scenario: Scenario, run: Run, option: string): Run {
  const step = scenario.steps[run.at];
  if (step?.kind !== 'question' || isSolved(step, run)) return run;
  const before = chosenAt(step, run);
  const known = step.options.some(({ id }) => id === option);
  if (!known || before.includes(option)) return run;
  return { ...run, choices: { ...run.choices, [step.id]: [...before, option] } };
}

const chosenAt = ({ id }: Question, { choices }: Run): readonly string[] => choices[id] ?? [];

/** Whether a right option was chosen in the end. */
export const isSolved = (question: Question, run: Run): boolean =>
  optionsChosen(question, run).some(({ worth }) => worth === 'right');

const optionsChosen = (question: Question, run: Run): readonly Option[] =>
  chosenAt(question, run).flatMap((chosen) => question.options.filter(({ id }) => id === chosen));

export const questionsOf = ({ steps }: Scenario): readonly Question[] =>
  steps.filter((step) => step.kind === 'question');

export function scoreOf(scenario: Scenario, run: Run): Score {
  const chosen = questionsOf(scenario).map((question) => optionsChosen(question, run));
  const right = chosen.filter(([first]) => first?.worth === 'right').length;
  const grave = chosen.some((options) => options.some(({ worth }) => worth === 'grave'));
  return { right, of: chosen.length, grave, passed: !grave && right * 3 >= chosen.length * 2 };
}

/** The score of a whole run from its choices alone; fails on choices that no run could have made. */
export function replay(scenario: Scenario, choices: Run['choices']): Result<Score, 'not-a-run'> {
  if (Object.keys(choices).length !== questionsOf(scenario).length) return fail('not-a-run');
  let run = BEGINNING;
  while (run.at < scenario.steps.length) {
    const next = goOn(scenario, chooseAll(scenario, run, choices));
    if (next.at === run.at) return fail('not-a-run');
    run = next;
  }
  const wasMade = (id: string) => run.choices[id]?.length === choices[id]?.length;
  return Object.keys(choices).every(wasMade) ? succeed(scoreOf(scenario, run)) : fail('not-a-run');
}

/** What was chosen at the question where the run is, one after the other; what cannot be chosen is left out. */
function chooseAll(scenario: Scenario, run: Run, choices: Run['choices']): Run {
  const step = scenario.steps[run.at];
  const made = step?.kind === 'question' ? (choices[step.id] ?? []) : [];
  return made.reduce((before, option) => choose(scenario, before, option), run);
}
