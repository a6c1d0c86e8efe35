/**
 * Which documents to look up for a traveller: exactly what was presented, and what is easily mistaken for it.
 *
 * The register is searched by issuing state and number, exactly; which types of record then count is decided in
 * `found-document.ts`. Near look-ups are Farpost's own aid (the register knows none): a match on one is a
 * reason to look again, never a hit.
 */
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import { issuerAliases } from '#shared/documents/issuer-alias.ts';
import type { NearMatch } from '#shared/documents/near-match.ts';
import { type NearRank, nearNumbers } from '#shared/documents/near-numbers.ts';
import { printedDigitFor } from '#shared/documents/printed-digit.ts';
import type { DocumentType } from '#shared/documents/sltd-record.ts';
import type { PresentedDocument, Traveller } from '../traveller.ts';

/** One look-up, in canonical form. `presented` is the number in the officer's hand. */
export type DocumentLookup = {
  readonly issuingState: string;
  readonly documentNumber: string;
  readonly presented: string;
  readonly exact: boolean;
  /** How the number or the issuer differs from what was presented; present on every look-up that is not exact. */
  readonly near?: NearMatch;
  /** What the number may be the number of, likeliest first. */
  readonly documentTypes: readonly [DocumentType, ...DocumentType[]];
};

/**
 * At most so many look-ups for one document, exact ones included. Each reads one bucket of the register. The
 * last ones left out are pairs of confusions, the least probable.
 */
export const MOST_LOOKUPS = 24;

/** A number under one issuing state, and which types it may belong to. */
type Presented = Pick<DocumentLookup, 'issuingState' | 'presented' | 'documentTypes'>;
type Ranked = { readonly lookup: DocumentLookup; readonly rank: NearRank };

/** Exact look-ups first, then the likeliest. Empty when the traveller has no document, or one without a usable number. */
export function documentLookups(traveller: Traveller): DocumentLookup[] {
  const { document, mrz } = traveller;
  if (document === null) return [];
  const presented = presentedNumbers(document, traveller.nationality);
  const exact = presented.map((one) => ({
    ...one,
    documentNumber: one.presented,
    exact: true,
  }));
  const near = presented
    .flatMap((one) => nearLookups(one, mrz))
    .sort((a, b) => a.rank - b.rank)
    .map(({ lookup }) => lookup);
  const first = new Map<string, DocumentLookup>();
  for (const lookup of [...exact, ...near]) {
    const place = `${lookup.issuingState} ${lookup.documentNumber}`;
    if (!first.has(place)) first.set(place, lookup);
  }
  return [...first.values()].slice(0, MOST_LOOKUPS);
}

/**
 * Either number of a visa may be the passport's (Doc 9303 Part 7, note on the document number), which the
 * holder's own state issued. Of any other document, the number is its own.
 */
function presentedNumbers(document: PresentedDocument, nationality: string): Presented[] {
  const { documentType, otherNumber } = document;
  const issuer = canonicalIssuingState(document.issuingState);
  const own = documentType !== 'visa' && otherNumber === undefined;
  const home = own ? '' : canonicalIssuingState(nationality);
  const states = new Map<string, Presented['documentTypes']>([[issuer, [documentType]]]);
  states.set(home, home === issuer ? [documentType, 'passport'] : ['passport']);
  const numbers = [document.documentNumber, otherNumber ?? ''].map(canonicalDocumentNumber);
  return [...new Set(numbers)]
    .flatMap((presented) =>
      [...states].map(([issuingState, documentTypes]) => ({
        issuingState,
        presented,
        documentTypes,
      })),
    )
    .filter(({ issuingState, presented }) => issuingState !== '' && presented !== '');
}

function nearLookups(one: Presented, mrz: Traveller['mrz']): Ranked[] {
  const { issuingState, presented } = one;
  const numbers = nearNumbers(presented, printedDigitFor(mrz, presented)).map(
    ({ documentNumber, near, rank }): Ranked => ({
      rank,
      lookup: { ...one, documentNumber, exact: false, near },
    }),
  );
  const aliases = issuerAliases(issuingState).map(
    (alias): Ranked => ({
      rank: 2,
      lookup: {
        ...one,
        issuingState: alias,
        documentNumber: presented,
        exact: false,
        near: { kind: 'issuer-alias', presented: issuingState, listed: alias },
      },
    }),
  );
  return [...numbers, ...aliases];
}
