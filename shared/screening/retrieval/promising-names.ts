/** The most promising of the names that the words found lead to. */
import type { Lift } from '../scoring/lift.ts';
import type { Lead } from './lead.ts';
import type { NameTables } from './name-tables.ts';
import { createShortlist, type Shortlist } from './shortlist.ts';

/** At most so many names are compared in full with one reading of a traveller's name. */
export const MOST_NAMES = 48;
/** Names that promise less are not worth comparing. */
const LEAST_PROMISE = 0.15;
/** Beside a name that promises this much … */
const CERTAIN = 0.85;
/** … one that promises less than this is not compared: on no labelled case did such a one become a candidate. */
const LEAST_BESIDE = 0.52;
/** Names that promise less cannot be lifted to a candidate. */
const LEAST_LIFTED = 0.45;
/** Names that may promise this much are looked at first. */
const OUTSTANDING = 0.6;
/** At most so many of them. */
const MOST_LOOKED_AT = 200;

/** What a name must promise beside the best one. */
export const leastBeside = (best: number): number =>
  best >= CERTAIN ? LEAST_BESIDE : LEAST_PROMISE;

export type Promises = {
  readonly tables: NameTables;
  /** What date of birth, nationality and sex would add for a person. */
  readonly lift: Lift;
  /** The promise of a name that is met at some turn; negative when an earlier turn met it. */
  readonly promise: (name: number, turn: number) => number;
  /** The most that a name can promise. */
  readonly most: (name: number) => number;
};

/** Of all names that the leads lead to, the best. Who cannot come to be among them is not looked at. */
export function promisingNames(leads: readonly Lead[], promises: Promises): Shortlist {
  const shortlist = createShortlist(MOST_NAMES);
  const weighing = { promises, shortlist, least: leastOfBest(leads, promises) };
  let turn = 0;
  for (const { near } of leads) {
    for (const { word } of near) {
      follow(word, turn, weighing);
      turn += 1;
    }
  }
  return shortlist;
}

/** What the last of the best names is worth at least, by those that may promise much. */
function leastOfBest(leads: readonly Lead[], promises: Promises): number {
  const shortlist = createShortlist(MOST_NAMES);
  const weighing = { promises, shortlist, least: OUTSTANDING };
  let turn = 0;
  let left = MOST_LOOKED_AT;
  for (const { near } of leads) {
    for (const { word } of near) {
      if (left > 0) left -= follow(word, turn, weighing);
      turn += 1;
    }
  }
  return Math.max(shortlist.least(), leastBeside(shortlist.best()));
}

type Weighing = {
  readonly promises: Promises;
  readonly shortlist: Shortlist;
  /** Names that cannot be worth this much are left out. */
  readonly least: number;
};

/** Weighs every name that has this word and was not met before; answers how many were looked at. */
function follow(word: number, turn: number, { promises, shortlist, least }: Weighing): number {
  const { tables, most, promise, lift } = promises;
  const { postingStart, postings, nameOwners } = tables;
  const end = postingStart[word + 1] as number;
  let looked = 0;
  let before = -1;
  for (let at = postingStart[word] as number; at < end; at += 1) {
    const name = postings[at] as number;
    // A name that says the word twice stands here twice.
    if (name === before) continue;
    before = name;
    if (lifted(most(name), lift.most) < Math.max(least, shortlist.least())) continue;
    looked += 1;
    const promised = promise(name, turn);
    if (promised < LEAST_PROMISE || lifted(promised, lift.most) <= shortlist.least()) continue;
    const own = promised < LEAST_LIFTED ? 0 : lift.of(nameOwners[name] as number);
    shortlist.offer(name, promised + own);
  }
  return looked;
}

/** What is promised with what may be added beside the name. */
const lifted = (promised: number, lift: number): number =>
  promised < LEAST_LIFTED ? promised : promised + lift;
