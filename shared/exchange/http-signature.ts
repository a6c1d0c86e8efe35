/**
 * Signed requests: a post proves itself to the hub without a session or a password.
 *
 * Source: RFC 9421 (HTTP Message Signatures), Ed25519; RFC 9530 (`Content-Digest`, sha-256).
 *
 * Method, path, query and body are covered; the host is not. A hub is reached by its public name,
 * by an address on a closed network or through a proxy that rewrites `Host`, and each of these must
 * verify. That is safe because the hub knows a post only by a key that this hub enrolled. A proxy must
 * leave path and query as they are.
 *
 * A signature proves who asked and when, not that the request is new: for that the hub remembers the
 * nonces of the requests that could still be sent again.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** Header values by lower-case name. */
export type HeaderRecord = Readonly<Record<string, string | undefined>>;

/** The parts of a request from which a signature base is made. */
export type CoveredMessage = {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderRecord;
};

/** A parsed `Signature-Input` with one signature. `parameters` is its exact text after the label. */
export type SignatureInput = {
  readonly label: string;
  readonly components: readonly string[];
  readonly parameters: string;
  readonly created: number | null;
  readonly keyId: string | null;
  readonly nonce: string | null;
  readonly alg: string | null;
};

/** What is signed. `url` is absolute, or a path with its query; `created` is Unix time in seconds. */
export type RequestToSign = {
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array | null;
  /** The post's UUID. Printable ASCII without quotes or backslashes. */
  readonly keyId: string;
  /** Ed25519 seed, 32 bytes. */
  readonly secretKey: Uint8Array;
  readonly created: number;
  /** Fresh for every request. Printable ASCII without quotes or backslashes. */
  readonly nonce: string;
};

/** What arrived. Header names are lower case; `now` is Unix time in seconds. */
export type RequestToVerify = {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderRecord;
  readonly body: Uint8Array | null;
  readonly publicKey: Uint8Array;
  readonly now: number;
  readonly maxSkewInSeconds: number;
};

/** Who signed, when (Unix seconds), and with which nonce. */
export type SignedBy = {
  readonly keyId: string;
  readonly created: number;
  readonly nonce: string;
};

export type HttpSignatureFailure =
  | { readonly kind: 'no-signature' }
  | { readonly kind: 'malformed'; readonly header: 'signature-input' | 'signature' }
  | { readonly kind: 'not-covered'; readonly component: string }
  | { readonly kind: 'wrong-algorithm'; readonly found: string }
  /** The clocks differ too much. Positive: the request comes from the future. */
  | { readonly kind: 'stale'; readonly skewInSeconds: number }
  | { readonly kind: 'digest-mismatch' }
  | { readonly kind: 'bad-signature' };

const LABEL = 'farpost';
const ALGORITHM = 'ed25519';
/** One label, components without parameters of their own, parameters that are integers or plain strings. */
const SIGNATURE_INPUT =
  /^([a-z*][a-z0-9_.*-]*)=(\(("[@a-z0-9-]+"(?: "[@a-z0-9-]+")*)?\)((?:;[a-z][a-z0-9-]*=(?:\d{1,15}|"[ !#-[\]-~]*"))*))$/u;
const ALWAYS_COVERED = ['@method', '@path', '@query'] as const;

/** The headers to add to the request: `content-digest` (with a body), `signature-input`, `signature`. */
export function signRequest(request: RequestToSign): Record<string, string> {
  const { method, url, body, created, keyId, nonce } = request;
  const { path, query } = pathAndQueryOf(url);
  const covered: Array<readonly [component: string, value: string]> = [
    ['@method', method],
    ['@path', path],
    ['@query', query],
  ];
  const headers: Record<string, string> = {};
  if (body !== null) {
    headers['content-digest'] = contentDigestOf(body);
    covered.push(['content-digest', headers['content-digest']]);
  }
  const list = covered.map(([component]) => `"${component}"`).join(' ');
  const parameters = `(${list});created=${created};keyid="${keyId}";nonce="${nonce}";alg="${ALGORITHM}"`;
  const signature = ed25519.sign(utf8ToBytes(baseText(covered, parameters)), request.secretKey);
  headers['signature-input'] = `${LABEL}=${parameters}`;
  headers['signature'] = `${LABEL}=:${toBase64(signature)}:`;
  return headers;
}

/** The key that a request claims, unverified: which public key to look up. Null when it claims none. */
export function keyIdOf(headers: HeaderRecord): string | null {
  return parseSignatureInput(headers['signature-input'] ?? '')?.keyId ?? null;
}

/** Who signed the request; a failure unless method, path, query and body are exactly what was signed. */
export function verifyRequest(request: RequestToVerify): Result<SignedBy, HttpSignatureFailure> {
  const { headers, body, now, maxSkewInSeconds } = request;
  if (headers['signature-input'] === undefined) return fail({ kind: 'no-signature' });
  const input = parseSignatureInput(headers['signature-input']);
  if (input === null) return fail({ kind: 'malformed', header: 'signature-input' });
  const signedBy = requiredParametersOf(input);
  if (!signedBy.ok) return signedBy;
  const uncovered = firstUncovered(input, body);
  if (uncovered !== undefined) return fail({ kind: 'not-covered', component: uncovered });
  const skewInSeconds = signedBy.value.created - now;
  if (Math.abs(skewInSeconds) > maxSkewInSeconds) return fail({ kind: 'stale', skewInSeconds });
  if (!digestHolds(input, headers, body)) return fail({ kind: 'digest-mismatch' });
  const verified = verifySignature(request, input, request.publicKey);
  return verified.ok ? signedBy : verified;
}

