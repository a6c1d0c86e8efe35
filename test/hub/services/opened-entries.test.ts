import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openedEntries } from '#hub/services/opened-entries.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import type { Lane } from '#shared/journal/entry.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost, type PostInTest, sealedPayload } from '#test/hub/services/post-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

describe('openedEntries', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let post: PostInTest;
  beforeAll(async () => {
    database = await openEmptyDatabase();
    hub = hubInTest(database.db);
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    post = await enrolledPost(hub);
  });
  afterAll(async () => {
    hub.removeFiles();
    await database.close();
  });

  async function sendOne(entry: {
    kind: string;
    payload: unknown;
    lane?: Lane;
    sealedFor?: string;
  }) {
    const { kind, payload, lane = 'routine', sealedFor } = entry;
    const id = randomUUID();
    const sealed = await sealedPayload(hub, sealedFor ?? id, payload);
    const entries = post.entries(1, { id, kind, lane, payload: sealed });
    const response = await post.send(post.bundle({ from: 1, lane, entries }));
    expect(response.status).toBe(200);
  }

  async function opened(filter: { post?: string; kind?: string } = { post: post.id }) {
    const found = [];
    const secret = { db: hub.db, sealingSecretKey: hub.identity.sealingSecretKey };
    for await (const entry of openedEntries(secret, filter)) found.push(entry);
    return found;
  }

  it('opens a payload and knows its kind', async () => {
    await sendOne({ kind: 'signed-in', payload: { officer: 'O. Fficer' } });
    expect(await opened()).toMatchObject([
      {
        post: post.id,
        lane: 'routine',
        seq: 1,
        kind: 'signed-in',
        officer: 'O. Fficer',
        receivedAt: hub.now().toISOString(),
        payload: { state: 'known', value: { officer: 'O. Fficer' } },
      },
    ]);
  });

  it.each([
    { what: 'of a kind it does not know', kind: 'from-the-future', payload: { a: [1] } },
    { what: 'that lacks the form of its kind', kind: 'signed-in', payload: { who: 1 } },
    { what: 'named like a property of every object', kind: 'constructor', payload: null },
  ])('keeps a payload $what', async ({ kind, payload }) => {
    await sendOne({ kind, payload });
    expect(await opened()).toMatchObject([{ kind, payload: { state: 'unknown', value: payload } }]);
  });

  it('says which payloads cannot be opened, and goes on', async () => {
    await sendOne({ kind: 'locked', payload: { why: 'idle' }, sealedFor: randomUUID() });
    await sendOne({ kind: 'locked', payload: { why: 'idle' }, lane: 'urgent' });
    const states = (await opened()).map(({ lane, payload }) => [lane, payload.state]);
    expect(states).toEqual([
      ['routine', 'cannot-open'],
      ['urgent', 'known'],
    ]);
  });

  it('finds entries by post and by kind', async () => {
    const kind = 'only-here';
    await sendOne({ kind, payload: 1 });
    await sendOne({ kind: 'locked', payload: { why: 'idle' }, lane: 'urgent' });
    expect(await opened({ kind })).toHaveLength(1);
    expect(await opened({ post: post.id, kind: 'locked' })).toHaveLength(1);
    expect(await opened({ post: randomUUID() })).toEqual([]);
  });

  it('reads on past one page', async () => {
    const entries = post.entries(450);
    await post.send(post.bundle({ from: 1, entries }));
    expect((await opened()).map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  });
});
