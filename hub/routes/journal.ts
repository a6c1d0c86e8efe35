/** `POST /v1/posts/:post/journal`: a signed bundle in, a signed acknowledgement out. */
import type { Context } from 'hono';
import { type IntakeDependencies, takeBundle } from '#hub/services/journal-intake.ts';
import { BUNDLE_LIMITS } from '#shared/exchange/bundle.ts';
import { envelopeSchema } from '#shared/sealing/dsse.ts';
import { clockSkewResponse, refusalResponse } from './errors.ts';
import { parseJsonBody } from './json-body.ts';
import { signingPost } from './signed-request.ts';

/** The entries, their quotes escaped, in base64url, and the envelope around them. */
export const JOURNAL_BODY_LIMIT = BUNDLE_LIMITS.bytes * 2 + 65_536;

export const journalTooLarge = (): Response =>
  refusalResponse({ kind: 'too-large', limitInBytes: BUNDLE_LIMITS.bytes });

export function createJournalRoute(dependencies: IntakeDependencies) {
  return async (context: Context): Promise<Response> => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    const post = await signingPost(dependencies, {
      request: context.req.raw,
      post: context.req.param('post') ?? '',
      body,
    });
    if (!post.ok) {
      return post.failure.kind === 'clock-skew'
        ? clockSkewResponse(dependencies.now())
        : refusalResponse(post.failure);
    }
    const envelope = envelopeSchema.safeParse(parseJsonBody(body));
    if (!envelope.success) {
      return refusalResponse({ kind: 'not-understood', reason: 'the body is not an envelope' });
    }
    const taken = await takeBundle(dependencies, post.value, envelope.data);
    return taken.ok ? context.json(taken.value) : refusalResponse(taken.failure);
  };
}