/** Checks the one signature of a message over exactly the components that it names, and nothing else. */
export function verifySignature(
  message: CoveredMessage,
  input: SignatureInput,
  publicKey: Uint8Array,
): Result<null, HttpSignatureFailure> {
  const signature = signatureIn(message.headers['signature'] ?? '', input.label);
  if (signature?.length !== 64) return fail({ kind: 'malformed', header: 'signature' });
  const base = signatureBaseOf(message, input);
  if (base === null) return fail({ kind: 'malformed', header: 'signature-input' });
  return isSignedBy(signature, base, publicKey) ? succeed(null) : fail({ kind: 'bad-signature' });
}

/** Reads a `Signature-Input` that holds one signature; null for anything else (RFC 9421 §4.1). */
export function parseSignatureInput(text: string): SignatureInput | null {
  const found = SIGNATURE_INPUT.exec(text);
  if (found === null) return null;
  const [, label = '', parameters = '', list = '', tail = ''] = found;
  const components = list === '' ? [] : list.split(' ').map((component) => component.slice(1, -1));
  const values = parametersIn(tail);
  // What stands twice can be read in two ways: §2.5 forbids it for components, nobody needs it elsewhere.
  if (values === null || new Set(components).size < components.length) return null;
  const created = values.get('created');
  return {
    label,
    parameters,
    components,
    created: typeof created === 'number' ? created : null,
    keyId: textOf(values.get('keyid')),
    nonce: textOf(values.get('nonce')),
    alg: textOf(values.get('alg')),
  };
}

/** The text that is signed (RFC 9421 §2.5), or null when the message lacks a component. */
export function signatureBaseOf(
  message: CoveredMessage,
  { components, parameters }: Pick<SignatureInput, 'components' | 'parameters'>,
): string | null {
  const covered: Array<readonly [string, string]> = [];
  for (const component of components) {
    const value = componentOf(message, component);
    if (value === null) return null;
    covered.push([component, value]);
  }
  return baseText(covered, parameters);
}

/** `Content-Digest` of a body (RFC 9530 §2). */
export const contentDigestOf = (body: Uint8Array): string => `sha-256=:${toBase64(sha256(body))}:`;

function requiredParametersOf(input: SignatureInput): Result<SignedBy, HttpSignatureFailure> {
  const { alg, created, keyId, nonce } = input;
  if (alg !== ALGORITHM) return fail({ kind: 'wrong-algorithm', found: alg ?? '' });
  if (created === null || keyId === null || nonce === null) {
    return fail({ kind: 'malformed', header: 'signature-input' });
  }
  return succeed({ keyId, created, nonce });
}

function firstUncovered(input: SignatureInput, body: Uint8Array | null): string | undefined {
  const required = hasBody(body) ? [...ALWAYS_COVERED, 'content-digest'] : ALWAYS_COVERED;
  return required.find((component) => !input.components.includes(component));
}

function digestHolds(
  input: SignatureInput,
  headers: HeaderRecord,
  body: Uint8Array | null,
): boolean {
  if (!(hasBody(body) || input.components.includes('content-digest'))) return true;
  return headers['content-digest'] === contentDigestOf(body ?? new Uint8Array());
}

/** Derived components of RFC 9421 §2.2 that need no host, `@authority` by its header, and plain headers. */
function componentOf({ method, url, headers }: CoveredMessage, component: string): string | null {
  switch (component) {
    case '@method':
      return method;
    case '@path':
      return pathAndQueryOf(url).path;
    case '@query':
      return pathAndQueryOf(url).query;
    case '@authority':
      return headers['host']?.toLowerCase() ?? null;
    default:
      return headers[component]?.trim() ?? null;
  }
}

/** An empty path is `/`, and an absent query is a lone `?` (RFC 9421 §2.2.6 and §2.2.7). */
function pathAndQueryOf(url: string): { readonly path: string; readonly query: string } {
  const [target = ''] = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/iu, '').split('#');
  const questionMark = target.indexOf('?');
  if (questionMark < 0) return { path: target || '/', query: '?' };
  return { path: target.slice(0, questionMark) || '/', query: target.slice(questionMark) };
}

function baseText(
  covered: ReadonlyArray<readonly [component: string, value: string]>,
  parameters: string,
): string {
  const lines = covered.map(([component, value]) => `"${component}": ${value}\n`);
  return `${lines.join('')}"@signature-params": ${parameters}`;
}

/** The bytes of `label=:base64:`, the only signature in the header. */
function signatureIn(header: string, label: string): Uint8Array | null {
  const start = `${label}=:`;
  if (!(header.startsWith(start) && header.endsWith(':'))) return null;
  return fromBase64(header.slice(start.length, -1));
}

/** Null when one of them stands there twice. */
function parametersIn(tail: string): Map<string, string | number> | null {
  const values = new Map<string, string | number>();
  for (const [, name = '', digits, text = ''] of tail.matchAll(
    /;([a-z0-9-]+)=(?:(\d+)|"([^"]*)")/gu,
  )) {
    if (values.has(name)) return null;
    values.set(name, digits === undefined ? text : Number(digits));
  }
  return values;
}

const textOf = (value: string | number | undefined): string | null =>
  typeof value === 'string' ? value : null;

function toBase64(bytes: Uint8Array): string {
  const text = toBase64Url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

function fromBase64(text: string): Uint8Array | null {
  const bytes = fromBase64Url(text.replace(/=+$/u, '').replaceAll('+', '-').replaceAll('/', '_'));
  return bytes !== null && toBase64(bytes) === text ? bytes : null;
}

const hasBody = (body: Uint8Array | null): body is Uint8Array => body !== null && body.length > 0;

function isSignedBy(signature: Uint8Array, base: string, publicKey: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, utf8ToBytes(base), publicKey);
  } catch {
    // The library throws on bytes that are no key and no signature.
    return false;
  }
}
