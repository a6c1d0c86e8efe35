import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drawToken } from '#hub/services/exchange/ncb-token.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

describe("the bureau's page", () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(() => {
    hub = hubInTest(database.db);
  });
  afterEach(() => hub.removeFiles());
  afterAll(() => database.close());

  const get = (path: string) => hub.fetch(new Request(`https://hub.example${path}`));

  it('is not there until a token was drawn', async () => {
    for (const path of ['/ncb', '/ncb/', '/ncb/page.ts', '/ncb/page.css']) {
      expect((await get(path)).status, path).toBe(404);
    }
    await drawToken(hub.dataDirectory);
    expect((await get('/ncb')).status).toBe(200);
    expect((await get('/ncb/')).status).toBe(200);
  });

  it('lets nothing in but the files of this hub, and no script within the page', async () => {
    await drawToken(hub.dataDirectory);
    const response = await get('/ncb/');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/u);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const page = await response.text();
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|style=|https?:/iu);
  });

  it('serves every file that its page and its scripts name, without types', async () => {
    await drawToken(hub.dataDirectory);
    const page = await (await get('/ncb/')).text();
    const waiting = [...page.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, path = '']) => path);
    const seen = new Set<string>();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await get(path);
      expect(response.status, path).toBe(200);
      const text = await response.text();
      expect(text).not.toMatch(
        /^(?:export )?type |import type|localStorage|sessionStorage|cookie =/mu,
      );
      for (const [, file = ''] of text.matchAll(/from '\.\/([^']+)'/gu))
        waiting.push(`/ncb/${file}`);
    }
    expect(seen.size).toBeGreaterThan(7);
  });

  it.each([
    '/ncb/tsconfig.json',
    '/ncb/index.html',
    '/ncb/../app.ts',
    '/ncb/..%2fapp.ts',
    '/ncb/%2e%2e/app.ts',
    '/ncb/constructor',
    '/ncb/page.ts/x',
  ])('serves nothing else: %s', async (path) => {
    await drawToken(hub.dataDirectory);
    expect((await get(path)).status).toBe(404);
  });
});
