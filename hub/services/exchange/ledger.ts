/** The asylum cases of all posts, as far as the hub's own judgement bears them. */
import { openedEntries } from '#hub/services/opened-entries.ts';
import { allExchangeAnswers, type ExchangeAnswer } from '#hub/storage/exchange-answers.ts';
import { listPosts } from '#hub/storage/posts.ts';
import { publishedPolicies } from '#hub/storage/releases.ts';
import type { PostRow } from '#hub/storage/schema.ts';
import { applyEvent, type Case } from '#shared/asylum/case.ts';
import { asylumEventSchema, type RecordedEvent, recordedEvent } from '#shared/asylum/event.ts';
import type { Policy } from '#shared/release/policy.ts';
import { type HubRefusal, judgeAgain } from './judge.ts';

export type RefusedStep = {
  readonly post: string;
  readonly case: string;
  /** Id of the journal entry. */
  readonly entry: string;
  readonly at: string;
  readonly officer: string | null;
  readonly step: RecordedEvent['event']['kind'];
  /** Id of the thread or notification, where the step is about one. */
  readonly about: string | null;
  readonly reasons: readonly HubRefusal[];
};

export type LedgerCase = {
  readonly post: string;
  readonly state: Case;
  /** Reply key by thread, and by notification. */
  readonly replyKeys: ReadonlyMap<string, string>;
  /** The release under which the last step was made. */
  readonly release: number | null;
};

export type Ledger = {
  readonly posts: ReadonlyMap<string, PostRow>;
  readonly cases: readonly LedgerCase[];
  readonly refused: readonly RefusedStep[];
  /** Entries of asylum work that this hub cannot open or read, by post. */
  readonly unreadable: ReadonlyMap<string, number>;
  readonly policies: ReadonlyMap<number, Policy>;
  readonly answers: readonly ExchangeAnswer[];
};

/** Folds every asylum entry of every post. Nothing of it is kept at the hub in the clear. */
export async function readLedger(hub: Parameters<typeof openedEntries>[0]): Promise<Ledger> {
  const [posts, policies, answers] = await Promise.all([
    listPosts(hub.db),
    publishedPolicies(hub.db),
    allExchangeAnswers(hub.db),
  ]);
  const fold = createFold(policies, answers);
  for await (const entry of openedEntries(hub, { kind: 'asylum-event' })) {
    const { post, lane, payload } = entry;
    const parsed = asylumEventSchema.safeParse(
      payload.state === 'cannot-open' || lane !== 'urgent' ? null : payload.value,
    );
    if (!parsed.success) fold.notUnderstood(post);
    else fold.take(post, recordedEvent(entry, parsed.data));
  }
  return { ...fold.ledger(), policies, answers, posts: new Map(posts.map((p) => [p.id, p])) };
}

function createFold(policies: Ledger['policies'], answers: Ledger['answers']) {
  const cases = new Map<string, LedgerCase>();
  const doubted = new Set<string>();
  const unreadable = new Map<string, number>();
  const refused: RefusedStep[] = [];
  return {
    ledger: () => ({ cases: [...cases.values()], refused, unreadable }),
    notUnderstood(post: string): void {
      unreadable.set(post, (unreadable.get(post) ?? 0) + 1);
    },
    take(post: string, recorded: RecordedEvent): void {
      // Two posts that name the same case have two cases: neither may write into that of the other.
      const key = `${post} ${recorded.case}`;
      const known = cases.get(key);
      const isInDoubt = doubted.has(key) || unreadable.has(post);
      const judged = judgeAgain(known?.state ?? null, recorded, {
        post,
        policies,
        answers,
        isInDoubt,
      });
      if (!judged.ok) {
        refused.push(refusedStep(post, recorded, judged.failure));
        if (DECIDE_RECIPIENTS.has(recorded.event.kind)) doubted.add(key);
        return;
      }
      const state = applyEvent(known?.state ?? null, { ...recorded, stamps: judged.value });
      if (state !== null) cases.set(key, next(post, { known, state, recorded }));
    },
  };
}

/** Without such a step a case knows less of whom it must not be told to. */
const DECIDE_RECIPIENTS: ReadonlySet<RecordedEvent['event']['kind']> = new Set([
  'correct-intake',
  'record-check',
]);

/**
 * Whether a step of this case that decides its recipients was refused, or an entry of its post cannot be read: a State that
 * must not hear of it may be missing.
 */
export const isInDoubt = (
  { refused, unreadable }: Pick<Ledger, 'refused' | 'unreadable'>,
  { post, state }: Pick<LedgerCase, 'post' | 'state'>,
): boolean =>
  unreadable.has(post) ||
  refused.some(
    (step) => step.post === post && step.case === state.id && DECIDE_RECIPIENTS.has(step.step),
  );

function next(
  post: string,
  {
    known,
    state,
    recorded,
  }: { known: LedgerCase | undefined; state: Case; recorded: RecordedEvent },
): LedgerCase {
  const { event, stamps, release } = recorded;
  const replyKeys = known?.replyKeys ?? new Map<string, string>();
  const about =
    event.kind === 'open-thread'
      ? event.thread
      : event.kind === 'approve-notification'
        ? event.notification
        : null;
  if (about === null || stamps.replyKey === null) return { post, state, replyKeys, release };
  return {
    post,
    state,
    replyKeys: new Map([...replyKeys, [about, stamps.replyKey]]),
    release,
  };
}

function refusedStep(
  post: string,
  { case: id, entry, at, officer, event }: RecordedEvent,
  reasons: readonly HubRefusal[],
): RefusedStep {
  const about =
    'thread' in event
      ? event.thread
      : 'notification' in event
        ? event.notification
        : 'message' in event
          ? event.message
          : null;
  return { post, case: id, entry, at, officer, step: event.kind, about, reasons };
}
