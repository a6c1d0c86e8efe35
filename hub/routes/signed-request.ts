/** Which post asks: decides for every path below `/v1/posts/`. */
import type { Context } from 'hono';
import { z } from 'zod';
import { findPost, formerSigningKeys } from '#hub/storage/posts.ts';
import { rememberNonce } from '#hub/storage/request-nonces.ts';
import type { HubDatabase, PostRow } from '#hub/storage/schema.ts';
import { type SignedBy, verifyRequest } from '#shared/exchange/http-signature.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Envelope } from '#shared/sealing/dsse.ts';
import { clockSkewResponse, errorResponse, refusalResponse } from './errors.ts';
import { type Gate, tooManyRequests } from './request-limits.ts';

/** How far the clocks of a post and of the hub may differ. Posts learn the hub's time from its answers. */
const MAX_SKEW_IN_SECONDS = 900;
/** Hubs on one database may differ a little themselves: a nonce outlives its request by this much. */
const MARGIN_IN_SECONDS = 300;
/** At least 128 random bits, as hexadecimal or base64url. Every version of the post draws 16 bytes. */
const NONCE = /^[A-Za-z0-9_-]{22,64}$/u;

export type SignedRequestFailure =
  | { readonly kind: 'unknown-post' | 'revoked' | 'bad-signature' | 'clock-skew' | 'replayed' }
  | { readonly kind: 'must-wait'; readonly seconds: number };

export type SignedRequestDependencies = {
  readonly db: HubDatabase;
  readonly now: () => Date;
  readonly posts: Gate;
};

/** A request that is proved to come from `post`, for the first time. */
export type SignedRequest = {
  readonly post: PostRow;
  /** The public key that verified it, base64url: the present one unless the route takes former keys. */
  readonly signedWith: string;
  readonly body: Uint8Array;
};

export type SignedRoute = (context: Context, request: SignedRequest) => Promise<Response>;

/** `former` lets a key sign that the post has replaced: for asking again whether it was. */
export type SignedOptions = {
  readonly keys: 'present' | 'present-and-former';
  /** A revoked post gets nothing more but the orders that are left for it: it must learn what to do. */
  readonly ordersFor?: (post: string) => Promise<readonly Envelope[]>;
};

/** Puts proof and limits in front of a route. A post's own limit counts only what it signed. */
export function signed(
  dependencies: SignedRequestDependencies,
  serve: SignedRoute,
  options: SignedOptions = { keys: 'present' },
) {
  return async (context: Context): Promise<Response> => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    const { posts, now } = dependencies;
    const request = await signedRequest(dependencies, { context, body, options });
    if (!request.ok) {
      const { failure } = request;
      if (failure.kind !== 'revoked' || !options.ordersFor) return refusalOf(failure, now());
      const orders = await options.ordersFor((context.req.param('post') ?? '').toLowerCase());
      return refusalResponse({ kind: 'revoked', orders: [...orders] });
    }
    const response = await serve(context, request.value);
    posts.note(request.value.post.id, response);
    return response;
  };
}

type Arrived = {
  readonly context: Context;
  readonly body: Uint8Array;
  readonly options: SignedOptions;
};

async function signedRequest(
  { db, now, posts }: SignedRequestDependencies,
  { context, body, options }: Arrived,
): Promise<Result<SignedRequest, SignedRequestFailure>> {
  const post = await postInPath(db, context.req.param('post') ?? '');
  if (post === undefined) return fail({ kind: 'unknown-post' });
  const former = options.keys === 'present' ? [] : await formerSigningKeys(db, post.id);
  const keys = [post.signing_key, ...former.map(({ signing_key }) => signing_key)];
  const at = now();
  const verified = verifiedWith(keys, { request: context.req.raw, body, at });
  if (!verified.ok) return verified;
  const { keyId, created, nonce, signedWith } = verified.value;
  if (keyId !== post.id || !NONCE.test(nonce)) return fail({ kind: 'bad-signature' });
  if (post.revoked_at !== null) return fail({ kind: 'revoked' });
  // Before the nonce is kept: a post that asks too often must not fill the table.
  const seconds = posts.waitInSeconds(post.id);
  if (seconds > 0) return fail({ kind: 'must-wait', seconds });
  const forgetAt = new Date((created + MAX_SKEW_IN_SECONDS + MARGIN_IN_SECONDS) * 1000);
  const isNew = await rememberNonce(db, { post: post.id, nonce, forgetAt, now: at });
  return isNew ? succeed({ post, signedWith, body }) : fail({ kind: 'replayed' });
}

async function postInPath(db: HubDatabase, id: string): Promise<PostRow | undefined> {
  return z.uuid().safeParse(id).success ? findPost(db, id.toLowerCase()) : undefined;
}

function verifiedWith(
  keys: readonly string[],
  {
    request,
    body,
    at,
  }: { readonly request: Request; readonly body: Uint8Array; readonly at: Date },
): Result<SignedBy & { readonly signedWith: string }, SignedRequestFailure> {
  for (const signedWith of keys) {
    const verified = verifyRequest({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body,
      publicKey: fromBase64Url(signedWith) ?? new Uint8Array(),
      now: Math.floor(at.getTime() / 1000),
      maxSkewInSeconds: MAX_SKEW_IN_SECONDS,
    });
    if (verified.ok) return succeed({ ...verified.value, signedWith });
    if (verified.failure.kind === 'stale') return fail({ kind: 'clock-skew' });
  }
  return fail({ kind: 'bad-signature' });
}

function refusalOf(failure: SignedRequestFailure, now: Date): Response {
  if (failure.kind === 'must-wait') return tooManyRequests(failure.seconds);
  const { kind } = failure;
  if (kind === 'clock-skew') return clockSkewResponse(now);
  // Without the words of the protocol: to a post of an earlier version this is worth another try.
  return kind === 'replayed' ? errorResponse('replayed') : refusalResponse({ kind });
}
