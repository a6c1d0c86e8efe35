/**
 * How alike two words of names are: a weighted edit distance over their sounds, whose costs follow the ways in
 * which names vary: other vowels, sounds heard for one another, neighbours exchanged, letters lost.
 */
import { greatNameOf } from './great-names.ts';
import { shareNickname } from './nicknames.ts';
import { withoutArticle } from './particles.ts';
import {
  ALONE,
  IS_VOWEL,
  LONGEST_WORD,
  SOUNDS,
  soundsOf,
  TAKEN_FOR,
  UNWRITTEN_ALONE,
  UNWRITTEN_TAKEN_FOR,
  WRITTEN_ALONE,
} from './sounds.ts';
import type { NameToken } from './tokens.ts';

const EXCHANGED = 0.7;
/** Written differently, though it sounds the same. */
const SPELLED_DIFFERENTLY = 0.98;
const INITIAL = 0.9;
const NICKNAME = 0.9;
const FEWEST_CONSONANTS = 3;
const LEAST_CHINESE = 0.97;
const LEAST_KOREAN = 0.9;
const GUESSED_VOWELS = 0.04;
const OTHER_SEX = 0.1;
const OTHER_ARTICLE = 0.97;

const newRow = () => new Float64Array(LONGEST_WORD + 1);
const rows: [Float64Array, Float64Array, Float64Array] = [newRow(), newRow(), newRow()];

/** Which costs apply: a word that was written without short vowels has costs of its own. */
type Costs = {
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

/** 0 (nothing in common, or less alike than `least`) to 1 (equal). Symmetric. */
export function tokenSimilarity(a: NameToken, b: NameToken, least: number): number {
  if (a.text === b.text) return 1;
  if (a.role === 'initial' || b.role === 'initial') return initialSimilarity(a, b);
  return greatSimilarity(a, b) ?? spelledSimilarity(a, b, least);
}

/** Two of the great names are one name or two, whatever their spelling; null for all other words. */
function greatSimilarity(a: NameToken, b: NameToken): number | null {
  const great = greatNameOf(a.text);
  const other = great === null ? null : greatNameOf(b.text);
  if (other === null) return null;
  return great === other ? SPELLED_DIFFERENTLY : 0;
}

function spelledSimilarity(a: NameToken, b: NameToken, least: number): number {
  const enough = Math.max(least, leastFor(a), leastFor(b));
  const similarity = Math.max(soundSimilarity(a, b, enough), bareSimilarity(a, b, enough));
  if (similarity < NICKNAME && shareNickname(a.text, b.text)) return NICKNAME;
  return Math.max(0, similarity - (differInSex(a, b) ? OTHER_SEX : 0));
}

/** `Antonio` and `Antonia` are a man and a woman, and so are `Luis` and `Luisa`. */
function differInSex(a: NameToken, b: NameToken): boolean {
  if (a.vowelless || b.vowelless) return false;
  const [shorter, longer] = a.text.length < b.text.length ? [a.text, b.text] : [b.text, a.text];
  return longer === `${shorter}a` || /a o|o a/u.test(`${shorter.slice(-1)} ${longer.slice(-1)}`);
}

/** Chinese and Korean write syllables, of which there are few: near is another one. */
export function leastFor({ script }: Pick<NameToken, 'script'>): number {
  if (script === 'Hani') return LEAST_CHINESE;
  return script === 'Hang' ? LEAST_KOREAN : 0;
}

function bareSimilarity(a: NameToken, b: NameToken, least: number): number {
  const bareA = withoutArticle(a.text);
  const bareB = withoutArticle(b.text);
  if (bareA === null && bareB === null) return 0;
  const soundingA = bareA === null ? a : { sounds: soundsOf(bareA), vowelless: a.vowelless };
  const soundingB = bareB === null ? b : { sounds: soundsOf(bareB), vowelless: b.vowelless };
  return OTHER_ARTICLE * soundSimilarity(soundingA, soundingB, least);
}

/** The same for bare sounds. */
export function soundSimilarity(a: Sounding, b: Sounding, least: number): number {
  const longest = lengthOf(a, b);
  const limit = (1 - least) * longest;
  if (a.vowelless === b.vowelless && Math.abs(a.sounds.length - b.sounds.length) * 0.35 > limit) {
    return 0;
  }
  const similarity = 1 - distance(a, b, limit) / longest;
  if (similarity < least) return 0;
  // Vowels that were guessed may have been others.
  const guessed = a.vowelless === b.vowelless ? 0 : GUESSED_VOWELS;
  return Math.min(SPELLED_DIFFERENTLY, similarity) - guessed;
}

/** What a distance is measured by. Where one side cannot show its vowels, only consonants count. */
function lengthOf(a: Sounding, b: Sounding): number {
  if (a.vowelless === b.vowelless) return Math.max(a.sounds.length, b.sounds.length, 1);
  return Math.max(consonantsOf(a.sounds), consonantsOf(b.sounds), FEWEST_CONSONANTS);
}

function consonantsOf(sounds: Uint8Array): number {
  let count = 0;
  for (const sound of sounds) if (IS_VOWEL[sound] === 0) count += 1;
  return count;
}

function initialSimilarity(a: NameToken, b: NameToken): number {
  return a.text.charAt(0) === b.text.charAt(0) ? INITIAL : 0;
}

function costsFor(a: Sounding, b: Sounding): Costs {
  if (a.vowelless === b.vowelless) return PLAIN;
  return a.vowelless ? A_UNWRITTEN : B_UNWRITTEN;
}

/** Optimal string alignment with weights; infinite as soon as it must exceed `limit`. */
function distance(a: Sounding, b: Sounding, limit: number): number {
  const costs = costsFor(a, b);
  const { aloneInB } = costs;
  let [before, previous, current] = rows;
  let cost = 0;
  previous[0] = 0;
  for (let j = 1; j <= b.sounds.length; j += 1) {
    cost += aloneInB[b.sounds[j - 1] as number] as number;
    previous[j] = cost;
  }
  pair.a = a.sounds;
  pair.b = b.sounds;
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
  return previous[b.sounds.length] as number;
}

type Pair = {
  a: Uint8Array;
  b: Uint8Array;
  costs: Costs;
  before: Float64Array;
  previous: Float64Array;
  current: Float64Array;
};

/** What is being compared: one object for all comparisons, of which there are thousands in a search. */
const pair: Pair = {
  a: new Uint8Array(0),
  b: new Uint8Array(0),
  costs: PLAIN,
  before: rows[0],
  previous: rows[1],
  current: rows[2],
};

/** Fills the row of sound `i` of the first word and answers its least value. */
function fillRow(i: number): number {
  const { a, b, before, previous, current } = pair;
  const { takenFor, aloneInA, aloneInB } = pair.costs;
  const length = b.length;
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
    const other = b[j - 1] as number;
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
