/**
 * Serves the built desk. Only files that were there at the start, by their exact names: no path is ever
 * put together from what a request says.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { toHex } from '#shared/kernel/bytes.ts';
import { plain } from './release-files.ts';

export type Pages = (request: Request) => Promise<Response>;

export type PagesOptions = {
  /** Folder of the built renderer. */
  readonly directory: string;
  /** Electron only: put into the page, which no one else can load. */
  readonly token?: string;
};

export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // No text becomes a script; the one policy is in renderer/engine/worker-policy.ts.
  "require-trusted-types-for 'script'",
  'trusted-types farpost-engine',
].join('; ');

/** What a page could ask of the machine and the desk never does. */
const NO_POWERS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** On every page, script and picture: workers take their policy from their own answer. */
export const PAGE_HEADERS = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': NO_POWERS.map((power) => `${power}=()`).join(', '),
} as const;

const INDEX = '/index.html';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Vite puts a hash of the content into these names. */
const HASHED = /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/u;

export async function createPages({ directory, token }: PagesOptions): Promise<Pages> {
  const files = await filesIn(directory);
  return async (request) => {
    if (request.method !== 'GET') return refused(405, 'GET only');
    const { pathname } = new URL(request.url);
    const name = pathname === '/' ? INDEX : pathname;
    const path = files.get(name);
    if (path === undefined) return refused(404, 'no such page');
    const bytes = name === INDEX ? await indexPage(path, token) : await readFile(path);
    return new Response(new Uint8Array(bytes), { headers: headersOf(name) });
  };
}

const headersOf = (name: string): Record<string, string> => ({
  ...PAGE_HEADERS,
  'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
  'cache-control': HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-store',
});

async function indexPage(path: string, token: string | undefined): Promise<Uint8Array> {
  const html = await readFile(path, 'utf8');
  if (token === undefined) return new TextEncoder().encode(html);
  const meta = `<meta name="station-token" content="${attribute(token)}">`;
  const withToken = html.replace('<head>', () => `<head>${meta}`);
  return new TextEncoder().encode(withToken);
}

/** Tokens are base64url; anything else is written so that it cannot end the attribute. */
const attribute = (text: string): string =>
  /^[A-Za-z0-9_-]+$/u.test(text) ? text : toHex(new TextEncoder().encode(text));

async function filesIn(directory: string): Promise<Map<string, string>> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [`/${relative(directory, path).split(sep).join('/')}`, path] as const),
  );
}

function refused(status: number, text: string): Response {
  const response = plain(status, text);
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.headers.set(name, value);
  return response;
}
