/** Finds cases in a long list by what an officer remembers of them. */
import { foldLetters } from '#shared/screening/names/fold.ts';
import type { CaseSummary } from '#shared/station/asylum.ts';

export const CASE_FILTERS = ['all', 'open', 'decided', 'closed'] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

/** Those of this state whose applicant or file number contains every word, in the order in which they came. */
export function casesMatching(
  cases: readonly CaseSummary[],
  filter: CaseFilter,
  text: string,
): readonly CaseSummary[] {
  const words = foldLetters(text)
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  return cases
    .filter(({ status }) => filter === 'all' || status === filter)
    .filter(({ applicant, reference }) => {
      const where = foldLetters(`${applicant} ${reference}`);
      return words.every((word) => where.includes(word));
    });
}
