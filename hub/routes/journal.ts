/** `POST /v1/posts/:post/journal`: a signed bundle in, a signed acknowledgement out. */
import { type IntakeDependencies, takeBundle } from '#hub/services/journal-intake.ts';
import { BUNDLE_LIMITS } from '#shared/exchange/bundle.ts';
import { envelopeSchema } from '#shared/sealing/dsse.ts';
import { refusalResponse } from './errors.ts';
import { parseJsonBody } from './json-body.ts';
import type { SignedRoute } from './signed-request.ts';

/** The entries, their quotes escaped, in base64url, and the envelope around them. */
export const JOURNAL_BODY_LIMIT = BUNDLE_LIMITS.bytes * 2 + 65_536;

export const journalTooLarge = (): Response =>
  refusalResponse({ kind: 'too-large', limitInBytes: BUNDLE_LIMITS.bytes });

export function createJournalRoute(dependencies: IntakeDependencies): SignedRoute {
  return async (context, { post, body }) => {
    const envelope = envelopeSchema.safeParse(parseJsonBody(body));
    if (!envelope.success) {
      return refusalResponse({ kind: 'not-understood', reason: 'the body is not an envelope' });
    }
    const taken = await takeBundle(dependencies, post, envelope.data);
    return taken.ok ? context.json(taken.value) : refusalResponse(taken.failure);
  };
}
