/** `/ncb`: the bureau's page. Files of this hub alone, under a policy that lets nothing else in. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { Hono } from 'hono';
import { checkToken } from '#hub/services/exchange/ncb-token.ts';
import { errorResponse } from './errors.ts';

const FOLDER = join(import.meta.dirname, '../page');

const FILES: Readonly<Record<string, string>> = {
  '': 'text/html; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  ...Object.fromEntries(
    ['page', 'desk', 'elements', 'forward-form', 'hub', 'list', 'thread', 'words'].map((name) => [
      `${name}.ts`,
      'text/javascript; charset=utf-8',
    ]),
  ),
};

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Like everything below `/ncb` it is not there until a token was drawn. The page itself holds nothing secret. */
export function createNcbPage(dataDirectory: string): Hono {
  const app = new Hono();
  const read = new Map<string, string>();
  app.get('/*', async (context) => {
    const name = context.req.path.replace(/^\/ncb\/?/u, '');
    const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (type === undefined || (await checkToken(dataDirectory, '')) === 'none') {
      return errorResponse('not-found');
    }
    const body = read.get(name) ?? contentOf(name);
    read.set(name, body);
    return new Response(body, { headers: { ...HEADERS, 'content-type': type } });
  });
  return app;
}

/** Scripts are written with types, which browsers do not know: they are taken off, and nothing else is changed. */
function contentOf(name: string): string {
  const text = readFileSync(join(FOLDER, name === '' ? 'index.html' : name), 'utf8');
  return name.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
}
