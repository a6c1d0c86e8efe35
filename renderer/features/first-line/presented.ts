/** From the lines of a document to the traveller who presents it. */

import type { DocumentType } from '#shared/documents/sltd-record.ts';
import { type DocumentKind, documentKind } from '#shared/icao/document-code.ts';
import type { ReadMrz } from '#shared/icao/mrz.ts';
import type { PresentedDocument, Traveller } from '#shared/screening/traveller.ts';

/** Who or what is before the officer. */
export type Presented =
  | { readonly how: 'scanned'; readonly traveller: Traveller; readonly reading: ReadMrz }
  | { readonly how: 'typed'; readonly traveller: Traveller }
  | { readonly how: 'unreadable'; readonly text: string };

const MOST_FINDINGS = 40;
const LONGEST_NAME = 200;

/** What the reader found, as the search wants it. Nothing is repaired here. */
export function travellerOf(reading: ReadMrz): Traveller {
  return {
    primaryIdentifier: reading.primaryIdentifier.slice(0, LONGEST_NAME),
    secondaryIdentifier: reading.secondaryIdentifier.slice(0, LONGEST_NAME),
    nameTruncated: reading.nameTruncated,
    dateOfBirth: reading.dateOfBirth,
    sex: reading.sex === '<' ? 'U' : reading.sex,
    nationality: reading.nationality,
    document: documentOf(reading),
    mrz: [...reading.lines],
    findings: reading.findings
      .slice(0, MOST_FINDINGS)
      .map(({ field, code, severity }) => ({ field, code, severity })),
  };
}

/** `null` when there is no number or no issuer to look up: the findings say what is missing. */
function documentOf(reading: ReadMrz): PresentedDocument | null {
  const { documentNumber, issuingState, documentCode, dateOfExpiry } = reading;
  if (documentNumber === '' || issuingState === '') return null;
  const other = otherNumberOf(reading);
  return {
    documentType: DOCUMENT_TYPES[documentKind(documentCode)],
    documentCode,
    documentNumber,
    issuingState,
    dateOfExpiry,
    ...(other === null ? {} : { otherNumber: other }),
  };
}

/** A visa's own number may stand in its optional data when the lines carry the passport's. */
function otherNumberOf({ format, optionalData }: ReadMrz): string | null {
  const [first = ''] = optionalData;
  const number = first.replaceAll('<', '');
  return format.startsWith('MRV') && number !== '' ? number : null;
}

const DOCUMENT_TYPES: Readonly<Record<DocumentKind, DocumentType>> = {
  passport: 'passport',
  emergency: 'emergency-travel-document',
  'diplomatic-passport': 'passport',
  'official-passport': 'passport',
  'refugee-travel-document': 'refugee-travel-document',
  'alien-passport': 'passport',
  'stateless-travel-document': 'stateless-travel-document',
  'laissez-passer': 'laissez-passer',
  'military-passport': 'passport',
  crew: 'identity-card',
  'identity-card': 'identity-card',
  visa: 'visa',
  unknown: 'other',
};
