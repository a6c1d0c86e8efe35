/**
 * Finds the listed names worth comparing in full. In memory, over typed arrays; bounded.
 *
 * A name is worth it when its words, each weighed, cover a good part of the traveller's name. Only the best
 * `MOST_NAMES` are compared, whatever the list's size.
 */
import type { Person } from '#shared/watchlist/person.ts';
import { skeletonOf } from '../names/skeleton.ts';
import { type NameToken, type ParsedName, parseName } from '../names/tokens.ts';
import type { IndexedPerson, QueryName } from '../scoring/score.ts';
import { type PackedLists, packLists } from './packed-lists.ts';
import { createTally, type Tally } from './tally.ts';
import { createVocabulary, keyOf, type Near, type Vocabulary } from './vocabulary.ts';

export type NameIndex = {
  readonly persons: readonly IndexedPerson[];
  /** How many names were indexed. */
  readonly names: number;
  /** Positions of the persons to compare in full, most promising first. */
  readonly candidates: (queries: readonly QueryName[]) => number[];
};

const MOST_NAMES = 120;
/** Words less alike than this do not lead to a name. */
const LEAST_ALIKE = 0.7;
/** A name of one long word may be several without the fillers between them; each part must then agree well. */
const SHORTEST_RUN = 8;
const SHORTEST_PART = 3;
const LEAST_ALIKE_PART = 0.85;

type Tables = {
  readonly vocabulary: Vocabulary;
  /** For each word of the vocabulary, the names that have it. */
  readonly namesOfWord: readonly Uint32Array[];
  /** The person whom a name belongs to. */
  readonly ownerOf: Uint32Array;
  readonly weightOf: Float32Array;
  readonly tally: Tally;
};

type Promising = { readonly name: number; readonly promise: number };

/** Parses every name of every person and builds the index over them. */
export function createNameIndex(persons: readonly Person[]): NameIndex {
  const indexed = persons.map((person) => ({
    person,
    parsedNames: person.names.map((name) => parseName(name.whole)),
  }));
  const names = indexed.flatMap(({ parsedNames }) => parsedNames);
  const owners = indexed.flatMap(({ parsedNames }, owner) => parsedNames.map(() => owner));
  const tables = tablesOf(names, owners);
  return {
    persons: indexed,
    names: names.length,
    candidates(queries) {
      const found = queries.flatMap((query) => namesFor(query, tables));
      found.sort((a, b) => b.promise - a.promise || a.name - b.name);
      const best = found.slice(0, MOST_NAMES).map(({ name }) => tables.ownerOf[name] as number);
      return [...new Set(best)];
    },
  };
}

function tablesOf(names: readonly ParsedName[], owners: readonly number[]): Tables {
  const postings: PackedLists = packLists(
    names.map((name) => [...new Set(name.tokens.map(keyOf))]),
  );
  const words = [
    ...new Map(names.flatMap(({ tokens }) => tokens).map((token) => [keyOf(token), token])),
  ];
  return {
    vocabulary: createVocabulary(words.map(([, token]) => token)),
    namesOfWord: words.map(([key]) => postings.of(key)),
    ownerOf: Uint32Array.from(owners),
    weightOf: Float32Array.from(names, (name) => name.weight),
    tally: createTally(names.length),
  };
}

function namesFor({ parsed, truncated }: QueryName, tables: Tables): Promising[] {
  const { vocabulary, tally, weightOf } = tables;
  for (const [index, token] of parsed.tokens.entries()) {
    // A particle leads to half of all names and to nobody; alone it is all there is.
    if (token.role !== 'name' && parsed.tokens.length > 1) continue;
    const begun = index === truncated ? vocabulary.startingWith(token.text) : [];
    cover([...begun, ...vocabulary.near(token, LEAST_ALIKE)], token.weight, tables);
  }
  for (const joined of joinedNeighbours(parsed.tokens)) {
    cover(vocabulary.near(joined, LEAST_ALIKE), joined.weight, tables);
  }
  for (const part of partsOfRun(parsed.tokens)) {
    cover(vocabulary.near(part, LEAST_ALIKE_PART), part.weight, tables);
  }
  return tally.take().map(({ item, sum }) => {
    const listed = truncated === null ? (weightOf[item] as number) : parsed.weight;
    return { name: item, promise: (2 * sum) / (parsed.weight + listed) };
  });
}

/** Credits every name that has one of these words; the most alike word of a name counts. */
function cover(near: readonly Near[], weight: number, { namesOfWord, tally }: Tables): void {
  tally.nextRound();
  for (const { word, similarity } of near) {
    for (const name of namesOfWord[word] as Uint32Array) tally.add(name, weight * similarity);
  }
}

/** Each two neighbours written as one, for lists that join what the document separates. */
function joinedNeighbours(tokens: readonly NameToken[]): NameToken[] {
  return tokens.slice(1).map((token, index) => {
    const before = tokens[index] as NameToken;
    return {
      ...token,
      text: before.text + token.text,
      skeleton: before.skeleton + token.skeleton,
      weight: before.weight + token.weight,
      role: 'name',
    };
  });
}

/** Every way to part a name that is one long word in two. */
function partsOfRun(tokens: readonly NameToken[]): NameToken[] {
  const [run, ...others] = tokens.filter(({ role }) => role === 'name');
  if (run === undefined || others.length > 0 || run.text.length < SHORTEST_RUN) return [];
  const { text, weight } = run;
  const ends = Array.from(
    { length: text.length - 2 * SHORTEST_PART + 1 },
    (_, n) => n + SHORTEST_PART,
  );
  return ends
    .flatMap((end) => [text.slice(0, end), text.slice(end)])
    .map((part) => ({ ...run, text: part, skeleton: skeletonOf(part), weight: weight / 2 }));
}
