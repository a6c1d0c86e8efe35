/** What stands in the way of a report, field by field. */
import { z } from 'zod';
import { reportDraftSchema } from './report.ts';

export const findingKindSchema = z.enum([
  'missing',
  'unknown-word',
  'unknown-state',
  /** Only the issuing State may report a document; `detail` is the own State. */
  'foreign-document',
  /** Nothing of A–Z and 0–9 is left of the number. */
  'number-not-comparable',
  /** The number has letters that the machine readable zone cannot carry. */
  'number-loses-characters',
  /** A word, perhaps a name. */
  'number-without-digit',
  /** `detail` is the most characters. */
  'too-long',
  'not-a-day',
  'in-future',
  'expiry-before-issue',
  'theft-before-issue',
  'review-not-after-report',
  /** `detail` is the last day that is allowed. */
  'review-too-late',
  'range-not-of-blanks',
  'range-unlike',
  'range-backwards',
  /** `detail` is the most numbers. */
  'range-too-long',
  /** Nominal data; the sign of it follows. */
  'names-mrz',
  'names-person',
  'names-date',
  'names-contact',
  'names-known-name',
  /** This document is reported already, at this post or in the same draft. */
  'already-reported',
  /** With those before it in the same draft it reports more numbers than one step may; `detail` is the most. */
  'too-many-numbers',
  /** The reports of this post that stand or wait would name more numbers than they may; `detail` is the most. */
  'too-many-standing',
]);

export const findingSchema = z.object({
  field: reportDraftSchema.keyof(),
  kind: findingKindSchema,
  detail: z.string().max(60).optional(),
});

export type FindingKind = z.infer<typeof findingKindSchema>;
export type Finding = z.infer<typeof findingSchema>;
