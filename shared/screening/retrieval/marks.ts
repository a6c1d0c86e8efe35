/**
 * What one search found of the words of an index: each word has a mark, under which tables of a few hundred numbers say
 * what it counts. A word that was not found has its weight for a mark, so that all words are looked up alike.
 */
import { type NameTables, wordsIn } from './name-tables.ts';
import type { Near } from './near-words.ts';

/** Words that weigh as little as this, in hundredths, tell nothing when they are left over. */
const TELLS_NOTHING = 10;
/** Marks below this are weights in hundredths. */
const FIRST_FOUND = 256;
const FIRST_CAPACITY = 4096;
/** The turn of words that are not followed. */
const NEVER = 0xffff_ffff;

export type Marks = {
  readonly weights: Uint8Array;
  readonly ofWord: Uint32Array;
  /** The words that were found, in the order of their marks. */
  readonly found: number[];
  /** What the word counts when it is like one of the traveller's. */
  credit: Float32Array;
  /** The traveller's words that it is like. */
  bits: Uint32Array;
  /** What it counts when it is left over. */
  left: Float64Array;
  /** When the names that have it are looked through. */
  turn: Uint32Array;
};

export function createMarks(tables: NameTables): Marks {
  const marks: Marks = {
    weights: tables.wordWeights,
    ofWord: new Uint32Array(wordsIn(tables)),
    found: [],
    credit: new Float32Array(FIRST_CAPACITY),
    bits: new Uint32Array(FIRST_CAPACITY),
    left: new Float64Array(FIRST_CAPACITY),
    turn: new Uint32Array(FIRST_CAPACITY).fill(NEVER),
  };
  marks.ofWord.set(tables.wordWeights);
  for (let weight = TELLS_NOTHING + 1; weight < FIRST_FOUND; weight += 1) {
    marks.left[weight] = weight / 100;
  }
  return marks;
}

/** Forgets what the search before this one found. */
export function clearMarks({ weights, ofWord, found }: Marks): void {
  for (const word of found) ofWord[word] = weights[word] as number;
  found.length = 0;
}

export const isFound = ({ ofWord }: Marks, word: number): boolean =>
  (ofWord[word] as number) >= FIRST_FOUND;

export type Credit = {
  readonly near: readonly Near[];
  readonly bits: number;
  readonly weight: number;
};

/** Notes what each word counts; where several of the traveller's words lead to it, the best. */
export function credit({ near, bits, weight }: Credit, steepness: number, marks: Marks): void {
  for (const { word, similarity } of near) {
    const worth = weight * (1 - steepness * (1 - similarity));
    if (isFound(marks, word) && (marks.credit[marks.ofWord[word] as number] as number) >= worth)
      continue;
    const mark = markOf(marks, word);
    marks.credit[mark] = worth;
    marks.bits[mark] = bits;
  }
}

/** Says in which order the words are followed; one that comes twice keeps its first turn. */
export function takeTurns(leads: ReadonlyArray<Pick<Credit, 'near'>>, marks: Marks): void {
  let turn = 0;
  for (const { near } of leads) {
    for (const { word } of near) {
      const mark = marks.ofWord[word] as number;
      if (marks.turn[mark] === NEVER) marks.turn[mark] = turn;
      turn += 1;
    }
  }
}

function markOf(marks: Marks, word: number): number {
  if (isFound(marks, word)) return marks.ofWord[word] as number;
  const mark = FIRST_FOUND + marks.found.length;
  marks.found.push(word);
  marks.ofWord[word] = mark;
  if (mark === marks.credit.length) grow(marks);
  const weight = marks.weights[word] as number;
  marks.left[mark] = marks.left[weight] as number;
  marks.turn[mark] = NEVER;
  return mark;
}

function grow(marks: Marks): void {
  const { credit: credits, bits, left, turn } = marks;
  const length = credits.length * 2;
  marks.credit = new Float32Array(length);
  marks.credit.set(credits);
  marks.bits = new Uint32Array(length);
  marks.bits.set(bits);
  marks.left = new Float64Array(length);
  marks.left.set(left);
  marks.turn = new Uint32Array(length);
  marks.turn.set(turn);
}
