/**
 * Whether the type that a record names can be the type of the document presented.
 *
 * The register is searched by number, issuing state and type, exactly (INTERPOL SLTD as described to the ICAO
 * FAL panel). Reports name the type by hand, though, and often wrongly. The rule here forgives a confusion
 * within what Doc 9303 itself treats as one kind of document, told by the first letter of the document code:
 *
 * - `P`, travel documents in the place of a passport (Part 4 §4.4: PP, PE, PD, PO, PR, PT, PS, PL, PM, PU):
 *   passport, refugee, stateless and emergency travel document, laissez-passer;
 * - `A`, `C`, `I`, cards (Part 5 and Part 6, note k): identity card;
 * - `V`, visas (Part 7 §4.2.2.1).
 *
 * Issuing States number these families independently, so that passport 123456789 and identity card 123456789
 * of one State are usually two documents. Usually is not always: such a match is reported as near, never dropped.
 */
import type { DocumentType } from './sltd-record.ts';

/** Documents that are numbered and reported together. `any`: the type says nothing. */
export type DocumentFamily = 'passport' | 'card' | 'visa' | 'any';

const FAMILIES: Readonly<Record<DocumentType, DocumentFamily>> = {
  passport: 'passport',
  'refugee-travel-document': 'passport',
  'stateless-travel-document': 'passport',
  'emergency-travel-document': 'passport',
  'laissez-passer': 'passport',
  'identity-card': 'card',
  visa: 'visa',
  other: 'any',
};

/**
 * `same`: the types are equal. `family`: unequal, but easily named for one another. `unknown`: one side is
 * `other`, which contradicts nothing. `another`: a clearly different document. Symmetric in its arguments.
 */
export type TypeAgreement = 'same' | 'family' | 'unknown' | 'another';

/** The family of a type. */
export const familyOf = (type: DocumentType): DocumentFamily => FAMILIES[type];

/**
 * Compares the type of the document presented with the type a record names. All but `another` leave a match
 * on number and issuing state what it is; `another` makes it a near match.
 */
export function typeAgreement(presented: DocumentType, listed: DocumentType): TypeAgreement {
  const [here, there] = [familyOf(presented), familyOf(listed)];
  if (here === 'any' || there === 'any') return 'unknown';
  if (presented === listed) return 'same';
  return here === there ? 'family' : 'another';
}
