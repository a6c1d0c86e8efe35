import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { rememberNonce } from '#hub/storage/request-nonces.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost, type PostInTest } from '#test/hub/services/post-in-test.ts';
import { DATABASES, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

for (const { title, open, missing } of DATABASES) {
  describe.skipIf(missing)(`nonces of requests ${title}`, () => {
    let database: OpenDatabase;
    let first: HubInTest;
    let second: HubInTest;
    let post: PostInTest;

    beforeAll(async () => {
      database = await open();
    }, START_TIMEOUT_IN_MS);
    beforeEach(async () => {
      first = hubInTest(database.db);
      second = hubInTest(database.db);
      post = await enrolledPost(first);
      return () => [first, second].map((hub) => hub.removeFiles());
    });
    afterAll(() => database.close());

    const at = (seconds: number) => new Date(Date.parse('2030-01-01T00:00:00Z') + seconds * 1000);
    const remember = (nonce: string, now: number, by = post) =>
      rememberNonce(database.db, { post: by.id, nonce, now: at(now), forgetAt: at(now + 60) });
    const kept = async () =>
      (await database.db.selectFrom('request_nonces').select('nonce').execute()).length;

    it('are new once, for each post', async () => {
      expect(await remember('n', 0)).toBe(true);
      expect(await remember('n', 59)).toBe(false);
      expect(await remember('n', 59, await enrolledPost(first))).toBe(true);
    });

    it('are forgotten when their requests are stale, faster than new ones come', async () => {
      for (let each = 0; each < 120; each += 1) await remember(`old ${each}`, 0);
      for (let each = 0; each < 3; each += 1) await remember(`new ${each}`, 1000);
      expect(await kept()).toBe(3);
    });

    it('let one of ten equal requests in, whichever of two hubs they reach', async () => {
      const request = post.request('GET', hubPaths.replies(post.id), null);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, each) =>
          (each % 2 === 0 ? first : second).fetch(request.clone()),
        ),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, ...Array<number>(9).fill(401)]);
    });

    it('are not kept for requests that the post did not sign', async () => {
      const before = await kept();
      const stranger = await enrolledPost(first);
      const path = hubPaths.replies(post.id);
      await first.fetch(stranger.request('GET', path, null));
      await first.fetch(new Request(`https://hub.example${path}`));
      expect(await kept()).toBe(before);
    });
  });
}
