/**
 * One entry of the register of stolen, lost, revoked and invalid travel documents.
 *
 * Source: INTERPOL SLTD as described to the ICAO FAL panel. The register carries no names: only the
 * document is reported, never its holder.
 */
import { z } from 'zod';

/** Why the document is in the register (SLTD fraud type). */
export const documentCategorySchema = z.enum([
  'stolen',
  'lost',
  'revoked',
  'invalid',
  'stolen-blank',
]);

/** Type of document, after ICAO Doc 9303. */
export const documentTypeSchema = z.enum([
  'passport',
  'refugee-travel-document',
  'stateless-travel-document',
  'identity-card',
  'visa',
  'emergency-travel-document',
  'laissez-passer',
  'other',
]);

/**
 * Which register a record comes from: INTERPOL's SLTD, its travel documents associated with notices (TDAWN), or
 * the State's own.
 */
export const documentSourceSchema = z.enum(['sltd', 'tdawn', 'national']);

/** A calendar day as ISO 8601 `YYYY-MM-DD`. */
const daySchema = z.iso.date();

/** A document report as an issuing state files it. `documentNumber` is as printed on the document. */
export const sltdRecordSchema = z.object({
  documentNumber: z.string().min(1).max(30),
  issuingState: z.string().min(1).max(3),
  documentType: documentTypeSchema,
  category: documentCategorySchema,
  dateReported: daySchema,
  dateOfTheft: daySchema.optional(),
  theftCountry: z.string().min(1).max(3).optional(),
  dateOfIssue: daySchema.optional(),
  dateOfExpiry: daySchema.optional(),
  reviewDate: daySchema.optional(),
  nationalReference: z.string().max(60).optional(),
  /** Reference of the notice that the document is associated with; the answer then leads to that notice. */
  noticeReference: z.string().min(1).max(60).optional(),
  /** Absent means what `documentSourceOf` says. */
  source: documentSourceSchema.optional(),
});

export type DocumentCategory = z.infer<typeof documentCategorySchema>;
export type DocumentType = z.infer<typeof documentTypeSchema>;
export type SltdRecord = z.infer<typeof sltdRecordSchema>;
export type DocumentSource = z.infer<typeof documentSourceSchema>;

/** The source of a record: as stated, else TDAWN when it names a notice, else SLTD. */
export function documentSourceOf({
  source,
  noticeReference,
}: Pick<SltdRecord, 'source' | 'noticeReference'>): DocumentSource {
  return source ?? (noticeReference === undefined ? 'sltd' : 'tdawn');
}
