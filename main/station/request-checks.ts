/** Whom the door answers at all. Cheapest first; every refusal looks the same from outside. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { TOKEN_HEADER } from '#shared/station/contract.ts';

export type Allowed = {
  /** Scheme and authority of the page, `http://127.0.0.1:4711` or `app://farpost`. */
  readonly origin: string;
  /** Given to the page only, anew at each start. */
  readonly token: string;
};

/** The right address, the right page, and the token. */
export function isAllowed(request: Request, { origin, token }: Allowed): boolean {
  return isSameOrigin(request, origin) && isSameText(request.headers.get(TOKEN_HEADER), token);
}

/** A name that was rebound to this address, or another site's page, ends here. */
export function isSameOrigin(request: Request, origin: string): boolean {
  // Not `URL.origin`: that is "null" for the scheme of the Electron shell.
  const { protocol, host } = new URL(request.url);
  if (`${protocol}//${host}` !== origin) return false;
  const from = request.headers.get('origin');
  if (from !== null && from !== origin) return false;
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin';
}

/** A page may also be opened by hand, but never from another site's page: no link, frame or window. */
export function isOpenedHere(request: Request, origin: string): boolean {
  const from = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  return (from === null || from === origin) && (site === null || HERE.has(site));
}

const HERE: ReadonlySet<string> = new Set(['same-origin', 'none']);

/**
 * Calls carry JSON or nothing. A form and a `no-cors` fetch of another site can only say
 * `text/plain`, `multipart/form-data` or a form's own type.
 */
export function isJsonCall(request: Request): boolean {
  const type = request.headers.get('content-type');
  if (type === null) return request.body === null;
  return type.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

/** In the same time whatever was guessed. */
export function isSameText(given: string | null, expected: string): boolean {
  return timingSafeEqual(digest(given ?? ''), digest(expected)) && given !== null;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
