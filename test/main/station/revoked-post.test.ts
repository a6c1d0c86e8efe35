/** A post that was revoked still hears of a wipe: the whole station against the real hub. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { giveOrder } from '#hub/services/orders.ts';
import { handOutReleaseKeys } from '#hub/services/replies.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { revokePost } from '#hub/storage/posts.ts';
import { enrolPost } from '#main/services/enrolment/enrol.ts';
import { connectPost } from '#main/station/connect-post.ts';
import { randomOf } from '#main/station/environment.ts';
import type { OrderKind } from '#shared/exchange/orders.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import { type RealHub, startHub } from '../services/sync/real-hub.ts';
import { alarm, enrolment, PASSPHRASE, type Running, startOn } from './station-fixture.ts';

let directory: string;
let database: OpenDatabase;
let hub: RealHub;
let running: Running;
let place: string;
/** What went to the hub, as method and path. */
let asked: string[];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'revoked-'));
  database = await openEmptyDatabase();
  hub = await startHub(directory, database.db);
}, START_TIMEOUT_IN_MS);
beforeEach(async () => {
  asked = [];
  place = await mkdtemp(join(directory, 'post-'));
  running = await startOn(place, {
    fetch(input, init) {
      const request = new Request(input, init);
      asked.push(`${request.method} ${new URL(request.url).pathname}`);
      return hub.fetch(request);
    },
    clock: { wall: () => hub.clock.at.toISOString(), monotonicInMs: () => 0 },
    enrolPost,
    connect: connectPost,
  });
});
afterEach(() => running.station.close());
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

async function enrolled(): Promise<{ id: string; officerId: string }> {
  const { session } = running.desk;
  const ticket = await hub.ticket();
  await session.enrol({ ...enrolment, hubUrl: 'https://hub.example/', ticket });
  const { post, officers } = await session.status();
  return { id: post?.id ?? '', officerId: officers[0]?.id ?? '' };
}

const signIn = (officerId: string) =>
  running.desk.session.signIn({ officerId, passphrase: PASSPHRASE });

const order = (post: string, kind: OrderKind) =>
  giveOrder(hub.replies, { post, order: kind, reason: 'Vehicle stolen' });

const isOpen = async () => (await running.desk.session.status()).session.kind === 'open';

const notice = async () => (await running.desk.session.status()).orderNotice;

/** An exchange that brings an order ends when the order does: what it answers then does not matter. */
const exchange = () => running.desk.sync.now().catch(() => null);

/** Enrolled, at work, and revoked over the network; signed in again. */
async function revoked(): Promise<string> {
  const { id, officerId } = await enrolled();
  await signIn(officerId);
  await running.desk.sync.now();
  await order(id, 'revoke');
  await revokePost(hub.db, id, hub.clock.at);
  await exchange();
  await expect.poll(notice).toMatchObject({ kind: 'revoked' });
  await expect.poll(isOpen).toBe(false);
  await signIn(officerId);
  return id;
}

it('asks for orders and for nothing else, whatever it has to tell', async () => {
  const id = await revoked();
  asked.length = 0;
  await running.desk.journal.append(alarm);
  expect(await running.desk.sync.now()).toMatchObject({ lastFailure: { kind: 'revoked' } });
  expect(new Set(asked)).toEqual(new Set([`GET /v1/posts/${id}/replies`]));
  expect(await isOpen()).toBe(true);
});

it('carries out a wipe that the hub orders later, and leaves what the hub misses for a stick', async () => {
  const id = await revoked();
  await running.desk.journal.append(alarm);
  await order(id, 'wipe');
  await exchange();
  await expect.poll(notice).toMatchObject({ kind: 'wiped', leftForHub: true });
  const left = await readdir(join(place, 'for-the-hub'));
  expect(left).toContain(`${id}-wiped.json`);
  expect(left.some((name) => name.includes('-urgent-'))).toBe(true);
});

it('finds the wipe among the replies of a hub that has forgotten the revocation, and takes nothing else', async () => {
  const id = await revoked();
  await hub.db.updateTable('posts').set({ revoked_at: null }).where('id', '=', id).execute();
  await handOutReleaseKeys(hub.replies, [...hub.keys, { epoch: 2, key: randomOf(32) }]);
  expect(await running.desk.sync.now()).toMatchObject({ lastFailure: { kind: 'revoked' } });
  expect((await running.desk.engine.keys()).releaseKeys).toEqual([]);
  await order(id, 'wipe');
  await exchange();
  await expect.poll(notice).toMatchObject({ kind: 'wiped' });
});
