/** A name's promise: the score that it would have if its words were like the traveller's exactly as found. */
import type { NameToken } from '../names/tokens.ts';
import type { Marks } from './marks.ts';
import type { NameTables } from './name-tables.ts';

/** A word of the traveller that says who it is; each has a bit of its own. */
export type TellingWord = { readonly token: NameToken; readonly at: number; readonly bit: number };

/** Words that were not found alike may still turn out to be: what is missing counts little here. */
const MISSING = 0.3;
/** A truncated name cannot show the words that did not fit. */
const BEYOND_TRUNCATION = 0.15;
/** Words of a name whose sums are worth a table. */
const MOST_TABLED = 7;
/** The promise of a name that was met at an earlier turn. */
const MET_BEFORE = -1;

/** What promises of one search are measured by. */
export type Measure = {
  readonly total: number;
  /** What words count that only the listed name has. */
  readonly beyond: number;
  readonly weightOf: (bits: number) => number;
};

export const createMeasure = (words: readonly TellingWord[], truncated: boolean): Measure => ({
  total: words.reduce((sum, { token }) => sum + token.weight, 0),
  beyond: truncated ? BEYOND_TRUNCATION : 1,
  weightOf: weightsByBits(words),
});

/** The promise of a name with words worth so much, which cover these words of the traveller, and others left. */
export function promiseOf(
  { total, beyond, weightOf }: Measure,
  { worth, covered }: { readonly worth: number; readonly covered: number },
  left: number,
): number {
  const shared = weightOf(covered);
  const against = costOf(Math.max(0, total - shared), left, beyond);
  return worth / (Math.max(shared, worth) + against);
}

type Promising = {
  readonly measure: Measure;
  readonly tables: NameTables;
  readonly marks: Marks;
};

/** A function from a name's number, and the turn at which it is met, to its promise. */
export function createPromise(promising: Promising): (name: number, turn: number) => number {
  const { measure, tables, marks } = promising;
  const { nameStart, nameWords } = tables;
  const { ofWord, credit, bits, left: leftOver, turn: turns } = marks;
  return (name, turn) => {
    let worth = 0;
    let covered = 0;
    let left = 0;
    const end = nameStart[name + 1] as number;
    for (let at = nameStart[name] as number; at < end; at += 1) {
      const mark = ofWord[nameWords[at] as number] as number;
      if ((turns[mark] as number) < turn) return MET_BEFORE;
      const own = bits[mark] as number;
      if (own !== 0 && (covered & own) === 0) {
        worth += credit[mark] as number;
        covered |= own;
      } else {
        left += leftOver[mark] as number;
      }
    }
    return promiseOf(measure, { worth, covered }, left);
  };
}

/** The weight of any set of words; of the usual few, looked up. */
function weightsByBits(words: readonly TellingWord[]): (bits: number) => number {
  const weightOf = (bits: number) =>
    words.reduce((sum, { bit, token }) => sum + ((bits & bit) === 0 ? 0 : token.weight), 0);
  if (words.length > MOST_TABLED) return weightOf;
  // One bit more than there are words: a single word may be parted in two.
  const table = Float64Array.from({ length: 2 ** (words.length + 1) }, (_, bits) => weightOf(bits));
  return (bits) => table[bits] as number;
}

/** What speaks against two names by the weights of the words that only one of them has. */
function costOf(leftOfQuery: number, left: number, beyond: number): number {
  const missing = left > leftOfQuery ? (left - leftOfQuery) * beyond : leftOfQuery - left;
  return Math.min(left, leftOfQuery) + MISSING * missing;
}
