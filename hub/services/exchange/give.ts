/**
 * What the bureau says to a post: sealed to its asylum officers, numbered and signed like any reply. The hub remembers
 * what it said, so that nothing else passes as its word.
 */
import {
  queueReplyWithin,
  type ReplyDependencies,
  type ReplyFailure,
} from '#hub/services/replies.ts';
import { isGiven, keepExchangeAnswer } from '#hub/storage/exchange-answers.ts';
import { lockPost } from '#hub/storage/posts.ts';
import { type ArrivalBody, ASYLUM_REPLY, asylumReplyInfo } from '#shared/asylum/exchange.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { sealTo } from '#shared/sealing/hpke.ts';
import { digestOfBody } from './arrival-digest.ts';
import type { LedgerCase } from './ledger.ts';

export type ExchangeDependencies = ReplyDependencies & { readonly sealingSecretKey: Uint8Array };

export type GiveFailure =
  | ReplyFailure
  | { readonly kind: 'already-given' }
  | { readonly kind: 'reply-key-unusable' };

/** `reply`: its number. */
export type Given = { readonly post: string; readonly reply: number };

export type Saying = {
  /** Id of the thread or notification. */
  readonly to: string;
  readonly body: ArrivalBody;
  /** A UUID: what is said about the same is said once. */
  readonly about: string;
};

export async function give(
  dependencies: ExchangeDependencies,
  each: LedgerCase,
  saying: Saying,
): Promise<Result<Given, GiveFailure>> {
  const sealed = await sealedTo(each, saying);
  if (sealed === null) return fail({ kind: 'reply-key-unusable' });
  return await queued(dependencies, each, { ...saying, sealed });
}

async function sealedTo(
  { post, replyKeys }: LedgerCase,
  { to, body }: Saying,
): Promise<string | null> {
  const key = fromBase64Url(replyKeys.get(to) ?? '');
  if (key?.length !== 32) return null;
  const text = new TextEncoder().encode(JSON.stringify(body));
  try {
    return toBase64Url(await sealTo(key, asylumReplyInfo(post, to), text));
  } catch {
    // A post may send any 32 bytes; some are no point to which anything can be sealed.
    return null;
  }
}

/** The reply and the note that it was given stand or fall together. */
function queued(
  { db, signer, now }: ExchangeDependencies,
  { post, state }: LedgerCase,
  { to, body, about, sealed }: Saying & { readonly sealed: string },
): Promise<Result<Given, GiveFailure>> {
  const kept = { post_id: post, thread: to, about, kind: body.kind, case_id: state.id };
  return db.transaction().execute(async (transaction) => {
    const given = { ...kept, digest: digestOfBody(body), given_at: now(), reply_seq: 0 };
    await lockPost(transaction, post);
    if (await isGiven(transaction, given)) return fail({ kind: 'already-given' });
    const reply = await queueReplyWithin(
      { transaction, signer, now },
      { post, kind: ASYLUM_REPLY, body: { v: 1, thread: to, sealed } },
    );
    if (!reply.ok) return reply;
    await keepExchangeAnswer(transaction, { ...given, reply_seq: reply.value });
    return succeed({ post, reply: reply.value });
  });
}
