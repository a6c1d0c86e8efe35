/**
 * A message as a National Central Bureau takes it into its own system and sends it over I-24/7: the fields, and the text
 * that a person reads. JSON, XML and PDF say the same; see docs/formats/ncb-export.md.
 */
import { z } from 'zod';
import { messageKindSchema } from '#shared/protection/message.ts';
import { recipientSchema } from '#shared/protection/recipient.ts';
import { noticeKindSchema } from '#shared/watchlist/person.ts';
import { decisionSchema } from '../decision.ts';
import { exchangeLanguageSchema } from '../exchange.ts';
import { casePersonSchema, nameVariantSchema } from '../intake.ts';

const exportKindSchema = messageKindSchema.exclude(['information-request', 'document-report']);

const exportedNameSchema = z.object({
  kind: nameVariantSchema.shape.kind,
  primaryIdentifier: z.string(),
  secondaryIdentifier: z.string(),
  /** Empty when it is not known. */
  originalScript: z.string(),
});

const exportedPersonSchema = z.object({
  names: z.array(exportedNameSchema).min(1),
  /** ISO 8601 with the known leading parts: `1980-05-17`, `1980-05`, `1980`; null when nothing is known. */
  dateOfBirth: z.string().nullable(),
  sex: casePersonSchema.shape.sex,
  /** ICAO codes. */
  nationalities: z.array(z.string()),
  stateOfBirth: z.string().nullable(),
  placeOfBirth: z.string().nullable(),
});

/** What answered in a search. */
const exportedEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('notice'),
    list: z.string(),
    notice: noticeKindSchema,
    reference: z.string(),
    issuer: z.string().nullable(),
  }),
  /** Of a list without notices. */
  z.object({ kind: z.literal('listing'), list: z.string(), reference: z.string() }),
  z.object({
    kind: z.literal('document'),
    list: z.string(),
    issuingState: z.string(),
    documentNumber: z.string(),
  }),
]);

export const ncbExportSchema = z.object({
  schema: z.literal('farpost/ncb-export/1'),
  /** Of the notification, or of the thread. */
  id: z.uuid(),
  /** How the text calls it. */
  reference: z.string(),
  kind: exportKindSchema,
  language: exchangeLanguageSchema,
  marking: z.enum(['confidential-refugee', 'none']),
  /** ICAO code of the State that sends it. */
  originState: z.string(),
  recipients: z.array(recipientSchema).min(1),
  /** The rest of the head is null in a request about a hit, which knows nothing of a case. */
  authority: z.string().nullable(),
  file: z.string().nullable(),
  form: z.string().nullable(),
  legalBasis: z.string().nullable(),
  /** ISO 8601. */
  approvedAt: z.string().nullable(),
  exportedAt: z.string(),
  persons: z.array(exportedPersonSchema),
  decision: z
    .object({
      outcome: decisionSchema.shape.outcome,
      decidedOn: z.string(),
      /** Since when it is no more; null while it stands. */
      endedOn: z.string().nullable(),
    })
    .nullable(),
  entries: z.array(exportedEntrySchema),
  corrects: z.object({ reference: z.string(), kind: exportKindSchema }).nullable(),
  /** What an officer wrote in own words. */
  statement: z.string().nullable(),
  /** The whole letter. */
  text: z.string().min(1),
});

export type NcbExport = z.infer<typeof ncbExportSchema>;
export type ExportedEntry = NcbExport['entries'][number];
export type ExportedPerson = NcbExport['persons'][number];
