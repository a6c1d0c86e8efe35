/**
 * A person on a watchlist, whoever published the list.
 *
 * Every importer maps its publisher's record onto this one shape; packs carry it and the engine
 * screens against it. Field meanings: INTERPOL notices API, UN Security Council and OFAC list formats.
 */
import { z } from 'zod';

/** ISO 15924 names of the scripts the product tells apart. */
export const scriptSchema = z.enum([
  'Latn',
  'Arab',
  'Cyrl',
  'Grek',
  'Hebr',
  'Armn',
  'Geor',
  'Deva',
  'Hani',
  'Hang',
  'Zyyy',
]);

/** `weak` names count less: the publisher itself calls them low quality. */
export const personNameSchema = z.object({
  kind: z.enum(['primary', 'alias', 'birth-name']),
  quality: z.enum(['strong', 'weak']),
  script: scriptSchema,
  /** The whole name in the order the publisher prints it; never empty. */
  whole: z.string().min(1).max(500),
  /** Family name(s), where the publisher says which part that is. */
  primaryIdentifier: z.string().max(500).optional(),
  /** Given names, where the publisher says which part that is. */
  secondaryIdentifier: z.string().max(500).optional(),
});

/** A date of birth as published: exact, about, or somewhere between two years. */
export const listedDateSchema = z.discriminatedUnion('precision', [
  z.object({
    precision: z.enum(['exact', 'circa']),
    year: z.int().min(1000).max(2999),
    month: z.int().min(1).max(12).nullable(),
    day: z.int().min(1).max(31).nullable(),
  }),
  z.object({
    precision: z.literal('between'),
    fromYear: z.int().min(1000).max(2999),
    toYear: z.int().min(1000).max(2999),
  }),
]);

/** Document kinds a list may name; `other` keeps what the publisher wrote in `label`. */
export const listedDocumentSchema = z.object({
  kind: z.enum(['passport', 'identity-card', 'travel-document', 'visa', 'other']),
  /** As published, trimmed. Compare only through `#shared/documents/document-number.ts`. */
  documentNumber: z.string().min(1).max(60),
  /** ICAO three-letter code, or null when the publisher does not say. */
  issuingState: z.string().min(1).max(3).nullable(),
  label: z.string().max(200).optional(),
});

/** INTERPOL's notice colours, and lists that are not notices. */
export const noticeKindSchema = z.enum([
  'red',
  'blue',
  'green',
  'yellow',
  'black',
  'orange',
  'purple',
  'un-special',
  'diffusion',
  'sanction',
]);

/** One notice, diffusion or listing about the person. */
export const noticeSchema = z.object({
  kind: noticeKindSchema,
  reference: z.string().min(1).max(120),
  /** Who asked for it: an ICAO state code, or an organisation code such as `UNO`; null when not published. */
  issuer: z.string().min(1).max(10).nullable(),
  /** Short, in the publisher's words: the charge, the programme, the resolution. */
  reason: z.string().max(1000).optional(),
});

/** A listed person. `id` is stable across releases and unique within its list. */
export const personSchema = z.object({
  id: z.string().min(1).max(120),
  names: z.array(personNameSchema).min(1).max(200),
  datesOfBirth: z.array(listedDateSchema).max(50),
  placesOfBirth: z.array(z.string().max(300)).max(50),
  /** ICAO three-letter codes; what could not be mapped stays out and is counted by the importer. */
  nationalities: z.array(z.string().min(1).max(3)).max(50),
  sex: z.enum(['M', 'F', 'X', 'U']),
  documents: z.array(listedDocumentSchema).max(200),
  notices: z.array(noticeSchema).min(1).max(50),
  remarks: z.string().max(4000).optional(),
});

export type Script = z.infer<typeof scriptSchema>;
export type PersonName = z.infer<typeof personNameSchema>;
export type ListedDate = z.infer<typeof listedDateSchema>;
export type ListedDocument = z.infer<typeof listedDocumentSchema>;
export type NoticeKind = z.infer<typeof noticeKindSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type Person = z.infer<typeof personSchema>;
