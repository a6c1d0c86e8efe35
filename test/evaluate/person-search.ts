/** One list searched for many travellers, and what came of it. */

import { MOST_CANDIDATES } from '#shared/screening/decide.ts';
import { queryNamesOf } from '#shared/screening/scoring/query-names.ts';
import { searchIndex } from '#shared/screening/search-index.ts';
import {
  createPersonIndex,
  type PersonIndex,
  searchPersons,
} from '#shared/screening/search-persons.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Person } from '#shared/watchlist/person.ts';

export type Ranked = { readonly id: string; readonly score: number };
export type Searched = {
  /** Best first, whatever their score. */
  readonly ranked: readonly Ranked[];
  /** Ids of all that were compared in full. */
  readonly retrieved: () => ReadonlySet<string>;
  readonly milliseconds: number;
};

export type Searcher = (traveller: Traveller) => Searched;

/** Ids must be distinct; see `withOrigin`. */
export function createSearcher(persons: readonly Person[]): Searcher {
  const index: PersonIndex = createPersonIndex('evaluation', persons);
  return (traveller) => {
    const started = performance.now();
    const outcome = searchPersons(index, traveller, 0);
    const milliseconds = performance.now() - started;
    // As many as an officer is shown.
    const candidates =
      outcome.kind === 'searched' ? outcome.candidates.slice(0, MOST_CANDIDATES) : [];
    const retrieved = () => searchIndex(index.names, traveller, queryNamesOf(traveller));
    return {
      ranked: candidates.map(({ person, score }) => ({ id: person.id, score })),
      retrieved: () => new Set(retrieved().map(({ person }) => (persons[person] as Person).id)),
      milliseconds,
    };
  };
}

/** Persons of several lists may have the same id. */
export const withOrigin = (origin: string, persons: readonly Person[]): Person[] =>
  persons.map((person) => ({ ...person, id: `${origin}/${person.id}` }));

/** A traveller of whom nothing but the name is known. */
export const namedOnly = (name: string): Traveller => ({
  primaryIdentifier: name,
  secondaryIdentifier: '',
  nameTruncated: false,
  dateOfBirth: { year: null, month: null, day: null },
  sex: 'U',
  nationality: '',
  document: null,
  mrz: null,
  findings: [],
});
