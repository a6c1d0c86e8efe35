/** Which post asks: decides for every path below `/v1/posts/`. */

import { z } from 'zod';
import { findPost } from '#hub/storage/posts.ts';
import type { HubDatabase, PostRow } from '#hub/storage/schema.ts';
import type { BundleRefusal } from '#shared/exchange/bundle.ts';
import { verifyRequest } from '#shared/exchange/http-signature.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** How far the clocks of a post and of the hub may differ. Posts learn the hub's time from its answers. */
const MAX_SKEW_IN_SECONDS = 900;

export type SignedRequestFailure =
  | Extract<BundleRefusal, { kind: 'unknown-post' | 'revoked' | 'bad-signature' }>
  | { readonly kind: 'clock-skew' };

export type ArrivedRequest = {
  readonly request: Request;
  /** The post in the path, unchecked. */
  readonly post: string;
  readonly body: Uint8Array | null;
};

/** The enrolled post that signed the request. A repeated request passes: everything signed is idempotent. */
export async function signingPost(
  { db, now }: { readonly db: HubDatabase; readonly now: () => Date },
  { request, post: id, body }: ArrivedRequest,
): Promise<Result<PostRow, SignedRequestFailure>> {
  if (!z.uuid().safeParse(id).success) return fail({ kind: 'unknown-post' });
  const post = await findPost(db, id.toLowerCase());
  if (post === undefined) return fail({ kind: 'unknown-post' });
  const verified = verifyRequest({
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body,
    publicKey: fromBase64Url(post.signing_key) ?? new Uint8Array(),
    now: Math.floor(now().getTime() / 1000),
    maxSkewInSeconds: MAX_SKEW_IN_SECONDS,
  });
  if (!verified.ok) {
    const isSkew = verified.failure.kind === 'stale';
    return fail({ kind: isSkew ? 'clock-skew' : 'bad-signature' });
  }
  if (verified.value.keyId !== post.id) return fail({ kind: 'bad-signature' });
  return post.revoked_at === null ? succeed(post) : fail({ kind: 'revoked' });
}
