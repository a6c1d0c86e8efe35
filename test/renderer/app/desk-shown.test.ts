import { describe, expect, it } from 'vitest';
import { deskShown } from '#renderer/app/desk-shown.ts';
import { createDeskStore } from '#renderer/features/first-line/desk-store.ts';
import { presentingOf } from '#renderer/features/training/lesson.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import { linesOf } from '#shared/training/presented.ts';
import type { Presentation, Scenario } from '#shared/training/scenario.ts';
import { SCENARIOS } from '#shared/training/scenarios.ts';

const presentations = SCENARIOS.flatMap((scenario) =>
  scenario.steps
    .filter((step) => step.kind === 'present')
    .map((step, index) => [`${scenario.id} ${index + 1}`, scenario, step] as const),
);

/** A desk whose search answers what the scenario expects; "unreadable" is the desk's own. */
function deskOn({ day }: Scenario, { expected }: Presentation) {
  const verdict: Verdict = {
    outcome: expected.outcome,
    reasons: [],
    sources: [
      {
        list: 'sltd',
        title: 'Documents',
        required: true,
        listDate: '2026-06-14',
        ageInDays: 1,
        tooOld: false,
        records: 1,
        answer: { kind: 'no-answer', nearest: null },
      },
    ],
    release: 1,
  };
  return createDeskStore({
    screen: async () => ({ verdict, answeredInMs: 1 }),
    earlier: async () => [],
    read: (text) => readMrz(text, { today: day }),
    record: () => 7,
    now: () => new Date(Date.UTC(day.year, day.month - 1, day.day)),
    after: () => undefined,
  });
}

describe('what a lesson sees of the desk', () => {
  it('is nothing while the desk is empty', () => {
    const [, scenario, step] = presentations[0] ?? [];
    if (scenario === undefined || step === undefined) throw new Error('nobody is presented');
    expect(deskShown(deskOn(scenario, step).getState().desk)).toEqual({ phase: 'empty' });
  });

  it.each(presentations)(
    '%s: is taken for what the lesson asked for',
    async (_, scenario, step) => {
      const desk = deskOn(scenario, step);
      const { presentLines, presentTyped } = desk.getState();
      const { presented } = step;
      const presenting =
        presented.how === 'typed'
          ? presentTyped(presented.traveller)
          : presentLines((linesOf(presented) ?? []).join('\n'));
      expect(['searching', 'answered']).toContain(desk.getState().desk.phase);
      await presenting;
      const shown = deskShown(desk.getState().desk);
      expect(shown).toMatchObject({ phase: 'answered', referred: false });
      expect(presentingOf(step, shown)).toBe('answered');
    },
  );

  it('knows that somebody was referred before the disk does', async () => {
    const [, scenario, step] = presentations[0] ?? [];
    if (scenario === undefined || step === undefined) throw new Error('nobody is presented');
    const desk = deskOn(scenario, step);
    await desk.getState().presentLines((linesOf(step.presented) ?? []).join('\n'));
    desk.getState().refer(7, 'Two lists, one name');
    expect(deskShown(desk.getState().desk)).toMatchObject({ referred: true });
  });
});
