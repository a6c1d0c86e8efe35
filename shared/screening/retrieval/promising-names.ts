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
/** Names that may promise this much are looked at first, and if they are too few, those that may promise this much. */
const OUTSTANDING = 0.6;
const FAIR = 0.4;
/** At most so many names are looked at before all others. */
const MOST_LOOKED_AT = 400;
/** At most so many names are noted before they are looked at. */
const MOST_NOTED = 4096;

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
  const likely = likelyNames(leads, promises);
  const first = weighed(promises, OUTSTANDING);
  lookAt(likely, first, MOST_LOOKED_AT);
  const { least, best } = first.shortlist;
  if (best() >= CERTAIN && likely.complete) {
    const all = weighed(promises, Math.max(least(), LEAST_BESIDE));
    lookAt(likely, all, likely.names.length);
    return all.shortlist;
  }
  const enough = Math.max(least(), leastOfFair(leads, promises), leastBeside(best()));
  const all = weighed(promises, enough);
  followAll(leads, all, Number.POSITIVE_INFINITY);
  return all.shortlist;
}

/** What the last of the best names is worth at least, by those that may promise something. */
function leastOfFair(leads: readonly Lead[], promises: Promises): number {
  const fair = weighed(promises, FAIR);
  followAll(leads, fair, MOST_LOOKED_AT);
  return fair.shortlist.least();
}

const weighed = (promises: Promises, least: number): Weighing => ({
  promises,
  shortlist: createShortlist(MOST_NAMES),
  least,
});

/** Names in the order in which they are met, and the turns at which they are. */
type Likely = {
  readonly names: number[];
  readonly turns: number[];
  /** False when there were more. */
  readonly complete: boolean;
};

/** All names that may be worth comparing beside a certain one. */
function likelyNames(leads: readonly Lead[], { tables, most, lift }: Promises): Likely {
  const { postingStart, postings } = tables;
  const names: number[] = [];
  const turns: number[] = [];
  let turn = 0;
  for (const { word } of leads.flatMap(({ near }) => near)) {
    const end = postingStart[word + 1] as number;
    for (let at = postingStart[word] as number; at < end && names.length < MOST_NOTED; at += 1) {
      const name = postings[at] as number;
      if (lifted(most(name), lift.most) < LEAST_BESIDE) continue;
      names.push(name);
      turns.push(turn);
    }
    turn += 1;
  }
  return { names, turns, complete: names.length < MOST_NOTED };
}

function lookAt({ names, turns }: Likely, weighing: Weighing, most: number): void {
  let left = most;
  for (let at = 0; at < names.length && left > 0; at += 1) {
    const name = names[at] as number;
    // A name that says a word twice was met twice.
    if (name === names[at - 1] && turns[at] === turns[at - 1]) continue;
    if (weigh(name, turns[at] as number, weighing)) left -= 1;
  }
}

function followAll(leads: readonly Lead[], weighing: Weighing, most: number): void {
  let turn = 0;
  let left = most;
  for (const { word } of leads.flatMap(({ near }) => near)) {
    if (left > 0) left -= follow(word, turn, weighing);
    turn += 1;
  }
}

type Weighing = {
  readonly promises: Promises;
  readonly shortlist: Shortlist;
  /** Names that cannot be worth this much are left out. */
  readonly least: number;
};

/** Weighs every name that has this word; answers how many were looked at. */
function follow(word: number, turn: number, weighing: Weighing): number {
  const { postingStart, postings } = weighing.promises.tables;
  const end = postingStart[word + 1] as number;
  let looked = 0;
  let before = -1;
  for (let at = postingStart[word] as number; at < end; at += 1) {
    const name = postings[at] as number;
    // A name that says the word twice stands here twice.
    if (name !== before && weigh(name, turn, weighing)) looked += 1;
    before = name;
  }
  return looked;
}

/** Answers whether it was worth a look. */
function weigh(name: number, turn: number, { promises, shortlist, least }: Weighing): boolean {
  const { tables, most, promise, lift } = promises;
  const listed = shortlist.least();
  if (lifted(most(name), lift.most) < Math.max(least, listed)) return false;
  const promised = promise(name, turn);
  if (promised < LEAST_PROMISE || lifted(promised, lift.most) <= listed) return true;
  const own = promised < LEAST_LIFTED ? 0 : lift.of(tables.nameOwners[name] as number);
  shortlist.offer(name, promised + own);
  return true;
}

/** What is promised with what may be added beside the name. */
const lifted = (promised: number, lift: number): number =>
  promised < LEAST_LIFTED ? promised : promised + lift;
