/**
 * How alike two rows of sounds are: a weighted edit distance, whose costs follow the ways in which names vary: other
 * vowels, sounds heard for one another, neighbours exchanged, letters lost.
 */
import {
  ALONE,
  IS_VOWEL,
  LONGEST_WORD,
  SOUNDS,
  TAKEN_FOR,
  UNWRITTEN_ALONE,
  UNWRITTEN_TAKEN_FOR,
  WRITTEN_ALONE,
} from './sounds.ts';

/** Cost of two neighbours that changed places. */
export const EXCHANGED = 0.7;
/** Written differently, though it sounds the same. */
export const SPELLED_DIFFERENTLY = 0.98;
const FEWEST_CONSONANTS = 3;
const GUESSED_VOWELS = 0.04;
/** Least cost of a sound that only the longer word has. */
const LEAST_ALONE = 0.35;

const newRow = () => new Float64Array(LONGEST_WORD + 1);
const rows: [Float64Array, Float64Array, Float64Array] = [newRow(), newRow(), newRow()];

/** Which costs apply: a word that was written without short vowels has costs of its own. */
export type Costs = {
  readonly takenFor: Float64Array;
  readonly aloneInA: Float64Array;
  readonly aloneInB: Float64Array;
};
const PLAIN: Costs = { takenFor: TAKEN_FOR, aloneInA: ALONE, aloneInB: ALONE };
const A_UNWRITTEN: Costs = {
  takenFor: UNWRITTEN_TAKEN_FOR,
  aloneInA: WRITTEN_ALONE,
  aloneInB: UNWRITTEN_ALONE,
};
const B_UNWRITTEN: Costs = {
  takenFor: UNWRITTEN_TAKEN_FOR,
  aloneInA: UNWRITTEN_ALONE,
  aloneInB: WRITTEN_ALONE,
};

/** Counts the cells of all edit distances that were computed: the measure of work done. */
export const work: { cells: number } = { cells: 0 };

/** What two words have that the comparison looks at. */
export type Sounding = { readonly sounds: Uint8Array; readonly vowelless: boolean };

/** The same for a word that lies among others, as an index keeps them: no array is made for it. */
export type Stretch = { sounds: Uint8Array; start: number; end: number; vowelless: boolean };

const whole: Stretch = { sounds: new Uint8Array(0), start: 0, end: 0, vowelless: false };

/** 0 (nothing in common, or less alike than `least`) to 1. Symmetric. */
export function soundSimilarity(a: Sounding, b: Sounding, least: number): number {
  whole.sounds = b.sounds;
  whole.start = 0;
  whole.end = b.sounds.length;
  whole.vowelless = b.vowelless;
  return stretchSimilarity(a, whole, least);
}

/** The same where the other word lies among others. */
export function stretchSimilarity(a: Sounding, b: Stretch, least: number): number {
  const longest = lengthOf(a, b);
  const limit = (1 - least) * longest;
  const apart = Math.abs(a.sounds.length - (b.end - b.start));
  if (a.vowelless === b.vowelless && apart * LEAST_ALONE > limit) return 0;
  const similarity = 1 - distance(a, b, limit) / longest;
  if (similarity < least) return 0;
  // Vowels that were guessed may have been others.
  const guessed = a.vowelless === b.vowelless ? 0 : GUESSED_VOWELS;
  return Math.min(SPELLED_DIFFERENTLY, similarity) - guessed;
}

/** What a distance is measured by, in sounds. Where one side cannot show its vowels, only consonants count. */
export function lengthOf(a: Sounding, b: Stretch): number {
  if (a.vowelless === b.vowelless) return Math.max(a.sounds.length, b.end - b.start, 1);
  return Math.max(
    consonantsOf(a.sounds, 0, a.sounds.length),
    consonantsOf(b.sounds, b.start, b.end),
    FEWEST_CONSONANTS,
  );
}

function consonantsOf(sounds: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    if (IS_VOWEL[sounds[at] as number] === 0) count += 1;
  }
  return count;
}

/** What applies to two words, each without vowels or not. */
export function costsFor(aVowelless: boolean, bVowelless: boolean): Costs {
  if (aVowelless === bVowelless) return PLAIN;
  return aVowelless ? A_UNWRITTEN : B_UNWRITTEN;
}

/** Optimal string alignment with weights; infinite as soon as it must exceed `limit`. */
function distance(a: Sounding, b: Stretch, limit: number): number {
  const costs = costsFor(a.vowelless, b.vowelless);
  const { aloneInB } = costs;
  let [before, previous, current] = rows;
  let cost = 0;
  previous[0] = 0;
  const length = b.end - b.start;
  for (let j = 1; j <= length; j += 1) {
    cost += aloneInB[b.sounds[b.start + j - 1] as number] as number;
    previous[j] = cost;
  }
  pair.a = a.sounds;
  pair.b = b;
  pair.costs = costs;
  let leastOfPrevious = 0;
  for (let i = 1; i <= a.sounds.length; i += 1) {
    pair.before = before;
    pair.previous = previous;
    pair.current = current;
    const least = fillRow(i);
    // An exchange of neighbours looks two rows back.
    if (least > limit && leastOfPrevious > limit) return Number.POSITIVE_INFINITY;
    leastOfPrevious = least;
    const spare = before;
    before = previous;
    previous = current;
    current = spare;
  }
  return previous[length] as number;
}

type Pair = {
  a: Uint8Array;
  b: Stretch;
  costs: Costs;
  before: Float64Array;
  previous: Float64Array;
  current: Float64Array;
};

/** What is being compared: one object for all comparisons, of which there are thousands in a search. */
const pair: Pair = {
  a: new Uint8Array(0),
  b: whole,
  costs: PLAIN,
  before: rows[0],
  previous: rows[1],
  current: rows[2],
};

/** Fills the row of sound `i` of the first word and answers its least value. */
function fillRow(i: number): number {
  const { a, b, before, previous, current } = pair;
  const { takenFor, aloneInA, aloneInB } = pair.costs;
  const { sounds, start } = b;
  const length = b.end - start;
  const sound = a[i - 1] as number;
  const removal = aloneInA[sound] as number;
  const soundBefore = i > 1 ? (a[i - 2] as number) : -1;
  const substitutions = sound * SOUNDS;
  let diagonal = previous[0] as number;
  let left = diagonal + removal;
  let least = left;
  let otherBefore = -1;
  current[0] = left;
  for (let j = 1; j <= length; j += 1) {
    const other = sounds[start + j - 1] as number;
    const above = previous[j] as number;
    let cost = diagonal + (takenFor[substitutions + other] as number);
    cost = Math.min(cost, above + removal, left + (aloneInB[other] as number));
    if (other === soundBefore && sound === otherBefore) {
      cost = Math.min(cost, (before[j - 2] as number) + EXCHANGED);
    }
    current[j] = cost;
    if (cost < least) least = cost;
    left = cost;
    diagonal = above;
    otherBefore = other;
  }
  work.cells += length;
  return least;
}
