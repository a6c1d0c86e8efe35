/** An asylum case as it stands: what its recorded steps add up to. */
import { z } from 'zod';
import { stableJson } from '#shared/kernel/stable-json.ts';
import { recordedCheckSchema } from './checks.ts';
import {
  type Decision,
  decisionSchema,
  type Notification,
  type NotificationDraft,
  notificationSchema,
} from './decision.ts';
import type { RecordedEvent } from './event.ts';
import {
  type AttachedFile,
  attachmentSchema,
  forwardingSchema,
  type Thread,
  type ThreadMessage,
  threadSchema,
} from './exchange.ts';
import { conclusionSchema } from './hits.ts';
import { intakeSchema, personsNamed } from './intake.ts';

export const caseStatusSchema = z.enum(['open', 'decided', 'closed']);

const caseObject = z.object({
  id: z.uuid(),
  status: caseStatusSchema,
  openedAt: z.string(),
  openedBy: z.string().nullable(),
  intake: intakeSchema,
  /** The last search by the key of its check. */
  checks: z.record(z.string(), recordedCheckSchema),
  /** By the key of the hit. */
  conclusions: z.record(z.string(), conclusionSchema),
  threads: z.array(threadSchema),
  decision: decisionSchema.nullable(),
  /** Decisions that were revoked or overturned, the oldest first. */
  overturned: z.array(
    z.object({ decision: decisionSchema, on: z.string(), reason: z.string(), at: z.string() }),
  ),
  notifications: z.array(notificationSchema),
  /** What the bureau sent on, by its word, in the order in which the post heard of it. */
  forwardings: z.array(forwardingSchema),
  /** How it was closed, the last time. */
  closing: z
    .object({
      at: z.string(),
      officer: z.string().nullable(),
      witness: z.string().nullable(),
      override: z.string().nullable(),
      leftOpen: z.array(z.string()),
    })
    .nullable(),
  /** What was done, the oldest first. */
  history: z.array(
    z.object({
      entry: z.string(),
      at: z.string(),
      officer: z.string().nullable(),
      kind: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});

/** An interface, so that types built on it name it and are not spelt out. */
export interface Case extends z.infer<typeof caseObject> {}
export const caseSchema: z.ZodType<Case> = caseObject;
export type CaseStatus = z.infer<typeof caseStatusSchema>;

/** The case after one more step. A step about no case, or one that opens a case again, changes nothing. */
export function applyEvent(before: Case | null, recorded: RecordedEvent): Case | null {
  const { event } = recorded;
  if (before === null) return event.kind === 'open' ? opened(recorded, event.intake) : null;
  if (event.kind === 'open') return before;
  return withHistory(changed(before, recorded, event), recorded);
}

/** Every case by its id. */
export function casesOf(events: Iterable<RecordedEvent>): ReadonlyMap<string, Case> {
  const cases = new Map<string, Case>();
  for (const recorded of events) {
    const next = applyEvent(cases.get(recorded.case) ?? null, recorded);
    if (next !== null) cases.set(recorded.case, next);
  }
  return cases;
}

function opened(recorded: RecordedEvent, intake: Case['intake']): Case {
  const { case: id, at, officer } = recorded;
  const fresh: Case = {
    id,
    status: 'open',
    openedAt: at,
    openedBy: officer,
    intake,
    checks: {},
    conclusions: {},
    threads: [],
    decision: null,
    overturned: [],
    notifications: [],
    forwardings: [],
    closing: null,
    history: [],
  };
  return withHistory(fresh, recorded);
}

function withHistory(state: Case, { entry, at, officer, event }: RecordedEvent): Case {
  const reason = 'reason' in event ? event.reason : null;
  return {
    ...state,
    history: [...state.history, { entry, at, officer, kind: event.kind, reason }],
  };
}

/** One entry for each kind of step: how the case changes. */
function changed(
  state: Case,
  recorded: RecordedEvent,
  event: Exclude<RecordedEvent['event'], { kind: 'open' }>,
): Case {
  switch (event.kind) {
    case 'correct-intake':
      return { ...state, intake: event.intake };
    case 'record-check':
    case 'set-aside':
      return withFinding(state, recorded, event);
    case 'open-thread':
    case 'write':
    case 'escalate':
    case 'note-no-response':
    case 'close-thread':
    case 'answer':
    case 'read':
      return withThread(state, recorded, event);
    case 'decide':
      return { ...state, status: 'decided', decision: event.decision };
    case 'overturn':
      return overturned(state, recorded, event);
    case 'draft-notification':
    case 'approve-notification':
    case 'decline-notification':
      return withNotification(state, recorded, event);
    case 'forwarded':
      return { ...state, forwardings: [...state.forwardings, forwardingOf(recorded, event)] };
    case 'close':
      return closed(state, recorded, event.override?.reason ?? null);
    case 'reopen':
      return { ...state, status: state.decision === null ? 'open' : 'decided' };
  }
}

const forwardingOf = ({ at }: RecordedEvent, event: EventOf<'forwarded'>) => {
  const { message, to, on, by, reference } = event;
  return { message, to, on, by, reference, at };
};

type EventOf<Kind extends RecordedEvent['event']['kind']> = Extract<
  RecordedEvent['event'],
  { kind: Kind }
>;

function withFinding(
  state: Case,
  { entry, at, officer }: RecordedEvent,
  event: EventOf<'record-check' | 'set-aside'>,
): Case {
  if (event.kind === 'record-check') {
    const check = { verdict: event.verdict, at, officer, entry };
    return { ...state, checks: { ...state.checks, [event.check]: check } };
  }
  const conclusion = { state: 'false', by: 'officer', at, note: event.note } as const;
  return { ...state, conclusions: { ...state.conclusions, [event.hit]: conclusion } };
}

function overturned(state: Case, { at }: RecordedEvent, { on, reason }: EventOf<'overturn'>): Case {
  if (state.decision === null) return state;
  const former: Case['overturned'][number] = { decision: state.decision, on, reason, at };
  return { ...state, status: 'open', decision: null, overturned: [...state.overturned, former] };
}

function closed(
  state: Case,
  { at, officer, stamps }: RecordedEvent,
  override: string | null,
): Case {
  const { witness, leftOpen } = stamps;
  return { ...state, status: 'closed', closing: { at, officer, witness, override, leftOpen } };
}

type ThreadEvent = EventOf<
  'open-thread' | 'write' | 'escalate' | 'note-no-response' | 'close-thread' | 'answer' | 'read'
>;

function withThread(state: Case, recorded: RecordedEvent, event: ThreadEvent): Case {
  if (event.kind === 'open-thread') {
    const { thread: id, form, language, hit } = event;
    const dueAt = recorded.stamps.dueAt ?? recorded.at;
    const messages = [messageOf(recorded, event)];
    const thread: Thread = {
      id,
      form,
      language,
      hit,
      messages,
      dueAt,
      escalatedAt: null,
      state: 'waiting',
    };
    return { ...state, threads: [...state.threads, thread] };
  }
  const threads = state.threads.map((thread) =>
    thread.id === event.thread ? nextThread(thread, recorded, event) : thread,
  );
  const about = state.threads.find(({ id }) => id === event.thread);
  const conclusion = conclusionOf(event, recorded.at);
  if (about?.hit == null || conclusion === null) return { ...state, threads };
  return { ...state, threads, conclusions: { ...state.conclusions, [about.hit]: conclusion } };
}

function nextThread(
  thread: Thread,
  recorded: RecordedEvent,
  event: Exclude<ThreadEvent, { kind: 'open-thread' }>,
): Thread {
  switch (event.kind) {
    case 'write':
      return {
        ...thread,
        state: 'waiting',
        messages: [...thread.messages, messageOf(recorded, event)],
      };
    case 'answer':
      return {
        ...thread,
        state: 'answered',
        messages: [...thread.messages, messageOf(recorded, event)],
      };
    case 'read':
      return {
        ...thread,
        messages: thread.messages.map((message) => readAt(message, recorded.at)),
      };
    case 'escalate':
      return { ...thread, escalatedAt: recorded.at };
    case 'note-no-response':
    case 'close-thread':
      return { ...thread, state: 'closed' };
  }
}

const readAt = (message: ThreadMessage, at: string): ThreadMessage =>
  message.from === 'post' ? { ...message, readAt: message.readAt ?? at } : message;

function messageOf(
  { entry, at, officer }: RecordedEvent,
  event: EventOf<'open-thread' | 'write' | 'answer'>,
): ThreadMessage {
  const isAnswer = event.kind === 'answer';
  return {
    entry,
    from: isAnswer ? 'ncb' : 'post',
    officer: isAnswer ? null : officer,
    at,
    text: event.text,
    attachments: event.attachments.map(described),
    finding: isAnswer ? event.finding : null,
    readAt: null,
  };
}

/** Without the content, which stays in the journal. */
const described = (file: AttachedFile) => attachmentSchema.parse(file);

/** What a step in a thread concludes about its hit. */
function conclusionOf(event: ThreadEvent, at: string): Case['conclusions'][string] | null {
  if (event.kind === 'answer' && event.finding !== 'none') {
    return { state: event.finding, by: 'ncb', at, note: '' };
  }
  if (event.kind === 'note-no-response') {
    return { state: 'no-response', by: 'deadline', at, note: '' };
  }
  return null;
}

function withNotification(
  state: Case,
  { at, officer, stamps }: RecordedEvent,
  event: EventOf<'draft-notification' | 'approve-notification' | 'decline-notification'>,
): Case {
  const { notification: id } = event;
  if (event.kind === 'draft-notification') {
    const decision = decisionTold(state, event.draft);
    if (decision === null) return state;
    const drafted: Case['notifications'][number] = {
      id,
      draft: event.draft,
      draftedBy: officer,
      draftedAt: at,
      state: 'drafted',
      decidedBy: null,
      decidedAt: null,
      reason: '',
      sentTo: [],
      blocked: [],
      approvedAbout: null,
      decision,
    };
    return { ...state, notifications: [...state.notifications, drafted] };
  }
  const isApproved = event.kind === 'approve-notification';
  const outcome = {
    state: isApproved ? ('approved' as const) : ('declined' as const),
    decidedBy: officer,
    decidedAt: at,
    reason: isApproved ? '' : event.reason,
    sentTo: stamps.permitted,
    blocked: stamps.blocked,
  };
  const notifications = state.notifications.map((known) =>
    known.id === id
      ? {
          ...known,
          ...outcome,
          approvedAbout: isApproved ? aboutIn(state, known.draft) : null,
        }
      : known,
  );
  return { ...state, notifications };
}

/** Whom a message is about, and under which file, as one text: the same as long as nothing of it was corrected. */
export const aboutIn = (
  { intake }: Pick<Case, 'intake'>,
  { persons }: Pick<NotificationDraft, 'persons'>,
): string => stableJson([intake.reference, personsNamed(intake, persons)]);

/** The message that a correction corrects; undefined for all others. */
export const correctedBy = (
  { notifications }: Pick<Case, 'notifications'>,
  { corrects }: Pick<NotificationDraft, 'corrects'>,
): Notification | undefined => notifications.find(({ id }) => id === corrects);

/** Whether a correction of this message was approved. */
export const isCorrected = (
  { notifications }: Pick<Case, 'notifications'>,
  { id }: Pick<Notification, 'id'>,
): boolean =>
  notifications.some(({ state, draft }) => state === 'approved' && draft.corrects === id);

/** The decision that stands, or the last that was overturned; null before the first. */
export const decisionNotified = ({ decision, overturned: former }: Case): Decision | null =>
  decision ?? former.at(-1)?.decision ?? null;

/**
 * The decision that one message is about, which need not be the one that stands: a correction is about that of what it
 * corrects, and goes to those who had it; a revocation is about the recognition that ended.
 */
export function decisionTold(
  state: Case,
  { kind, corrects }: Pick<NotificationDraft, 'kind' | 'corrects'>,
): Decision | null {
  const corrected = correctedBy(state, { corrects });
  if (corrected !== undefined) return corrected.decision;
  if (kind !== 'status-revocation') return decisionNotified(state);
  const ended = state.overturned.findLast(({ decision }) => decision.outcome === 'recognised');
  return ended?.decision ?? null;
}
