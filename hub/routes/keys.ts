/** `POST /v1/posts/:post/keys`: new device keys in place of the present ones. */
import { type RenewalDependencies, renewPostKeys } from '#hub/services/key-renewal.ts';
import { keyRenewalRequestSchema } from '#shared/exchange/key-renewal.ts';
import { errorResponse, refusalResponse } from './errors.ts';
import { parseJsonBody } from './json-body.ts';
import type { SignedRoute } from './signed-request.ts';

export const KEYS_BODY_LIMIT = 16_384;

export function createKeysRoute(dependencies: RenewalDependencies): SignedRoute {
  return async (context, { post, signedWith, body }) => {
    const request = keyRenewalRequestSchema.safeParse(parseJsonBody(body));
    if (!request.success) return errorResponse('not-understood');
    const asked = { post: post.id, signedWith, request: request.data };
    const renewed = await renewPostKeys(dependencies, asked);
    if (renewed.ok) return context.json(renewed.value);
    const { kind } = renewed.failure;
    return kind === 'key-not-usable' || kind === 'not-understood'
      ? errorResponse(kind)
      : refusalResponse({ kind });
  };
}
