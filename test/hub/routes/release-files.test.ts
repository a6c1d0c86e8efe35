import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

const HASH = 'ab'.repeat(32);
const PACK = `${HASH}.persons-0-of-1.pack`;
const CONTENT = '0123456789';

describe('release files', () => {
  let database: OpenDatabase;
  let hub: HubInTest;

  beforeAll(async () => {
    database = await openEmptyDatabase();
    hub = hubInTest(database.db);
    const repository = join(hub.dataDirectory, 'releases', 'repository');
    mkdirSync(join(repository, 'targets', 'un-sc'), { recursive: true });
    writeFileSync(join(repository, 'targets', 'un-sc', PACK), CONTENT);
    writeFileSync(join(repository, 'targets', 'empty.pack'), '');
    writeFileSync(join(repository, 'metadata', 'timestamp.json'), '{"t":1}');
    writeFileSync(join(repository, 'metadata', 'timestamp.json.tmp'), '{"t":');
    writeFileSync(join(hub.dataDirectory, 'secret'), 'keys');
  }, START_TIMEOUT_IN_MS);
  afterAll(async () => {
    hub.removeFiles();
    await database.close();
  });

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    hub.fetch(new Request(`https://hub.example${path}`, { headers, method }));
  const pack = hubPaths.target(`un-sc/${PACK}`);

  it('are served whole, and named by their hash for ever', async () => {
    const response = await get(pack);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': '10',
      'content-type': 'application/octet-stream',
      etag: `"${HASH}"`,
    });
    expect(await response.text()).toBe(CONTENT);
  });

  it('are asked for again each time where the name stays and the content changes', async () => {
    const response = await get(hubPaths.metadata('timestamp.json'));
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ t: 1 });
    const versioned = await get(hubPaths.metadata('2.root.json'));
    expect(versioned.headers.get('cache-control')).toContain('immutable');
    await versioned.text();
  });

  it.each([
    { range: 'bytes=0-3', content: '0123', of: 'bytes 0-3/10' },
    { range: 'bytes=7-', content: '789', of: 'bytes 7-9/10' },
    { range: 'bytes=-2', content: '89', of: 'bytes 8-9/10' },
  ])('are resumed by $range', async ({ range, content, of }) => {
    const response = await get(pack, { range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(of);
    expect(response.headers.get('content-length')).toBe(String(content.length));
    expect(await response.text()).toBe(content);
  });

  it('are resumed only where they are still the same', async () => {
    const same = await get(pack, { range: 'bytes=5-', 'if-range': `"${HASH}"` });
    expect(same.status).toBe(206);
    expect(await same.text()).toBe('56789');
    const other = await get(pack, { range: 'bytes=5-', 'if-range': '"other"' });
    expect(other.status).toBe(200);
    expect(await other.text()).toBe(CONTENT);
  });

  it('say how long they are when a range lies behind their end', async () => {
    const response = await get(pack, { range: 'bytes=10-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */10');
    expect(await response.json()).toMatchObject({ error: { code: 'range-not-satisfiable' } });
  });

  it('are not sent again to whoever has them', async () => {
    expect((await get(pack, { 'if-none-match': `"x", W/"${HASH}"` })).status).toBe(304);
    const timestamp = await get(hubPaths.metadata('timestamp.json'));
    const etag = timestamp.headers.get('etag') ?? '';
    await timestamp.text();
    expect((await get(hubPaths.metadata('timestamp.json'), { 'if-none-match': etag })).status).toBe(
      304,
    );
    expect((await get(pack, { 'if-none-match': '*' })).status).toBe(304);
  });

  it('answer HEAD without their bytes', async () => {
    const response = await get(pack, {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('10');
    expect(await response.text()).toBe('');
  });

  it('may be empty', async () => {
    const response = await get(hubPaths.target('empty.pack'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each([
    '/releases/targets/../../../secret',
    '/releases/targets/..%2f..%2f..%2fsecret',
    '/releases/targets/%2e%2e/%2e%2e/%2e%2e/secret',
    '/releases/targets/..\\..\\..\\secret',
    '/releases/metadata//etc/passwd',
    '/releases/metadata/%00',
    '/releases/metadata/',
    '/releases/targets/un-sc',
    '/releases/metadata/timestamp.json.tmp',
    '/releases/metadata/.hidden',
    '/releases/metadata/none.json',
    '/releases/secret',
    '/secret',
  ])('do not include %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'not-found' } });
  });
});
