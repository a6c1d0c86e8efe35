/** Every error the hub answers with. Codes are stable: clients and operators' notes rely on them. */
import type { BundleRefusal } from '#shared/exchange/bundle.ts';

export type ErrorCode =
  | 'not-found'
  | 'too-large'
  | 'not-json'
  | 'not-understood'
  | 'unknown-post'
  | 'revoked'
  | 'bad-signature'
  | 'bad-token'
  | 'clock-skew'
  | 'replayed'
  | 'gap'
  | 'fork'
  | 'broken-chain'
  | 'code-not-valid'
  | 'key-not-usable'
  | 'too-many-attempts'
  | 'too-many-requests'
  | 'nothing-published'
  | 'range-not-satisfiable'
  | 'internal';

type ErrorText = { readonly status: number; readonly message: string; readonly remedy: string };

const ERRORS: Readonly<Record<ErrorCode, ErrorText>> = {
  'not-found': {
    status: 404,
    message: 'There is nothing here.',
    remedy: 'Check the address of the hub.',
  },
  'too-large': {
    status: 413,
    message: 'The request is larger than the hub takes.',
    remedy: 'Send it in smaller parts.',
  },
  'not-json': {
    status: 422,
    message: 'The body is not JSON.',
    remedy: 'Send the request again; if it keeps failing, something on the way alters it.',
  },
  'not-understood': {
    status: 422,
    message: 'The request does not have the form the hub knows.',
    remedy: 'Check that post and hub are of versions that belong together.',
  },
  'unknown-post': {
    status: 403,
    message: 'This hub never enrolled this post.',
    remedy: 'Check the address of the hub, or enrol the post.',
  },
  revoked: {
    status: 403,
    message: 'This post has been revoked.',
    remedy: 'Ask the administrator of the hub.',
  },
  'bad-signature': {
    status: 401,
    message: 'The request is not signed by this post.',
    remedy: 'Send it again, signed anew; if it keeps failing, enrol the post again.',
  },
  'bad-token': {
    status: 401,
    message: 'The token is missing or not the present one.',
    remedy: 'Ask the administrator of the hub for the token; a new one ends the one before.',
  },
  'clock-skew': {
    status: 401,
    message: 'The clock of the post and the clock of the hub differ too much.',
    remedy: 'Set the clock of the post; the Date header says what the hub believes.',
  },
  replayed: {
    status: 401,
    message: 'This very request was here before.',
    remedy: 'Send it again, signed anew.',
  },
  gap: {
    status: 409,
    message: 'Entries before this bundle are missing.',
    remedy: 'Send from the number in `expected`.',
  },
  fork: {
    status: 409,
    message: 'The post sent another history before. Both are kept.',
    remedy: 'A person must look: the post may have been copied or restored.',
  },
  'broken-chain': {
    status: 422,
    message: 'The entries do not follow from one another.',
    remedy: 'Send from the last acknowledged entry; if it keeps failing, a person must look.',
  },
  'code-not-valid': {
    status: 403,
    message: 'The enrolment code is not valid, has expired or was used.',
    remedy: 'Check it letter by letter, or ask the administrator for a new one.',
  },
  'key-not-usable': {
    status: 422,
    message: 'One of the keys of the post cannot be used.',
    remedy: 'Set the post up anew.',
  },
  'too-many-attempts': {
    status: 429,
    message: 'Too many enrolments failed.',
    remedy: 'Wait as long as Retry-After says.',
  },
  'too-many-requests': {
    status: 429,
    message: 'Too many requests, or too many that were refused.',
    remedy: 'Wait as long as Retry-After says.',
  },
  'nothing-published': {
    status: 503,
    message: 'The hub has not published a release yet.',
    remedy: 'Publish a release first, then enrol posts.',
  },
  'range-not-satisfiable': {
    status: 416,
    message: 'The file does not have these bytes.',
    remedy: 'Fetch it from its beginning.',
  },
  internal: {
    status: 500,
    message: 'The hub failed.',
    remedy: 'Try again later; give the reference to the administrator of the hub.',
  },
};

/** `{ error: { code, message, remedy } }`, with `reference` when the log says more. */
export function errorResponse(
  code: ErrorCode,
  options: { readonly headers?: Record<string, string>; readonly reference?: string } = {},
): Response {
  const { status, ...text } = errorText(code);
  const reference = options.reference === undefined ? {} : { reference: options.reference };
  const headers = options.headers ?? {};
  return Response.json({ error: { code, ...text, ...reference } }, { status, headers });
}

/**
 * A refused signed request. Both codes are one refusal of the protocol, but only a wrong clock can be put
 * right: `Date` says what the hub believes.
 */
export function clockSkewResponse(now: Date): Response {
  const { status, ...text } = errorText('clock-skew');
  const body = { kind: 'bad-signature', error: { code: 'clock-skew', ...text } };
  return Response.json(body, { status, headers: { date: now.toUTCString() } });
}

/** A refused bundle: the refusal of the protocol, and beside it the words for people. */
export function refusalResponse(refusal: BundleRefusal): Response {
  const { status, ...text } = errorText(refusal.kind);
  return Response.json({ ...refusal, error: { code: refusal.kind, ...text } }, { status });
}

const errorText = (code: ErrorCode): ErrorText => ERRORS[code];
