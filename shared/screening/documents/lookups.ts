/**
 * Which documents to look up for a traveller: exactly what was presented, and what is easily mistaken for it.
 *
 * The register is searched by issuing state and number, exactly. Near variants are Farpost's own aid (the
 * register knows none): a match on one is a reason to look again, never a hit.
 */
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import type { Traveller } from '../traveller.ts';

/** One look-up, in canonical form. `presented` is the number in the officer's hand. */
export type DocumentLookup = {
  readonly issuingState: string;
  readonly documentNumber: string;
  readonly presented: string;
  readonly exact: boolean;
};

/** Characters that a reader or an eye takes for one another. */
const CONFUSABLE: ReadonlyMap<string, string> = new Map(
  ['O0', 'I1', 'S5', 'B8', 'Z2', 'G6'].flatMap((pair) => [
    [pair.charAt(0), pair.charAt(1)],
    [pair.charAt(1), pair.charAt(0)],
  ]),
);

/** At most so many variants of one number. */
export const MOST_VARIANTS = 16;

/** Exact look-ups first. Empty when the traveller has no document, or one without a usable number. */
export function documentLookups({ document, nationality }: Traveller): DocumentLookup[] {
  if (document === null) return [];
  const state = canonicalIssuingState(document.issuingState);
  const oneNumber = document.documentType !== 'visa' && document.otherNumber === undefined;
  if (oneNumber) return lookupsOf(state, document.documentNumber);
  // Either number of a visa may be the passport's (Doc 9303 Part 7), which the holder's own state issued.
  const states = new Set([state, canonicalIssuingState(nationality)]);
  const numbers = new Set([document.documentNumber, document.otherNumber ?? '']);
  return [...numbers]
    .flatMap((number) => [...states].flatMap((code) => lookupsOf(code, number)))
    .sort((a, b) => Number(b.exact) - Number(a.exact));
}

/** Numbers that differ from `number` in one position by a confusable character; in order of position. */
export function nearVariants(number: string): string[] {
  const variants: string[] = [];
  for (const [position, character] of [...number].entries()) {
    const other = CONFUSABLE.get(character);
    if (other !== undefined)
      variants.push(number.slice(0, position) + other + number.slice(position + 1));
  }
  return variants.slice(0, MOST_VARIANTS);
}

function lookupsOf(issuingState: string, raw: string): DocumentLookup[] {
  const presented = canonicalDocumentNumber(raw);
  if (presented === '' || issuingState === '') return [];
  const exact = { issuingState, documentNumber: presented, presented, exact: true };
  const near = nearVariants(presented).map((documentNumber) => ({
    issuingState,
    documentNumber,
    presented,
    exact: false,
  }));
  return [exact, ...near];
}
