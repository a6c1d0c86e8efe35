import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { handOutReleaseKeys, queueReply } from '#hub/services/replies.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { revokePost } from '#hub/storage/posts.ts';
import { REPLY_TYPE, replyInfo, replySchema } from '#shared/exchange/bundle.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { envelopeSchema, openEnvelope } from '#shared/sealing/dsse.ts';
import { openSealed } from '#shared/sealing/hpke.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost, type PostInTest } from '#test/hub/services/post-in-test.ts';
import { REAL_DATABASES, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

const answerSchema = z.object({ replies: z.array(envelopeSchema) });

for (const { title, open, missing } of REAL_DATABASES) {
  describe.skipIf(missing)(`replies ${title}`, () => {
    let database: OpenDatabase;
    let hub: HubInTest;
    let post: PostInTest;

    beforeAll(async () => {
      database = await open();
    }, START_TIMEOUT_IN_MS);
    beforeEach(async () => {
      hub = hubInTest(database.db);
      post = await enrolledPost(hub);
      return hub.removeFiles;
    });
    afterAll(() => database.close());

    const dependencies = () => ({ db: hub.db, signer: hub.identity.signer, now: hub.now });
    const queue = (text: string) =>
      queueReply(dependencies(), { post: post.id, kind: 'notice', body: { text } });

    /** Replies after `after`, verified and opened as the post does. */
    async function received(after = 0) {
      const response = await post.replies(after);
      expect(response.status).toBe(200);
      const { replies } = answerSchema.parse(await response.json());
      return Promise.all(replies.map(opened));
    }

    async function opened(envelope: z.infer<typeof envelopeSchema>) {
      const payload = openEnvelope(envelope, REPLY_TYPE, {
        keyId: 'hub',
        publicKey: hub.identity.signingPublicKey,
      });
      if (!payload.ok) throw new Error(payload.failure.kind);
      const reply = replySchema.parse(JSON.parse(new TextDecoder().decode(payload.value)));
      const sealed = fromBase64Url(reply.body) ?? new Uint8Array();
      const body = await openSealed(post.sealingSecret, replyInfo(post.id, reply.seq), sealed);
      if (!body.ok) throw new Error(body.failure.kind);
      const value = JSON.parse(new TextDecoder().decode(body.value)) as unknown;
      return { seq: reply.seq, post: reply.post, kind: reply.kind, value };
    }

    it('reach the post sealed, signed and in order', async () => {
      expect(await queue('first')).toEqual({ ok: true, value: 1 });
      expect(await queue('second')).toEqual({ ok: true, value: 2 });
      expect(await received()).toEqual([
        { seq: 1, post: post.id, kind: 'notice', value: { text: 'first' } },
        { seq: 2, post: post.id, kind: 'notice', value: { text: 'second' } },
      ]);
      expect((await received(1)).map(({ seq }) => seq)).toEqual([2]);
      expect(await received(2)).toEqual([]);
    });

    it('are numbered without gaps when many are queued at once', async () => {
      await Promise.all(Array.from({ length: 12 }, (_, index) => queue(String(index))));
      expect((await received()).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 12 }, (_, i) => i + 1),
      );
    });

    it('come a hundred at a time', async () => {
      for (let count = 0; count < 103; count += 1) await queue('x');
      const first = await received();
      expect(first).toHaveLength(100);
      expect((await received(100)).map(({ seq }) => seq)).toEqual([101, 102, 103]);
    });

    it('come one at a time when they are large', async () => {
      const envelope = JSON.stringify({
        payloadType: 'x',
        payload: 'A'.repeat(8_100_000),
        signatures: [{ keyid: 'hub', sig: '' }],
      });
      const rows = [1, 2].map((seq) => ({
        post_id: post.id,
        seq,
        created_at: hub.now(),
        envelope,
      }));
      await hub.db.insertInto('replies').values(rows).execute();
      const { replies } = answerSchema.parse(await (await post.replies()).json());
      expect(replies).toHaveLength(1);
    });

    it('refuse a body that does not have the form of its kind', async () => {
      const reply = { post: post.id, kind: 'notice', body: { words: 1 } };
      await expect(queueReply(dependencies(), reply)).rejects.toThrow();
      expect(await received()).toEqual([]);
    });

    it('carry kinds that posts may not know yet', async () => {
      await queueReply(dependencies(), { post: post.id, kind: 'constructor', body: [1] });
      expect(await received()).toMatchObject([{ kind: 'constructor', value: [1] }]);
    });

    it('are not queued for posts that are unknown or revoked', async () => {
      const unknown = { post: randomUUID(), kind: 'notice', body: { text: '' } };
      expect(await queueReply(dependencies(), unknown)).toMatchObject({
        failure: { kind: 'unknown-post' },
      });
      await revokePost(hub.db, post.id, hub.now());
      expect(await queue('x')).toMatchObject({ failure: { kind: 'revoked' } });
      expect((await post.replies()).status).toBe(403);
    });

    it('bring new release keys once, and never to a revoked post', async () => {
      const revoked = await enrolledPost(hub);
      await revokePost(hub.db, revoked.id, hub.now());
      const key = new Uint8Array(32).fill(9);
      const keys = [...hub.releaseKeys, { epoch: 2, key }];
      await handOutReleaseKeys(dependencies(), keys);
      await handOutReleaseKeys(dependencies(), keys);
      expect(await received()).toEqual([
        { seq: 1, post: post.id, kind: 'release-key', value: { epoch: 2, key: toBase64Url(key) } },
      ]);
      const others = await hub.db
        .selectFrom('replies')
        .select('seq')
        .where('post_id', '=', revoked.id)
        .execute();
      expect(others).toEqual([]);
    });

    it.each(['-1', 'x', '1.5', '99999999999999999999', ''])(
      'refuse to go on after "%s"',
      async (after) => {
        const path = `${hubPaths.replies(post.id)}?after=${after}`;
        const response = await hub.fetch(post.request('GET', path, null));
        expect(response.status).toBe(after === '' ? 200 : 422);
      },
    );

    it('are only for the post itself', async () => {
      const other = await enrolledPost(hub);
      const stolen = other.request('GET', hubPaths.replies(post.id), null);
      expect((await hub.fetch(stolen)).status).toBe(401);
      const url = `https://hub.example${hubPaths.replies(post.id)}`;
      expect((await hub.fetch(new Request(url))).status).toBe(401);
    });
  });
}
