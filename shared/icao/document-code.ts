/**
 * Document codes: what kind of document the first two characters announce.
 *
 * Source: ICAO Doc 9303, 8th edition: Part 4 §4.4 (P and its second letter), Part 5 and Part 6 note k
 * (A, C, I), Part 5 Appendix C (AC), Part 7 §4.2.2.1 (V), Part 8 §4.1 (PE, PU).
 *
 * The second letter of P has a timetable: issued from 1 January 2026, if there is one it is of the table; from
 * 1 January 2028, there is one; documents without one of the table expire before 1 January 2038. The zone
 * does not hold the date of issue, so only the last rule can be judged here, by the date of expiry.
 */
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import type { MrzFormat } from './mrz-layout.ts';

/** The kinds that change what an officer does. */
export type DocumentKind =
  | 'passport'
  | 'emergency'
  | 'diplomatic-passport'
  | 'official-passport'
  | 'refugee-travel-document'
  | 'alien-passport'
  | 'stateless-travel-document'
  | 'laissez-passer'
  | 'military-passport'
  | 'crew'
  | 'identity-card'
  | 'visa'
  | 'unknown';

/** Documents without a letter of the table expire before this day. */
export const OLD_CODES_EXPIRE_BEFORE: PlainDay = { year: 2038, month: 1, day: 1 };

const SECOND_LETTERS: ReadonlyMap<string, DocumentKind> = new Map<string, DocumentKind>([
  ['P', 'passport'],
  ['E', 'emergency'],
  ['D', 'diplomatic-passport'],
  ['O', 'official-passport'],
  ['R', 'refugee-travel-document'],
  ['T', 'alien-passport'],
  ['S', 'stateless-travel-document'],
  ['L', 'laissez-passer'],
  ['M', 'military-passport'],
  ['U', 'emergency'],
]);

/** The kind a code announces, with or without a trailing filler. `P` with an old letter is a passport. */
export function documentKind(code: string): DocumentKind {
  const second = code.charAt(1);
  switch (code.charAt(0)) {
    case 'P':
      return SECOND_LETTERS.get(second) ?? 'passport';
    case 'V':
      return 'visa';
    case 'A':
      return second === 'C' ? 'crew' : 'identity-card';
    case 'C':
    case 'I':
      return 'identity-card';
    default:
      return 'unknown';
  }
}

/** `harmonized`: in the table. `legacy`: allowed on older documents. `wrong`: never allowed here. */
export type DocumentCodeStanding = 'harmonized' | 'unlettered' | 'legacy' | 'wrong';

/** Judges the two characters of a code in a format. */
export function documentCodeStanding(code: string, format: MrzFormat): DocumentCodeStanding {
  if (format === 'TD3') return passportStanding(code);
  if (format === 'TD1' || format === 'TD2') return cardStanding(code, format);
  return /^V[A-Z0-9<]$/u.test(code) ? 'harmonized' : 'wrong';
}

function passportStanding(code: string): DocumentCodeStanding {
  if (!/^P[A-Z<]$/u.test(code)) return 'wrong';
  if (code.endsWith('<')) return 'unlettered';
  return SECOND_LETTERS.has(code.charAt(1)) ? 'harmonized' : 'legacy';
}

function cardStanding(code: string, format: 'TD1' | 'TD2'): DocumentCodeStanding {
  // The single-sheet emergency document is the only P on a smaller size (Part 8, Appendix B).
  if (code === 'PU') return format === 'TD2' ? 'harmonized' : 'wrong';
  if (!/^[ACI][A-Z0-9<]$/u.test(code) || code.endsWith('V')) return 'wrong';
  const forbidden = format === 'TD1' ? ['AI'] : ['AC'];
  return forbidden.includes(code) ? 'wrong' : 'harmonized';
}
