/**
 * Which requests are looked at at all. A browser on our own page never sends any of what is refused here,
 * so nothing has to be understood, repaired or guessed.
 */
import type { IncomingMessage } from 'node:http';
import type { Refusal } from './limited-server.ts';

/** Browsers send about twenty. */
const MOST_HEADERS = 64;
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST']);

/** The answer that ends a request which is not plain, or null for one that is. */
export function refusalOf(incoming: IncomingMessage): Refusal | null {
  const { method = '', url = '', rawHeaders, headers } = incoming;
  if (rawHeaders.length / 2 > MOST_HEADERS) return { status: 431, text: 'too many headers' };
  if (!METHODS.has(method)) return { status: 405, text: 'GET and POST only' };
  // Node keeps the first of several and says nothing.
  if (countOf('host', rawHeaders) !== 1) return { status: 400, text: 'one host only' };
  if (countOf('content-type', rawHeaders) > 1) return { status: 400, text: 'one type only' };
  if (headers.upgrade !== undefined) return { status: 400, text: 'no upgrade' };
  if (method === 'GET' && hasBody(headers)) return { status: 400, text: 'no body' };
  return isWrittenOut(url) ? null : { status: 400, text: 'not understood' };
}

const countOf = (name: string, rawHeaders: readonly string[]): number =>
  rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;

const hasBody = (headers: IncomingMessage['headers']): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Starts with a slash and means what it says: no dots, backslashes or other addresses to resolve. */
function isWrittenOut(target: string): boolean {
  const base = 'http://host';
  if (!target.startsWith('/') || !URL.canParse(`${base}${target}`)) return false;
  return new URL(`${base}${target}`).href === `${base}${target}`;
}
