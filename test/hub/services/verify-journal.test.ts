import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runVerify } from '#hub/cli/commands/verify.ts';
import { type VerifyEvent, verifyJournal } from '#hub/services/verify-journal.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { chainStart, type Lane } from '#shared/journal/entry.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import {
  enrolledPost,
  hashOf,
  type PostInTest,
  sealedPayload,
} from '#test/hub/services/post-in-test.ts';
import { REAL_DATABASES, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

for (const { title, open, missing } of REAL_DATABASES) {
  describe.skipIf(missing)(`checking the stored journal ${title}`, () => {
    let database: OpenDatabase;
    let hub: HubInTest;
    let post: PostInTest;
    let texts: readonly string[];

    beforeAll(async () => {
      database = await open();
      hub = hubInTest(database.db);
    }, START_TIMEOUT_IN_MS);
    beforeEach(async () => {
      post = await enrolledPost(hub);
      texts = await chain('routine', 5);
      await send('routine', texts);
      await send('urgent', await chain('urgent', 2));
    });
    afterAll(async () => {
      hub.removeFiles();
      await database.close();
    });

    async function chain(lane: Lane, count: number): Promise<string[]> {
      const made: string[] = [];
      let previous = chainStart({ post: post.id, epoch: 1, lane });
      for (let seq = 1; seq <= count; seq += 1) {
        const id = randomUUID();
        const payload = await sealedPayload(hub, id, { why: 'idle' });
        const [text = ''] = post.entries(1, { id, lane, seq, previous, payload });
        made.push(text);
        previous = hashOf(text);
      }
      return made;
    }

    async function send(lane: Lane, entries: readonly string[], from = 1): Promise<number> {
      return (await post.send(post.bundle({ lane, from, entries }))).status;
    }

    async function events(): Promise<VerifyEvent[]> {
      const found: VerifyEvent[] = [];
      for await (const event of verifyJournal(hub, post.id)) found.push(event);
      return found;
    }

    const findings = async () =>
      (await events()).flatMap((event) => (event.event === 'finding' ? [event.finding] : []));

    const remove = (from: number, to = from) =>
      hub.db
        .deleteFrom('journal_entries')
        .where('post_id', '=', post.id)
        .where('lane', '=', 'routine')
        .where('seq', '>=', from)
        .where('seq', '<=', to)
        .execute();

    const change = (seq: number, columns: { text?: string; hash?: string; kind?: string }) =>
      hub.db
        .updateTable('journal_entries')
        .set(columns)
        .where('post_id', '=', post.id)
        .where('lane', '=', 'routine')
        .where('seq', '=', seq)
        .execute();

    const moveHead = (head: { seq?: number; hash?: string; acknowledgement?: string | null }) =>
      hub.db
        .updateTable('journal_heads')
        .set(head)
        .where('post_id', '=', post.id)
        .where('lane', '=', 'routine')
        .execute();

    const rewritten = (seq: number): string =>
      (texts[seq - 1] ?? '').replace('"officer":"O. Fficer"', '"officer":"N. Obody"');

    it('finds nothing in what was sent, and counts it', async () => {
      expect(await events()).toEqual([
        { event: 'chain', post: post.id, epoch: 1, lane: 'routine', entries: 5, findings: 0 },
        { event: 'chain', post: post.id, epoch: 1, lane: 'urgent', entries: 2, findings: 0 },
      ]);
    });

    it('names the entries that were cut off the end', async () => {
      await remove(4, 5);
      expect(await findings()).toMatchObject([{ kind: 'cut', lane: 'routine', seq: 4, to: 5 }]);
    });

    it('sees a cut though the head was moved back with it, by the signed acknowledgement', async () => {
      await remove(4, 5);
      await moveHead({ seq: 3, hash: hashOf(texts[2] ?? '') });
      expect(await findings()).toMatchObject([
        { kind: 'cut', seq: 4, to: 5 },
        { kind: 'head-not-signed', seq: 3 },
      ]);
    });

    it('sees a cut though the head was moved back and the acknowledgement removed', async () => {
      await remove(4, 5);
      await moveHead({ seq: 3, hash: hashOf(texts[2] ?? ''), acknowledgement: null });
      expect(await findings()).toMatchObject([{ kind: 'head-not-signed', seq: 3 }]);
    });

    it('names a chain of which nothing but the head is left', async () => {
      await remove(1, 5);
      expect(await findings()).toMatchObject([{ kind: 'cut', lane: 'routine', seq: 1, to: 5 }]);
    });

    it('names a missing entry in the middle, and the first', async () => {
      await remove(3);
      await remove(1);
      expect(await findings()).toMatchObject([
        { kind: 'missing', seq: 1, to: 1 },
        { kind: 'missing', seq: 3, to: 3 },
      ]);
    });

    it('names a rewritten entry whose hash was left, its columns and its successor', async () => {
      await change(3, { text: rewritten(3) });
      expect(await findings()).toMatchObject([
        { kind: 'rewritten', seq: 3 },
        { kind: 'column-differs', seq: 3, columns: ['officer'] },
        { kind: 'broken-link', seq: 4, previous: 3 },
      ]);
    });

    it('names a rewritten entry whose hash and column were made to fit', async () => {
      const text = rewritten(3);
      await change(3, { text, hash: hashOf(text) });
      await hub.db
        .updateTable('journal_entries')
        .set({ officer: 'N. Obody' })
        .where('post_id', '=', post.id)
        .where('seq', '=', 3)
        .execute();
      expect(await findings()).toMatchObject([{ kind: 'broken-link', seq: 4, previous: 3 }]);
    });

    it('sees a rewritten last entry, which no other entry follows, by the head', async () => {
      const text = (texts[4] ?? '').replace('"monotonicInMs":1', '"monotonicInMs":2');
      await change(5, { text, hash: hashOf(text) });
      expect(await findings()).toMatchObject([{ kind: 'head-differs', seq: 5 }]);
    });

    it('sees a rewritten last entry though the head was made to fit', async () => {
      const text = (texts[4] ?? '').replace('"monotonicInMs":1', '"monotonicInMs":2');
      await change(5, { text, hash: hashOf(text) });
      await moveHead({ hash: hashOf(text) });
      expect(await findings()).toMatchObject([{ kind: 'head-not-signed', seq: 5 }]);
    });

    it('names an entry that was moved to another place or chain', async () => {
      await remove(2);
      await hub.db
        .updateTable('journal_entries')
        .set({ lane: 'routine' })
        .where('post_id', '=', post.id)
        .where('lane', '=', 'urgent')
        .where('seq', '=', 2)
        .execute();
      expect(await findings()).toMatchObject([
        { kind: 'moved', lane: 'routine', seq: 2, from: { lane: 'urgent', seq: 2 } },
        { kind: 'broken-link', lane: 'routine', seq: 3, previous: 2 },
        { kind: 'cut', lane: 'urgent', seq: 2, to: 2 },
      ]);
    });

    it('names a column that says something else than the text', async () => {
      await change(2, { kind: 'signed-in' });
      expect(await findings()).toMatchObject([
        { kind: 'column-differs', seq: 2, columns: ['kind'] },
      ]);
    });

    it('names what is no entry at all, and goes on', async () => {
      await change(2, { text: '{}' });
      expect(await findings()).toMatchObject([
        { kind: 'rewritten', seq: 2 },
        { kind: 'not-an-entry', seq: 2 },
        { kind: 'broken-link', seq: 3, previous: 2 },
      ]);
    });

    it('names an entry whose content does not open with the key of the hub', async () => {
      const previous = hashOf(texts[4] ?? '');
      expect(await send('routine', post.entries(1, { seq: 6, previous }), 6)).toBe(200);
      expect(await findings()).toMatchObject([{ kind: 'cannot-open', seq: 6 }]);
    });

    it('lists a fork that is kept apart', async () => {
      const previous = hashOf(texts[1] ?? '');
      expect(await send('routine', post.entries(2, { seq: 3, previous }), 3)).toBe(409);
      expect(await findings()).toMatchObject([{ kind: 'fork', lane: 'routine', seq: 3 }]);
    });

    it('ends with 1 and words that name the entry; with 0 when all is well', async () => {
      const said: string[] = [];
      const output = {
        line: (text: string) => said.push(text),
        problem: (text: string) => said.push(text),
        progress: () => undefined,
      };
      const run = () => {
        const parts = { anchors: async () => null, close: async () => undefined };
        const command = { command: 'verify', json: false, post: post.id } as const;
        return runVerify(
          { ...hub, ...parts, releaseKeys: async () => [], log: () => undefined },
          command,
          output,
        );
      };
      expect(await run()).toBe(0);
      expect(said).toEqual(['7 entries in 2 chains: every one is there, and as it was sent.']);
      await remove(4, 5);
      expect(await run()).toBe(1);
      expect(said[1]).toBe(
        `Test post (${post.id}), epoch 1, routine: the end was cut off: entries 4 to 5 are acknowledged and missing`,
      );
    });
  });
}
