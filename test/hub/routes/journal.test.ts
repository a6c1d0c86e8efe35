import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { OpenDatabase } from '#hub/storage/database.ts';
import {
  ACKNOWLEDGEMENT_TYPE,
  acknowledgementSchema,
  bundleRefusalSchema,
  REPLY_TYPE,
} from '#shared/exchange/bundle.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { chainStart } from '#shared/journal/entry.ts';
import { envelopeSchema, openEnvelope, signEnvelope } from '#shared/sealing/dsse.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { chained, enrolledPost, hashOf, type PostInTest } from '#test/hub/services/post-in-test.ts';
import { REAL_DATABASES, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
});

for (const { title, open, missing } of REAL_DATABASES) {
  describe.skipIf(missing)(`journal intake ${title}`, () => {
    let database: OpenDatabase;
    let hub: HubInTest;
    let post: PostInTest;

    beforeAll(async () => {
      database = await open();
      hub = hubInTest(database.db);
    }, START_TIMEOUT_IN_MS);
    beforeEach(async () => {
      post = await enrolledPost(hub);
    });
    afterAll(async () => {
      hub.removeFiles();
      await database.close();
    });

    const stored = (id = post.id) =>
      hub.db
        .selectFrom('journal_entries')
        .select(['lane', 'seq', 'text', 'hash', 'officer'])
        .where('post_id', '=', id)
        .orderBy('lane')
        .orderBy('seq')
        .execute();

    const quarantined = () =>
      hub.db.selectFrom('quarantine').selectAll().where('post_id', '=', post.id).execute();

    async function acknowledged(response: Response) {
      expect(response.status).toBe(200);
      const envelope = envelopeSchema.parse(await response.json());
      const payload = openEnvelope(envelope, ACKNOWLEDGEMENT_TYPE, {
        keyId: 'hub',
        publicKey: hub.identity.signingPublicKey,
      });
      if (!payload.ok) throw new Error(payload.failure.kind);
      return acknowledgementSchema.parse(JSON.parse(new TextDecoder().decode(payload.value)));
    }

    async function refused(response: Response, status: number) {
      const body: unknown = await response.json();
      expect(response.status).toBe(status);
      errorSchema.parse(body);
      return bundleRefusalSchema.parse(body);
    }

    it('stores a bundle and acknowledges its last entry, signed', async () => {
      const entries = post.entries(3);
      const answer = await acknowledged(await post.send(post.bundle({ from: 1, entries })));
      expect(answer).toEqual({
        v: 1,
        post: post.id,
        epoch: 1,
        lane: 'routine',
        seq: 3,
        head: hashOf(entries[2] ?? ''),
        at: hub.now().toISOString(),
      });
      expect((await stored()).map(({ text }) => text)).toEqual(entries);
    });

    it('keeps the lanes apart', async () => {
      const urgent = post.entries(1, { lane: 'urgent' });
      await acknowledged(await post.send(post.bundle({ from: 1, entries: post.entries(2) })));
      const bundle = post.bundle({ from: 1, lane: 'urgent', entries: urgent });
      expect(await acknowledged(await post.send(bundle))).toMatchObject({ lane: 'urgent', seq: 1 });
      expect((await stored()).map(({ lane }) => lane)).toEqual(['routine', 'routine', 'urgent']);
    });

    it('acknowledges a repeated bundle and stores nothing twice', async () => {
      const bundle = post.bundle({ from: 1, entries: post.entries(2) });
      const first = await acknowledged(await post.send(bundle));
      expect(await acknowledged(await post.send(bundle))).toEqual(first);
      expect(await stored()).toHaveLength(2);
    });

    it('acknowledges what it holds when an old bundle comes late', async () => {
      const entries = post.entries(4);
      await post.send(post.bundle({ from: 1, entries }));
      const late = await post.send(post.bundle({ from: 2, entries: entries.slice(1, 2) }));
      expect(await acknowledged(late)).toMatchObject({ seq: 4, head: hashOf(entries[3] ?? '') });
    });

    it('takes the new part of a bundle that overlaps', async () => {
      const entries = post.entries(5);
      await post.send(post.bundle({ from: 1, entries: entries.slice(0, 3) }));
      const answer = await post.send(post.bundle({ from: 2, entries: entries.slice(1) }));
      expect(await acknowledged(answer)).toMatchObject({ seq: 5 });
      expect((await stored()).map(({ text }) => text)).toEqual(entries);
    });

    it('stores the largest bundle', async () => {
      const entries = post.entries(500);
      const answer = await post.send(post.bundle({ from: 1, entries }));
      expect(await acknowledged(answer)).toMatchObject({ seq: 500 });
    });

    it('asks for entries that are missing', async () => {
      const entries = post.entries(3);
      const answer = await post.send(post.bundle({ from: 2, entries: entries.slice(1) }));
      expect(await refused(answer, 409)).toEqual({ kind: 'gap', expected: 1 });
      expect(await stored()).toEqual([]);
    });

    it('takes bundles out of order once the gap is filled', async () => {
      const entries = post.entries(4);
      const second = post.bundle({ from: 3, entries: entries.slice(2) });
      await refused(await post.send(second), 409);
      await acknowledged(await post.send(post.bundle({ from: 1, entries: entries.slice(0, 2) })));
      expect(await acknowledged(await post.send(second))).toMatchObject({ seq: 4 });
    });

    it('keeps a fork apart, once, and leaves what it has', async () => {
      const entries = post.entries(3);
      await post.send(post.bundle({ from: 1, entries }));
      const other = post.entries(2, { seq: 2, previous: hashOf(entries[0] ?? '') });
      const fork = post.bundle({ from: 2, entries: other });
      expect(await refused(await post.send(fork), 409)).toEqual({ kind: 'fork', at: 2 });
      expect(await refused(await post.send(fork), 409)).toEqual({ kind: 'fork', at: 2 });
      expect(await quarantined()).toMatchObject([
        { forked_at: 2, lane: 'routine', envelope: JSON.stringify(fork) },
      ]);
      expect((await stored()).map(({ text }) => text)).toEqual(entries);
    });

    it('keeps no more than a hundred forks of one post', async () => {
      await post.send(post.bundle({ from: 1, entries: post.entries(1) }));
      const row = { epoch: 1, lane: 'routine', forked_at: 1, received_at: hub.now(), envelope: '' };
      const rows = Array.from({ length: 100 }, (_, index) => ({
        ...row,
        post_id: post.id,
        hash: String(index),
      }));
      await hub.db.insertInto('quarantine').values(rows).execute();
      const answer = await post.send(post.bundle({ from: 1, entries: post.entries(1) }));
      expect(await refused(answer, 409)).toEqual({ kind: 'fork', at: 1 });
      expect(await quarantined()).toHaveLength(100);
    });

    it('sees a fork in a longer history that names another predecessor', async () => {
      await post.send(post.bundle({ from: 1, entries: post.entries(2) }));
      const other = post.entries(4).slice(2);
      const answer = await post.send(post.bundle({ from: 3, entries: other }));
      expect(await refused(answer, 409)).toEqual({ kind: 'fork', at: 2 });
      expect(await quarantined()).toHaveLength(1);
    });

    it('refuses an altered text by the entry that follows it', async () => {
      const [first = '', second = '', third = ''] = post.entries(3);
      const altered = second.replace('O. Fficer', 'N. Obody');
      const answer = await post.send(post.bundle({ from: 1, entries: [first, altered, third] }));
      expect(await refused(answer, 422)).toMatchObject({ kind: 'broken-chain', at: 3 });
      expect(await stored()).toEqual([]);
    });

    const foreign = { post: randomUUID() };
    it.each([
      { what: 'of another post', text: () => chained(1, foreign)[0] },
      { what: 'of another lane', text: () => post.entries(1, { lane: 'urgent' })[0] },
      { what: 'of another epoch', text: () => post.entries(1, { epoch: 2 })[0] },
      { what: 'with another number', text: () => post.entries(1, { seq: 2 })[0] },
      {
        what: 'that starts another chain',
        text: () => post.entries(1, { previous: 'a'.repeat(64) })[0],
      },
      { what: 'that is no JSON', text: () => '{"v":1' },
      { what: 'that lacks fields', text: () => '{"v":1}' },
      { what: 'of a later version', text: () => post.entries(1)[0]?.replace('"v":1', '"v":2') },
      {
        what: 'with half a surrogate pair',
        text: () => post.entries(1)[0]?.replace('Fficer', '\ud800'),
      },
    ])('refuses an entry $what and says which', async ({ text }) => {
      const answer = await post.send(post.bundle({ from: 1, entries: [text() ?? ''] }));
      const refusal = await refused(answer, 422);
      expect(refusal).toMatchObject({ kind: 'broken-chain', at: 1 });
      expect(await stored()).toEqual([]);
    });

    it('keeps entries of kinds it does not know, and text that the database cannot hold', async () => {
      const entries = post.entries(1, { kind: 'from-the-future', officer: 'a\u0000b\ud800' });
      expect(await acknowledged(await post.send(post.bundle({ from: 1, entries })))).toMatchObject({
        seq: 1,
      });
      expect(await stored()).toMatchObject([{ text: entries[0], officer: 'a\uFFFDb\uFFFD' }]);
    });

    it.each([
      { what: 'of another post', change: { post: randomUUID() } },
      { what: 'of an epoch that was never enrolled', change: { epoch: 2 } },
      { what: 'without entries', change: { entries: [] } },
      { what: 'with too many entries', change: { entries: Array.from({ length: 501 }, () => '') } },
    ])('does not understand a bundle $what', async ({ change }) => {
      const bundle = post.bundle({ from: 1, entries: post.entries(1), ...change });
      expect(await refused(await post.send(bundle), 422)).toMatchObject({ kind: 'not-understood' });
    });

    it('does not understand an envelope of another type', async () => {
      const signer = { keyId: post.id, secretKey: post.signingSecret };
      const answer = await post.send(signEnvelope(REPLY_TYPE, new Uint8Array(), signer));
      expect(await refused(answer, 422)).toMatchObject({ kind: 'not-understood' });
    });

    it.each(['', 'null', '{', '[]', '{"payloadType":1}', '\u0000'])(
      'does not understand the body "%s"',
      async (text) => {
        const body = new TextEncoder().encode(text);
        const answer = await hub.fetch(post.request('POST', hubPaths.journal(post.id), body));
        expect(await refused(answer, 422)).toMatchObject({ kind: 'not-understood' });
      },
    );

    it('refuses a bundle that another key signed', async () => {
      const thief = await enrolledPost(hub);
      const content = { post: post.id, from: 1, entries: post.entries(1) };
      const refusal = await refused(await post.send(thief.bundle(content)), 401);
      expect(refusal).toEqual({ kind: 'bad-signature' });
      const claimed = thief.bundle(content);
      const renamed = claimed.signatures.map(({ sig }) => ({ keyid: post.id, sig }));
      const second = await refused(await post.send({ ...claimed, signatures: renamed }), 401);
      expect(second).toEqual({ kind: 'bad-signature' });
    });

    it('refuses a request that another post signed, or nobody', async () => {
      const thief = await enrolledPost(hub);
      const body = new TextEncoder().encode(
        JSON.stringify(post.bundle({ from: 1, entries: post.entries(1) })),
      );
      const stolen = thief.request('POST', hubPaths.journal(post.id), body);
      expect(await refused(await hub.fetch(stolen), 401)).toEqual({ kind: 'bad-signature' });
      const url = `https://hub.example${hubPaths.journal(post.id)}`;
      const unsigned = await hub.fetch(new Request(url, { method: 'POST', body }));
      expect(await refused(unsigned, 401)).toEqual({ kind: 'bad-signature' });
      expect(await stored()).toEqual([]);
    });

    it('says that a clock is wrong, and what the time is', async () => {
      const body = new TextEncoder().encode('{}');
      const request = post.request('POST', hubPaths.journal(post.id), body);
      hub.passSeconds(3600);
      const response = await hub.fetch(request);
      expect(response.headers.get('date')).toBe(hub.now().toUTCString());
      expect(await response.clone().json()).toMatchObject({ error: { code: 'clock-skew' } });
      expect(await refused(response, 401)).toEqual({ kind: 'bad-signature' });
    });

    it('does not know a post that it never enrolled', async () => {
      for (const id of [randomUUID(), 'nobody', 'a%27b']) {
        const request = post.request('POST', hubPaths.journal(id), new Uint8Array());
        expect(await refused(await hub.fetch(request), 403)).toEqual({ kind: 'unknown-post' });
      }
    });

    it('takes nothing from a revoked post', async () => {
      const set = { revoked_at: hub.now() };
      await hub.db.updateTable('posts').set(set).where('id', '=', post.id).execute();
      const answer = await post.send(post.bundle({ from: 1, entries: post.entries(1) }));
      expect(await refused(answer, 403)).toEqual({ kind: 'revoked' });
      expect(await stored()).toEqual([]);
    });

    it('stops reading a body that is too large', async () => {
      const answer = await post.send({ payload: 'x'.repeat(9_000_000) });
      expect(await refused(answer, 413)).toMatchObject({ kind: 'too-large' });
    });

    it('stores a bundle once when it arrives many times at once', async () => {
      const entries = post.entries(20);
      const bundle = post.bundle({ from: 1, entries });
      const answers = await Promise.all(Array.from({ length: 8 }, () => post.send(bundle)));
      for (const answer of answers) expect(await acknowledged(answer)).toMatchObject({ seq: 20 });
      expect((await stored()).map(({ text }) => text)).toEqual(entries);
    });

    it('keeps one history when two arrive at once', async () => {
      const bundles = [1, 2].map(() => post.bundle({ from: 1, entries: post.entries(3) }));
      const answers = await Promise.all(bundles.map((bundle) => post.send(bundle)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await stored()).toHaveLength(3);
      expect(await quarantined()).toHaveLength(1);
    });

    it('stores all of a bundle or none of it when the database fails between', async () => {
      const entries = post.entries(150);
      const bundle = post.bundle({ from: 1, entries });
      await failAtSeq(120);
      const failed = await post.send(bundle);
      expect(failed.status).toBe(500);
      expect(await failed.json()).toMatchObject({ error: { code: 'internal' } });
      expect(await stored()).toEqual([]);
      await sql`DROP TRIGGER crash ON journal_entries`.execute(hub.db);
      expect(await acknowledged(await post.send(bundle))).toMatchObject({ seq: 150 });
      expect(await stored()).toHaveLength(150);
    });

    async function failAtSeq(seq: number): Promise<void> {
      await sql
        .raw(
          `CREATE OR REPLACE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN IF NEW.seq = ${seq} THEN RAISE EXCEPTION 'the disk is gone'; END IF; RETURN NEW; END $$`,
        )
        .execute(hub.db);
      await sql
        .raw(
          'CREATE TRIGGER crash BEFORE INSERT ON journal_entries FOR EACH ROW EXECUTE FUNCTION crash()',
        )
        .execute(hub.db);
    }

    it('notes when a post was heard of', async () => {
      await post.send(post.bundle({ from: 1, entries: post.entries(1) }));
      const row = await hub.db
        .selectFrom('posts')
        .select('last_contact_at')
        .where('id', '=', post.id)
        .executeTakeFirst();
      expect(row?.last_contact_at).toEqual(hub.now());
    });

    it('starts a chain where the shared rule says', () => {
      const start = chainStart({ post: post.id, epoch: 1, lane: 'routine' });
      expect(post.entries(1)[0]).toContain(start);
    });
  });
}
