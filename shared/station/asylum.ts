/** What the asylum desk may ask of its station. Only officers with the asylum role are answered. */
import { z } from 'zod';
import { caseSchema, caseStatusSchema } from '#shared/asylum/case.ts';
import { notificationDraftSchema } from '#shared/asylum/decision.ts';
import { stepSchema } from '#shared/asylum/event.ts';
import { attachedFileSchema, protocolSchema } from '#shared/asylum/exchange.ts';
import { refusalSchema } from '#shared/asylum/refusal.ts';
import { permitSchema } from '#shared/protection/block.ts';

/** One line of the work list. */
export const caseSummarySchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  /** The first name of the applicant. */
  applicant: z.string(),
  persons: z.int(),
  status: caseStatusSchema,
  openedAt: z.string(),
  changedAt: z.string(),
  /** What the case still lacks: `OpenPoint`. */
  points: z.array(z.string()),
  unverifiedHits: z.int(),
  /** Threads that were due before now. */
  overdue: z.int(),
  answered: z.int(),
});

export const asylumSettingSchema = z.object({
  /** ICAO code; null when the policy does not say, and then nothing can be sent. */
  ownState: z.string().nullable(),
  members: z.array(z.string()),
  protocol: protocolSchema,
  release: z.int().nullable(),
});

/** Who stands by, with the passphrase typed at this desk. */
const witnessSchema = z.object({
  officerId: z.string().max(60),
  passphrase: z.string().max(500),
});

const actObject = z.object({
  /** Of a new case: an id that the page drew. */
  case: z.uuid(),
  step: stepSchema,
  witness: witnessSchema.nullable(),
});

/** An interface, so that types built on it name it and are not spelt out. */
export interface ActRequest extends z.infer<typeof actObject> {}
export const actSchema: z.ZodType<ActRequest> = actObject;

export const actAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recorded'), case: caseSchema }),
  z.object({ kind: z.literal('refused'), refusals: z.array(refusalSchema).min(1) }),
  /** The passphrase of who stands by was wrong, or must wait. */
  z.object({ kind: z.literal('witness-refused') }),
  z.object({ kind: z.literal('witness-waits'), seconds: z.int().positive() }),
  z.object({ kind: z.literal('disk-full'), bytesNeeded: z.int().positive() }),
  z.object({ kind: z.literal('not-recorded'), reason: z.string().max(500) }),
]);

const previewObject = z.object({ case: z.uuid(), draft: notificationDraftSchema });
export interface PreviewRequest extends z.infer<typeof previewObject> {}
export const previewSchema: z.ZodType<PreviewRequest> = previewObject;
export const previewAnswerSchema = z.object({
  permit: permitSchema.nullable(),
  refusals: z.array(refusalSchema),
});

export const attachmentRequestSchema = z.object({ entry: z.uuid(), attachment: z.uuid() });
export const attachmentAnswerSchema = attachedFileSchema.nullable();

export type CaseSummary = z.infer<typeof caseSummarySchema>;
export type AsylumSetting = z.infer<typeof asylumSettingSchema>;
export type ActAnswer = z.infer<typeof actAnswerSchema>;
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;
