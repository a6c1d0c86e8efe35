/** What the bureau said through this hub: one answer to each message of a post. */
import type { ExchangeAnswerRow, HubDatabase, HubTransaction } from './schema.ts';

export type ExchangeAnswer = ExchangeAnswerRow;

export function allExchangeAnswers(db: HubDatabase): Promise<ExchangeAnswer[]> {
  return db.selectFrom('exchange_answers').selectAll().orderBy('given_at').execute();
}

export async function isGiven(
  transaction: HubTransaction,
  { post_id, thread, about, kind }: ExchangeAnswer,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('exchange_answers')
    .select('reply_seq')
    .where('post_id', '=', post_id)
    .where('thread', '=', thread)
    .where('about', '=', about)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row !== undefined;
}

/** Rejects when the message was answered before. */
export async function keepExchangeAnswer(
  transaction: HubTransaction,
  answer: ExchangeAnswer,
): Promise<void> {
  await transaction.insertInto('exchange_answers').values(answer).execute();
}
