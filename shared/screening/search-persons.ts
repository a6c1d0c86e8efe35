/** Searches one list of persons, by name and by the documents its entries name. */
import type { Person } from '#shared/watchlist/person.ts';
import type { SearchOutcome } from './answers.ts';
import {
  createListedDocumentIndex,
  type ListedDocumentIndex,
} from './documents/listed-documents.ts';
import { documentLookups } from './documents/lookups.ts';
import { createNameIndex, type NameIndex } from './retrieval/name-index.ts';
import { queryNamesOf } from './scoring/query-names.ts';
import { type IndexedPerson, scorePerson } from './scoring/score.ts';
import { DOCUMENT_EQUAL } from './scoring/weights.ts';
import type { PresentedDocument, Traveller } from './traveller.ts';
import type { Candidate } from './verdict.ts';

/** A list of persons, ready to be searched. */
export type PersonIndex = {
  readonly list: string;
  readonly names: NameIndex;
  readonly documents: ListedDocumentIndex;
};

/** At most so many candidates of one list are shown: the best. */
const MOST_CANDIDATES = 10;

export function createPersonIndex(list: string, persons: readonly Person[]): PersonIndex {
  return { list, names: createNameIndex(persons), documents: createListedDocumentIndex(persons) };
}

/** Searches to the end. Candidates score at least `refer`, best first. */
export function searchPersons(
  index: PersonIndex,
  traveller: Traveller,
  refer: number,
): SearchOutcome {
  const queries = queryNamesOf(traveller);
  const holding = index.documents.holders(documentLookups(traveller));
  // A listed document needs no name to be found.
  if (queries.length === 0 && holding.length === 0) {
    return { kind: 'not-searched', failure: { kind: 'nothing-to-search-with' } };
  }
  const score = (position: number) =>
    scorePerson(traveller, queries, {
      list: index.list,
      indexed: index.names.persons[position] as IndexedPerson,
    });
  const scored = index.names
    .candidates(queries)
    .filter((position) => !holding.includes(position))
    .map(score)
    .sort((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : 1));
  const candidates = scored.filter((candidate) => candidate.score >= refer);
  return {
    kind: 'searched',
    documents: [],
    holders: holding.map((position) => asHolder(score(position), traveller.document)),
    candidates: candidates.slice(0, MOST_CANDIDATES),
    nearest: scored[candidates.length]?.score ?? null,
  };
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
