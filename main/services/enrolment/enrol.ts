/**
 * A new post joins its hub. The network in between is not trusted: what the hub answers counts only when
 * it has the fingerprint that an administrator carried here on the ticket.
 */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import type { PostIdentity } from '#main/services/post-identity.ts';
import { readBounded, reasonOf } from '#main/services/release-store/bounded-read.ts';
import {
  type EnrolmentAnswer,
  type EnrolmentRequest,
  enrolmentAnswerSchema,
  enrolmentTicketSchema,
  fingerprintOf,
  releaseKeyInfo,
} from '#shared/exchange/enrolment.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { openSealed } from '#shared/sealing/hpke.ts';

/** Each is also an answer of the station to the desk. */
export type EnrolmentFailure =
  | { readonly kind: 'ticket-malformed' }
  /** Wrong, expired or used; or too many wrong ones. */
  | { readonly kind: 'code-refused' }
  /** What the hub answered is not what the ticket promised: someone is in between. */
  | { readonly kind: 'fingerprint-differs' }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

export type EnrolPost = {
  readonly hubUrl: string;
  /** One line: the code, a full stop, the fingerprint. */
  readonly ticket: string;
  readonly name: string;
  readonly fetch: typeof fetch;
  readonly random: (length: number) => Uint8Array;
  readonly timeoutInMs?: number;
};

/** `now` is the hub's time, ISO 8601: the first trusted floor. */
export type Enrolled = { readonly identity: PostIdentity; readonly now: string };

type DeviceKeys = { readonly signingSecret: Uint8Array; readonly sealingSecret: Uint8Array };

const TIMEOUT_IN_MS = 60_000;
const ANSWER_LIMIT = 500_000;
/** A first answer may be lost on a thin link; the hub lets the same device ask again. */
const ATTEMPTS = 2;

/** Nothing of a failed enrolment is kept: the keys are forgotten with it. */
export async function enrolPost(options: EnrolPost): Promise<Result<Enrolled, EnrolmentFailure>> {
  const ticket = enrolmentTicketSchema.safeParse(options.ticket);
  const hub = ticket.success ? urlOf(options.hubUrl) : null;
  if (!ticket.success) return fail({ kind: 'ticket-malformed' });
  if (!hub) return fail({ kind: 'failed', reason: 'the address of the hub is not a web address' });
  const [code = '', fingerprint = ''] = ticket.data.split('.');
  const keys: DeviceKeys = { signingSecret: options.random(32), sealingSecret: options.random(32) };
  const answer = await redeem(options, hub, {
    code,
    name: options.name,
    signingKey: toBase64Url(ed25519.getPublicKey(keys.signingSecret)),
    sealingKey: toBase64Url(x25519.getPublicKey(keys.sealingSecret)),
  });
  if (!answer.ok) return answer;
  if (fingerprintOf(answer.value.anchors) !== fingerprint) {
    return fail({ kind: 'fingerprint-differs' });
  }
  const opened = await opensReleaseKeys(answer.value, keys.sealingSecret);
  if (!opened) return fail({ kind: 'failed', reason: 'a release key is not sealed to this post' });
  const { now, ...rest } = answer.value;
  const identity = { ...rest, ...keys, hubUrl: options.hubUrl, keysSince: now };
  return succeed({ identity, now });
}

async function redeem(
  options: EnrolPost,
  hub: URL,
  request: EnrolmentRequest,
): Promise<Result<EnrolmentAnswer, EnrolmentFailure>> {
  let answer = await post(options, hub, request);
  for (let attempt = 1; attempt < ATTEMPTS && isLost(answer); attempt += 1) {
    answer = await post(options, hub, request);
  }
  return answer;
}

const isLost = (answer: Result<EnrolmentAnswer, EnrolmentFailure>): boolean =>
  !answer.ok && answer.failure.kind === 'unreachable';

async function post(
  { fetch, timeoutInMs = TIMEOUT_IN_MS }: EnrolPost,
  hub: URL,
  request: EnrolmentRequest,
): Promise<Result<EnrolmentAnswer, EnrolmentFailure>> {
  try {
    const response = await fetch(new URL(hubPaths.enrolments, hub), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutInMs),
    });
    return await readAnswer(response);
  } catch (error) {
    return fail({ kind: 'unreachable', reason: reasonOf(error) });
  }
}

async function readAnswer(response: Response): Promise<Result<EnrolmentAnswer, EnrolmentFailure>> {
  const { status, body } = response;
  if (status !== 200 || !body) {
    await body?.cancel();
    return fail(failureOf(status));
  }
  const bytes = await readBounded(body, ANSWER_LIMIT);
  if (!bytes.ok) {
    return bytes.failure.kind === 'unreachable'
      ? fail({ kind: 'unreachable', reason: 'the answer broke off' })
      : fail({ kind: 'failed', reason: 'the answer is far too long' });
  }
  const parsed = enrolmentAnswerSchema.safeParse(jsonIn(bytes.value));
  return parsed.success
    ? succeed(parsed.data)
    : fail({ kind: 'failed', reason: 'what answered is not a hub of this version' });
}

function failureOf(status: number): EnrolmentFailure {
  if (status === 403 || status === 429) return { kind: 'code-refused' };
  if (status === 503) return { kind: 'failed', reason: 'the hub has not published a release yet' };
  return { kind: 'failed', reason: `the hub answered ${status}` };
}

async function opensReleaseKeys(
  { post: postId, releaseKeys }: EnrolmentAnswer,
  sealingSecret: Uint8Array,
): Promise<boolean> {
  for (const { epoch, wrapped } of releaseKeys) {
    const sealed = fromBase64Url(wrapped);
    const info = releaseKeyInfo(postId, epoch);
    const key = sealed && (await openSealed(sealingSecret, info, sealed));
    if (!key?.ok || key.value.length !== 32) return false;
  }
  return true;
}

function urlOf(text: string): URL | null {
  const url = URL.parse(text);
  return url && ['http:', 'https:'].includes(url.protocol) ? url : null;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
