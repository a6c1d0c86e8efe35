/** Who stands at the desk, as read from a document or typed by an officer. */
import { z } from 'zod';
import { documentTypeSchema } from '#shared/documents/sltd-record.ts';

const partialDateSchema = z.object({
  year: z.int().min(1000).max(2999).nullable(),
  month: z.int().min(1).max(12).nullable(),
  day: z.int().min(1).max(31).nullable(),
});

/** The document in the officer's hand. */
export const presentedDocumentSchema = z.object({
  documentType: documentTypeSchema,
  /** MRZ document code (`P`, `PR`, `I`, …); empty when typed by hand. */
  documentCode: z.string().max(2),
  documentNumber: z.string().min(1).max(40),
  /** ICAO three-letter code. */
  issuingState: z.string().min(1).max(3),
  /** `null` when the document states none or it could not be read. */
  dateOfExpiry: partialDateSchema.nullable(),
  /** A visa's MRZ may carry the passport's number or its own: look up both. */
  otherNumber: z.string().min(1).max(40).optional(),
});

/** Why this search is made; recorded with every screening (RPD: purpose limitation). */
export const searchPurposeSchema = z.enum(['entry', 'exit', 'asylum', 'second-line']);

/** A finding of the MRZ reader that the verdict must take into account. */
export const mrzFindingSchema = z.object({
  field: z.string().max(40),
  code: z.string().max(40),
  severity: z.enum(['error', 'warning']),
});

export const travellerSchema = z.object({
  primaryIdentifier: z.string().max(200),
  secondaryIdentifier: z.string().max(200),
  /** The name may continue beyond what the MRZ could hold: match it as a prefix. */
  nameTruncated: z.boolean(),
  /** The name in its original script, when the officer has it. */
  originalScriptName: z.string().max(200).optional(),
  dateOfBirth: partialDateSchema,
  sex: z.enum(['M', 'F', 'X', 'U']),
  /** ICAO three-letter code, or empty when unknown. */
  nationality: z.string().max(3),
  /** Outside the machine readable zone: only when somebody took it down. Town and ICAO code, either empty when unknown. */
  placeOfBirth: z.object({ town: z.string().max(120), state: z.string().max(3) }).optional(),
  document: presentedDocumentSchema.nullable(),
  /** Cleaned MRZ lines, or null when typed by hand. */
  mrz: z.array(z.string().max(44)).max(3).nullable(),
  findings: z.array(mrzFindingSchema).max(40),
});

export type PresentedDocument = z.infer<typeof presentedDocumentSchema>;
export type SearchPurpose = z.infer<typeof searchPurposeSchema>;
export type Traveller = z.infer<typeof travellerSchema>;
