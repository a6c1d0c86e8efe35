import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_POLICY, createPages, PAGE_HEADERS, type Pages } from '#main/station/pages.ts';
import { removeDirectory, temporaryDirectory } from './station-fixture.ts';

let directory = '';
let pages: Pages;

beforeAll(async () => {
  directory = await temporaryDirectory();
  const built = join(directory, 'renderer');
  await mkdir(join(built, 'assets'), { recursive: true });
  await writeFile(join(directory, 'secret.txt'), 'outside');
  await writeFile(join(built, 'index.html'), '<!doctype html><html><head></head></html>');
  await writeFile(join(built, 'assets', 'index-Ab3dEf9_.js'), 'export {}');
  await writeFile(join(built, 'assets', 'plain.css'), 'a{}');
  await writeFile(join(built, 'assets', 'font-Ab3dEf9_.woff2'), 'x');
  pages = await createPages({ directory: built });
});
afterAll(() => removeDirectory(directory));

const get = (path: string, method = 'GET') =>
  pages(new Request(`http://127.0.0.1:1${path}`, { method }));

describe('the pages', () => {
  it.each([
    { path: '/', type: 'text/html; charset=utf-8', cache: 'no-store' },
    { path: '/index.html', type: 'text/html; charset=utf-8', cache: 'no-store' },
    {
      path: '/assets/index-Ab3dEf9_.js',
      type: 'text/javascript; charset=utf-8',
      cache: 'public, max-age=31536000, immutable',
    },
    {
      path: '/assets/font-Ab3dEf9_.woff2',
      type: 'font/woff2',
      cache: 'public, max-age=31536000, immutable',
    },
    { path: '/assets/plain.css', type: 'text/css; charset=utf-8', cache: 'no-store' },
  ])('serve $path as $type', async ({ path, type, cache }) => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('cache-control')).toBe(cache);
  });

  it('carry every protecting header, refusals too', async () => {
    for (const path of ['/', '/assets/index-Ab3dEf9_.js', '/nothing']) {
      const { headers } = await get(path);
      for (const [name, value] of Object.entries(PAGE_HEADERS)) {
        expect(headers.get(name), `${path} ${name}`).toBe(value);
      }
    }
  });

  it('allow nothing by default, no inline script, and no other origin', () => {
    expect(CONTENT_POLICY).toContain("default-src 'none'");
    expect(CONTENT_POLICY).toContain("script-src 'self';");
    expect(CONTENT_POLICY).toContain("connect-src 'self';");
    expect(CONTENT_POLICY).toContain(
      "require-trusted-types-for 'script'; trusted-types farpost-engine",
    );
    expect(CONTENT_POLICY).not.toMatch(/unsafe|https?:|\*/u);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/__proto__',
  ])('know no %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('are only for reading', async () => {
    expect((await get('/', 'POST')).status).toBe(405);
  });

  it('carry the token for Electron, and for nobody else', async () => {
    const built = join(directory, 'renderer');
    const electron = await createPages({ directory: built, token: 'abc_-123' });
    const html = await (await electron(new Request('app://farpost/'))).text();
    expect(html).toContain('<head><meta name="station-token" content="abc_-123">');
    expect(await (await get('/')).text()).not.toContain('station-token');
  });

  it('let no token end its attribute', async () => {
    const built = join(directory, 'renderer');
    const electron = await createPages({ directory: built, token: '"><script>$&' });
    const html = await (await electron(new Request('app://farpost/'))).text();
    expect(html).not.toContain('<script>');
  });
});
