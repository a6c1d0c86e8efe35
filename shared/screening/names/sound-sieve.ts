/**
 * Tells words that cannot be alike from those that may be, for one word and thousands of others.
 *
 * It is the distance of `sound-similarity.ts` in whole hundredths, each rounded down, so that it is never more than that
 * one. Words come in the order of the alphabet, and of two that begin alike the second is compared from where it differs
 * from the first: what is known of the beginning stays in the table, also that it is too far off already.
 */
import {
  type Costs,
  costsFor,
  EXCHANGED,
  lengthOf,
  type Sounding,
  type Stretch,
  work,
} from './sound-similarity.ts';
import { LONGEST_WORD, SOUNDS } from './sounds.ts';

export type Sieve = {
  /** Says which word the next ones are compared with, and how alike they have to be. */
  readonly begin: (a: Sounding, least: number) => void;
  /** What is refused is surely less alike. */
  readonly letsThrough: (b: Stretch) => boolean;
};

const ROUNDING = 1e-6;
const WIDTH = LONGEST_WORD + 1;
const hundredths = (cost: number): number => Math.floor(100 * cost + ROUNDING);
const EXCHANGE = hundredths(EXCHANGED);

/** One sieve serves any number of words, one after the other. */
export function createSieve(): Sieve {
  const tables = [createTable(), createTable()] as const;
  const tableFor = (vowelless: boolean): Table => (vowelless ? tables[1] : tables[0]);
  let word: Sounding = { sounds: new Uint8Array(0), vowelless: false };
  let { vowelless: isVowelless } = word;
  let shortest = 1;
  let share = 0;
  return {
    begin(a, least) {
      word = a;
      isVowelless = a.vowelless;
      shortest = Math.max(a.sounds.length, 1);
      share = 100 * (1 - least);
      for (const vowelless of [false, true]) {
        beginTable(tableFor(vowelless), a.sounds, costsFor(a.vowelless, vowelless));
      }
    },
    letsThrough(b) {
      // The usual case of `lengthOf`, without a look at the word.
      const length =
        b.vowelless === isVowelless ? Math.max(shortest, b.end - b.start) : lengthOf(word, b);
      return isWithin(tableFor(b.vowelless), b, share * length + ROUNDING);
    },
  };
}

/** The distances between the beginnings of the word and those of the word that was read last. */
type Table = {
  sounds: Uint8Array;
  costs: WholeCosts;
  readonly aloneInA: Int32Array;
  readonly rows: Int32Array;
  /** The sounds of the other word for which rows are filled, and how many they are. */
  readonly read: Uint8Array;
  known: number;
  /** By the number of sounds read: the least cost of the row, and what every longer word costs at least. */
  readonly leastOfRow: Int32Array;
  readonly atLeast: Int32Array;
};

type WholeCosts = {
  readonly takenFor: Int32Array;
  readonly aloneInA: Int32Array;
  readonly aloneInB: Int32Array;
};

const wholeCosts = new Map<Costs, WholeCosts>();

function wholeCostsOf(costs: Costs): WholeCosts {
  const known = wholeCosts.get(costs);
  if (known !== undefined) return known;
  const made = {
    takenFor: Int32Array.from(costs.takenFor, hundredths),
    aloneInA: Int32Array.from(costs.aloneInA, hundredths),
    aloneInB: Int32Array.from(costs.aloneInB, hundredths),
  };
  wholeCosts.set(costs, made);
  return made;
}

const createTable = (): Table => ({
  sounds: new Uint8Array(0),
  costs: wholeCostsOf(costsFor(false, false)),
  aloneInA: new Int32Array(WIDTH),
  rows: new Int32Array(WIDTH * WIDTH),
  read: new Uint8Array(WIDTH),
  known: 0,
  leastOfRow: new Int32Array(WIDTH),
  atLeast: new Int32Array(WIDTH),
});

function beginTable(table: Table, sounds: Uint8Array, costs: Costs): void {
  const { rows, aloneInA } = table;
  table.sounds = sounds;
  table.costs = wholeCostsOf(costs);
  table.known = 0;
  for (let i = 0; i < sounds.length; i += 1) {
    const alone = table.costs.aloneInA[sounds[i] as number] as number;
    aloneInA[i] = alone;
    rows[i + 1] = (rows[i] as number) + alone;
  }
}

/** Whether another word can be reached within `limit` hundredths. */
function isWithin(table: Table, { sounds, start, end }: Stretch, limit: number): boolean {
  const { read, atLeast, leastOfRow, rows } = table;
  const most = Math.min(table.known, end - start);
  let depth = 0;
  while (depth < most && read[depth] === sounds[start + depth]) depth += 1;
  for (; start + depth < end && (atLeast[depth] as number) <= limit; depth += 1) {
    read[depth] = sounds[start + depth] as number;
    const least = fillRow(table, depth + 1);
    leastOfRow[depth + 1] = least;
    // An exchange of neighbours looks two rows back.
    const either = Math.min(least, leastOfRow[depth] as number);
    atLeast[depth + 1] = Math.max(either, atLeast[depth] as number);
  }
  table.known = depth;
  return start + depth === end && (rows[depth * WIDTH + table.sounds.length] as number) <= limit;
}

/**
 * Fills the row of one more sound of the other word and answers its least value. The lesser of two numbers is taken without
 * a branch: which one it is cannot be foreseen, and there are tens of thousands of them in a search.
 */
function fillRow(table: Table, depth: number): number {
  const { sounds, read, rows, aloneInA } = table;
  const { takenFor, aloneInB } = table.costs;
  const length = sounds.length;
  const other = read[depth - 1] as number;
  const otherBefore = depth > 1 ? (read[depth - 2] as number) : -1;
  const insertion = aloneInB[other] as number;
  const row = depth * WIDTH;
  let diagonal = rows[row - WIDTH] as number;
  let left = diagonal + insertion;
  let least = left;
  let soundBefore = -1;
  rows[row] = left;
  for (let i = 0; i < length; i += 1) {
    const sound = sounds[i] as number;
    const above = rows[row - WIDTH + i + 1] as number;
    let cost = diagonal + (takenFor[sound * SOUNDS + other] as number);
    let more = above + insertion - cost;
    cost += more & (more >> 31);
    more = left + (aloneInA[i] as number) - cost;
    cost += more & (more >> 31);
    if (soundBefore === other && sound === otherBefore) {
      cost = Math.min(cost, (rows[row - 2 * WIDTH + i - 1] as number) + EXCHANGE);
    }
    rows[row + i + 1] = cost;
    more = cost - least;
    least += more & (more >> 31);
    left = cost;
    diagonal = above;
    soundBefore = sound;
  }
  work.cells += length;
  return least;
}
