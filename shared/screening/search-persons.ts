/** Searches one list of persons, by name and by the documents its entries name. */
import type { Person } from '#shared/watchlist/person.ts';
import type { SearchOutcome } from './answers.ts';
import { namesDocument } from './documents/listed-documents.ts';
import { documentLookups } from './documents/lookups.ts';
import { createTableBuilder } from './retrieval/build-tables.ts';
import { personsUnder } from './retrieval/listed-numbers.ts';
import { BINDING_BYTES } from './retrieval/name-tables.ts';
import { byPlaceOfBirth, withPlaceOfBirth } from './scoring/place-of-birth.ts';
import { queryNamesOf } from './scoring/query-names.ts';
import { candidateOf, type ScoredPerson } from './scoring/score.ts';
import { DOCUMENT_EQUAL } from './scoring/weights.ts';
import { type NameIndex, openNameIndex, scoreUnnamed, searchIndex } from './search-index.ts';
import type { PresentedDocument, Traveller } from './traveller.ts';
import type { Candidate } from './verdict.ts';

const NOTHING_TO_SEARCH_WITH: SearchOutcome = {
  kind: 'not-searched',
  failure: { kind: 'nothing-to-search-with' },
};

const NOBODY: ReadonlySet<number> = new Set();

/** What a search found in the index alone, by the numbers of the persons. */
export type FoundPersons = {
  /** Whether there was a name to search for. */
  readonly hasName: boolean;
  /** Entries that may name the presented document; the entry itself decides. */
  readonly holders: readonly ScoredPerson[];
  /** All of at least `refer`, best first: which are shown is decided once it is known who was judged. */
  readonly candidates: readonly ScoredPerson[];
  /** The best below. */
  readonly nearest: ScoredPerson | null;
};

/** All that resemble, best first. */
type ScoredPersons = {
  readonly hasName: boolean;
  readonly holders: readonly ScoredPerson[];
  readonly scored: readonly ScoredPerson[];
};

export function scorePersons(index: NameIndex, traveller: Traveller): ScoredPersons {
  const queries = queryNamesOf(traveller);
  const numbers = personsUnder(index.tables, documentLookups(traveller));
  const scored = searchIndex(index, traveller, queries);
  const holders = numbers.map(
    (number) =>
      scored.find(({ person }) => person === number) ?? scoreUnnamed(index, traveller, number),
  );
  return { hasName: queries.length > 0, holders, scored };
}

/** What a search found, as if the persons in `hidden` were not in the list. */
export function rankPersons(
  all: ScoredPersons,
  refer: number,
  hidden: ReadonlySet<number>,
): FoundPersons {
  const isShown = ({ person }: ScoredPerson): boolean => !hidden.has(person);
  const scored = all.scored.filter(isShown);
  const candidates = scored.filter(({ score }) => score >= refer);
  return {
    hasName: all.hasName,
    holders: all.holders.filter(isShown),
    candidates,
    nearest: scored[candidates.length] ?? null,
  };
}

/** A search that hides nobody. */
export const findPersons = (index: NameIndex, traveller: Traveller, refer: number): FoundPersons =>
  rankPersons(scorePersons(index, traveller), refer, NOBODY);

/** The outcome once the entries were opened. `persons` has every person that `found` names. */
export function outcomeOf(
  list: string,
  { found, traveller }: { readonly found: FoundPersons; readonly traveller: Traveller },
  persons: ReadonlyMap<number, Person>,
): SearchOutcome {
  const lookups = documentLookups(traveller);
  const entry = ({ person }: ScoredPerson) => persons.get(person) as Person;
  const shown = (scored: ScoredPerson): Candidate =>
    withPlaceOfBirth(candidateOf(list, scored, entry(scored)), traveller);
  const holding = found.holders.filter((scored) => namesDocument(entry(scored).documents, lookups));
  // A listed document needs no name to be found; somebody else's of the same number is not the traveller's.
  if (!found.hasName && holding.length === 0) return NOTHING_TO_SEARCH_WITH;
  const held = new Set(holding.map(({ person }) => person));
  return {
    kind: 'searched',
    documents: [],
    holders: holding.map((scored) => asHolder(shown(scored), traveller.document)),
    candidates: found.candidates
      .filter(({ person }) => !held.has(person))
      .map(shown)
      .sort((a, b) => b.score - a.score || byPlaceOfBirth(a, b)),
    nearest: found.nearest?.score ?? null,
  };
}

/** Numbers of all persons whose entries an outcome needs. */
export const personsOf = ({ holders, candidates }: FoundPersons): number[] => [
  ...new Set([...holders, ...candidates].map(({ person }) => person)),
];

/** A list that is in memory as a whole. */
export type PersonIndex = {
  readonly list: string;
  readonly persons: readonly Person[];
  readonly names: NameIndex;
};

export function createPersonIndex(list: string, persons: readonly Person[]): PersonIndex {
  const builder = createTableBuilder();
  builder.addPack(persons);
  const tables = builder.finish(new Uint8Array(BINDING_BYTES));
  return { list, persons, names: openNameIndex(tables) };
}

/** Searches such a list to the end. Candidates score at least `refer`, best first. */
export function searchPersons(
  { list, persons, names }: PersonIndex,
  traveller: Traveller,
  refer: number,
): SearchOutcome {
  const found = findPersons(names, traveller, refer);
  const entries = new Map(personsOf(found).map((at) => [at, persons[at] as Person] as const));
  return outcomeOf(list, { found, traveller }, entries);
}

/** Only a presented document can have led here. */
function asHolder(candidate: Candidate, document: PresentedDocument | null): Candidate {
  const number = (document as PresentedDocument).documentNumber;
  return {
    ...candidate,
    score: Math.min(1, candidate.score + DOCUMENT_EQUAL),
    features: [
      ...candidate.features,
      {
        feature: 'document',
        agreement: 'equal',
        traveller: number,
        listed: number,
        weight: DOCUMENT_EQUAL,
      },
    ],
  };
}
