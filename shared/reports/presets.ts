/**
 * The convention travel documents, which the resolution wants reported: what distinguishes their reports is filled in.
 *
 * Source: ICAO Doc 9303, 8th edition, Part 4 §4.4: document codes `PR` (1951 Convention) and `PS` (1954 Convention).
 */
import type { DocumentType } from '#shared/documents/sltd-record.ts';
import { documentKind } from '#shared/icao/document-code.ts';

export const REPORT_PRESETS = [
  { id: 'refugee-1951', documentType: 'refugee-travel-document', documentCode: 'PR' },
  { id: 'stateless-1954', documentType: 'stateless-travel-document', documentCode: 'PS' },
] as const;

/** The type under which a document with this code is reported; null when the code says none. */
export function documentTypeOfCode(code: string): DocumentType | null {
  const kind = documentKind(code);
  switch (kind) {
    case 'refugee-travel-document':
    case 'stateless-travel-document':
    case 'laissez-passer':
    case 'identity-card':
    case 'visa':
      return kind;
    case 'emergency':
      return 'emergency-travel-document';
    case 'passport':
    case 'diplomatic-passport':
    case 'official-passport':
    case 'alien-passport':
    case 'military-passport':
      return 'passport';
    case 'crew':
      return 'other';
    case 'unknown':
      return null;
  }
}
