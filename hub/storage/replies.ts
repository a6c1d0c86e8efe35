/** What the hub has for each post, numbered without gaps. */
import { sql } from 'kysely';
import { type Envelope, envelopeSchema } from '#shared/sealing/dsse.ts';
import type { HubDatabase, HubTransaction } from './schema.ts';

/** One answer carries at most this much, but always at least one reply. */
const REPLIES_PER_ANSWER = 100;
const CHARACTERS_PER_ANSWER = 8_000_000;

/** The number of the next reply. Only sound while the post's row is locked. */
export async function nextReplySeq(transaction: HubTransaction, post: string): Promise<number> {
  const last = await transaction
    .selectFrom('replies')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('post_id', '=', post)
    .executeTakeFirst();
  return ((last?.seq as number | null | undefined) ?? 0) + 1;
}

export async function addReply(
  transaction: HubTransaction,
  reply: {
    readonly post: string;
    readonly seq: number;
    readonly at: Date;
    readonly envelope: Envelope;
  },
): Promise<void> {
  await transaction
    .insertInto('replies')
    .values({
      post_id: reply.post,
      seq: reply.seq,
      created_at: reply.at,
      envelope: JSON.stringify(reply.envelope),
    })
    .execute();
}

/** The next replies with a greater number than `after`, in order. */
export async function repliesAfter(
  db: HubDatabase,
  post: string,
  after: number,
): Promise<Envelope[]> {
  const measured = db
    .selectFrom('replies')
    .select([
      'seq',
      'envelope',
      sql<number>`sum(length(envelope)) over (order by seq)`.as('so_far'),
      sql<number>`length(envelope)`.as('own'),
    ])
    .where('post_id', '=', post)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(REPLIES_PER_ANSWER)
    .as('measured');
  const rows = await db
    .selectFrom(measured)
    .select(['seq', 'envelope'])
    .where(sql<boolean>`so_far - own = 0 or so_far <= ${CHARACTERS_PER_ANSWER}`)
    .orderBy('seq')
    .execute();
  return rows.map(({ envelope }) => envelopeSchema.parse(JSON.parse(envelope)));
}
