import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { judgedPairs } from '#hub/services/judgements.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { revokePost } from '#hub/storage/posts.ts';
import type { Decision } from '#shared/screening/judgement.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import {
  enrolledPost,
  hashOf,
  type PostInTest,
  sealedPayload,
} from '#test/hub/services/post-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import { aJudgement } from '#test/support/screening-subjects.ts';

const PAIR = 'ab'.repeat(16);
const OTHER = 'cd'.repeat(16);

describe('the judgements of all posts', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let posts: PostInTest[];
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    await database.db.deleteFrom('journal_entries').execute();
    hub = hubInTest(database.db);
    posts = [await enrolledPost(hub), await enrolledPost(hub)];
  });
  afterEach(() => hub.removeFiles());
  afterAll(() => database.close());

  const judged = async () => {
    const { db, identity } = hub;
    return (await judgedPairs({ db, sealingSecretKey: identity.sealingSecretKey })).toSorted();
  };

  /** Each post sends all it ever judged in one bundle: `decisions` by the post's place. */
  async function send(post: number, decisions: readonly (readonly [string, Decision])[]) {
    const sender = posts[post] as PostInTest;
    const texts: string[] = [];
    for (const [pair, decision] of decisions) {
      const id = randomUUID();
      const payload = await sealedPayload(hub, id, aJudgement({ pair, decision }));
      const previous = texts.at(-1);
      const [text = ''] = sender.entries(1, {
        id,
        kind: 'judgement',
        payload,
        seq: texts.length + 1,
        wallTime: new Date(hub.now().getTime() + texts.length * 1000).toISOString(),
        ...(previous === undefined ? {} : { previous: hashOf(previous) }),
      });
      texts.push(text);
    }
    const response = await sender.send(sender.bundle({ from: 1, entries: texts }));
    expect(response.status).toBe(200);
    hub.passSeconds(60);
  }

  it('are those whose last word is that they are two people', async () => {
    await send(0, [
      [PAIR, 'different'],
      [OTHER, 'different'],
      [OTHER, 'withdrawn'],
    ]);
    expect(await judged()).toEqual([PAIR]);
  });

  it('follow the last word of any post', async () => {
    await send(0, [[PAIR, 'different']]);
    await send(1, [[PAIR, 'withdrawn']]);
    expect(await judged()).toEqual([]);
  });

  it('leave out what a revoked post judged, and let no such post withdraw', async () => {
    await send(0, [
      [PAIR, 'different'],
      [OTHER, 'different'],
    ]);
    await send(1, [[OTHER, 'withdrawn']]);
    expect(await judged()).toEqual([PAIR]);
    await revokePost(hub.db, posts[1]?.id ?? '', hub.now());
    expect(await judged()).toEqual([PAIR, OTHER]);
    await revokePost(hub.db, posts[0]?.id ?? '', hub.now());
    expect(await judged()).toEqual([]);
  });
});
