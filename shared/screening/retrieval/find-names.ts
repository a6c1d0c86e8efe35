/**
 * Finds the listed names worth comparing in full.
 *
 * The traveller's words lead to listed words that are like them, and these to the names that have them, rarest
 * first. Words that so many bear that they lead to half the list are not followed while the others already cover
 * what a name must share. A name's promise is the score that it would have if its words were like the
 * traveller's exactly as found. Only the most promising are compared.
 */
import { STEEPNESS } from '../names/compare.ts';
import { type NameToken, tellsWho, tokenOf } from '../names/tokens.ts';
import type { QueryName } from '../scoring/query-names.ts';
import { type NameTables, namesIn, wordsIn } from './name-tables.ts';
import { type Near, nearWords, wordsOfSkeleton, wordsStartingWith } from './near-words.ts';
import { createShortlist } from './shortlist.ts';

/** At most so many names are compared in full with one reading of a traveller's name. */
export const MOST_NAMES = 48;
/** Share of a traveller's name that may lie in words which are not followed. */
const MOST_UNFOLLOWED = 0.55;
/** Lists of names so short are followed anyhow. */
const FEW_NAMES = 3000;
/** Names that promise less are not worth comparing. */
const LEAST_PROMISE = 0.15;
/** Beside a name that promises this much … */
const CERTAIN = 0.85;
/** … one that promises less than this is not compared: on no labelled case did such a one become a candidate. */
const LEAST_BESIDE = 0.52;
/** Words that weigh as little as this, in hundredths, tell nothing when they are left over. */
const TELLS_NOTHING = 10;
/** One name of so many letters may be several, written as one. */
const SHORTEST_RUN = 6;
const SHORTEST_PART = 3;
/** What is said of the words beyond this one is not kept apart. */
const MOST_BITS = 31;

/** Arrays that are reused from search to search. */
export type Scratch = {
  readonly credit: Float32Array;
  readonly bits: Uint32Array;
  readonly wordRound: Uint32Array;
  readonly nameRound: Uint32Array;
  round: number;
};

export const createScratch = (tables: NameTables): Scratch => ({
  credit: new Float32Array(wordsIn(tables)),
  bits: new Uint32Array(wordsIn(tables)),
  wordRound: new Uint32Array(wordsIn(tables)),
  nameRound: new Uint32Array(namesIn(tables)),
  round: 0,
});

export type Finding = {
  readonly tables: NameTables;
  readonly scratch: Scratch;
  /** What date of birth, nationality and sex would add for a person. */
  readonly lift: (person: number) => number;
};

/** Words of the traveller that lead to the same names. */
type Lead = {
  readonly near: readonly Near[];
  readonly bits: number;
  readonly weight: number;
  readonly names: number;
};

/** Numbers of names, most promising first; at most `MOST_NAMES`. */
export function findNames(query: QueryName, finding: Finding): number[] {
  const { tables, scratch } = finding;
  scratch.round += 1;
  const words = tellingWords(query);
  const total = words.reduce((sum, { token }) => sum + token.weight, 0);
  const single = words.map(({ token, at, bit }) =>
    leadOf(at === query.truncated ? begun(token, tables) : nearWords(token, tables), {
      bits: bit,
      weight: token.weight,
      tables,
    }),
  );
  for (const lead of single) credit(lead, scratch);
  const others = otherLeads(words, tables).map((lead) => onlyUnmet(lead, scratch));
  for (const lead of others) credit(lead, scratch);
  const leads = [...followed(single, total), ...others];
  const promising = createShortlist(MOST_NAMES);
  const promise = createPromise({ query, words, total, finding });
  for (const { near } of leads) {
    for (const { word } of near) follow(word, { finding, promise, promising });
  }
  return promising.take((best) => (best >= CERTAIN ? LEAST_BESIDE : LEAST_PROMISE));
}

type TellingWord = { readonly token: NameToken; readonly at: number; readonly bit: number };

/** The words that say who it is; each has a bit of its own. */
function tellingWords({ parsed }: QueryName): TellingWord[] {
  return parsed.tokens
    .map((token, at) => ({ token, at }))
    .filter(({ token }) => tellsWho(token.role))
    .map((word, n) => ({ ...word, bit: 2 ** Math.min(n, MOST_BITS) }));
}

function leadOf(
  near: readonly Near[],
  { bits, weight, tables }: { bits: number; weight: number; tables: NameTables },
): Lead {
  const { postingStart } = tables;
  let names = 0;
  for (const { word } of near) {
    names += (postingStart[word + 1] as number) - (postingStart[word] as number);
  }
  return { near, bits, weight, names };
}

const begun = (token: NameToken, tables: NameTables): Near[] => [
  ...wordsStartingWith(token.text, tables),
  ...nearWords(token, tables),
];

