/** What the journal keeps of reports: a draft whole, every later step by its id. No names, and no free text but the report's own. */
import { z } from 'zod';
import { reportSchema } from './report.ts';

/** At most so many reports in one step: a batch is one entry, taken whole or not at all. */
export const MOST_AT_ONCE = 500;

/** Numbers that one step may report: whoever signs for more has not compared them. A batch is written out number by number in the lists. */
export const MOST_NUMBERS_AT_ONCE = 20_000;

/**
 * Numbers that the reports of one post may name while they stand: ten of the largest batches, more blanks than any post
 * has lost. Eighty posts that use all of it stay below what one set of numbers can hold (2^24).
 */
export const MOST_NUMBERS_OF_POST = 200_000;

export const declineReasonSchema = z.enum(['wrong-details', 'not-justified', 'duplicate']);
export const withdrawalReasonSchema = z.enum(['recovered', 'reported-in-error', 'replaced-report']);

const ids = z.array(z.uuid()).min(1).max(MOST_AT_ONCE);

export const reportEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('drafted'),
    reports: z
      .array(z.object({ id: z.uuid(), report: reportSchema }))
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  z.object({ kind: z.literal('approved'), reports: ids }),
  z.object({ kind: z.literal('declined'), reports: ids, why: declineReasonSchema }),
  z.object({ kind: z.literal('withdrawal-drafted'), reports: ids, why: withdrawalReasonSchema }),
  z.object({ kind: z.literal('withdrawal-approved'), reports: ids }),
  z.object({ kind: z.literal('withdrawal-declined'), reports: ids, why: declineReasonSchema }),
]);

export type ReportEvent = z.infer<typeof reportEventSchema>;
export type DeclineReason = z.infer<typeof declineReasonSchema>;
export type WithdrawalReason = z.infer<typeof withdrawalReasonSchema>;
