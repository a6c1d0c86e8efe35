/**
 * The station's only door: a function from a web Request to a web Response. Electron mounts it with
 * `protocol.handle`, the loopback shell with an HTTP server, tests call it directly.
 */
import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { FILES_PREFIX, STATION_PREFIX } from '#shared/station/contract.ts';
import { withAnswerHeaders } from './answer-headers.ts';
import { asylumCalls } from './calls/asylum-calls.ts';
import { auditCalls } from './calls/audit-calls.ts';
import { engineCalls } from './calls/engine-calls.ts';
import { journalCalls } from './calls/journal-calls.ts';
import { newsCalls } from './calls/news-calls.ts';
import { officerCalls } from './calls/officer-calls.ts';
import { orderCalls } from './calls/order-calls.ts';
import { recoveryCalls } from './calls/recovery-calls.ts';
import { releaseCalls } from './calls/release-calls.ts';
import { reportCalls } from './calls/report-calls.ts';
import { sessionCalls } from './calls/session-calls.ts';
import { syncCalls } from './calls/sync-calls.ts';
import { trainingCalls } from './calls/training-calls.ts';
import { type DoorContext, publicStation } from './implementer.ts';
import type { IncidentLog } from './incident-log.ts';
import { type BodyFailure, withLimitedBody } from './limited-body.ts';
import { plain, serveReleaseFile } from './release-files.ts';
import { type Allowed, isAllowed, isJsonCall } from './request-checks.ts';

/** The longest journal entry, sealed and encoded, must fit the exchange (shared/exchange/bundle). */
export const LARGEST_REQUEST = 1_400_000;

export type Door = (request: Request) => Promise<Response>;

export type DoorOptions = {
  readonly allowed: Allowed;
  readonly context: DoorContext;
  readonly incidents: IncidentLog;
  /** Told of every call, not of files: the engine fetches those by itself. */
  readonly onCall: () => void;
};

const BODY_REFUSALS: Readonly<Record<BodyFailure, () => Response>> = {
  'too-large': () => plain(413, 'too large'),
  'broken-off': () => plain(400, 'not understood'),
};

export function createDoor({ allowed, context, incidents, onCall }: DoorOptions): Door {
  const calls = createCalls(incidents);

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(FILES_PREFIX)) return await serveReleaseFile(context.session, request);
    if (request.method !== 'POST') return plain(405, 'POST only');
    onCall();
    const limited = await withLimitedBody(request, LARGEST_REQUEST);
    if (!limited.ok) return BODY_REFUSALS[limited.failure]();
    if (!isJsonCall(limited.value)) return plain(415, 'JSON only');
    const { response } = await calls.handle(limited.value, { prefix: STATION_PREFIX, context });
    return response ? withAnswerHeaders(response) : plain(404, 'no such door');
  }

  return async (request) => {
    if (!isAllowed(request, allowed)) return plain(403, 'not allowed');
    try {
      return await answer(request);
    } catch (error) {
      return plain(500, `Something failed. Reference: ${incidents.record(error)}`);
    }
  };
}

function createCalls(incidents: IncidentLog): RPCHandler<DoorContext> {
  const router = publicStation.router({
    session: sessionCalls,
    recovery: recoveryCalls,
    engine: engineCalls,
    release: releaseCalls,
    journal: journalCalls,
    news: newsCalls,
    officers: officerCalls,
    asylum: asylumCalls,
    audit: auditCalls,
    reports: reportCalls,
    sync: syncCalls,
    orders: orderCalls,
    training: trainingCalls,
  });
  return new RPCHandler(router, {
    clientInterceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw isExpected(error) ? error : incident(incidents.record(error));
        }
      },
    ],
    rootInterceptors: [
      async ({ next }) => {
        const result = await next();
        // oRPC answers its own codes only with a status of their own; 500 would say "bug".
        const status = result.matched ? statusOfRefusal(result.response) : undefined;
        if (!result.matched || status === undefined) return result;
        return { ...result, response: { ...result.response, status } };
      },
    ],
  });
}

const isExpected = (error: unknown): boolean =>
  error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR';

const incident = (reference: string): ORPCError<string, { reference: string }> =>
  new ORPCError('INTERNAL_SERVER_ERROR', {
    message: `Something failed. Reference: ${reference}`,
    data: { reference },
  });

const REFUSALS: ReadonlyMap<unknown, number> = new Map([
  ['LOCKED', 423],
  ['NOT_PERMITTED', 403],
]);

type Answered = { readonly status: number; readonly body?: unknown };

function statusOfRefusal({ status, body }: Answered): number | undefined {
  if (status !== 500 || typeof body !== 'object' || body === null || !('json' in body)) return;
  const { json } = body;
  if (typeof json !== 'object' || json === null || !('code' in json)) return;
  return REFUSALS.get(json.code);
}
