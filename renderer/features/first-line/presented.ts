/** From the lines of a document to the traveller who presents it. */

import type { DocumentType } from '#shared/documents/sltd-record.ts';
import { type DocumentKind, documentKind } from '#shared/icao/document-code.ts';
import type { ReadMrz } from '#shared/icao/mrz.ts';
import type { MrzFinding } from '#shared/icao/mrz-finding.ts';
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
    nameTruncated: reading.nameTruncated || nameMayGoOn(reading),
    dateOfBirth: reading.dateOfBirth,
    sex: reading.sex === '<' ? 'U' : reading.sex,
    nationality: reading.nationality,
    document: documentOf(reading),
    mrz: [...reading.lines],
    findings: reading.findings.slice(0, MOST_FINDINGS).map((finding) => ({
      field: finding.field,
      code: finding.code,
      severity: mayHideLetters(reading, finding) ? 'error' : finding.severity,
    })),
  };
}

/**
 * A line that came short is taken for one whose fillers the reader left out only where that is all that
 * can be missing: a name line that ends in a letter of the given names. Otherwise letters may have been
 * lost that no check digit covers, and a person must look.
 */
function mayHideLetters(reading: ReadMrz, { code, line, start, end }: MrzFinding): boolean {
  if (code !== 'line-length' || start === end) return false;
  if (line !== nameLineOf(reading)) return reading.format.startsWith('MRV');
  const received = (reading.lines[line] ?? '').slice(0, start);
  return received.endsWith('<') || reading.secondaryIdentifier === '';
}

/** The name line came short and ends in a letter: what follows may have been cut. */
function nameMayGoOn(reading: ReadMrz): boolean {
  return reading.findings.some(
    ({ code, line, start, end }) =>
      code === 'line-length' && start < end && line === nameLineOf(reading),
  );
}

const nameLineOf = ({ format }: ReadMrz): number => (format === 'TD1' ? 2 : 0);

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
