/** Talks to the hub: every request signed (RFC 9421), every answer bounded, parsed and named. */
import { z } from 'zod';
import { readBounded, reasonOf } from '#main/services/release-store/bounded-read.ts';
import { retryAfterInSeconds } from '#main/services/release-store/retry-after.ts';
import { type BundleRefusal, bundleRefusalSchema } from '#shared/exchange/bundle.ts';
import { signRequest } from '#shared/exchange/http-signature.ts';
import type { KeyRenewalRequest } from '#shared/exchange/key-renewal.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { toHex } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Envelope } from '#shared/sealing/dsse.ts';

export type HubFailure =
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** The hub is not able to answer now; null when it does not say for how long. */
  | { readonly kind: 'busy'; readonly status: number; readonly retryAfterInSeconds: number | null }
  | { readonly kind: 'refused'; readonly refusal: BundleRefusal }
  /** Something answered, but not as a hub does: a captive portal, or another version. */
  | { readonly kind: 'not-understood'; readonly reason: string };

export type HubClient = {
  /** The hub's acknowledgement as it came: still to be verified. */
  push(bundle: Envelope): Promise<Result<unknown, HubFailure>>;
  /** The hub's signed answer to new keys as it came: still to be verified. */
  renewKeys(request: KeyRenewalRequest): Promise<Result<unknown, HubFailure>>;
  /** Replies after `after`, as they came. Empty when there are no more. */
  replies(after: number): Promise<Result<readonly unknown[], HubFailure>>;
};

export type HubClientOptions = {
  readonly hubUrl: string;
  readonly post: string;
  readonly signingSecret: Uint8Array;
  readonly fetch: typeof fetch;
  /** ISO 8601. */
  readonly wall: () => string;
  readonly random: (length: number) => Uint8Array;
  /** Milliseconds for an exchange without a body. */
  readonly timeoutInMs?: number;
};

type Call = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: Uint8Array<ArrayBuffer> | null;
  readonly limitInBytes: number;
};

type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
};

const TIMEOUT_IN_MS = 60_000;
/** Bytes in a millisecond on the thinnest link that is still waited for. */
const SLOWEST_LINK = 1;
const ACKNOWLEDGEMENT_LIMIT = 65_536;
const REPLIES_LIMIT = 24_000_000;
const NONCE_BYTES = 16;

const repliesSchema = z.object({ replies: z.array(z.unknown()).max(1000) });
const clockSkewSchema = z.object({ error: z.object({ code: z.literal('clock-skew') }) });

const replayedSchema = z.object({ error: z.object({ code: z.literal('replayed') }) });

export function createHubClient(options: HubClientOptions): HubClient {
  const state = { skewInSeconds: 0 };
  const post = async (path: string, content: unknown) => {
    const answer = await call(options, state, {
      method: 'POST',
      path,
      body: new TextEncoder().encode(JSON.stringify(content)),
      limitInBytes: ACKNOWLEDGEMENT_LIMIT,
    });
    return answer.ok ? succeed(answer.value.json) : answer;
  };
  return {
    push: (bundle) => post(hubPaths.journal(options.post), bundle),
    renewKeys: (request) => post(hubPaths.keys(options.post), request),
    async replies(after) {
      const path = `${hubPaths.replies(options.post)}?after=${after}`;
      const wanted: Call = { method: 'GET', path, body: null, limitInBytes: REPLIES_LIMIT };
      const answer = await call(options, state, wanted);
      if (!answer.ok) return answer;
      const parsed = repliesSchema.safeParse(answer.value.json);
      return parsed.success ? succeed(parsed.data.replies) : notUnderstood('no list of replies');
    },
  };
}

/**
 * Once more, signed anew: with the hub's own time when the clocks differ too much, for a post's battery may
 * be flat; and when something on the way sent the same request twice and the hub answered the second.
 */
async function call(
  options: HubClientOptions,
  state: { skewInSeconds: number },
  wanted: Call,
): Promise<Result<Answer, HubFailure>> {
  const first = await send(options, state.skewInSeconds, wanted);
  if (!first.ok) return first;
  const hubTime = hubTimeOf(first.value);
  if (hubTime === null && !isReplayed(first.value)) return judged(options, first.value);
  if (hubTime !== null) {
    state.skewInSeconds = Math.round((hubTime - Date.parse(options.wall())) / 1000);
  }
  const second = await send(options, state.skewInSeconds, wanted);
  return second.ok ? judged(options, second.value) : second;
}

const isReplayed = ({ status, json }: Answer): boolean =>
  status === 401 && replayedSchema.safeParse(json).success;

function hubTimeOf({ status, headers, json }: Answer): number | null {
  if (status !== 401 || !clockSkewSchema.safeParse(json).success) return null;
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}

async function send(
  options: HubClientOptions,
  skewInSeconds: number,
  { method, path, body, limitInBytes }: Call,
): Promise<Result<Answer, HubFailure>> {
  const { timeoutInMs = TIMEOUT_IN_MS, hubUrl } = options;
  const url = new URL(path, hubUrl);
  const signature = signRequest({
    method,
    url: url.href,
    body,
    keyId: options.post,
    secretKey: options.signingSecret,
    created: Math.floor(Date.parse(options.wall()) / 1000) + skewInSeconds,
    nonce: toHex(options.random(NONCE_BYTES)),
  });
  try {
    const response = await options.fetch(url, {
      method,
      headers: { ...signature, ...(body ? { 'content-type': 'application/json' } : {}) },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutInMs + (body?.length ?? 0) / SLOWEST_LINK),
    });
    return await readAnswer(response, limitInBytes);
  } catch (error) {
    return fail({ kind: 'unreachable', reason: reasonOf(error) });
  }
}

async function readAnswer(
  { body, headers, status }: Response,
  limitInBytes: number,
): Promise<Result<Answer, HubFailure>> {
  if (!body) return succeed({ status, headers, json: undefined });
  const bytes = await readBounded(body, limitInBytes);
  if (bytes.ok) return succeed({ status, headers, json: jsonIn(bytes.value) });
  return bytes.failure.kind === 'too-large'
    ? notUnderstood(`the answer has more than ${limitInBytes} bytes`)
    : fail({ kind: 'unreachable', reason: 'the answer broke off' });
}

function judged(options: HubClientOptions, answer: Answer): Result<Answer, HubFailure> {
  const { status, headers, json } = answer;
  if (status === 200) return succeed(answer);
  if (status === 429 || status >= 500) {
    const wait = retryAfterInSeconds(headers.get('retry-after'), new Date(options.wall()));
    return fail({ kind: 'busy', status, retryAfterInSeconds: wait });
  }
  const refusal = bundleRefusalSchema.safeParse(json);
  if (refusal.success) return fail({ kind: 'refused', refusal: refusal.data });
  return notUnderstood(`the answer has the status ${status}`);
}

const notUnderstood = (reason: string): Result<never, HubFailure> =>
  fail({ kind: 'not-understood', reason });

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
