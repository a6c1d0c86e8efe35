/** What the asylum authority decided, and what is told about it to whom. */
import { z } from 'zod';
import { blockedSchema } from '#shared/protection/block.ts';
import { messageKindSchema } from '#shared/protection/message.ts';
import { addresseeSchema } from '#shared/protection/recipient.ts';
import { exchangeLanguageSchema } from './exchange.ts';

export const decisionSchema = z.object({
  outcome: z.enum(['recognised', 'subsidiary-protection', 'denied', 'withdrawn']),
  /** Why it was denied; only then. */
  restsOn: z.enum(['criminal-background', 'other']).nullable(),
  /** ISO 8601 day. */
  decidedOn: z.iso.date(),
  authority: z.string().trim().min(1).max(120),
  legalBasis: z.string().trim().min(1).max(500),
  note: z.string().trim().max(2000),
});

/** A message about a decision, before anyone has approved it. */
export const notificationDraftSchema = z.object({
  kind: messageKindSchema.extract([
    'status-confirmation',
    'review-outcome',
    'denial',
    'status-revocation',
    'correction',
  ]),
  addressees: z.array(addresseeSchema).min(1).max(60),
  language: exchangeLanguageSchema,
  /** Persons of the case whom it is about. */
  persons: z.array(z.uuid()).min(1).max(20),
  /** Keys of the hits whose notices it is about. */
  hits: z.array(z.string().max(300)).max(20),
  /** What the officer adds in own words. */
  statement: z.string().trim().max(4000),
  legalBasis: z.string().trim().max(500),
  isMarkedConfidential: z.boolean(),
  /** The notification that is corrected; only of corrections. */
  corrects: z.uuid().nullable(),
});

export const notificationSchema = z.object({
  id: z.uuid(),
  draft: notificationDraftSchema,
  draftedBy: z.string().nullable(),
  draftedAt: z.string(),
  state: z.enum(['drafted', 'approved', 'declined']),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** Why it was declined; otherwise empty. */
  reason: z.string(),
  /** Keys of the recipients, fixed with the approval. */
  sentTo: z.array(z.string().max(20)),
  blocked: z.array(blockedSchema),
  /** Persons and file as two officers approved them: see `aboutIn`. Null before. */
  approvedAbout: z.string().nullable(),
  /** What the decision was when it was drafted. */
  decision: decisionSchema,
});

export type Decision = z.infer<typeof decisionSchema>;
export type NotificationDraft = z.infer<typeof notificationDraftSchema>;
export type Notification = z.infer<typeof notificationSchema>;
