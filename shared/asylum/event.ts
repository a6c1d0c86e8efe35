/** The life of an asylum case, step by step, as the journal keeps it under the asylum key. */
import { z } from 'zod';
import type { JournalEntry } from '#shared/journal/entry.ts';
import { blockedSchema } from '#shared/protection/block.ts';
import { groundsSchema } from '#shared/screening/judgement.ts';
import { verdictSchema } from '#shared/screening/verdict.ts';
import { decisionSchema, notificationDraftSchema } from './decision.ts';
import {
  attachedFilesSchema,
  exchangeLanguageSchema,
  findingSchema,
  forwardedSchema,
  messageTextSchema,
  threadFormSchema,
} from './exchange.ts';
import { intakeSchema } from './intake.ts';

const reason = z.string().trim().min(1).max(1000);
const hitKey = z.string().min(1).max(300);

/** What an officer may ask for. The station decides whether it happens, and stamps who and when. */
export const stepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), intake: intakeSchema }),
  z.object({ kind: z.literal('correct-intake'), intake: intakeSchema, reason }),
  /** `check` is the key of a check that the case needs. */
  z.object({
    kind: z.literal('record-check'),
    check: z.string().max(4000),
    verdict: verdictSchema,
  }),
  /** A candidate is somebody else, by what the officer saw. Never of a hit: that is the bureau's to say. */
  z.object({ kind: z.literal('set-aside'), hit: hitKey, grounds: groundsSchema, note: reason }),
  z.object({
    kind: z.literal('open-thread'),
    thread: z.uuid(),
    form: threadFormSchema,
    language: exchangeLanguageSchema,
    hit: hitKey.nullable(),
    text: messageTextSchema,
    attachments: attachedFilesSchema,
  }),
  z.object({
    kind: z.literal('write'),
    thread: z.uuid(),
    text: messageTextSchema,
    attachments: attachedFilesSchema,
  }),
  z.object({ kind: z.literal('escalate'), thread: z.uuid() }),
  z.object({ kind: z.literal('note-no-response'), thread: z.uuid() }),
  z.object({ kind: z.literal('close-thread'), thread: z.uuid() }),
  z.object({ kind: z.literal('decide'), decision: decisionSchema }),
  /** A decision was revoked, or overturned on review. */
  z.object({ kind: z.literal('overturn'), on: z.iso.date(), reason }),
  z.object({
    kind: z.literal('draft-notification'),
    notification: z.uuid(),
    draft: notificationDraftSchema,
  }),
  z.object({ kind: z.literal('approve-notification'), notification: z.uuid() }),
  z.object({ kind: z.literal('decline-notification'), notification: z.uuid(), reason }),
  /** With `override` although something is still open; then a supervisor must stand by. */
  z.object({ kind: z.literal('close'), override: z.object({ reason }).nullable() }),
  z.object({ kind: z.literal('reopen'), reason }),
]);

/** What came from the hub; only the station writes it. */
export const arrivalSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    thread: z.uuid(),
    /** Number of the reply: the same one is taken once. */
    reply: z.int().positive(),
    text: messageTextSchema,
    finding: findingSchema,
    attachments: attachedFilesSchema,
  }),
  /** The bureau opened what was sent. */
  z.object({ kind: z.literal('read'), thread: z.uuid(), reply: z.int().positive() }),
  /** The bureau sent a message on over I-24/7: `message` is a notification, or a thread about a hit. */
  z.object({
    kind: z.literal('forwarded'),
    message: z.uuid(),
    reply: z.int().positive(),
    ...forwardedSchema.shape,
  }),
]);

/** What the station adds to a step before it records it. */
export const stampsSchema = z.object({
  /** The supervisor who stood by; officer id. */
  witness: z.string().max(60).nullable(),
  /** Of an approved notification: to whom it goes, by key, and who is left out and why. */
  permitted: z.array(z.string().max(20)).max(400),
  blocked: z.array(blockedSchema).max(400),
  /** Of a new thread: ISO 8601. */
  dueAt: z.string().max(30).nullable(),
  /** Of a new thread, and of an approved notification: X25519 public key, base64url, to which alone answers are sealed; see `exchange.ts`. */
  replyKey: z.string().max(43).nullable(),
  /** Of a close that overrides: what was still open. */
  leftOpen: z.array(z.string().max(60)).max(60),
});

export const asylumEventSchema = z.object({
  case: z.uuid(),
  event: z.discriminatedUnion('kind', [...stepSchema.options, ...arrivalSchema.options]),
  stamps: stampsSchema,
});

/** The thread or notification that an arrival is about. */
export const aboutOf = (arrival: Arrival): string =>
  arrival.kind === 'forwarded' ? arrival.message : arrival.thread;

export type Step = z.infer<typeof stepSchema>;
export type StepKind = Step['kind'];
export type Arrival = z.infer<typeof arrivalSchema>;
export type Stamps = z.infer<typeof stampsSchema>;
export type AsylumEvent = z.infer<typeof asylumEventSchema>;

export const NO_STAMPS: Stamps = {
  witness: null,
  permitted: [],
  blocked: [],
  dueAt: null,
  replyKey: null,
  leftOpen: [],
};

/** What a journal entry says about the event in it. */
type EntryFacts = Pick<JournalEntry, 'id' | 'wallTime' | 'officer' | 'release'>;

/** A step as the journal holds it. */
export type RecordedEvent = AsylumEvent & {
  /** Id of the journal entry. */
  readonly entry: string;
  /** ISO 8601. */
  readonly at: string;
  readonly officer: string | null;
  readonly release: number | null;
};

export const recordedEvent = (
  { id, wallTime, officer, release }: EntryFacts,
  event: AsylumEvent,
): RecordedEvent => ({ ...event, entry: id, at: wallTime, officer, release });
