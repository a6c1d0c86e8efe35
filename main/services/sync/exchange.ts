/** One exchange with the hub: journal up, replies down, release down. No part stops another. */
import type { Inbox } from '#main/services/inbox/inbox.ts';
import { createHttpRepository } from '#main/services/release-store/http-repository.ts';
import type { ReleaseRejection } from '#main/services/release-store/release-rejection.ts';
import type { ReleaseStore } from '#main/services/release-store/release-store.ts';
import type { Progress } from '#main/services/release-store/update-release.ts';
import { LANES, type Lane } from '#shared/journal/entry.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { type ExchangeFailure, failWith, ofHub, ofInbox, ofRelease } from './exchange-failure.ts';
import type { HubFailure } from './hub-client.ts';
import { type LanePush, pushLane } from './push-lane.ts';

export type Exchange = Omit<LanePush, 'lane'> & {
  readonly inbox: Inbox;
  readonly releaseStore: Pick<ReleaseStore, 'update'>;
  readonly hubUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: () => Date;
  /** Lanes that a person must look at first. */
  readonly halted: ReadonlyMap<Lane, ExchangeFailure>;
  readonly onDownload: (progress: Progress) => void;
  /** The signed release as such was refused; null: the store is level with the hub. */
  readonly onRelease: (rejection: ReleaseRejection | null) => Promise<void>;
  /** An order that the hub leaves for a revoked post: the text of its envelope. */
  readonly onOrder?: (text: string) => Promise<void>;
  /** A part threw: for the incident log. */
  readonly onBug?: (error: unknown) => void;
};

export type ExchangeReport = {
  readonly reached: boolean;
  /** The gravest failure first. */
  readonly failures: readonly ExchangeFailure[];
  readonly halted: ReadonlyMap<Lane, ExchangeFailure>;
};

export type Outcome = Result<unknown, ExchangeFailure>;

export async function runExchange(exchange: Exchange): Promise<ExchangeReport> {
  const halted = new Map(exchange.halted);
  const outcomes: Outcome[] = [];
  for (const lane of LANES) {
    const push = () => pushUnlessHalted(exchange, lane, halted);
    outcomes.push(await guarded(exchange, `${lane} lane`, push));
  }
  outcomes.push(await guarded(exchange, 'replies', () => pullReplies(exchange)));
  outcomes.push(await guarded(exchange, 'release', () => updateRelease(exchange)));
  return reportOf(outcomes, halted);
}

/** `halted`: the lanes that are to stay so. */
export function reportOf(
  outcomes: readonly Outcome[],
  halted: ExchangeReport['halted'],
): ExchangeReport {
  const failures = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]));
  const reached = outcomes.some((outcome) =>
    outcome.ok ? outcome.value === true : outcome.failure.reached,
  );
  return { reached, failures, halted };
}

/** A bug in one part shows as its failure. Only the part is named: an error may quote content. */
export async function guarded(
  { onBug }: Pick<Exchange, 'onBug'>,
  part: string,
  run: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    onBug?.(error);
    return failWith('hub-error', `internal: ${part}`, { reached: false });
  }
}

async function pushUnlessHalted(
  exchange: Exchange,
  lane: Lane,
  halted: Map<Lane, ExchangeFailure>,
): Promise<Outcome> {
  const before = halted.get(lane);
  // Nobody was asked, so nobody was reached.
  if (before) return { ok: false, failure: { ...before, reached: false } };
  const pushed = await pushLane({ ...exchange, lane });
  if (!pushed.ok) halt(lane, pushed.failure, halted);
  return pushed;
}

/** A fork concerns one lane; a hub that does not believe this post concerns both. */
function halt(lane: Lane, failure: ExchangeFailure, halted: Map<Lane, ExchangeFailure>): void {
  if (failure.kind === 'fork') halted.set(lane, failure);
  if (failure.kind === 'revoked' || failure.kind === 'bad-signature') {
    for (const each of LANES) halted.set(each, failure);
  }
}

type Pull = Pick<Exchange, 'hub' | 'inbox' | 'onOrder'>;

/** Replies down; to a revoked post, the orders that are left for it. */
export async function pullReplies(pull: Pull): Promise<Outcome> {
  for (;;) {
    const answer = await replies(pull);
    if (!answer.ok) return answer;
    if (!answer.value) return succeed(true);
  }
}

/** Whether anything new came, and so more may follow. */
async function replies({ hub, inbox, onOrder }: Pull): Promise<Result<boolean, ExchangeFailure>> {
  const before = inbox.lastSeq();
  const answer = await hub.replies(before);
  if (!answer.ok) {
    for (const order of ordersIn(answer.failure)) await onOrder?.(JSON.stringify(order));
    return ofHub(answer.failure);
  }
  for (const envelope of answer.value) {
    const accepted = await inbox.accept(envelope);
    if (!accepted.ok) return ofInbox(accepted.failure);
  }
  if (answer.value.length > 0 && inbox.lastSeq() === before) {
    return failWith('hub-error', 'the hub sends replies that are here already');
  }
  return succeed(answer.value.length > 0);
}

/** A revoked post gets no replies any more, but it is told what to do. */
export const ordersIn = (failure: HubFailure): readonly unknown[] =>
  failure.kind === 'refused' && failure.refusal.kind === 'revoked'
    ? (failure.refusal.orders ?? [])
    : [];

async function updateRelease(exchange: Exchange): Promise<Outcome> {
  const { hubUrl, fetch, clock, releaseStore, onDownload, onRelease } = exchange;
  const source = createHttpRepository({ hubUrl, fetch, clock });
  const updated = await releaseStore.update(source, onDownload);
  if (updated.ok) {
    await onRelease(null);
    return succeed(true);
  }
  const failed = ofRelease(updated.failure);
  if (!failed.ok && failed.failure.kind === 'release-rejected') await onRelease(updated.failure);
  return failed;
}
