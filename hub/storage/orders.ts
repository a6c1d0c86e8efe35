/** The orders that the hub has given, as signed. */
import { type Envelope, envelopeSchema } from '#shared/sealing/dsse.ts';
import type { HubDatabase } from './schema.ts';

/** What one answer carries; a post is given few orders in its life. */
const MOST_ORDERS = 20;

export async function addOrder(
  db: HubDatabase,
  order: {
    readonly post: string;
    readonly id: string;
    readonly issuedAt: Date;
    readonly kind: string;
    readonly envelope: Envelope;
  },
): Promise<void> {
  await db
    .insertInto('orders')
    .values({
      post_id: order.post,
      id: order.id,
      issued_at: order.issuedAt,
      kind: order.kind,
      envelope: JSON.stringify(order.envelope),
    })
    .execute();
}

/** The latest orders of a post, oldest first. */
export async function ordersOf(db: HubDatabase, post: string): Promise<Envelope[]> {
  const rows = await db
    .selectFrom('orders')
    .select(['envelope'])
    .where('post_id', '=', post)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_ORDERS)
    .execute();
  return rows.reverse().map(({ envelope }) => envelopeSchema.parse(JSON.parse(envelope)));
}
