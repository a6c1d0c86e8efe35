/** The bureau's answers: sealed to the asylum officers of the post that asked, numbered and signed like any reply. */
import { z } from 'zod';
import {
  queueReplyWithin,
  type ReplyDependencies,
  type ReplyFailure,
} from '#hub/services/replies.ts';
import { isGiven, keepExchangeAnswer } from '#hub/storage/exchange-answers.ts';
import { lockPost } from '#hub/storage/posts.ts';
import type { Thread } from '#shared/asylum/exchange.ts';
import {
  type ArrivalBody,
  ASYLUM_REPLY,
  arrivalBodySchema,
  asylumReplyInfo,
  findingSchema,
  messageTextSchema,
} from '#shared/asylum/exchange.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { sealTo } from '#shared/sealing/hpke.ts';
import { digestOfBody } from './arrival-digest.ts';
import { type Ledger, type LedgerCase, readLedger } from './ledger.ts';
import { lastOfPost } from './view.ts';

export type ExchangeDependencies = ReplyDependencies & { readonly sealingSecretKey: Uint8Array };

export type ThreadAddress = {
  readonly case?: string | undefined;
  readonly thread: string;
  /** Needed only where two posts name the same thread. */
  readonly post?: string | undefined;
};

export type FindFailure = { readonly kind: 'unknown-thread' } | { readonly kind: 'two-posts' };

export type AnswerFailure =
  | FindFailure
  | ReplyFailure
  | { readonly kind: 'thread-closed' }
  | { readonly kind: 'already-given' }
  /** Only a thread about a hit can conclude one. */
  | { readonly kind: 'no-hit' }
  | { readonly kind: 'nothing-written' }
  | { readonly kind: 'reply-key-unusable' };

export type FoundThread = { readonly each: LedgerCase; readonly thread: Thread };

export function findThread(
  { cases }: Pick<Ledger, 'cases'>,
  address: ThreadAddress,
): Result<FoundThread, FindFailure> {
  const found = cases
    .filter(({ post }) => address.post === undefined || post === address.post)
    .filter(({ state }) => address.case === undefined || state.id === address.case)
    .flatMap((each) => {
      const thread = each.state.threads.find(({ id }) => id === address.thread);
      return thread === undefined ? [] : [{ each, thread }];
    });
  const [first] = found;
  if (first === undefined) return fail({ kind: 'unknown-thread' });
  return found.length > 1 ? fail({ kind: 'two-posts' }) : succeed(first);
}

/** What the bureau says; attachments travel one way only, from the post. */
export const sayingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), text: messageTextSchema, finding: findingSchema }),
  z.object({ kind: z.literal('read') }),
]);
export type Saying = z.infer<typeof sayingSchema>;

/** Says it to the post, once for each message of the post. Answers the number of the reply. */
export async function sayToPost(
  dependencies: ExchangeDependencies,
  address: ThreadAddress,
  saying: Saying,
): Promise<Result<{ readonly post: string; readonly reply: number }, AnswerFailure>> {
  const found = findThread(await readLedger(dependencies), address);
  if (!found.ok) return found;
  const { each, thread } = found.value;
  const unfit = unfitting(thread, saying);
  if (unfit !== null) return fail(unfit);
  const about = lastOfPost(thread)?.entry ?? '';
  const id = each.state.id;
  const body: ArrivalBody = arrivalBodySchema.parse(
    saying.kind === 'read' ? { kind: 'read', case: id } : { ...saying, case: id, attachments: [] },
  );
  const sealed = await sealedTo(found.value, body);
  if (sealed === null) return fail({ kind: 'reply-key-unusable' });
  return await give(dependencies, found.value, { body, sealed, about });
}

function unfitting({ state, hit }: Thread, saying: Saying): AnswerFailure | null {
  if (state === 'closed') return { kind: 'thread-closed' };
  if (saying.kind === 'read') return null;
  if (saying.finding !== 'none') return hit === null ? { kind: 'no-hit' } : null;
  return saying.text.trim() === '' ? { kind: 'nothing-written' } : null;
}

async function sealedTo({ each, thread }: FoundThread, body: ArrivalBody): Promise<string | null> {
  const key = fromBase64Url(each.replyKeys.get(thread.id) ?? '');
  if (key?.length !== 32) return null;
  const text = new TextEncoder().encode(JSON.stringify(body));
  try {
    return toBase64Url(await sealTo(key, asylumReplyInfo(each.post, thread.id), text));
  } catch {
    // A post may send any 32 bytes; some are no point to which anything can be sealed.
    return null;
  }
}

type Given = { readonly body: ArrivalBody; readonly sealed: string; readonly about: string };

/** The reply and the note that it was given stand or fall together. */
function give(
  { db, signer, now }: ExchangeDependencies,
  { each, thread }: FoundThread,
  { body, sealed, about }: Given,
): Promise<Result<{ readonly post: string; readonly reply: number }, AnswerFailure>> {
  const { post, state } = each;
  const kept = { post_id: post, thread: thread.id, about, kind: body.kind, case_id: state.id };
  return db.transaction().execute(async (transaction) => {
    const given = { ...kept, digest: digestOfBody(body), given_at: now(), reply_seq: 0 };
    await lockPost(transaction, post);
    if (await isGiven(transaction, given)) return fail({ kind: 'already-given' });
    const queued = await queueReplyWithin(
      { transaction, signer, now },
      { post, kind: ASYLUM_REPLY, body: { v: 1, thread: thread.id, sealed } },
    );
    if (!queued.ok) return queued;
    await keepExchangeAnswer(transaction, { ...given, reply_seq: queued.value });
    return succeed({ post, reply: queued.value });
  });
}
