/** From a record found by a look-up to what the verdict is told: an exact match, or a near one and why. */
import { typeAgreement } from '#shared/documents/document-family.ts';
import type { FoundDocument } from '../answers.ts';
import type { DocumentMatch } from '../verdict.ts';
import type { DocumentLookup } from './lookups.ts';

/**
 * Exact only when number and issuing state are as presented and the record's type can be the document's
 * (`shared/documents/document-family.ts`). A clearly different type makes it near: never dropped, never a hit.
 */
export function foundDocument(lookup: DocumentLookup, match: DocumentMatch): FoundDocument {
  const { presented, near, documentTypes } = lookup;
  if (near !== undefined) return { match, presented, exact: false, near };
  const listed = match.documentType;
  if (documentTypes.some((type) => typeAgreement(type, listed) !== 'another')) {
    return { match, presented, exact: true };
  }
  const otherType = { kind: 'other-type', presented: documentTypes[0], listed } as const;
  return { match, presented, exact: false, near: otherType };
}

/** Sorts exact matches before near ones; otherwise keeps the order. */
export const exactFirst = (a: FoundDocument, b: FoundDocument): number =>
  Number(b.exact) - Number(a.exact);
