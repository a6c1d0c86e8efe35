import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BEGINNING,
  choose,
  goOn,
  isSolved,
  questionsOf,
  type Run,
  replay,
  scoreOf,
  stageOf,
} from '#shared/training/run.ts';
import type { Option, Scenario } from '#shared/training/scenario.ts';
import { SCENARIOS, scenarioOf } from '#shared/training/scenarios.ts';

const scenarios = SCENARIOS.map((scenario) => [scenario.id, scenario] as const);

/** Plays to the end; `choice` picks among the options that are still open. */
function play(scenario: Scenario, choice: (open: readonly Option[]) => Option | undefined): Run {
  let run = BEGINNING;
  for (let turn = 0; turn < 200 && stageOf(scenario, run).kind !== 'debriefing'; turn += 1) {
    const stage = stageOf(scenario, run);
    if (stage.kind === 'step' && stage.step.kind === 'question' && !isSolved(stage.step, run)) {
      const tried = run.choices[stage.step.id] ?? [];
      const chosen = choice(stage.step.options.filter(({ id }) => !tried.includes(id)));
      run = choose(scenario, run, chosen?.id ?? '');
    } else run = goOn(scenario, run);
  }
  return run;
}

const best = (open: readonly Option[]) => open.find(({ worth }) => worth === 'right');
const worst = (open: readonly Option[]) => open.find(({ worth }) => worth !== 'right') ?? open[0];

describe('a run of a scenario', () => {
  it.each(scenarios)('%s can be passed', (_, scenario) => {
    const run = play(scenario, best);
    const { length: of } = questionsOf(scenario);
    expect(stageOf(scenario, run)).toEqual({
      kind: 'debriefing',
      score: { right: of, of, grave: false, passed: true },
    });
  });

  it.each(scenarios)('%s can be failed, and still be played to its end', (_, scenario) => {
    const run = play(scenario, worst);
    expect(stageOf(scenario, run)).toMatchObject({ kind: 'debriefing', score: { passed: false } });
  });

  it('leads on from every option, whatever was chosen before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SCENARIOS), fc.infiniteStream(fc.nat()), (scenario, draws) => {
        const run = play(scenario, (open) => open[draws.next().value % open.length]);
        expect(stageOf(scenario, run).kind).toBe('debriefing');
        expect(replay(scenario, run.choices)).toEqual({ ok: true, value: scoreOf(scenario, run) });
      }),
      { numRuns: 60 },
    );
  });

  it('counts the first choice, and lets nobody choose again what is solved', () => {
    const scenario = theFirst();
    const [question] = questionsOf(scenario);
    const at = question ? scenario.steps.indexOf(question) : -1;
    let run: Run = { at, choices: {} };
    run = choose(scenario, run, 'arrest');
    expect(goOn(scenario, run)).toBe(run);
    run = choose(scenario, run, 'refer');
    expect(choose(scenario, run, 'call-issuer')).toBe(run);
    expect(choose(scenario, run, 'arrest')).toBe(run);
    expect(scoreOf(scenario, run)).toMatchObject({ right: 0, grave: false });
    expect(goOn(scenario, run).at).toBe(at + 1);
  });

  it('ends with the debriefing, however often somebody goes on', () => {
    const scenario = theFirst();
    const run = play(scenario, best);
    expect(goOn(scenario, run)).toBe(run);
  });

  it('is never passed after a choice that puts a person in danger', () => {
    const scenario = theFirst();
    const run = play(scenario, (open) => open.find(({ worth }) => worth === 'grave') ?? best(open));
    expect(scoreOf(scenario, run)).toMatchObject({ grave: true, passed: false });
  });
});

describe('replay', () => {
  it.each([
    ['a question without a choice', { first: ['refer'] }],
    ['an option that does not exist', { ...right(), first: ['bribe', 'refer'] }],
    ['a question that stays unsolved', { ...right(), first: ['arrest'] }],
    ['choices after the right one', { ...right(), first: ['refer', 'arrest'] }],
    ['the same option twice', { ...right(), first: ['arrest', 'arrest', 'refer'] }],
    ['a question of another scenario', { ...right(), owner: ['issuer'] }],
    ['a question of another scenario in the place of its own', elsewhere()],
    ['nothing', {}],
  ])('refuses %s', (_, choices: Run['choices']) => {
    expect(replay(theFirst(), choices)).toEqual({ ok: false, failure: 'not-a-run' });
  });

  it('scores what was right at once', () => {
    const choices = { ...right(), first: ['arrest', 'refer'] };
    const score = { right: 2, of: 3, grave: false, passed: true };
    expect(replay(theFirst(), choices)).toEqual({ ok: true, value: score });
  });
});

function theFirst(): Scenario {
  const scenario = scenarioOf('refugee-red-notice');
  if (!scenario) throw new Error('the first scenario is gone');
  return scenario;
}

function right(): Run['choices'] {
  return play(theFirst(), best).choices;
}

/** As many questions as there are, one of them under another name. */
function elsewhere(): Run['choices'] {
  const { first, ...others } = right();
  return { ...others, owner: first ?? [] };
}
