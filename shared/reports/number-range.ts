/**
 * Runs of numbers of blank documents: `B0001000` to `B0001999`. What counts up is the digits at the end; everything before
 * them is the same on the first and on the last.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** A longer run is several reports: nobody counts more blanks than that before he signs for them. */
export const MOST_IN_RANGE = 10_000;

/** Digits that may count; more would not be counted exactly. */
const MOST_DIGITS = 12;

export type NumberRange = {
  readonly prefix: string;
  readonly width: number;
  readonly from: number;
  /** At least 1, at most `MOST_IN_RANGE`. */
  readonly count: number;
};

/** `unlike`: no run leads from one to the other. `backwards`: the last comes first. */
export type RangeFailure = 'unlike' | 'backwards' | 'too-long';

type Counted = { readonly prefix: string; readonly digits: string };

/** The run from `first` to `last`, both included and both in canonical form. */
export function rangeOf(first: string, last: string): Result<NumberRange, RangeFailure> {
  const [a, b] = [countedIn(first), countedIn(last)];
  if (a === null || b === null || first.length !== last.length || a.prefix !== b.prefix) {
    return fail('unlike');
  }
  const from = Number(a.digits);
  const count = Number(b.digits) - from + 1;
  if (count < 1) return fail('backwards');
  if (count > MOST_IN_RANGE) return fail('too-long');
  return succeed({ prefix: a.prefix, width: a.digits.length, from, count });
}

/** The run of one number: it and longer runs compare by prefix and width. */
export function runOfOne(number: string): NumberRange {
  const { prefix, digits } = countedIn(number) ?? { prefix: number, digits: '' };
  return { prefix, width: digits.length, from: Number(digits), count: 1 };
}

/** Every number of the run, in order. */
export function numbersIn({ prefix, width, from, count }: NumberRange): string[] {
  return Array.from(
    { length: count },
    (_, index) => `${prefix}${String(from + index).padStart(width, '0')}`,
  );
}

function countedIn(number: string): Counted | null {
  const digits = /[0-9]+$/u.exec(number)?.[0].slice(-MOST_DIGITS);
  if (digits === undefined) return null;
  return { prefix: number.slice(0, number.length - digits.length), digits };
}
