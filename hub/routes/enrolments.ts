/** `POST /v1/enrolments`: a post redeems its one-time code. */
import type { Context } from 'hono';
import { type AttemptLimit, createAttemptLimit } from '#hub/services/attempt-limit.ts';
import { type EnrolmentDependencies, enrol } from '#hub/services/enrolment.ts';
import { clientOfAddress } from '#hub/services/request-limit.ts';
import { type EnrolmentRequest, enrolmentRequestSchema } from '#shared/exchange/enrolment.ts';
import { errorResponse } from './errors.ts';
import { parseJsonBody } from './json-body.ts';

export const ENROLMENT_BODY_LIMIT = 16_384;

const FAILURES = { perClient: 10, inAll: 300, windowInSeconds: 600 } as const;

type Redeeming = {
  readonly dependencies: EnrolmentDependencies;
  readonly context: Context;
  readonly attempts: AttemptLimit;
};

/** `clientOf` tells clients apart as well as the host can; without an address all count as one. */
export function createEnrolmentRoute(
  dependencies: EnrolmentDependencies,
  clientOf: (context: Context) => string,
) {
  const attempts = createAttemptLimit({ ...FAILURES, now: dependencies.now });
  return async (context: Context): Promise<Response> => {
    const client = clientOfAddress(clientOf(context));
    const wait = attempts.waitInSeconds(client);
    if (wait > 0) return tooManyAttempts(wait);
    const body = parseJsonBody(new Uint8Array(await context.req.arrayBuffer()));
    if (body === undefined) return errorResponse('not-json');
    const request = enrolmentRequestSchema.safeParse(body);
    if (!request.success) return errorResponse('not-understood');
    return redeem({ dependencies, context, attempts }, request.data, client);
  };
}

async function redeem(
  { dependencies, context, attempts }: Redeeming,
  request: EnrolmentRequest,
  client: string,
): Promise<Response> {
  // Counted before the code is looked at, or many at once would all slip in before the first is counted.
  const attempt = attempts.begin(client);
  if (attempt.kind === 'wait') return tooManyAttempts(attempt.seconds);
  const answer = await enrol(dependencies, request);
  if (answer.ok || answer.failure.kind !== 'code-not-valid') attempt.withdraw();
  return answer.ok ? context.json(answer.value) : errorResponse(answer.failure.kind);
}

const tooManyAttempts = (seconds: number): Response =>
  errorResponse('too-many-attempts', { headers: { 'retry-after': String(seconds) } });
