import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drawToken } from '#hub/services/exchange/ncb-token.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import {
  type AsylumPost,
  asylumPost,
  caseWithHit,
  must,
  publishPolicy,
} from '#test/hub/services/asylum-post.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

describe('the exchange over HTTP', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let post: AsylumPost;
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    for (const table of ['journal_entries', 'exchange_answers'] as const) {
      await database.db.deleteFrom(table).execute();
    }
    hub = hubInTest(database.db);
    await publishPolicy(hub);
    post = await asylumPost(hub);
  });
  afterEach(() => {
    post.removeFiles();
    hub.removeFiles();
  });
  afterAll(() => database.close());

  const call = (path: string, token: string | null, body?: unknown) =>
    hub.fetch(
      new Request(`https://hub.example/ncb/api/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );

  async function aQuestion() {
    const desk = await post.deskOf('officer-a');
    const id = await caseWithHit(desk);
    const thread = randomUUID();
    await must(desk, id, {
      kind: 'open-thread',
      thread,
      form: 'question',
      language: 'en',
      hit: null,
      text: 'Is this man known to you?',
      attachments: [],
    });
    return { id, thread };
  }

  const saying = { kind: 'answer', text: 'No.', finding: 'none' } as const;

  it('is not there until a token was drawn', async () => {
    expect((await call('exchange', 'anything')).status).toBe(404);
    expect((await call('exchange', null)).status).toBe(404);
  });

  it('keeps the token where nobody can read it off', async () => {
    const token = await drawToken(hub.dataDirectory);
    const file = join(hub.dataDirectory, 'ncb-token');
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(token).toMatch(/^[\w-]{43}$/u);
  });

  it('opens to the last token alone', async () => {
    const { id, thread } = await aQuestion();
    const old = await drawToken(hub.dataDirectory);
    const token = await drawToken(hub.dataDirectory);
    for (const wrong of [null, '', old, `${token}x`, token.slice(1)]) {
      for (const response of [
        await call('exchange', wrong),
        await call(`threads/${thread}`, wrong),
        await call(`threads/${thread}`, wrong, { case: id, saying }),
      ]) {
        expect(response.status).toBe(401);
        expect(await response.text()).not.toContain(thread);
      }
    }
    const { replies } = (await (await post.replies()).json()) as { replies: unknown[] };
    expect(replies).toEqual([]);
    expect((await call('exchange', token)).status).toBe(200);
  });

  it('lists, shows and answers, and lets nothing be kept on the way', async () => {
    const { id, thread } = await aQuestion();
    const token = await drawToken(hub.dataDirectory);
    const listed = await call('exchange', token);
    expect(listed.headers.get('cache-control')).toBe('no-store');
    expect(await listed.json()).toMatchObject({ threads: [{ thread, case: id }], refused: [] });
    const shown: unknown = await (await call(`threads/${thread}`, token)).json();
    expect(shown).toMatchObject({
      case: id,
      waiting: 'waiting',
      thread: { messages: [{ text: 'Is this man known to you?' }] },
    });
    const said = await call(`threads/${thread}`, token, { case: id, saying });
    expect(await said.json()).toEqual({ post: post.id, reply: 1 });
    const again = await call(`threads/${thread}`, token, { case: id, saying });
    expect([again.status, await again.json()]).toEqual([409, { kind: 'already-given' }]);
    await post.pull();
    const desk = await post.deskOf('officer-a');
    expect(desk.read(id)?.threads).toMatchObject([{ state: 'answered' }]);
  });

  it.each([
    { what: 'of a thread that is not there', path: randomUUID(), body: undefined, status: 404 },
    { what: 'of a thread that is no id', path: 'x', body: undefined, status: 422 },
    { what: 'without a case', path: randomUUID(), body: { saying }, status: 422 },
    {
      what: 'that says something unknown',
      path: randomUUID(),
      body: { case: randomUUID(), saying: { kind: 'shout' } },
      status: 422,
    },
  ])('refuses a request $what', async ({ path, body, status }) => {
    const token = await drawToken(hub.dataDirectory);
    expect((await call(`threads/${path}`, token, body)).status).toBe(status);
  });
});
