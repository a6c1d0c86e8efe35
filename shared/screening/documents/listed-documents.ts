/** Documents that a list names in a person's entry: the passport numbers of a sanctions list, for example. */
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import type { Person } from '#shared/watchlist/person.ts';
import type { DocumentLookup } from './lookups.ts';

/** Shorter numbers are parts of prose, not numbers. */
const SHORTEST_NUMBER = 4;

export type ListedDocumentIndex = {
  /**
   * Positions of the persons whose entry names this very document: the number is equal, and the issuing
   * state is equal or the list does not say. Near variants are not looked up.
   */
  readonly holders: (lookups: readonly DocumentLookup[]) => number[];
};

type Holding = { readonly person: number; readonly state: string | null };

/** Indexes every document of every person by its canonical number. */
export function createListedDocumentIndex(persons: readonly Person[]): ListedDocumentIndex {
  const byNumber = new Map<string, Holding[]>();
  for (const [number, holding] of persons.flatMap(holdingsOf)) {
    byNumber.set(number, [...(byNumber.get(number) ?? []), holding]);
  }
  const holdersOf = ({ documentNumber, issuingState }: DocumentLookup) =>
    (byNumber.get(documentNumber) ?? [])
      .filter(({ state }) => state === null || state === issuingState)
      .map(({ person }) => person);
  return {
    holders: (lookups) => [...new Set(lookups.filter(({ exact }) => exact).flatMap(holdersOf))],
  };
}

function holdingsOf({ documents }: Person, person: number): Array<readonly [string, Holding]> {
  return documents
    .map(({ documentNumber, issuingState }) => {
      const state = issuingState === null ? null : canonicalIssuingState(issuingState);
      return [canonicalDocumentNumber(documentNumber), { person, state }] as const;
    })
    .filter(([number]) => number.length >= SHORTEST_NUMBER);
}
