/** New device keys for a working post: in its vault, its keyring, its journal, and at the real hub. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handOutReleaseKeys, queueReply } from '#hub/services/replies.ts';
import { verifyJournal } from '#hub/services/verify-journal.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import { createHubClient } from '#main/services/sync/hub-client.ts';
import { randomOf } from '#main/station/environment.ts';
import type { OpenPost } from '#main/station/open-post.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { daysLater, NOW } from '#test/hub/releases/fictional-lists.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import { type RealHub, startHub } from '../services/sync/real-hub.ts';
import { machine, RealPost, STEPS } from './real-post.ts';

const YEAR_AGO = daysLater(-366).toISOString();
const LEVEL = { lastFailure: null, waiting: { urgent: 0, routine: 0 } };
const REFUSED = { kind: 'refused', refusal: { kind: 'bad-signature' } };

let directory: string;
let database: OpenDatabase;
let hub: RealHub;
let post: RealPost;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'renewal-'));
  database = await openEmptyDatabase();
  hub = await startHub(directory, database.db);
}, START_TIMEOUT_IN_MS);
beforeEach(async () => {
  hub.clock.at = NOW;
  hub.keys.length = 1;
  post = new RealPost(await mkdtemp(join(directory, 'post-')), hub);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

/** Whether the hub answers requests that these keys sign. */
async function asks(identity: PostIdentity, fetch = hub.fetch) {
  const { hubUrl, post: id, signingSecret } = identity;
  const wall = post.clock.wall;
  const client = createHubClient({
    hubUrl,
    post: id,
    signingSecret,
    fetch,
    wall,
    random: randomOf,
  });
  return await client.replies(0);
}

const isZero = (secret: Uint8Array): boolean => secret.every((byte) => byte === 0);

const passMinutes = (minutes: number): void => {
  hub.clock.at = new Date(hub.clock.at.getTime() + minutes * 60_000);
};

async function kindsIn({ journal }: OpenPost): Promise<string[]> {
  const { entries } = await journal.read({ urgent: 0, routine: 0 }, 100);
  return entries.map(({ kind }) => kind);
}

const renewals = async (opened: OpenPost): Promise<number> =>
  (await kindsIn(opened)).filter((kind) => kind === 'keys-renewed').length;

async function findingsOfHub(id: string): Promise<unknown[]> {
  const findings: unknown[] = [];
  for await (const event of verifyJournal({ db: hub.db, identity: hub.identity }, id)) {
    if (event.event === 'finding') findings.push(event.finding);
  }
  return findings;
}

/** A release key that the hub draws after everything before. */
async function laterReleaseKey(id: string): Promise<{ epoch: number; key: string }> {
  const later = { epoch: hub.keys.length + 1, key: randomOf(32) };
  hub.keys.push(later);
  await handOutReleaseKeys(hub.replies, hub.keys);
  await queueReply(hub.replies, { post: id, kind: 'notice', body: { text: 'New key' } });
  return { epoch: later.epoch, key: toBase64Url(later.key) };
}