/** The rarest words, until the rest is too little to make a name. */
function followed(single: readonly Lead[], total: number): Lead[] {
  const rarestFirst = single.toSorted((a, b) => a.names - b.names);
  let left = total;
  return rarestFirst.filter(({ names, weight }) => {
    const needed = left > MOST_UNFOLLOWED * total || names <= FEW_NAMES;
    if (names > 0) left -= weight;
    return needed;
  });
}

/** Neighbours written as one, and one word that may be two. */
function otherLeads(words: readonly TellingWord[], tables: NameTables): Lead[] {
  const joined = words.slice(1).map((word, n) => {
    const before = words[n] as TellingWord;
    const weight = before.token.weight + word.token.weight;
    const token = tokenOf(before.token.text + word.token.text, word.token);
    return leadOf(wordsOfSkeleton(token, tables), { bits: before.bit | word.bit, weight, tables });
  });
  return words.length === 1 ? partsOf(words[0] as TellingWord, tables) : joined;
}

/** Every way to part a name that is one long word in two. */
function partsOf({ token, bit }: TellingWord, tables: NameTables): Lead[] {
  const leads: Lead[] = [];
  if (token.text.length < SHORTEST_RUN) return leads;
  for (let end = SHORTEST_PART; end <= token.text.length - SHORTEST_PART; end += 1) {
    for (const [part, own] of [
      [token.text.slice(0, end), bit],
      [token.text.slice(end), bit * 2],
    ] as const) {
      const near = wordsOfSkeleton(tokenOf(part, token), tables);
      leads.push(leadOf(near, { bits: own, weight: token.weight / 2, tables }));
    }
  }
  return leads;
}

/** Joining words is a guess: a listed word that is like a single one stays with it. */
const onlyUnmet = (lead: Lead, { wordRound, round }: Scratch): Lead => ({
  ...lead,
  near: lead.near.filter(({ word }) => wordRound[word] !== round),
});

/** Notes what each listed word would count; where several of the traveller's words lead to it, the best. */
function credit({ near, bits, weight }: Lead, scratch: Scratch): void {
  for (const { word, similarity } of near) {
    const worth = weight * (1 - STEEPNESS * (1 - similarity));
    const known = scratch.wordRound[word] === scratch.round;
    if (known && (scratch.credit[word] as number) >= worth) continue;
    scratch.wordRound[word] = scratch.round;
    scratch.credit[word] = worth;
    scratch.bits[word] = bits;
  }
}

type Following = {
  readonly finding: Finding;
  readonly promise: (name: number) => number;
  readonly promising: ReturnType<typeof createShortlist>;
};

/** Weighs every name that has this word and was not met before. */
function follow(word: number, { finding, promise, promising }: Following): void {
  const { tables, scratch, lift } = finding;
  const end = tables.postingStart[word + 1] as number;
  for (let at = tables.postingStart[word] as number; at < end; at += 1) {
    const name = tables.postings[at] as number;
    if (scratch.nameRound[name] === scratch.round) continue;
    scratch.nameRound[name] = scratch.round;
    const promised = promise(name);
    if (promised < LEAST_PROMISE || promised + MOST_LIFT <= promising.least()) continue;
    const owner = tables.nameOwners[name] as number;
    promising.offer(name, promised + (promised < LEAST_LIFTED ? 0 : lift(owner)));
  }
}

/** Names that promise less cannot be lifted to a candidate. */
const LEAST_LIFTED = 0.45;
/** More than anything beside the name can add. */
const MOST_LIFT = 0.2;
/** Words that were not found alike may still turn out to be: what is missing counts little here. */
const MISSING = 0.3;
/** A truncated name cannot show the words that did not fit. */
const BEYOND_TRUNCATION = 0.15;

/** Words of a name whose sums are worth a table. */
const MOST_TABLED = 7;

type Promising = {
  readonly query: QueryName;
  readonly words: readonly TellingWord[];
  readonly total: number;
  readonly finding: Finding;
};

/** A function from a name's number to its promise. */
function createPromise({ query, words, total, finding }: Promising): (name: number) => number {
  const { tables, scratch } = finding;
  const { nameStart, nameWords, wordWeights } = tables;
  const beyond = query.truncated === null ? 1 : BEYOND_TRUNCATION;
  const weightOf = weightsByBits(words);
  return (name) => {
    let worth = 0;
    let covered = 0;
    let left = 0;
    const end = nameStart[name + 1] as number;
    for (let at = nameStart[name] as number; at < end; at += 1) {
      const word = nameWords[at] as number;
      const bits = scratch.bits[word] as number;
      if (scratch.wordRound[word] === scratch.round && (covered & bits) === 0) {
        worth += scratch.credit[word] as number;
        covered |= bits;
      } else if ((wordWeights[word] as number) > TELLS_NOTHING) {
        left += (wordWeights[word] as number) / 100;
      }
    }
    const shared = weightOf(covered);
    const against = costOf(Math.max(0, total - shared), left, beyond);
    return worth / (Math.max(shared, worth) + against);
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
