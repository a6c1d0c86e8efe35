import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ALLOWANCES } from '#hub/routes/request-limits.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost, type PostInTest } from '#test/hub/services/post-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

describe('limits of the hub', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let post: PostInTest;

  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    hub = hubInTest(database.db, {
      address: { ...ALLOWANCES.address, burst: 100, refillPerSecond: 1, refusedWeighs: 50 },
      post: { ...ALLOWANCES.post, burst: 20, refillPerSecond: 1, refusedWeighs: 10 },
    });
    post = await enrolledPost(hub);
    return hub.removeFiles;
  });
  afterAll(() => database.close());

  const from = (address: string, request: Request) => hub.fetch(request, { address });
  const replies = (after = 0): Request =>
    post.request('GET', `${hubPaths.replies(post.id)}?after=${after}`, null);
  const unsigned = (): Request => new Request(`https://hub.example${hubPaths.replies(post.id)}`);

  it('make an address wait whose requests are refused, and no other', async () => {
    for (const expected of [401, 401, 429]) {
      expect((await from('192.0.2.1', unsigned())).status).toBe(expected);
    }
    const waiting = await from('192.0.2.1', replies());
    expect(waiting.status).toBe(429);
    expect(waiting.headers.get('retry-after')).toBe('1');
    expect(await waiting.json()).toMatchObject({ error: { code: 'too-many-requests' } });
    expect((await from('192.0.2.2', replies())).status).toBe(200);
  });

  it('count what is refused more than what is answered', async () => {
    for (let each = 0; each < 19; each += 1) {
      expect((await from('192.0.2.3', replies())).status).toBe(200);
    }
    expect((await from('192.0.2.3', unsigned())).status).toBe(401);
    expect((await from('192.0.2.3', replies())).status).toBe(200);
  });

  it('let nobody use up what a post may ask without its key', async () => {
    for (let each = 0; each < 30; each += 1) {
      await from(`198.51.100.${each}`, unsigned());
    }
    expect((await from('192.0.2.4', replies())).status).toBe(200);
  });

  it('make a post wait wherever it asks from, until its tokens are back', async () => {
    for (let each = 0; each < 2; each += 1) {
      const path = `${hubPaths.replies(post.id)}?after=x`;
      expect((await from(`192.0.2.1${each}`, post.request('GET', path, null))).status).toBe(422);
    }
    const waiting = await from('192.0.2.20', replies());
    expect(waiting.status).toBe(429);
    expect(waiting.headers.get('retry-after')).toBe('1');
    hub.passSeconds(1);
    expect((await from('192.0.2.20', replies())).status).toBe(200);
  });

  it('keep nothing of the requests of a post that must wait', async () => {
    const kept = async () => {
      const all = hub.db
        .selectFrom('request_nonces')
        .select('nonce')
        .where('post_id', '=', post.id);
      return (await all.execute()).length;
    };
    for (let each = 0; each < 20; each += 1) await from('192.0.2.5', replies());
    expect(await kept()).toBe(20);
    for (let each = 0; each < 30; each += 1) {
      expect((await from(`203.0.113.${each}`, replies())).status).toBe(429);
    }
    expect(await kept()).toBe(20);
    hub.passSeconds(1);
    expect((await from('192.0.2.5', replies())).status).toBe(200);
    expect(await kept()).toBe(21);
  });

  it('count all addresses of one IPv6 network as one', async () => {
    for (const [host, expected] of [
      [1, 401],
      [2, 401],
      [3, 429],
    ]) {
      expect((await from(`2001:db8::${host}`, unsigned())).status).toBe(expected);
    }
  });
});
