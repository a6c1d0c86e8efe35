/** Orders as the hub gives them, and what comes back on a stick. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Command } from '#hub/cli/command.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { readOrder } from '#main/services/orders/read-order.ts';
import { pullReplies } from '#main/services/sync/exchange.ts';
import { createHubClient } from '#main/services/sync/hub-client.ts';
import { replySchema } from '#shared/exchange/bundle.ts';
import { type Order, type OrderKind, WIPE_RECEIPT_TYPE } from '#shared/exchange/orders.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import type { Result } from '#shared/kernel/result.ts';
import { envelopeSchema, signEnvelope } from '#shared/sealing/dsse.ts';
import { runOn } from '#test/hub/services/command-in-test.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost, type PostInTest } from '#test/hub/services/post-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

const refusalSchema = z.object({ kind: z.literal('revoked'), orders: z.array(z.unknown()) });

describe('an order of the hub', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let post: PostInTest;
  let directory = '';
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    hub = hubInTest(database.db);
    post = await enrolledPost(hub);
    directory = await mkdtemp(join(tmpdir(), 'orders-'));
    return hub.removeFiles;
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));
  afterAll(() => database.close());

  const run = (command: Command) => runOn(hub, command);

  const order = (kind: OrderKind, more: { readonly out?: string } = {}) =>
    run({ command: 'order', post: post.id, order: kind, reason: 'Lane closed', ...more });

  function read(text: string): Result<Order, string> {
    const verifier = { keyId: 'hub', publicKey: hub.identity.signingPublicKey };
    return readOrder(text, { post: post.id, verifier, wasTaken: () => false });
  }

  it('waits among the replies and lies on a stick, which is never overwritten', async () => {
    const out = join(directory, 'order.json');
    expect(await order('wipe', { out })).toMatchObject({ exitCode: 0 });
    const expected = { order: 'wipe', post: post.id, reason: 'Lane closed' };
    expect(read(await readFile(out, 'utf8'))).toMatchObject({ ok: true, value: expected });
    const answer = z.object({ replies: z.array(envelopeSchema) });
    const { replies } = answer.parse(await (await post.replies()).json());
    const payload = fromBase64Url(replies[0]?.payload ?? '') ?? new Uint8Array();
    const reply = replySchema.parse(JSON.parse(new TextDecoder().decode(payload)));
    expect(reply.kind).toBe('order');
    expect(await order('wipe', { out })).toMatchObject({ exitCode: 1 });
  });

  it.each(['order', 'revoke'] as const)(
    'to revoke, by `%s`, reaches a post that is refused everything else',
    async (command) => {
      const revoke: Command = { command: 'revoke', post: post.id };
      expect((await (command === 'order' ? order('revoke') : run(revoke))).exitCode).toBe(0);
      const response = await post.replies();
      expect(response.status).toBe(403);
      const { orders } = refusalSchema.parse(await response.json());
      expect(orders).toHaveLength(1);
      const [first] = orders.map((each) => read(JSON.stringify(each)));
      expect(first).toMatchObject({ ok: true, value: { order: 'revoke' } });
      await order('wipe');
      const later = refusalSchema.parse(await (await post.replies()).json());
      expect(later.orders).toHaveLength(2);
    },
  );

  it('to revoke is handed on by the exchange of the post itself', async () => {
    await run({ command: 'revoke', post: post.id });
    const wall = () => hub.now().toISOString();
    const fetch: typeof globalThis.fetch = (input, init) => hub.fetch(new Request(input, init));
    const random = (length: number) => new Uint8Array(length).fill(1);
    const { id, signingSecret } = post;
    const hubUrl = 'https://hub.example';
    const client = createHubClient({ hubUrl, post: id, signingSecret, fetch, wall, random });
    const handed: string[] = [];
    const answer = await pullReplies({
      hub: client,
      inbox: {
        lastSeq: () => 0,
        accept: () => Promise.reject(new Error('a revoked post has no replies')),
        read: () => Promise.resolve(null),
        peek: () => Promise.resolve(null),
      },
      onOrder: (text) => {
        handed.push(text);
        return Promise.resolve();
      },
    });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'revoked' } });
    expect(handed.map(read)).toMatchObject([{ ok: true, value: { order: 'revoke' } }]);
  });

  it('is given to nobody who cannot sign as the post', async () => {
    await run({ command: 'revoke', post: post.id });
    const other = await enrolledPost(hub);
    const path = `/v1/posts/${post.id}/replies?after=0`;
    const response = await hub.fetch(other.request('GET', path, null));
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('orders');
  });

  it('to a post that is not there is refused', async () => {
    const nobody = '11111111-2222-4333-8444-555555555555';
    const command = { command: 'order', post: nobody, order: 'wipe', reason: '' } as const;
    expect(await run(command)).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('no such') as unknown,
    });
  });

  describe('and `take`', () => {
    async function stick(name: string, content: unknown): Promise<string> {
      const file = join(directory, name);
      await writeFile(file, JSON.stringify(content));
      return file;
    }

    const receipt = (signer: PostInTest) =>
      signEnvelope(
        WIPE_RECEIPT_TYPE,
        new TextEncoder().encode(
          JSON.stringify({
            v: 1,
            post: post.id,
            epoch: 1,
            order: '11111111-2222-4333-8444-555555555555',
            at: '2030-01-02T03:00:00.000Z',
            heads: { urgent: 0, routine: 4 },
          }),
        ),
        { keyId: post.id, secretKey: signer.signingSecret },
      );

    it('stores the bundles of a post in the right order, also of one that is revoked', async () => {
      await run({ command: 'revoke', post: post.id });
      const entries = post.entries(4);
      const files = [
        await stick('a-receipt.json', receipt(post)),
        await stick('b-later.json', post.bundle({ from: 3, entries: entries.slice(2) })),
        await stick('c-first.json', post.bundle({ from: 1, entries: entries.slice(0, 2) })),
      ];
      const taken = await run({ command: 'take', files });
      expect(taken, taken.out).toMatchObject({ exitCode: 0 });
      expect(taken.out).toContain('The post is revoked');
      expect(taken.out).toContain('was wiped at 2030-01-02T03:00:00.000Z');
      const rows = await hub.db
        .selectFrom('journal_entries')
        .select('seq')
        .where('post_id', '=', post.id)
        .execute();
      expect(rows).toHaveLength(4);
      // Taken twice, nothing is stored twice.
      expect(await run({ command: 'take', files })).toMatchObject({ exitCode: 0 });
    });

    it('names what it does not take, and takes the rest', async () => {
      const other = await enrolledPost(hub);
      const files = [
        await stick('forged.json', { ...receipt(other) }),
        await stick('gap.json', post.bundle({ from: 3, entries: post.entries(1, { seq: 3 }) })),
        await stick('text.json', 'nothing'),
        join(directory, 'absent.json'),
        await stick('good.json', other.bundle({ from: 1, entries: other.entries(1) })),
      ];
      const { exitCode, out } = await run({ command: 'take', files });
      expect(exitCode).toBe(1);
      expect(out).toContain('forged.json: the signature is not of this post');
      expect(out).toContain('gap.json: entries from 1 on are missing');
      expect(out).toContain('text.json: this is no signed envelope');
      expect(out).toContain('absent.json');
      expect(out).toContain('good.json: taken');
      expect(out).toContain('4 of 5 files were not taken');
    });
  });
});
