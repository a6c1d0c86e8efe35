/** What a scenario puts on the reader, or what its trainee types. */
import { constantLines } from '#shared/icao/compose-mrz.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Presented } from './scenario.ts';

/** The lines of what is read by machine; null for what is typed. */
export function linesOf(presented: Presented): readonly string[] | null {
  if (presented.how === 'typed') return null;
  if (presented.how === 'lines') return presented.lines;
  return constantLines(presented.elements);
}

/** What stands on the desk: the text of the reader, or whom the officer typed. */
export type OnTheDesk = { readonly lines: readonly string[] } | { readonly traveller: Traveller };

/** Whether that is what the scenario asked for. Of a typed traveller the names and the year of birth count. */
export function isPresented(asked: Presented, shown: OnTheDesk): boolean {
  const lines = linesOf(asked);
  if (lines !== null) return 'lines' in shown && shown.lines.join('\n') === lines.join('\n');
  return asked.how === 'typed' && 'traveller' in shown && isSame(asked.traveller, shown.traveller);
}

const isSame = (asked: Traveller, typed: Traveller): boolean =>
  plain(asked.primaryIdentifier) === plain(typed.primaryIdentifier) &&
  plain(asked.secondaryIdentifier) === plain(typed.secondaryIdentifier) &&
  asked.dateOfBirth.year === typed.dateOfBirth.year;

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, ' ')
    .trim();
