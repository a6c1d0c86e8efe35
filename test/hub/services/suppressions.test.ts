import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { suppressedByPosts } from '#hub/services/suppressions.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { revokePost } from '#hub/storage/posts.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import {
  enrolledPost,
  hashOf,
  type PostInTest,
  sealedPayload,
} from '#test/hub/services/post-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import { overturn, recordedSteps, stepsOfCase, type Told } from '#test/support/confirmed-case.ts';

const NOTICE = {
  list: 'interpol-notices',
  entry: 'red/2026-1',
  reference: '2026/1',
  issuer: 'XYZ',
};

describe('the notices suppressed by the cases of all posts', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let post: PostInTest;
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    await database.db.deleteFrom('journal_entries').execute();
    hub = hubInTest(database.db);
    post = await enrolledPost(hub);
  });
  afterEach(() => hub.removeFiles());
  afterAll(() => database.close());

  const suppressed = () => {
    const { db, identity } = hub;
    return suppressedByPosts({ db, sealingSecretKey: identity.sealingSecretKey });
  };

  /** The post sends its steps in one bundle. */
  async function send(
    steps: readonly Told[],
    sender = post,
    lane: 'urgent' | 'routine' = 'urgent',
  ) {
    const texts: string[] = [];
    for (const { case: about, event, stamps, at, officer } of recordedSteps(steps)) {
      const id = randomUUID();
      const previous = texts.at(-1);
      const [text = ''] = sender.entries(1, {
        id,
        kind: 'asylum-event',
        lane,
        officer,
        payload: await sealedPayload(hub, id, { case: about, event, stamps }),
        seq: texts.length + 1,
        wallTime: at,
        ...(previous === undefined ? {} : { previous: hashOf(previous) }),
      });
      texts.push(text);
    }
    const response = await sender.send(sender.bundle({ from: 1, lane, entries: texts }));
    expect(response.status).toBe(200);
  }

  it('are those of the persecuting State, once two officers confirmed the recognition', async () => {
    await send(stepsOfCase());
    expect(await suppressed()).toEqual([NOTICE]);
  });

  it('end when the decision is overturned', async () => {
    await send([...stepsOfCase(), overturn]);
    expect(await suppressed()).toEqual([]);
  });

  it('are none by the word of one officer', async () => {
    await send(stepsOfCase({ approver: 'o1' }));
    expect(await suppressed()).toEqual([]);
  });

  it('leave out what a revoked post recorded', async () => {
    await send(stepsOfCase());
    await revokePost(hub.db, post.id, hub.now());
    expect(await suppressed()).toEqual([]);
  });

  it('are not ended, completed or confirmed by another post', async () => {
    const other = await enrolledPost(hub);
    await send(stepsOfCase());
    await send([overturn], other);
    expect(await suppressed()).toEqual([NOTICE]);
    const third = await enrolledPost(hub);
    await database.db.deleteFrom('journal_entries').execute();
    const fourth = await enrolledPost(hub);
    await send(stepsOfCase().slice(0, 6), third);
    await send(stepsOfCase().slice(6), fourth);
    expect(await suppressed()).toEqual([]);
  });

  it('are none from the lane in which no asylum work belongs', async () => {
    await send(stepsOfCase(), post, 'routine');
    expect(await suppressed()).toEqual([]);
  });
});
