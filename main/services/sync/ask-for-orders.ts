/**
 * All that a revoked post still wants of its hub: orders, so that it hears of a wipe. It sends nothing but
 * the question, and keeps no reply.
 */
import type { Inbox } from '#main/services/inbox/inbox.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import {
  type Exchange,
  type ExchangeReport,
  guarded,
  type Outcome,
  ordersIn,
  reportOf,
} from './exchange.ts';
import { type ExchangeFailure, failWith, ofHub } from './exchange-failure.ts';

export type AskForOrders = Pick<Exchange, 'hub' | 'onOrder' | 'onBug'> & {
  readonly inbox: Pick<Inbox, 'peek'>;
  /** The last reply that was looked through; moves on. */
  readonly seen: { seq: number };
};

export async function askForOrders(asking: AskForOrders): Promise<ExchangeReport> {
  const outcome = await guarded(asking, 'orders', () => ask(asking));
  return reportOf([outcome], new Map());
}

async function ask(asking: AskForOrders): Promise<Outcome> {
  for (;;) {
    const more = await askOnce(asking);
    if (!more.ok) return more;
    if (!more.value) return succeed(true);
  }
}

/** Whether there may be more. */
async function askOnce(asking: AskForOrders): Promise<Result<boolean, ExchangeFailure>> {
  const { hub, onOrder, seen } = asking;
  const before = seen.seq;
  const answer = await hub.replies(before);
  if (!answer.ok) {
    for (const order of ordersIn(answer.failure)) await onOrder?.(JSON.stringify(order));
    return ofHub(answer.failure);
  }
  // A hub that was restored from a copy may not know of the revocation: its orders are replies.
  for (const envelope of answer.value) {
    if (!(await lookAt(asking, envelope))) {
      return failWith('hub-error', 'the hub sends what is no reply to this post');
    }
  }
  if (answer.value.length > 0 && seen.seq === before) {
    return failWith('hub-error', 'the hub sends replies that were looked at already');
  }
  return succeed(answer.value.length > 0);
}

async function lookAt({ inbox, onOrder, seen }: AskForOrders, envelope: unknown): Promise<boolean> {
  const reply = await inbox.peek(envelope);
  if (!reply) return false;
  if (reply.order !== null) await onOrder?.(reply.order);
  seen.seq = Math.max(seen.seq, reply.seq);
  return true;
}
