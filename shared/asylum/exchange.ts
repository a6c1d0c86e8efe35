/** Talk between asylum desk and National Central Bureau (resolution, clause 3): threads, forms, deadlines. */
import { z } from 'zod';

/** What a thread asks for. A hit confirmation has no words of its own: one template for everyone. */
export const threadFormSchema = z.enum(['question', 'hit-confirmation', 'information-request']);
export const exchangeLanguageSchema = z.enum(['ar', 'en', 'es', 'fr']);

/** Bytes of all attachments of one message; a message travels as one journal entry. */
export const ATTACHMENTS_LIMIT = 900_000;
export const LONGEST_MESSAGE = 20_000;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/u);

/** What the desk shows of an attachment before it is opened. */
export const attachmentSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(120),
  mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'text/plain']),
  bytes: z.int().positive().max(ATTACHMENTS_LIMIT),
  sha256: sha256Schema,
});

/** With its content; base64url. */
export const attachedFileSchema = attachmentSchema.extend({
  content: z
    .string()
    .max(1_250_000)
    .regex(/^[A-Za-z0-9_-]*$/u),
});

export const messageTextSchema = z.string().trim().max(LONGEST_MESSAGE);
export const attachedFilesSchema = z.array(attachedFileSchema).max(5);

/** What an answer of the bureau says about the hit of its thread. */
export const findingSchema = z.enum(['confirmed', 'false', 'none']);

export const threadMessageSchema = z.object({
  /** Id of the journal entry. */
  entry: z.string(),
  from: z.enum(['post', 'ncb']),
  officer: z.string().nullable(),
  /** ISO 8601. */
  at: z.string(),
  text: z.string(),
  attachments: z.array(attachmentSchema),
  /** Only of answers. */
  finding: findingSchema.nullable(),
  /** When the bureau opened it; null when it has not said so. */
  readAt: z.string().nullable(),
});

export const threadSchema = z.object({
  id: z.uuid(),
  form: threadFormSchema,
  language: exchangeLanguageSchema,
  /** Key of the hit that is asked about. */
  hit: z.string().nullable(),
  messages: z.array(threadMessageSchema),
  /** ISO 8601: by then the bureau should have answered. */
  dueAt: z.string(),
  escalatedAt: z.string().nullable(),
  state: z.enum(['waiting', 'answered', 'closed']),
});

export type ThreadForm = z.infer<typeof threadFormSchema>;
export type ExchangeLanguage = z.infer<typeof exchangeLanguageSchema>;
export type AttachedFile = z.infer<typeof attachedFileSchema>;
export type ThreadMessage = z.infer<typeof threadMessageSchema>;
export type Thread = z.infer<typeof threadSchema>;

/** Who asks whom, within what time, with which form: the national protocol, signed with the policy. */
export const protocolSchema = z.object({
  /** What the agencies call the form, printed on every message. */
  formName: z.string().max(120),
  /** Hours within which the bureau answers. */
  answerWithinHours: z.record(threadFormSchema, z.number().positive().max(8760)),
  /** Whom an unanswered thread goes to. */
  escalateTo: z.string().max(120),
});

export type Protocol = z.infer<typeof protocolSchema>;

export const DEFAULT_PROTOCOL: Protocol = {
  formName: '',
  answerWithinHours: { question: 72, 'hit-confirmation': 24, 'information-request': 240 },
  escalateTo: '',
};

/**
 * What the hub sends back, as the text of a reply of kind `asylum-answer`. Only asylum officers' programs can open
 * `sealed` (HPKE to the thread's `replyKey`, info `asylumReplyInfo`): others at the post see that something came.
 */
export const asylumReplySchema = z.object({
  v: z.literal(1),
  /** Id of the thread; of `forwarded` also of a notification. */
  thread: z.uuid(),
  /** base64url of `arrivalBodySchema` as JSON. */
  sealed: z.string().regex(/^[A-Za-z0-9_-]*$/u),
});

/** That the bureau sent a message on. What it says is the bureau's word; nobody here can see I-24/7. */
const forwardedFields = {
  /** Key of the recipient, as `keyOf` writes it. */
  to: z.string().min(1).max(20),
  /** When it was sent; ISO 8601. */
  on: z.iso.datetime(),
  /** Who at the bureau sent it. */
  by: z.string().trim().min(1).max(120),
  /** The reference of I-24/7; empty when there is none. */
  reference: z.string().trim().max(60),
};
export const forwardedSchema = z.object(forwardedFields);

/** As the case keeps it. */
export const forwardingSchema = forwardedSchema.extend({
  /** Id of the notification, or of the thread about a hit. */
  message: z.uuid(),
  /** When the post took it down; ISO 8601. */
  at: z.string(),
});

/** The plaintext of `sealed`. `read`: the bureau opened what was sent. */
export const arrivalBodySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    case: z.uuid(),
    text: messageTextSchema,
    finding: findingSchema,
    attachments: attachedFilesSchema,
  }),
  z.object({ kind: z.literal('read'), case: z.uuid() }),
  z.object({ kind: z.literal('forwarded'), case: z.uuid(), ...forwardedFields }),
]);

export const ASYLUM_REPLY = 'asylum-answer';
export const asylumReplyInfo = (post: string, thread: string): string =>
  `farpost/asylum-reply/v1/${post}/${thread}`;

export type ArrivalBody = z.infer<typeof arrivalBodySchema>;
