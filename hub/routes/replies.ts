/** `GET /v1/posts/:post/replies?after=N`: what the hub has for the post since reply N. */
import type { Context } from 'hono';
import { z } from 'zod';
import { ordersOf } from '#hub/storage/orders.ts';
import { noteContact } from '#hub/storage/posts.ts';
import { repliesAfter } from '#hub/storage/replies.ts';
import type { HubDatabase } from '#hub/storage/schema.ts';
import { clockSkewResponse, errorResponse, refusalResponse } from './errors.ts';
import { type SignedRequestFailure, signingPost } from './signed-request.ts';

/** The greatest number that fits the column. */
const afterSchema = z.coerce.number().int().min(0).max(2_147_483_647);

export function createRepliesRoute(dependencies: {
  readonly db: HubDatabase;
  readonly now: () => Date;
}) {
  return async (context: Context): Promise<Response> => {
    const post = await signingPost(dependencies, {
      request: context.req.raw,
      post: context.req.param('post') ?? '',
      body: null,
    });
    if (!post.ok) return await refusal(dependencies, post.failure, context);
    const after = afterSchema.safeParse(context.req.query('after') ?? '0');
    if (!after.success) return errorResponse('not-understood');
    await noteContact(dependencies.db, post.value.id, dependencies.now());
    return context.json({
      replies: await repliesAfter(dependencies.db, post.value.id, after.data),
    });
  };
}

/** A revoked post gets nothing more but the orders that are left for it: it must learn what to do. */
async function refusal(
  { db, now }: { readonly db: HubDatabase; readonly now: () => Date },
  failure: SignedRequestFailure,
  context: Context,
): Promise<Response> {
  if (failure.kind === 'clock-skew') return clockSkewResponse(now());
  if (failure.kind !== 'revoked') return refusalResponse(failure);
  // The request was signed by this post, or it would have been refused for that.
  const orders = await ordersOf(db, (context.req.param('post') ?? '').toLowerCase());
  return refusalResponse({ ...failure, orders });
}
