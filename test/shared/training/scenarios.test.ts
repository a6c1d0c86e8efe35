import { describe, expect, it } from 'vitest';
import { DROWNED_LINES } from '#shared/training/cast.ts';
import { isPresented, linesOf } from '#shared/training/presented.ts';
import { questionsOf } from '#shared/training/run.ts';
import {
  GUIDANCE_TOPICS,
  type Presentation,
  type Said,
  TRAINING_DAY,
} from '#shared/training/scenario.ts';
import { SCENARIOS, scenarioOf } from '#shared/training/scenarios.ts';
import { daysTo, moved } from '#shared/training/training-time.ts';
import { trainingJudgements, trainingLists, twinIn } from '#shared/training/world.ts';

const presentations: readonly Presentation[] = SCENARIOS.flatMap(({ steps }) =>
  steps.filter((step) => step.kind === 'present'),
);

/** Every text in a value, with the way to it. */
function textsIn(value: unknown, path: string): Array<readonly [string, Said]> {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'ar' in value) return [[path, value as Said]];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`));
}

const texts = SCENARIOS.flatMap((scenario) => textsIn(scenario, scenario.id));

describe('the scenarios', () => {
  it('are twelve, each with a name of its own by which it is found', () => {
    expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(12);
    for (const scenario of SCENARIOS) expect(scenarioOf(scenario.id)).toBe(scenario);
    expect(scenarioOf('nothing')).toBeNull();
  });

  it('are written in English and in Arabic, every text of them', () => {
    expect(texts.length).toBeGreaterThan(300);
    for (const [path, { en, ar }] of texts) {
      expect(en, path).toMatch(/^[\p{Script=Latin}\p{P}\p{N}\p{Script=Arab}\s+]+$/u);
      expect(en, path).toMatch(/[a-z]/u);
      expect(ar, path).toMatch(/\p{Script=Arab}/u);
      // Neither invisible signs nor the other language's full stop in the wrong place.
      expect(`${en}${ar}`, path).not.toMatch(/[\u200e\u200f\u202a-\u202e]| {2}|^\s|\s$/u);
    }
  });

  it('ask questions of three or four options, one of them right, and each answered in its own words', () => {
    for (const { id, ...scenario } of SCENARIOS) {
      const questions = questionsOf({ id, ...scenario });
      expect(questions.length, id).toBeGreaterThanOrEqual(2);
      expect(new Set(questions.map((question) => question.id)).size, id).toBe(questions.length);
      for (const { options, id: question } of questions) {
        const where = `${id} ${question}`;
        expect([3, 4], where).toContain(options.length);
        expect(
          options.filter(({ worth }) => worth === 'right'),
          where,
        ).toHaveLength(1);
        expect(new Set(options.map((each) => each.id)).size, where).toBe(options.length);
        expect(new Set(options.map(({ text }) => text.en)).size, where).toBe(options.length);
      }
    }
  });

  it('do not put the right option in the same place each time', () => {
    const places = SCENARIOS.flatMap(questionsOf).map(({ options }) =>
      options.findIndex(({ worth }) => worth === 'right'),
    );
    for (const place of [0, 1, 2]) expect(places, String(place)).toContain(place);
  });

  it('lead to the guidance and to the rules of the domain', () => {
    const rules = SCENARIOS.flatMap(questionsOf).map(({ rule }) => rule);
    expect(new Set(rules.map(({ topic }) => topic))).toEqual(new Set(GUIDANCE_TOPICS));
    for (const { number } of rules) {
      if (number !== null) expect(number).toBeGreaterThanOrEqual(1);
      if (number !== null) expect(number).toBeLessThanOrEqual(15);
    }
  });

  it('begin with somebody before the officer', () => {
    for (const { steps, id } of SCENARIOS) expect(steps[0]?.kind, id).toBe('present');
  });
});

describe('what is presented', () => {
  it('is recognised when it stands on the desk, and nothing else is', () => {
    for (const { presented } of presentations) {
      const lines = linesOf(presented);
      const shown = lines === null ? null : { lines };
      const typed = presented.how === 'typed' ? { traveller: presented.traveller } : null;
      const right = shown ?? typed ?? { lines: [] };
      expect(presentations.filter((other) => isPresented(other.presented, right))).toHaveLength(1);
    }
  });

  it('of a typed traveller knows the name however it is spaced', () => {
    const typed = presentations.find(({ presented }) => presented.how === 'typed')?.presented;
    if (typed?.how !== 'typed') throw new Error('nobody is typed');
    const primaryIdentifier = ` ${typed.traveller.primaryIdentifier.toUpperCase()} `;
    const traveller = { ...typed.traveller, primaryIdentifier };
    expect(isPresented(typed, { traveller })).toBe(true);
    expect(isPresented(typed, { lines: ['P<UTO'] })).toBe(false);
    const dateOfBirth = { year: 1901, month: null, day: null };
    expect(isPresented(typed, { traveller: { ...traveller, dateOfBirth } })).toBe(false);
  });
});

describe('the training world', () => {
  it('is the same on every machine', () => {
    expect(trainingLists()).toEqual(trainingLists());
  });

  it('knows nobody twice', () => {
    const { notices, sanctions } = trainingLists();
    for (const list of [notices, sanctions]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
  });

  it('has its own day, reached in whole days', () => {
    const now = Date.parse('2026-11-25T23:59:59.500Z');
    const then = moved(now, daysTo(TRAINING_DAY, now));
    expect(then).toBe(Date.parse('2026-06-15T23:59:59.500Z'));
  });
});

describe('the judgement that other posts have made in the training world', () => {
  it('is about one pair', () => {
    expect(trainingJudgements()).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/u)]);
  });

  it('is never made of a passport that cannot be read', () => {
    expect(() => twinIn(DROWNED_LINES)).toThrow('cannot be read');
  });
});
