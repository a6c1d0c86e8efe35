/** Searches the index of one list of persons. No entry is opened: what a score needs is in the tables. */
import { compareNames } from './names/compare.ts';
import { type NameToken, nameOf, type ParsedName } from './names/tokens.ts';
import { createScratch, findNames, type Scratch } from './retrieval/find-names.ts';
import { type NameTables, unpackNameTraits } from './retrieval/name-tables.ts';
import { factsOf } from './retrieval/person-facts.ts';
import { tokenOfWord } from './retrieval/word-traits.ts';
import { createLift } from './scoring/lift.ts';
import type { QueryName } from './scoring/query-names.ts';
import {
  factFeatures,
  type NameMatch,
  type ScoredPerson,
  scoreOf,
  weighName,
} from './scoring/score.ts';
import type { Traveller } from './traveller.ts';

/** Tables ready to be searched. */
export type NameIndex = {
  readonly tables: NameTables;
  readonly scratch: Scratch;
  /** Words that were looked at lately, as the comparison sees them. */
  readonly words: Map<number, NameToken>;
};

const MOST_WORDS_KEPT = 20_000;

export const openNameIndex = (tables: NameTables): NameIndex => ({
  tables,
  scratch: createScratch(tables),
  words: new Map(),
});

/** The persons whose names were compared in full, best first. */
export function searchIndex(
  index: NameIndex,
  traveller: Traveller,
  queries: readonly QueryName[],
): ScoredPerson[] {
  const { tables, scratch } = index;
  const lift = createLift(traveller, tables);
  const best = new Map<number, Match>();
  for (const query of queries) {
    for (const name of findNames(query, { tables, scratch, lift })) {
      keepBest(best, matchOf(index, query, name));
    }
  }
  return [...best.values()].map((match) => scorePerson(index, traveller, match)).sort(byOrder);
}

/** A person as the tables know it, whatever the name: for entries that were found otherwise. */
export function scoreUnnamed(index: NameIndex, traveller: Traveller, person: number): ScoredPerson {
  const name = { score: 0, by: 'partial', weighed: 0 } as const;
  return scorePerson(index, traveller, { person, place: 0, query: null, name });
}

type Match = Pick<ScoredPerson, 'person' | 'place' | 'query' | 'name'>;

function keepBest(best: Map<number, Match>, match: Match): void {
  const known = best.get(match.person);
  if (known === undefined || match.name.weighed > known.name.weighed) best.set(match.person, match);
}

function matchOf(index: NameIndex, query: QueryName, name: number): Match {
  const { nameOwners, namePlaces, nameTraits } = index.tables;
  const { weak, familyTokens } = unpackNameTraits(nameTraits[name] as number);
  const comparison = compareNames(
    query.parsed,
    listedName(index, name, familyTokens),
    query.truncated,
  );
  const weighed: NameMatch = weighName(comparison, weak);
  return {
    person: nameOwners[name] as number,
    place: namePlaces[name] as number,
    query,
    name: weighed,
  };
}

function scorePerson(index: NameIndex, traveller: Traveller, match: Match): ScoredPerson {
  const facts = factFeatures(traveller, factsOf(index.tables, match.person));
  return { ...match, facts, ...scoreOf(match.name, facts) };
}

/** Of persons that agree equally, the one whose name is written as the traveller's comes first. */
const byOrder = (a: ScoredPerson, b: ScoredPerson): number =>
  b.order - a.order || b.name.weighed - a.name.weighed || a.person - b.person;

function listedName(index: NameIndex, name: number, familyTokens: number): ParsedName {
  const { nameStart, nameWords } = index.tables;
  const words: NameToken[] = [];
  const end = nameStart[name + 1] as number;
  for (let at = nameStart[name] as number; at < end; at += 1) {
    words.push(wordOf(index, nameWords[at] as number));
  }
  return nameOf(words, familyTokens);
}

function wordOf({ tables, words }: NameIndex, word: number): NameToken {
  const known = words.get(word);
  if (known !== undefined) return known;
  if (words.size >= MOST_WORDS_KEPT) words.clear();
  const token = tokenOfWord(tables, word);
  words.set(word, token);
  return token;
}
