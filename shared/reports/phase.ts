/**
 * Where a report stands: what officers decided, what the hub said of it, and which release this post works with.
 *
 * `active` and `withdrawn` are claimed only when both agree: the hub named the release that carries the change, and that
 * release, or a later one, is active here. The three come in any order and are kept apart, so that any of them may be read
 * anew.
 */
import { z } from 'zod';
import type { ReportState } from './life-cycle.ts';

/** Why the hub does not take a report that a post sent. */
export const hubRefusalSchema = z.enum([
  'foreign-document',
  'names',
  'fields',
  /** Author and approver are the same officer, or one of them is not known. */
  'one-officer',
  /** A step that does not follow from those before it. */
  'out-of-order',
  /** More numbers than one step, or than all reports of a post that stand, may name. */
  'too-many',
]);

const reportId = { report: z.uuid() };

export const LONGEST_END_REASON = 200;

/** Bodies of the hub's replies about reports. */
export const reportReplies = {
  'report-refused': z.object({
    ...reportId,
    step: z.enum(['report', 'withdrawal']),
    reason: hubRefusalSchema,
    /** Of a withdrawal: where the refused approval stands in the urgent lane. Hubs before this did not say. */
    entry: z.int().positive().optional(),
  }),
  'report-published': z.object({
    ...reportId,
    change: z.enum(['added', 'withdrawn']),
    /** The version of the first release that carries the change. */
    release: z.int().positive(),
    /** Of an end: in that release another report of the same document keeps it in the list. */
    stillListed: z.boolean(),
    /** The operator of the hub ended it, and this is why. */
    endedFor: z.string().max(LONGEST_END_REASON).optional(),
  }),
} as const;

export type HubRefusal = z.infer<typeof hubRefusalSchema>;

/** What the hub said of one report. */
export type HubWords = {
  readonly added?: number;
  readonly withdrawn?: {
    readonly release: number;
    readonly stillListed: boolean;
    readonly endedFor?: string;
  };
  readonly refused?: HubRefusal;
  readonly withdrawalRefused?: HubRefusal;
  /** Where the approval that was refused last stands; absent when the hub did not say. */
  readonly refusedEntry?: number;
};

export const phaseSchema = z.enum([
  'drafted',
  'declined',
  /** Approved here; the hub has not confirmed that it holds it. */
  'approved',
  /** The hub holds it. */
  'sent',
  'refused',
  /** In a release that is not active here yet. */
  'published',
  'active',
  /** Its review date came, or another end that no officer here decided: it is listed no more. */
  'lapsed',
  /** The operator of the hub ended it: it is listed no more. */
  'ended-by-hub',
  'withdrawal-drafted',
  'withdrawal-approved',
  'withdrawal-sent',
  'withdrawal-refused',
  /** Taken out in a release that is not active here yet. */
  'withdrawal-published',
  'withdrawn',
]);

export type Phase = z.infer<typeof phaseSchema>;

export type PostKnowledge = {
  /** The last entry of the urgent lane that the hub has acknowledged. */
  readonly acknowledged: number;
  /** Version of the active release; null when there is none. */
  readonly release: number | null;
};

export type Standing = {
  readonly phase: Phase;
  /** The release that the phase speaks of; null when it speaks of none. */
  readonly release: number | null;
  /** Whether the document is listed in the release that is active here, by this report. */
  readonly listed: boolean;
};

/** Derives the standing; nothing is stored of it. */
export function standingOf(
  state: ReportState,
  words: HubWords,
  knowledge: PostKnowledge,
): Standing {
  const active = knowledge.release ?? 0;
  const listed = isListed(words, active);
  const at = (phase: Phase, release: number | null = null): Standing => ({
    phase,
    release,
    listed,
  });
  switch (state.step) {
    case 'drafted':
    case 'declined':
      return at(state.step);
    case 'approved':
      return approved(words, { at, active, sent: knowledge.acknowledged >= state.approved.seq });
    case 'withdrawal-drafted':
      return words.refused === undefined ? at('withdrawal-drafted') : at('refused');
    case 'withdrawal-approved': {
      const sent = knowledge.acknowledged >= state.withdrawal.approved.seq;
      const isRefused = isRefusedAt(words, state.withdrawal.approved.seq);
      return withdrawn(words, { at, active, sent, isRefused });
    }
  }
}

type Place = {
  readonly at: (phase: Phase, release?: number | null) => Standing;
  readonly active: number;
  readonly sent: boolean;
};

function approved(
  { added, refused, withdrawn: out }: HubWords,
  { at, active, sent }: Place,
): Standing {
  if (refused !== undefined) return at('refused');
  if (out !== undefined && active >= out.release) {
    return at(out.endedFor === undefined ? 'lapsed' : 'ended-by-hub', out.release);
  }
  if (added !== undefined) return at(active >= added ? 'active' : 'published', added);
  return at(sent ? 'sent' : 'approved');
}

/** A refusal speaks of one approval: those that came after it are not refused by it. */
const isRefusedAt = ({ withdrawalRefused, refusedEntry }: HubWords, approval: number): boolean =>
  withdrawalRefused !== undefined && (refusedEntry === undefined || refusedEntry >= approval);

function withdrawn(
  words: HubWords,
  { at, active, sent, isRefused }: Place & { readonly isRefused: boolean },
): Standing {
  if (words.withdrawn !== undefined) {
    const { release } = words.withdrawn;
    return at(active >= release ? 'withdrawn' : 'withdrawal-published', release);
  }
  if (words.refused !== undefined) return at('refused');
  if (isRefused) return at('withdrawal-refused');
  return at(sent ? 'withdrawal-sent' : 'withdrawal-approved');
}

function isListed({ added, withdrawn: out }: HubWords, active: number): boolean {
  if (added === undefined || active < added) return false;
  return out === undefined || active < out.release;
}

/** What is known after one more reply; replies may come twice. */
export function hear(words: HubWords, kind: keyof typeof reportReplies, body: unknown): HubWords {
  if (kind === 'report-refused') return hearRefusal(words, reportReplies[kind].parse(body));
  const { change, release, stillListed, endedFor } = reportReplies[kind].parse(body);
  if (change === 'added') return { ...words, added: release };
  const ended = endedFor === undefined ? {} : { endedFor };
  return { ...words, withdrawn: { release, stillListed, ...ended } };
}

function hearRefusal(
  words: HubWords,
  { step, reason, entry }: z.infer<(typeof reportReplies)['report-refused']>,
): HubWords {
  if (step === 'report') return { ...words, refused: reason };
  // They may come in any order; the last approval that was refused is the one that matters.
  if (entry !== undefined && (words.refusedEntry ?? 0) > entry) return words;
  const { refusedEntry: _before, ...others } = words;
  const refused = { ...others, withdrawalRefused: reason };
  return entry === undefined ? refused : { ...refused, refusedEntry: entry };
}
