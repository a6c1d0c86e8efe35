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
import type { Lift } from '../scoring/lift.ts';
import type { QueryName } from '../scoring/query-names.ts';
import { type Lead, leadOf } from './lead.ts';
import { clearMarks, createMarks, credit, isFound, type Marks, takeTurns } from './marks.ts';
import type { NameTables } from './name-tables.ts';
import {
  createVocabulary,
  type Near,
  nearWords,
  type Vocabulary,
  wordsOfSkeleton,
  wordsStartingWith,
} from './near-words.ts';
import { createMeasure, createPromise, type TellingWord } from './promise.ts';
import { leastBeside, promisingNames } from './promising-names.ts';
import { createSketches, type Sketches, sketchNames } from './sketches.ts';

/** Share of a traveller's name that may lie in words which are not followed. */
const MOST_UNFOLLOWED = 0.55;
/** Lists of names so short are followed anyhow. */
const FEW_NAMES = 3000;
/** One name of so many letters may be several, written as one. */
const SHORTEST_RUN = 6;
const SHORTEST_PART = 3;
/** What is said of the words beyond this one is not kept apart. */
const MOST_BITS = 31;

/** What is reused from search to search. */
export type Scratch = {
  readonly vocabulary: Vocabulary;
  readonly marks: Marks;
  readonly sketches: Sketches;
};

export function createScratch(tables: NameTables): Scratch {
  const marks = createMarks(tables);
  return {
    vocabulary: createVocabulary(tables),
    marks,
    sketches: createSketches(tables, marks),
  };
}

export type Finding = {
  readonly tables: NameTables;
  readonly scratch: Scratch;
  /** What date of birth, nationality and sex would add for a person. */
  readonly lift: Lift;
};

/** Numbers of names, most promising first; at most `MOST_NAMES`. */
export function findNames(query: QueryName, { tables, scratch, lift }: Finding): number[] {
  const { marks, sketches } = scratch;
  const words = tellingWords(query);
  const measure = createMeasure(words, query.truncated !== null);
  const { all, followed } = leadsOf(query, { words, total: measure.total }, scratch);
  takeTurns(followed, marks);
  const shortlist = promisingNames(followed, {
    tables,
    lift,
    promise: createPromise({ measure, tables, marks }),
    most: sketchNames(all, measure, { tables, marks, sketches }),
  });
  return shortlist.take(leastBeside);
}

type Words = { readonly words: readonly TellingWord[]; readonly total: number };

type Leads = { readonly all: readonly Lead[]; readonly followed: readonly Lead[] };

/** Marks the words that are like the traveller's, and answers what leads to names. */
function leadsOf(query: QueryName, { words, total }: Words, scratch: Scratch): Leads {
  const { vocabulary, marks } = scratch;
  clearMarks(marks);
  const single = words.map(({ token, at, bit }) =>
    leadOf(at === query.truncated ? begun(token, vocabulary) : nearWords(token, vocabulary), {
      bits: bit,
      weight: token.weight,
      tables: vocabulary.tables,
    }),
  );
  for (const lead of single) credit(lead, STEEPNESS, marks);
  const others = otherLeads(words, vocabulary).map((lead) => onlyUnmet(lead, marks));
  for (const lead of others) credit(lead, STEEPNESS, marks);
  return { all: [...single, ...others], followed: [...rarest(single, total), ...others] };
}

/** The words that say who it is. */
function tellingWords({ parsed }: QueryName): TellingWord[] {
  return parsed.tokens
    .map((token, at) => ({ token, at }))
    .filter(({ token }) => tellsWho(token.role))
    .map((word, n) => ({ ...word, bit: 2 ** Math.min(n, MOST_BITS) }));
}

const begun = (token: NameToken, vocabulary: Vocabulary): Near[] => [
  ...wordsStartingWith(token.text, vocabulary),
  ...nearWords(token, vocabulary),
];

/** The rarest words, until the rest is too little to make a name. */
function rarest(single: readonly Lead[], total: number): Lead[] {
  const rarestFirst = single.toSorted((a, b) => a.names - b.names);
  let left = total;
  return rarestFirst.filter(({ names, weight }) => {
    const needed = left > MOST_UNFOLLOWED * total || names <= FEW_NAMES;
    if (names > 0) left -= weight;
    return needed;
  });
}

/** Neighbours written as one, and one word that may be two. */
function otherLeads(words: readonly TellingWord[], vocabulary: Vocabulary): Lead[] {
  const { tables } = vocabulary;
  const joined = words.slice(1).map((word, n) => {
    const before = words[n] as TellingWord;
    const weight = before.token.weight + word.token.weight;
    const token = tokenOf(before.token.text + word.token.text, word.token);
    return leadOf(wordsOfSkeleton(token, vocabulary), {
      bits: before.bit | word.bit,
      weight,
      tables,
    });
  });
  return words.length === 1 ? partsOf(words[0] as TellingWord, vocabulary) : joined;
}

/** Every way to part a name that is one long word in two. */
function partsOf({ token, bit }: TellingWord, vocabulary: Vocabulary): Lead[] {
  const { tables } = vocabulary;
  const leads: Lead[] = [];
  if (token.text.length < SHORTEST_RUN) return leads;
  for (let end = SHORTEST_PART; end <= token.text.length - SHORTEST_PART; end += 1) {
    for (const [part, own] of [
      [token.text.slice(0, end), bit],
      [token.text.slice(end), bit * 2],
    ] as const) {
      const near = wordsOfSkeleton(tokenOf(part, token), vocabulary);
      leads.push(leadOf(near, { bits: own, weight: token.weight / 2, tables }));
    }
  }
  return leads;
}

/** Joining words is a guess: a listed word that is like a single one stays with it. */
const onlyUnmet = (lead: Lead, marks: Marks): Lead => ({
  ...lead,
  near: lead.near.filter(({ word }) => !isFound(marks, word)),
});
