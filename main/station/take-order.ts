/** Takes orders of the hub: proves them, makes sure that they are not lost, and leaves their effect to the session. */
import { systemCode } from '#main/services/files/files.ts';
import { inTurn } from '#main/services/in-turn.ts';
import { type OrderBook, openOrderBook } from '#main/services/orders/order-book.ts';
import { readOrder } from '#main/services/orders/read-order.ts';
import { writeMarker } from '#main/services/orders/wipe-marker.ts';
import type { Order, OrderRefusal } from '#shared/exchange/orders.ts';
import type { OrderWay } from '#shared/journal/payloads.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import type { OrderAnswer } from '#shared/station/contract.ts';
import { HUB_KEY_ID } from './connect-post.ts';
import type { Environment } from './environment.ts';
import type { OpenPost } from './open-post.ts';

export type Orders = {
  /** The order that revoked this post, or null. */
  revoked: OrderBook['revoked'];
  /** Taken, but not carried out yet. */
  pending(): Order | null;
  /** Answers after the order is on the disk and on record. Does not wait for anything of the session. */
  take(post: OpenPost, text: string, via: OrderWay): Promise<OrderAnswer>;
};

type Taking = {
  readonly environment: Environment;
  readonly post: OpenPost;
  readonly via: OrderWay;
};

export async function openOrders(
  environment: Environment,
  post: { readonly id: string; readonly name: string },
): Promise<Orders> {
  const book = await openOrderBook({ ...environment, post: post.id });
  const oneByOne = inTurn();
  let pending: Order | null = null;

  const take = async (taking: Taking, text: string): Promise<OrderAnswer> => {
    const { anchors } = taking.post.keyring.identity();
    const publicKey = fromBase64Url(anchors.signingKey) ?? new Uint8Array(0);
    const read = readOrder(text, {
      post: post.id,
      verifier: { keyId: HUB_KEY_ID, publicKey },
      wasTaken: (id) => pending?.id === id || book.wasTaken(id),
    });
    if (!read.ok) return await refuse(taking, read.failure);
    const order = read.value;
    const kept = await reasonNotKept(() => keep(environment, { book, post }, order));
    if (kept !== null) return { kind: 'failed', reason: kept };
    // A wipe is not undone by a revocation that comes after it.
    if (order.order !== 'rotate' && pending?.order !== 'wipe') pending = order;
    const { id, issuedAt } = order;
    const entry = { id, order: order.order, issuedAt, via: taking.via };
    await taking.post.record('order-taken', entry);
    return { kind: 'taken', order: order.order };
  };

  return {
    revoked: book.revoked,
    pending: () => pending,
    take: (opened, text, via) => oneByOne(() => take({ environment, post: opened, via }, text)),
  };
}

/** Every exchange brings the same orders to a revoked post again: that is no attempt worth an entry. */
async function refuse({ post, via }: Taking, why: OrderRefusal): Promise<OrderAnswer> {
  const isOldNews = via === 'network' && why === 'repeated';
  if (!isOldNews) await post.record('order-refused', { why, via });
  return { kind: 'refused', why };
}

async function keep(
  environment: Environment,
  { book, post }: { readonly book: OrderBook; readonly post: { id: string; name: string } },
  order: Order,
): Promise<void> {
  const at = environment.clock.wall();
  if (order.order !== 'wipe') return await book.note(order, at);
  const { id, issuedAt } = order;
  await writeMarker(environment, { v: 1, stage: 'begun', order: id, issuedAt, post, at });
}

async function reasonNotKept(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return `the disk answered ${code}`;
  }
}
