/** What the hub says to one post: sealed to it, signed by the hub, numbered without gaps. */

import { listPosts, lockPost, noteKeyEpoch } from '#hub/storage/posts.ts';
import { addReply, nextReplySeq } from '#hub/storage/replies.ts';
import type { HubDatabase, HubTransaction, PostRow } from '#hub/storage/schema.ts';
import { REPLY_TYPE, type Reply, replyBodies, replyInfo } from '#shared/exchange/bundle.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type Signer, signEnvelope } from '#shared/sealing/dsse.ts';
import { sealTo } from '#shared/sealing/hpke.ts';
import type { ReleaseContentKey } from './enrolment.ts';

export type ReplyDependencies = {
  readonly db: HubDatabase;
  readonly signer: Signer;
  readonly now: () => Date;
};

/** `body` must have the form that `replyBodies` states for `kind`, where it states one. */
export type NewReply = { readonly post: string; readonly kind: string; readonly body: unknown };

export type ReplyFailure = { readonly kind: 'unknown-post' } | { readonly kind: 'revoked' };

/** Seals, signs and numbers one reply. Answers its number. */
export function queueReply(
  dependencies: ReplyDependencies,
  reply: NewReply,
): Promise<Result<number, ReplyFailure>> {
  return dependencies.db
    .transaction()
    .execute((transaction) => queueReplyWithin({ ...dependencies, transaction }, reply));
}

/** The same as part of a transaction that also keeps something else. */
export async function queueReplyWithin(
  dependencies: Omit<ReplyDependencies, 'db'> & { readonly transaction: HubTransaction },
  reply: NewReply,
): Promise<Result<number, ReplyFailure>> {
  const post = await lockPost(dependencies.transaction, reply.post);
  if (post === undefined) return fail({ kind: 'unknown-post' });
  if (post.revoked_at !== null) return fail({ kind: 'revoked' });
  return succeed(await putReply(dependencies, post, reply));
}

/** Gives every post that is not revoked the release keys it does not have yet. Answers how many posts. */
export async function handOutReleaseKeys(
  dependencies: ReplyDependencies,
  keys: readonly ReleaseContentKey[],
): Promise<number> {
  let served = 0;
  for (const { id } of await listPosts(dependencies.db)) {
    if (await handOutTo(dependencies, id, keys)) served += 1;
  }
  return served;
}

function handOutTo(
  dependencies: ReplyDependencies,
  id: string,
  keys: readonly ReleaseContentKey[],
): Promise<boolean> {
  return dependencies.db.transaction().execute(async (transaction) => {
    const post = await lockPost(transaction, id);
    if (post === undefined || post.revoked_at !== null) return false;
    const missing = keys.filter(({ epoch }) => epoch > post.key_epoch);
    for (const { epoch, key } of missing) {
      const body = { epoch, key: toBase64Url(key) };
      await putReply({ ...dependencies, transaction }, post, {
        post: id,
        kind: 'release-key',
        body,
      });
      await noteKeyEpoch(transaction, id, epoch);
    }
    return missing.length > 0;
  });
}

async function putReply(
  {
    transaction,
    signer,
    now,
  }: Omit<ReplyDependencies, 'db'> & { readonly transaction: HubTransaction },
  post: PostRow,
  { kind, body }: NewReply,
): Promise<number> {
  const at = now();
  const seq = await nextReplySeq(transaction, post.id);
  const known = Object.hasOwn(replyBodies, kind)
    ? replyBodies[kind as keyof typeof replyBodies]
    : null;
  const plaintext = new TextEncoder().encode(JSON.stringify(known ? known.parse(body) : body));
  const sealingKey = fromBase64Url(post.sealing_key) ?? new Uint8Array();
  const sealed = await sealTo(sealingKey, replyInfo(post.id, seq), plaintext);
  const reply: Reply = {
    v: 1,
    post: post.id,
    seq,
    kind,
    at: at.toISOString(),
    body: toBase64Url(sealed),
  };
  const payload = new TextEncoder().encode(JSON.stringify(reply));
  const envelope = signEnvelope(REPLY_TYPE, payload, signer);
  await addReply(transaction, { post: post.id, seq, at, envelope });
  return seq;
}
