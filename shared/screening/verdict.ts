/**
 * What a screening answers.
 *
 * `clear` exists only when every source that policy requires was searched to the end and none
 * answered. Everything else is `refer`, `hit` or `not-screened`. A hit is a reason to verify, never a
 * decision: the machine refuses nobody.
 */
import { z } from 'zod';
import { nearMatchSchema } from '#shared/documents/near-match.ts';
import { documentCategorySchema, documentTypeSchema } from '#shared/documents/sltd-record.ts';
import { listIdSchema } from '#shared/watchlist/list.ts';
import { personSchema } from '#shared/watchlist/person.ts';
import { mrzFindingSchema } from './traveller.ts';

/** Why a source could not be searched to its end. */
export const searchFailureSchema = z.discriminatedUnion('kind', [
  /** The release names the list, but the cache does not hold all of it yet. */
  z.object({ kind: z.literal('not-installed') }),
  z.object({ kind: z.literal('missing-from-release') }),
  /** A row could not be opened or parsed; the cache must be rebuilt. */
  z.object({ kind: z.literal('damaged'), where: z.string().max(200) }),
  z.object({ kind: z.literal('nothing-to-search-with') }),
  z.object({ kind: z.literal('failed'), reference: z.string().max(60) }),
]);

/** One comparison that raised or lowered a score, in a form the desk can put into words. */
export const featureSchema = z.object({
  feature: z.enum(['name', 'date-of-birth', 'nationality', 'sex', 'place-of-birth', 'document']),
  /** How the two sides relate. `missing` never counts against anyone. */
  agreement: z.enum(['equal', 'near', 'partial', 'different', 'missing']),
  /** How they were brought together: `transliteration`, `truncation`, `order`, `spelling`, `digits-swapped`, … */
  by: z.string().max(40).optional(),
  traveller: z.string().max(500),
  listed: z.string().max(500),
  /** What this feature added to (or took from) the score, −1 to 1. */
  weight: z.number().min(-1).max(1),
});

/** A listed person who resembles the traveller. Scored, 0 to 1; never a hit by itself. */
export const candidateSchema = z.object({
  list: listIdSchema,
  score: z.number().min(0).max(1),
  /** The listed name that resembled most. */
  matchedName: z.string().max(500),
  features: z.array(featureSchema).max(20),
  person: personSchema,
});

/** What the register of documents says about one document. */
export const documentMatchSchema = z.object({
  list: listIdSchema,
  category: documentCategorySchema,
  documentType: documentTypeSchema,
  /** ISO 8601 day. */
  dateReported: z.string().max(10),
  /** The number that was looked up, in canonical form. */
  documentNumber: z.string().max(40),
  issuingState: z.string().max(3),
  /** Reference of the notice that the document is associated with (TDAWN); the answer leads to that notice. */
  notice: z.string().max(60).optional(),
});

/** Reasons, most serious first, each of which the desk turns into a sentence. */
export const reasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document-hit'), match: documentMatchSchema }),
  /** The document as presented is not on the register, but one that is easily mistaken for it is. */
  z.object({
    kind: z.literal('document-near'),
    match: documentMatchSchema,
    presented: z.string().max(40),
    /** How the two differ; absent in verdicts recorded before this was kept. */
    near: nearMatchSchema.optional(),
  }),
  /** The presented document is named in a person's listing. */
  z.object({ kind: z.literal('listed-document'), candidate: candidateSchema }),
  z.object({ kind: z.literal('person-hit'), candidate: candidateSchema }),
  z.object({ kind: z.literal('person-candidate'), candidate: candidateSchema }),
  /** Resembles, but was examined before and is another person; raises no alarm. */
  z.object({
    kind: z.literal('judged-different'),
    candidate: candidateSchema,
    where: z.enum(['here', 'elsewhere']),
    /** ISO 8601 day; null when it was judged elsewhere. */
    on: z.string().max(10).nullable(),
  }),
  z.object({ kind: z.literal('document-expired'), dateOfExpiry: z.string().max(10) }),
  z.object({ kind: z.literal('does-not-add-up'), finding: mrzFindingSchema }),
  z.object({
    kind: z.literal('list-too-old'),
    list: listIdSchema,
    ageInDays: z.number().nonnegative(),
    limitInDays: z.number().nonnegative(),
  }),
  z.object({ kind: z.literal('source-failed'), list: listIdSchema, failure: searchFailureSchema }),
  z.object({ kind: z.literal('no-release') }),
  z.object({ kind: z.literal('unreadable') }),
  /** Refugee rules apply (DOMAIN §3, rule 4): no contact with the state named. */
  z.object({
    kind: z.literal('protection'),
    why: z.enum(['convention-document', 'issuer-is-nationality', 'issuer-is-birth-state']),
    state: z.string().max(10).optional(),
  }),
]);

/** One source's answer, with the age of its data at the moment of the search. */
export const sourceAnswerSchema = z.object({
  list: listIdSchema,
  title: z.string().max(120),
  titles: z.record(z.string(), z.string()).optional(),
  required: z.boolean(),
  /** ISO 8601 day of the list as its publisher dates it; null when the list is not in the release. */
  listDate: z.string().max(10).nullable(),
  ageInDays: z.number().nonnegative().nullable(),
  tooOld: z.boolean(),
  records: z.int().nonnegative(),
  answer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), count: z.int().positive() }),
    /** Searched to the end; whoever resembles was judged before to be another person. */
    z.object({ kind: z.literal('judged'), count: z.int().positive() }),
    /** Searched to the end; nothing resembles. `nearest` is the best score seen, for honesty. */
    z.object({ kind: z.literal('no-answer'), nearest: z.number().min(0).max(1).nullable() }),
    z.object({ kind: z.literal('not-searched'), failure: searchFailureSchema }),
  ]),
});

export const outcomeSchema = z.enum(['clear', 'refer', 'hit', 'not-screened']);

export const verdictSchema = z.object({
  outcome: outcomeSchema,
  reasons: z.array(reasonSchema).max(60),
  sources: z.array(sourceAnswerSchema).max(60),
  /** Version of the release that was searched; null when there is none. */
  release: z.int().nonnegative().nullable(),
});

/** What is told without raising an alarm. */
export const QUIET_REASONS: ReadonlySet<Reason['kind']> = new Set([
  'judged-different',
  'protection',
]);

export type SearchFailure = z.infer<typeof searchFailureSchema>;
export type Feature = z.infer<typeof featureSchema>;
export type Candidate = z.infer<typeof candidateSchema>;
export type DocumentMatch = z.infer<typeof documentMatchSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type SourceAnswer = z.infer<typeof sourceAnswerSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
