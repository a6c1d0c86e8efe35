/** A TUF repository on a web server. Ranges resume a download; a server without them costs only bytes. */
import { hubPaths } from '#shared/exchange/paths.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { readBounded, reasonOf } from './bounded-read.ts';
import {
  type FetchFailure,
  METADATA_NAME,
  type RepositorySource,
  SOURCE_PATH,
} from './repository-source.ts';
import { retryAfterInSeconds } from './retry-after.ts';
import { stallingStream, startStallGuard } from './stall-guard.ts';

export type HttpRepositoryOptions = {
  readonly hubUrl: string;
  readonly fetch: typeof fetch;
  /** Milliseconds without a byte after which a connection counts as broken. */
  readonly stallLimitInMs?: number;
  /** For `Retry-After` dates. */
  readonly clock: () => Date;
};

const STALL_LIMIT_IN_MS = 60_000;
/** Servers that list a bucket answer 403 for what does not exist. */
const ABSENT: readonly number[] = [403, 404, 410];

export function createHttpRepository(options: HttpRepositoryOptions): RepositorySource {
  return {
    async metadata(name, maxBytes) {
      if (!METADATA_NAME.test(name)) return fail({ kind: 'not-found' });
      const answer = await get(options, { path: hubPaths.metadata(name), from: 0 });
      return answer.ok ? readBounded(answer.value, maxBytes) : answer;
    },
    async target(path, from) {
      if (!SOURCE_PATH.test(path)) return fail({ kind: 'not-found' });
      return get(options, { path: hubPaths.target(path), from });
    },
  };
}

async function get(
  { hubUrl, fetch, clock, stallLimitInMs = STALL_LIMIT_IN_MS }: HttpRepositoryOptions,
  { path, from }: { readonly path: string; readonly from: number },
): Promise<Result<ReadableStream<Uint8Array>, FetchFailure>> {
  const guard = startStallGuard(stallLimitInMs);
  try {
    const response = await fetch(new URL(path, hubUrl), {
      headers: { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) },
      redirect: 'error',
      signal: guard.signal,
    });
    const skip = bytesToSkip(response, from);
    if (skip === null || !response.body) {
      guard.stop();
      await response.body?.cancel();
      return fail(failureOf(response, clock()));
    }
    return succeed(stallingStream(response.body, { guard, skip }));
  } catch (error) {
    guard.stop();
    return fail({ kind: 'unreachable', reason: reasonOf(error) });
  }
}

/** Bytes to drop before those asked for, or null when the answer is no file. */
function bytesToSkip(response: Response, from: number): number | null {
  if (response.status === 200) return from;
  if (response.status !== 206) return null;
  const start = /^bytes (\d{1,15})-/u.exec(response.headers.get('content-range') ?? '')?.[1];
  return start !== undefined && Number(start) === from ? 0 : null;
}

function failureOf(response: Response, now: Date): FetchFailure {
  const { status } = response;
  if (ABSENT.includes(status)) return { kind: 'not-found' };
  if (status === 429 || status >= 500) {
    const wait = retryAfterInSeconds(response.headers.get('retry-after'), now);
    return { kind: 'busy', status, retryAfterInSeconds: wait };
  }
  return { kind: 'unreachable', reason: `the server answered ${status}` };
}
