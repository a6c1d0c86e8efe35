/**
 * How alike two words of names are: a weighted edit distance whose costs follow the ways in which names
 * vary in spelling: vowels, doubled letters, silent H, letters of one sound, neighbours exchanged.
 */

import { withoutArticle } from './particles.ts';
import type { NameToken } from './tokens.ts';

/** Letters of one sound in one romanisation or another. */
const SOUNDS = [
  'ckq',
  'gqk',
  'gj',
  'jy',
  'iy',
  'uw',
  'ow',
  'vw',
  'fv',
  'bv',
  'bp',
  'dt',
  'sz',
  'cs',
  'kx',
  'kh',
  'zd',
  'fp',
];
const CODE_A = 97;
const CODE_E = 101;
const CODE_H = 104;
const LETTERS = 26;
const VOWELS = 'aeiouy';

const SAME_SOUND = 0.4;
const OTHER_VOWEL = 0.45;
const VOWEL_MORE = 0.6;
const SILENT = 0.35;
const DOUBLED = 0.15;
const EXCHANGED = 0.7;
const UNWRITTEN_VOWEL = 0.08;

const substitution = substitutionTable();
const isVowel = Uint8Array.from({ length: 128 }, (_, code) =>
  VOWELS.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Longest word compared; the rest is left out. */
const LONGEST = 32;

/** A word taken apart for the comparison; the two sets are reused from call to call. */
type Letters = { length: number; readonly codes: Uint16Array; readonly costs: Float64Array };
const letters = (): Letters => ({
  length: 0,
  codes: new Uint16Array(LONGEST),
  costs: new Float64Array(LONGEST),
});
const first = letters();
const second = letters();
const newRow = () => new Float64Array(LONGEST + 1);
const rows: [Float64Array, Float64Array, Float64Array] = [newRow(), newRow(), newRow()];

/** What is at least asked of a comparison. Below `least` the answer is 0. */
export type Likeness = {
  readonly least: number;
  /** One side was written without short vowels: vowels that only one side has cost next to nothing. */
  readonly vowelless: boolean;
};

/** 0 (nothing in common, or less alike than `least`) to 1 (equal). Symmetric. */
export function tokenSimilarity(a: NameToken, b: NameToken, least: number): number {
  if (a.text === b.text) return 1;
  if (a.role === 'initial' || b.role === 'initial') return initialSimilarity(a, b);
  const likeness = { least, vowelless: a.vowelless !== b.vowelless };
  const whole = textSimilarity(a.text, b.text, likeness);
  const bareA = withoutArticle(a.text);
  const bareB = withoutArticle(b.text);
  if (bareA === null && bareB === null) return whole;
  return Math.max(whole, 0.98 * textSimilarity(bareA ?? a.text, bareB ?? b.text, likeness));
}

/** The same for bare texts. */
export function textSimilarity(a: string, b: string, { least, vowelless }: Likeness): number {
  if (a === b) return 1;
  takeApart(a, first, vowelless);
  takeApart(b, second, vowelless);
  const longest = Math.max(first.length, second.length);
  const similarity = 1 - distance(first, second, (1 - least) * longest) / longest;
  return similarity >= least ? similarity : 0;
}

function initialSimilarity(a: NameToken, b: NameToken): number {
  return a.text.charAt(0) === b.text.charAt(0) ? 0.85 : 0;
}

function takeApart(text: string, into: Letters, vowelless: boolean): void {
  into.length = Math.min(text.length, LONGEST);
  for (let at = 0; at < into.length; at += 1) {
    into.codes[at] = text.charCodeAt(at);
    into.costs[at] = costOfOneMore(into.codes, at, vowelless);
  }
}

/** Optimal string alignment with weights; infinite as soon as it must exceed `limit`. */
function distance(a: Letters, b: Letters, limit: number): number {
  let [before, previous, current] = rows;
  previous[0] = 0;
  for (let j = 1; j <= b.length; j += 1) {
    previous[j] = (previous[j - 1] as number) + (b.costs[j - 1] as number);
  }
  let leastOfPrevious = 0;
  for (let i = 1; i <= a.length; i += 1) {
    const least = fillRow([before, previous, current], [a, b], i);
    // An exchange of neighbours looks two rows back.
    if (least > limit && leastOfPrevious > limit) return Number.POSITIVE_INFINITY;
    leastOfPrevious = least;
    [before, previous, current] = [previous, current, before];
  }
  return previous[b.length] as number;
}

/** Fills the row of letter `i` of `a` and answers its least value. */
function fillRow(
  [before, previous, current]: readonly [Float64Array, Float64Array, Float64Array],
  [a, b]: readonly [Letters, Letters],
  i: number,
): number {
  const removal = a.costs[i - 1] as number;
  const code = a.codes[i - 1] as number;
  const codeBefore = i > 1 ? (a.codes[i - 2] as number) : -1;
  current[0] = (previous[0] as number) + removal;
  let least = current[0];
  for (let j = 1; j <= b.length; j += 1) {
    const other = b.codes[j - 1] as number;
    let cost = (previous[j - 1] as number) + substitute(code, other);
    cost = Math.min(cost, (previous[j] as number) + removal);
    cost = Math.min(cost, (current[j - 1] as number) + (b.costs[j - 1] as number));
    if (j > 1 && other === codeBefore && code === b.codes[j - 2]) {
      cost = Math.min(cost, (before[j - 2] as number) + EXCHANGED);
    }
    current[j] = cost;
    least = Math.min(least, cost);
  }
  return least;
}

/** What it costs that only one side has this letter. */
function costOfOneMore(codes: Uint16Array, at: number, vowelless: boolean): number {
  const letter = codes[at] as number;
  const precededBy = at > 0 ? (codes[at - 1] as number) : 0;
  if (letter === precededBy) return DOUBLED;
  if (isVowel[letter] === 1) {
    if (vowelless) return UNWRITTEN_VOWEL;
    // AE, OE and UE stand for letters with a diaeresis.
    return letter === CODE_E && isVowel[precededBy] === 1 ? SILENT : VOWEL_MORE;
  }
  return letter === CODE_H && at > 0 ? SILENT : 1;
}

function substitute(x: number, y: number): number {
  if (x === y) return 0;
  const i = x - CODE_A;
  const j = y - CODE_A;
  return i >= 0 && j >= 0 && i < LETTERS && j < LETTERS
    ? (substitution[i * LETTERS + j] as number)
    : 1;
}

function substitutionTable(): Float64Array {
  const table = new Float64Array(LETTERS * LETTERS).fill(1);
  const cheapen = (letters: string, cost: number) => {
    for (const x of letters) {
      for (const y of letters) {
        table[(x.charCodeAt(0) - CODE_A) * LETTERS + y.charCodeAt(0) - CODE_A] = cost;
      }
    }
  };
  cheapen('aeiouy', OTHER_VOWEL);
  for (const sound of SOUNDS) cheapen(sound, SAME_SOUND);
  return table;
}