describe('a post with keys of more than a year', () => {
  it('renews them in an exchange, works on, and its old keys are refused', async () => {
    const old = await post.enrol();
    const opened = await post.open();
    await opened.record('signed-in', { officer: 'ana' });
    expect(await opened.sync.now()).toMatchObject(LEVEL);
    expect(opened.keyring.identity()).toMatchObject({ keysSince: NOW.toISOString() });
    expect(await renewals(opened)).toBe(0);

    hub.clock.at = daysLater(366);
    await hub.publishAgain();
    expect(await opened.sync.now()).toMatchObject(LEVEL);
    const fresh = structuredClone(opened.keyring.identity());
    expect(fresh.signingSecret).not.toEqual(old.signingSecret);
    expect(fresh.keysSince).toBe(daysLater(366).toISOString());
    expect(await asks(old)).toMatchObject({ ok: false, failure: REFUSED });
    expect(await asks(fresh)).toMatchObject({ ok: true });

    await opened.record('signed-in', { officer: 'ana' });
    expect(await opened.sync.now()).toMatchObject(LEVEL);
    expect(await kindsIn(opened)).toEqual(['signed-in', 'keys-renewed', 'signed-in']);
    expect(opened.keyring.identity()).toEqual({ ...fresh, unrecordedKeys: undefined });
    expect(await findingsOfHub(old.post)).toEqual([]);
    await opened.close();
  });

  it('renews those of unknown age, too, in the exchange after one that reached the hub', async () => {
    const old = await post.enrol({ keysSince: undefined });
    const opened = await post.open();
    expect(await opened.sync.now()).toMatchObject(LEVEL);
    expect(opened.keyring.identity().signingSecret).toEqual(old.signingSecret);
    expect(await opened.sync.now()).toMatchObject(LEVEL);
    const fresh = opened.keyring.identity();
    expect(fresh.signingSecret).not.toEqual(old.signingSecret);
    expect(fresh.keysSince).toBe(NOW.toISOString());
    expect(await asks(old)).toMatchObject({ ok: false, failure: REFUSED });
    await opened.close();
  });

  it('keeps the new keys when a release key comes afterwards, and opens both', async () => {
    const { post: id } = await post.enrol({ keysSince: YEAR_AGO });
    const opened = await post.open();
    await opened.sync.now();
    const fresh = structuredClone(opened.keyring.identity());
    const later = await laterReleaseKey(id);
    expect(await opened.sync.now()).toMatchObject(LEVEL);
    await opened.close();
    const again = await post.open();
    const { signingSecret, sealingSecret } = again.keyring.identity();
    expect({ signingSecret, sealingSecret }).toEqual({
      signingSecret: fresh.signingSecret,
      sealingSecret: fresh.sealingSecret,
    });
    const [first] = hub.keys;
    const before = { epoch: 1, key: toBase64Url(first?.key ?? new Uint8Array()) };
    expect(await again.keyring.open()).toEqual([before, later]);
    expect(await again.sync.now()).toMatchObject(LEVEL);
    await again.close();
  });

  it('forgets old and new secrets when it closes', async () => {
    await post.enrol({ keysSince: YEAR_AGO });
    const opened = await post.open();
    const old = opened.keyring.identity();
    await opened.sync.now();
    const fresh = opened.keyring.identity();
    const secrets = [old, fresh].flatMap((each) => [each.signingSecret, each.sealingSecret]);
    expect(new Set(secrets).size).toBe(4);
    expect(secrets.map(isZero)).toEqual([false, false, false, false]);
    await opened.close();
    expect(secrets.map(isZero)).toEqual([true, true, true, true]);
  });

  it('opens a reply that was sealed to the keys before', async () => {
    const { post: id } = await post.enrol({ keysSince: YEAR_AGO });
    const later = await laterReleaseKey(id);
    hub.keys.length = 1;
    const opened = await post.open();
    expect(await opened.sync.now()).toMatchObject(LEVEL);
    expect(opened.keyring.identity().formerSealingSecrets).toHaveLength(1);
    expect(await opened.keyring.open()).toContainEqual(later);
    await opened.close();
  });

  it('sends what was on its way under the old keys only once', async () => {
    const { post: id } = await post.enrol();
    const opened = await post.open();
    await opened.record('signed-in', { officer: 'ana' });
    post.fetch = async (...request) => {
      await hub.fetch(...request);
      throw new TypeError('the line broke');
    };
    expect(await opened.sync.now()).toMatchObject({ waiting: { routine: 1 } });
    post.fetch = hub.fetch;
    hub.clock.at = daysLater(366);
    await hub.publishAgain();
    expect(await opened.sync.now()).toMatchObject(LEVEL);
    expect(await kindsIn(opened)).toEqual(['signed-in', 'keys-renewed']);
    expect(await findingsOfHub(id)).toEqual([]);
    await opened.close();
  });
});

describe('a renewal', () => {
  it.each(STEPS)('goes on at the next start when the machine dies before %s', async (step) => {
    const old = await post.enrol({ keysSince: YEAR_AGO });
    const dying = machine(step);
    const opened = await post.open(dying);
    await opened.record('signed-in', { officer: 'ana' });
    await opened.sync.now();
    expect(dying.steps.at(-1)).toBe(step);
    await opened.close();

    passMinutes(5);
    const again = await post.open();
    expect(await again.sync.now()).toMatchObject(LEVEL);
    const later = await laterReleaseKey(old.post);
    await again.record('signed-in', { officer: 'ana' });
    expect(await again.sync.now()).toMatchObject(LEVEL);
    expect(await again.keyring.open()).toContainEqual(later);
    const fresh = again.keyring.identity();
    expect(fresh.renewing).toBeUndefined();
    expect(await asks(old)).toMatchObject({ ok: false, failure: REFUSED });
    expect(await asks(fresh)).toMatchObject({ ok: true });
    // Twice rather than never, when nobody knows whether it was written.
    const isWritten = step === 'the note for the journal is taken off';
    expect(await renewals(again)).toBe(isWritten ? 2 : 1);
    expect(await findingsOfHub(old.post)).toEqual([]);
    await again.close();
  });
});
