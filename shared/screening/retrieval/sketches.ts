/**
 * What a name can promise at most, told without looking at its words.
 *
 * The words of a million names lie all over the memory, and most names that a search meets are of no use. So the lists
 * of names under each word, which lie in a row, are gone through first, and a few bits of each name note which of the
 * traveller's words lead to it. These and the weight of the name tell the most that it can promise.
 */
import type { Lead } from './lead.ts';
import type { Marks } from './marks.ts';
import { type NameTables, namesIn } from './name-tables.ts';
import { type Measure, promiseOf } from './promise.ts';

/** Of each name: bits 0 to 3 its weight, 4 to 8 the round in which the rest was noted, 9 to 15 what leads to it. */
export type Sketches = {
  readonly ofName: Uint16Array;
  /** The same array, two names at a time. */
  readonly pairs: Uint32Array;
  round: number;
};

const WEIGHT_BITS = 4;
const HEAVIEST = (1 << WEIGHT_BITS) - 1;
const BOTH_WEIGHTS = (HEAVIEST << 16) | HEAVIEST;
/** Weights are told apart by steps of so many hundredths. */
const STEP = 25;
const LAST_ROUND = 31;
const LEADS_SHIFT = 9;
const MOST_LEADS = 7;
/** Sums in another order may part by less than this. */
const ROUNDING = 1e-6;

export function createSketches(tables: NameTables, { left }: Marks): Sketches {
  const { nameStart, nameWords, wordWeights } = tables;
  const names = namesIn(tables);
  const pairs = new Uint32Array((names + 1) >> 1);
  const ofName = new Uint16Array(pairs.buffer, 0, names);
  for (let name = 0; name < names; name += 1) {
    const end = nameStart[name + 1] as number;
    let weight = 0;
    for (let at = nameStart[name] as number; at < end; at += 1) {
      weight += left[wordWeights[nameWords[at] as number] as number] as number;
    }
    ofName[name] = Math.min(HEAVIEST, Math.floor((100 * weight + ROUNDING) / STEP));
  }
  return { ofName, pairs, round: 0 };
}

export type Sketching = {
  readonly tables: NameTables;
  readonly marks: Marks;
  readonly sketches: Sketches;
};

/** Notes which names the leads lead to. Answers a function from such a name to the most that it can promise. */
export function sketchNames(
  leads: readonly Lead[],
  measure: Measure,
  { tables, marks, sketches }: Sketching,
): (name: number) => number {
  const leading = leads.filter(({ names }) => names > 0);
  if (leading.length > MOST_LEADS) return unknown;
  const round = beginRound(sketches);
  for (const [at, { near }] of leading.entries()) {
    const bits = (1 << (LEADS_SHIFT + at)) | (round << WEIGHT_BITS);
    for (const { word } of near) note(word, bits, { tables, sketches });
  }
  const most = ceilingsOf(leading, measure, marks);
  const { ofName } = sketches;
  return (name) => {
    const sketch = ofName[name] as number;
    const at = ((sketch >>> LEADS_SHIFT) << WEIGHT_BITS) | (sketch & HEAVIEST);
    return most[at] as number;
  };
}

/** Where too many words lead to names for all of them to be noted. */
const unknown = (): number => Number.POSITIVE_INFINITY;

function beginRound(sketches: Sketches): number {
  if (sketches.round === LAST_ROUND) {
    const { pairs } = sketches;
    for (let at = 0; at < pairs.length; at += 1) pairs[at] = (pairs[at] as number) & BOTH_WEIGHTS;
    sketches.round = 0;
  }
  sketches.round += 1;
  return sketches.round;
}

/** Notes a lead with every name that has the word. What an earlier round noted is forgotten. */
function note(
  word: number,
  bits: number,
  { tables, sketches }: Pick<Sketching, 'tables' | 'sketches'>,
): void {
  const { postingStart, postings } = tables;
  const { ofName } = sketches;
  const round = bits & (LAST_ROUND << WEIGHT_BITS);
  const end = postingStart[word + 1] as number;
  for (let at = postingStart[word] as number; at < end; at += 1) {
    const name = postings[at] as number;
    const sketch = ofName[name] as number;
    const noted = (sketch & (LAST_ROUND << WEIGHT_BITS)) === round ? sketch : sketch & HEAVIEST;
    ofName[name] = noted | bits;
  }
}

/** By the leads to a name and its weight, the most that it can promise. */
function ceilingsOf(leads: readonly Lead[], measure: Measure, marks: Marks): Float64Array {
  const bounds = leads.map((lead) => boundOf(lead, marks));
  const most = new Float64Array(1 << (leads.length + WEIGHT_BITS));
  for (let set = 0; set < 1 << leads.length; set += 1) {
    const all = together(bounds.filter((_, at) => (set & (1 << at)) !== 0));
    for (let weight = 0; weight <= HEAVIEST; weight += 1) {
      const left = Math.max(0, (weight * STEP) / 100 - all.left);
      let ceiling = promiseOf(measure, all, left) + ROUNDING;
      // A word may also count for nothing.
      for (let at = 0; at < leads.length; at += 1) {
        const fewer = ((set & ~(1 << at)) << WEIGHT_BITS) | weight;
        ceiling = Math.max(ceiling, most[fewer] as number);
      }
      most[(set << WEIGHT_BITS) | weight] = ceiling;
    }
  }
  return most;
}

/** The most that words can be worth, what of the traveller's name they cover, and the most that they weigh. */
type Bound = { readonly worth: number; readonly covered: number; readonly left: number };

function boundOf({ near, bits }: Lead, marks: Marks): Bound {
  let worth = 0;
  let left = 0;
  for (const { word } of near) {
    const mark = marks.ofWord[word] as number;
    worth = Math.max(worth, marks.credit[mark] as number);
    left = Math.max(left, marks.left[mark] as number);
  }
  return { worth, covered: bits, left };
}

const together = (bounds: readonly Bound[]): Bound =>
  bounds.reduce(
    (sum, { worth, covered, left }) => ({
      worth: sum.worth + worth,
      covered: sum.covered | covered,
      left: sum.left + left,
    }),
    { worth: 0, covered: 0, left: 0 },
  );
