/** Why a step in a case does not happen. The station answers it, the desk puts it into words. */
import { z } from 'zod';
import { blockedSchema, faultSchema } from '#shared/protection/block.ts';

const plain = <Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind) });

export const refusalSchema = z.discriminatedUnion('kind', [
  plain('unknown-case'),
  plain('case-exists'),
  /** What `case` is: open, decided or closed. */
  z.object({ kind: z.literal('not-now'), status: z.enum(['open', 'decided', 'closed']) }),
  z.object({
    kind: z.literal('intake-fault'),
    fault: z.string().max(40),
    person: z.string().nullable(),
  }),
  /** The persons or words of the case have changed since: search again. */
  plain('unknown-check'),
  /** Searched with another release than the one that is active. */
  z.object({ kind: z.literal('other-release'), active: z.int().nullable() }),
  /** The answer of a list that policy requires is not there. */
  z.object({ kind: z.literal('list-missing'), lists: z.array(z.string()) }),
  plain('unknown-hit'),
  /** Only an answer of the National Central Bureau concludes a hit. */
  plain('bureau-decides'),
  plain('already-concluded'),
  plain('unknown-thread'),
  plain('thread-exists'),
  plain('thread-closed'),
  plain('nothing-written'),
  /** A request about a hit has the words of the template, and none of its own. */
  plain('template-only'),
  plain('hit-needed'),
  z.object({ kind: z.literal('not-yet-due'), dueAt: z.string() }),
  plain('already-escalated'),
  z.object({ kind: z.literal('attachments-too-large'), limitInBytes: z.int() }),
  plain('attachment-damaged'),
  plain('decision-incomplete'),
  plain('not-decided'),
  plain('unknown-notification'),
  plain('notification-exists'),
  plain('notification-settled'),
  /** Somebody else must approve it. */
  plain('own-draft'),
  /** The decision does not bear such a message. */
  plain('does-not-fit-decision'),
  plain('unknown-person'),
  /** The policy does not say whose State this is; the hub's administrator sets it. */
  plain('own-state-unknown'),
  z.object({
    kind: z.literal('not-permitted-message'),
    faults: z.array(faultSchema),
    blocked: z.array(blockedSchema),
  }),
  /** What keeps the case open; see `openPoints`. */
  z.object({ kind: z.literal('points-open'), points: z.array(z.string().max(60)) }),
  plain('nothing-to-override'),
  plain('supervisor-needed'),
]);

export type Refusal = z.infer<typeof refusalSchema>;
