/** What may leave the post about a person, and under which conditions each kind may. */
import { z } from 'zod';
import { addresseeSchema, type Recipient } from './recipient.ts';

export const messageKindSchema = z.enum([
  /** That somebody resembles a listed person, and is it he? One template for everyone. */
  'hit-confirmation-request',
  /** A question in an asylum case. */
  'information-request',
  /** Refugee status was recognised. */
  'status-confirmation',
  /** A review of the status ended, either way. */
  'review-outcome',
  /** Status was denied because of a criminal background. */
  'denial',
  /** A status was revoked. */
  'status-revocation',
  /** An earlier message was wrong or no longer holds. */
  'correction',
  /** A travel document is stolen, lost, revoked or invalid. */
  'document-report',
]);

export const messageSchema = z.object({
  kind: messageKindSchema,
  addressees: z.array(addresseeSchema).min(1).max(60),
  /** Everything that an officer wrote in own words. */
  freeText: z.string().max(20_000),
  /** Ids of the officers who approved, the author included. */
  approvedBy: z.array(z.string().min(1).max(60)).max(10),
  isMarkedConfidential: z.boolean(),
  /** The national law that permits it; empty when none was named. */
  legalBasis: z.string().max(500),
  /** What the decision rests on; only of denials. */
  decisionRestsOn: z.enum(['criminal-background', 'other']).optional(),
  /** What is corrected: only those who received it receive the correction. */
  corrects: z
    .object({
      kind: messageKindSchema,
      /** Keys of the recipients, as `keyOf` writes them. */
      sentTo: z.array(z.string().max(20)).max(400),
    })
    .optional(),
});

export type MessageKind = z.infer<typeof messageKindSchema>;
export type Message = z.infer<typeof messageSchema>;

/** What a kind of message demands. */
export type MessageRule = {
  /** Kinds of recipients that may receive it at all. */
  readonly recipients: readonly Recipient['kind'][];
  /** It tells, by being sent, that there is an asylum case. */
  readonly revealsAsylum: boolean;
  readonly needsTwoPersons: boolean;
  readonly needsMarking: boolean;
  readonly needsLegalBasis: boolean;
};

const AMONG_AUTHORITIES = ['own-ncb', 'asylum-authority'] as const;
const TO_INTERPOL = ['own-ncb', 'general-secretariat', 'ccf'] as const;

const formal = { needsTwoPersons: true, needsMarking: true, needsLegalBasis: true } as const;
const plain = { needsTwoPersons: false, needsMarking: false, needsLegalBasis: false } as const;

/** Domain §3, rules 5 to 11. */
export const MESSAGE_RULES: Readonly<Record<Exclude<MessageKind, 'correction'>, MessageRule>> = {
  'hit-confirmation-request': { recipients: ['own-ncb', 'ncb'], revealsAsylum: false, ...plain },
  'information-request': { recipients: AMONG_AUTHORITIES, revealsAsylum: true, ...plain },
  'status-confirmation': { recipients: TO_INTERPOL, revealsAsylum: true, ...formal },
  'review-outcome': { recipients: TO_INTERPOL, revealsAsylum: true, ...formal },
  denial: {
    recipients: ['own-ncb', 'general-secretariat', 'ncb'],
    revealsAsylum: true,
    ...formal,
  },
  'status-revocation': { recipients: TO_INTERPOL, revealsAsylum: true, ...formal },
  'document-report': {
    recipients: ['own-ncb'],
    revealsAsylum: false,
    ...plain,
    needsTwoPersons: true,
  },
};
