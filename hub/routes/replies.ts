/** `GET /v1/posts/:post/replies?after=N`: what the hub has for the post since reply N. */
import { z } from 'zod';
import { noteContact } from '#hub/storage/posts.ts';
import { repliesAfter } from '#hub/storage/replies.ts';
import type { HubDatabase } from '#hub/storage/schema.ts';
import { errorResponse } from './errors.ts';
import type { SignedRoute } from './signed-request.ts';

/** The greatest number that fits the column. */
const afterSchema = z.coerce.number().int().min(0).max(2_147_483_647);

export function createRepliesRoute(dependencies: {
  readonly db: HubDatabase;
  readonly now: () => Date;
}): SignedRoute {
  return async (context, { post }) => {
    const after = afterSchema.safeParse(context.req.query('after') ?? '0');
    if (!after.success) return errorResponse('not-understood');
    await noteContact(dependencies.db, post.id, dependencies.now());
    return context.json({
      replies: await repliesAfter(dependencies.db, post.id, after.data),
    });
  };
}
