/** Orders to posts: signed by the hub, kept, and left for the post. */
import { randomUUID } from 'node:crypto';
import { addOrder } from '#hub/storage/orders.ts';
import { findPost } from '#hub/storage/posts.ts';
import { ORDER_TYPE, type Order, type OrderKind } from '#shared/exchange/orders.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type Envelope, signEnvelope } from '#shared/sealing/dsse.ts';
import { queueReply, type ReplyDependencies } from './replies.ts';

export type NewOrder = {
  readonly post: string;
  readonly order: OrderKind;
  /** For whoever stands at the post. No personal data. */
  readonly reason: string;
};

export type GivenOrder = {
  readonly id: string;
  readonly envelope: Envelope;
  /** A post that is not revoked finds it among its replies, a revoked one with the refusal of its requests. */
  readonly left: 'as-reply' | 'with-refusal';
};

/** Answers after the order is kept and waits for the post. */
export async function giveOrder(
  dependencies: ReplyDependencies,
  { post, order: kind, reason }: NewOrder,
): Promise<Result<GivenOrder, { readonly kind: 'unknown-post' }>> {
  const { db, signer, now } = dependencies;
  if ((await findPost(db, post)) === undefined) return fail({ kind: 'unknown-post' });
  const issuedAt = now();
  const id = randomUUID();
  const order: Order = { v: 1, post, id, issuedAt: issuedAt.toISOString(), order: kind, reason };
  const payload = new TextEncoder().encode(JSON.stringify(order));
  const envelope = signEnvelope(ORDER_TYPE, payload, signer);
  await addOrder(db, { post, id, issuedAt, kind, envelope });
  const body = { text: JSON.stringify(envelope) };
  const queued = await queueReply(dependencies, { post, kind: 'order', body });
  return succeed({ id, envelope, left: queued.ok ? 'as-reply' : 'with-refusal' });
}
