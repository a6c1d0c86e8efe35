/** `POST /v1/enrolments`: a post redeems its one-time code. */
import type { Context } from 'hono';
import { createAttemptLimit } from '#hub/services/attempt-limit.ts';
import { type EnrolmentDependencies, enrol } from '#hub/services/enrolment.ts';
import { enrolmentRequestSchema } from '#shared/exchange/enrolment.ts';
import { errorResponse } from './errors.ts';
import { parseJsonBody } from './json-body.ts';

export const ENROLMENT_BODY_LIMIT = 16_384;

const FAILURES = { perClient: 10, inAll: 300, windowInSeconds: 600 } as const;

/** `clientOf` tells clients apart as well as the host can; without an address all count as one. */
export function createEnrolmentRoute(
  dependencies: EnrolmentDependencies,
  clientOf: (context: Context) => string,
) {
  const attempts = createAttemptLimit({ ...FAILURES, now: dependencies.now });
  return async (context: Context): Promise<Response> => {
    const client = clientOf(context);
    const wait = attempts.waitInSeconds(client);
    if (wait > 0) {
      return errorResponse('too-many-attempts', { headers: { 'retry-after': String(wait) } });
    }
    const body = parseJsonBody(new Uint8Array(await context.req.arrayBuffer()));
    if (body === undefined) return errorResponse('not-json');
    const request = enrolmentRequestSchema.safeParse(body);
    if (!request.success) return errorResponse('not-understood');
    const answer = await enrol(dependencies, request.data);
    if (answer.ok) return context.json(answer.value);
    if (answer.failure.kind === 'code-not-valid') attempts.noteFailure(client);
    return errorResponse(answer.failure.kind);
  };
}
