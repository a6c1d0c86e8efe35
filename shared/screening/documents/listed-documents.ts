/** Documents that a list names in a person's entry: the passport numbers of a sanctions list, for example. */
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import type { ListedDocument } from '#shared/watchlist/person.ts';
import type { DocumentLookup } from './lookups.ts';

/** Shorter numbers are parts of prose, not numbers. */
const SHORTEST_NUMBER = 4;

/** Canonical numbers under which an entry's documents are found. */
export function listedNumbers(documents: readonly ListedDocument[]): string[] {
  const numbers = documents.map(({ documentNumber }) => canonicalDocumentNumber(documentNumber));
  return [...new Set(numbers)].filter((number) => number.length >= SHORTEST_NUMBER);
}

/**
 * Whether an entry names this very document: the number is equal, and the issuing state is equal or the
 * list does not say. Near variants do not count.
 */
export function namesDocument(
  documents: readonly ListedDocument[],
  lookups: readonly DocumentLookup[],
): boolean {
  const exact = lookups.filter((lookup) => lookup.exact);
  return documents.some(({ documentNumber, issuingState }) => {
    const number = canonicalDocumentNumber(documentNumber);
    const state = issuingState === null ? null : canonicalIssuingState(issuingState);
    return exact.some(
      (lookup) =>
        number.length >= SHORTEST_NUMBER &&
        lookup.documentNumber === number &&
        (state === null || state === lookup.issuingState),
    );
  });
}
