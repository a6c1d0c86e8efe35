/** Which signed requests were here already. In the database, so that all processes of a hub know it. */
import { sql } from 'kysely';
import type { HubDatabase } from './schema.ts';

/** Old ones deleted with each new one: more than come in, so the table shrinks back after any rush. */
const FORGOTTEN_AT_ONCE = 100;

export type SeenRequest = {
  readonly post: string;
  readonly nonce: string;
  /** When the request is stale for every process of the hub, so that nobody need remember it. */
  readonly forgetAt: Date;
  readonly now: Date;
};

/** Answers false when this post sent this nonce before. Forgets nonces whose time is over. */
export async function rememberNonce(db: HubDatabase, seen: SeenRequest): Promise<boolean> {
  await forgetOld(db, seen.now);
  const inserted = await db
    .insertInto('request_nonces')
    .values({ post_id: seen.post, nonce: seen.nonce, forget_at: seen.forgetAt })
    .onConflict((conflict) => conflict.columns(['post_id', 'nonce']).doNothing())
    .returning('nonce')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Rows that another process is deleting are left to it: two of them must not wait for each other. */
async function forgetOld(db: HubDatabase, now: Date): Promise<void> {
  await sql`DELETE FROM request_nonces WHERE (post_id, nonce) IN (
    SELECT post_id, nonce FROM request_nonces WHERE forget_at < ${now.toISOString()}::timestamptz
    ORDER BY forget_at LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED
  )`.execute(db);
}
