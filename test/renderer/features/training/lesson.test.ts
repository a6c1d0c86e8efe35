import { describe, expect, it } from 'vitest';
import {
  type DeskShown,
  lastPresented,
  presentingOf,
  referringOf,
} from '#renderer/features/training/lesson.ts';
import { linesOf } from '#shared/training/presented.ts';
import type { Presentation } from '#shared/training/scenario.ts';
import { refugeeRedNotice } from '#shared/training/scenarios/refugee-red-notice.ts';
import { withoutPapers } from '#shared/training/scenarios/without-papers.ts';
import { yellowNoticeChild } from '#shared/training/scenarios/yellow-notice-child.ts';

const presentationsOf = ({ steps }: typeof refugeeRedNotice): readonly Presentation[] =>
  steps.filter((step) => step.kind === 'present');

function first(scenario: typeof refugeeRedNotice): Presentation {
  const [step] = presentationsOf(scenario);
  if (step === undefined) throw new Error('the scenario presents nobody');
  return step;
}

const read = first(refugeeRedNotice);
const typed = first(withoutPapers);

const EMPTY: DeskShown = { phase: 'empty' };
const shown = (
  { presented }: Presentation,
  differs: Partial<Extract<DeskShown, { phase: 'answered' }>> = {},
): DeskShown => ({
  phase: 'answered',
  what:
    presented.how === 'typed'
      ? { traveller: presented.traveller }
      : { lines: linesOf(presented) ?? [] },
  outcome: 'hit',
  referred: false,
  ...differs,
});

describe('what a lesson waits for', () => {
  it.each([
    ['nobody on the desk', read, EMPTY, 'waiting'],
    ['a search under way', read, { phase: 'searching' }, 'searching'],
    ['the document that it asked for', read, shown(read), 'answered'],
    ['another document', read, shown(first(yellowNoticeChild)), 'somebody-else'],
    [
      'an answer of lists that are not ready',
      read,
      shown(read, { outcome: 'not-screened' }),
      'other-answer',
    ],
    ['whom it asked to type', typed, shown(typed, { outcome: 'not-screened' }), 'answered'],
    ['a document where it asked to type', typed, shown(read), 'somebody-else'],
  ] as const)('tells %s', (...[, step, desk, expected]) => {
    expect(presentingOf(step, desk)).toBe(expected);
  });

  it.each([
    ['the traveller stands there', read, shown(read), 'to-be-referred'],
    ['the traveller was referred', read, shown(read, { referred: true }), 'referred'],
    ['the desk is empty', read, EMPTY, 'not-on-the-desk'],
    ['somebody else was referred', read, shown(typed, { referred: true }), 'not-on-the-desk'],
    ['nobody was ever presented', null, shown(read, { referred: true }), 'not-on-the-desk'],
  ] as const)('tells of a referral when %s', (...[, asked, desk, expected]) => {
    expect(referringOf(asked, desk)).toBe(expected);
  });

  it('refers whoever was presented last', () => {
    const [aunt, child] = presentationsOf(yellowNoticeChild);
    expect(lastPresented(yellowNoticeChild, 0)).toBeNull();
    expect(lastPresented(yellowNoticeChild, 1)).toBe(aunt);
    expect(lastPresented(yellowNoticeChild, 2)).toBe(child);
    expect(lastPresented(yellowNoticeChild, 99)).toBe(child);
  });
});
