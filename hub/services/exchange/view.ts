/** What the National Central Bureau has to do: answer, pass on, and look at what was refused. */

import type { Case } from '#shared/asylum/case.ts';
import type { NotificationDraft } from '#shared/asylum/decision.ts';
import type { ExchangeLanguage, Thread, ThreadForm } from '#shared/asylum/exchange.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import { keyOf } from '#shared/protection/recipient.ts';
import { isForwarded } from './forward-mark.ts';
import { whyNotAsApproved } from './forwardable.ts';
import type { HubRefusal } from './judge.ts';
import { isInDoubt, type Ledger, type LedgerCase, type RefusedStep } from './ledger.ts';
import { isTrusted, stillPermitted } from './permitted-now.ts';

export type WaitingThread = {
  readonly post: string;
  readonly postName: string;
  readonly case: string;
  readonly reference: string;
  readonly thread: string;
  readonly form: ThreadForm;
  readonly language: ExchangeLanguage;
  readonly hit: string | null;
  /** ISO 8601. */
  readonly dueAt: string;
  readonly isOverdue: boolean;
  readonly escalatedAt: string | null;
  readonly state: 'waiting' | 'on-its-way';
};

export type ForwardableNotification = {
  readonly post: string;
  readonly postName: string;
  readonly case: string;
  readonly reference: string;
  readonly notification: string;
  readonly approvedAt: string | null;
  /** Keys; nobody else. */
  readonly recipients: readonly string[];
  /** Those of them to whom the bureau has sent it on, by its own note. */
  readonly forwarded: readonly string[];
  /** Permitted when it was approved, and no more. */
  readonly noLonger: readonly string[];
  readonly draftedBy: string | null;
  readonly approvedBy: string | null;
  /** The decision was revoked or overturned since: a correction is due. */
  readonly isOverturned: boolean;
  readonly draft: NotificationDraft;
};

export type ExchangeView = {
  readonly threads: readonly WaitingThread[];
  readonly forward: readonly ForwardableNotification[];
  readonly refused: readonly (RefusedStep & { readonly postName: string })[];
  readonly unreadable: readonly { readonly post: string; readonly entries: number }[];
};

/** `now` is the hub's, ISO 8601. The most urgent first. */
export function exchangeView(ledger: Ledger, now: string): ExchangeView {
  const trusted = ledger.cases.filter(({ post }) => isTrusted(ledger, post));
  const approved = ledger.cases.flatMap((each) => approvedIn(ledger, each));
  const withdrawn = approved.flatMap(({ refused }) => refused ?? []);
  return {
    threads: trusted
      .flatMap((each) => threadsIn(ledger, each, now))
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
    forward: approved.flatMap(({ forward }) => forward ?? []),
    refused: [...ledger.refused, ...withdrawn].map((step) => ({
      ...step,
      postName: nameOf(ledger, step.post),
    })),
    unreadable: [...ledger.unreadable].map(([post, entries]) => ({ post, entries })),
  };
}

const nameOf = ({ posts }: Ledger, post: string): string => posts.get(post)?.name ?? '';

/** The message of the post that an answer would be about. */
export const lastOfPost = ({ messages }: Thread) =>
  messages.findLast(({ from }) => from === 'post');

/** Whether it waits for an answer, for the post to take one, or for nothing. */
function waitingState(
  { answers }: Ledger,
  post: string,
  thread: Thread,
): WaitingThread['state'] | null {
  if (thread.state === 'closed') return null;
  const about = lastOfPost(thread)?.entry;
  const given = answers.find(
    (answer) =>
      answer.post_id === post &&
      answer.thread === thread.id &&
      answer.about === about &&
      answer.kind === 'answer',
  );
  if (given === undefined) return 'waiting';
  return thread.state === 'waiting' ? 'on-its-way' : null;
}

function threadsIn(
  ledger: Ledger,
  { post, state }: LedgerCase,
  now: string,
): readonly WaitingThread[] {
  return state.threads.flatMap((thread) => {
    const waiting = waitingState(ledger, post, thread);
    if (waiting === null) return [];
    const { id, form, language, hit, dueAt, escalatedAt } = thread;
    return [
      {
        ...headOf(ledger, post, state),
        thread: id,
        form,
        language,
        hit,
        dueAt,
        isOverdue: waiting === 'waiting' && dueAt < now,
        escalatedAt,
        state: waiting,
      },
    ];
  });
}

const headOf = (ledger: Ledger, post: string, { id, intake }: Case) => ({
  post,
  postName: nameOf(ledger, post),
  case: id,
  reference: intake.reference,
});

type Judged = { readonly forward?: ForwardableNotification; readonly refused?: RefusedStep };

function approvedIn(ledger: Ledger, each: LedgerCase): readonly Judged[] {
  return each.state.notifications
    .filter(({ state }) => state === 'approved')
    .map((notification) => judgedNow(ledger, each, notification));
}

/** Whoever was permitted then and is still permitted, by what is known of the case now. */
function judgedNow(
  ledger: Ledger,
  each: LedgerCase,
  notification: Case['notifications'][number],
): Judged {
  const { post, state } = each;
  const { id, draft, draftedBy, decidedBy, decidedAt, sentTo } = notification;
  if (!isTrusted(ledger, post)) {
    return { refused: withdrawn(each, notification, { kind: 'post-revoked' }) };
  }
  if (isInDoubt(ledger, each)) {
    return { refused: withdrawn(each, notification, { kind: 'facts-in-doubt' }) };
  }
  const reason = whyNotAsApproved(state, notification);
  if (reason === 'changed-since' || reason === 'corrected-since') {
    return { refused: withdrawn(each, notification, { kind: reason }) };
  }
  const permitted = new Set(stillPermitted(ledger, each, notification).map(keyOf));
  const recipients = sentTo.filter((key) => permitted.has(key));
  if (recipients.length === 0) {
    return { refused: withdrawn(each, notification, { kind: 'no-longer-permitted' }) };
  }
  const forward = {
    ...headOf(ledger, post, state),
    notification: id,
    approvedAt: decidedAt,
    recipients,
    forwarded: recipients.filter((to) => isForwarded(ledger.answers, { post, message: id, to })),
    noLonger: sentTo.filter((key) => !permitted.has(key)),
    draftedBy,
    approvedBy: decidedBy,
    isOverturned: reason === 'overturned',
    draft,
  };
  return { forward };
}

function withdrawn(
  { post, state }: LedgerCase,
  { id, decidedAt, decidedBy }: Case['notifications'][number],
  reason: HubRefusal,
): RefusedStep {
  return {
    post,
    case: state.id,
    entry: '',
    at: decidedAt ?? '',
    officer: decidedBy,
    step: 'approve-notification',
    about: id,
    reasons: [reason],
  };
}

/** A thread with all that was written in it, and what the hit is that it asks about. */
export function threadView(ledger: Ledger, each: LedgerCase, thread: Thread) {
  const { post, state } = each;
  const hit = hitsOf(state).find(({ key }) => key === thread.hit);
  return {
    ...headOf(ledger, post, state),
    waiting: isTrusted(ledger, post) ? waitingState(ledger, post, thread) : null,
    thread,
    hit: hit === undefined ? null : { key: hit.key, state: hit.state, notices: hit.notices },
  };
}

export type ThreadView = ReturnType<typeof threadView>;
