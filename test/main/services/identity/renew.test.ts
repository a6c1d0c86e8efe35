/** The post's side of new keys, against the real hub. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { isRenewalDue, type RenewalState, renewKeys } from '#main/services/identity/renew.ts';
import { type PostIdentity, postIdentityCodec } from '#main/services/post-identity.ts';
import { createHubClient } from '#main/services/sync/hub-client.ts';
import { releaseKeyInfo } from '#shared/exchange/enrolment.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { openSealed, sealTo } from '#shared/sealing/hpke.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost } from '#test/hub/services/post-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));

describe('renewKeys', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let start: PostIdentity;
  /** What the vault holds. */
  let vault: PostIdentity;

  beforeAll(async () => {
    database = await openEmptyDatabase();
    hub = hubInTest(database.db);
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    const post = await enrolledPost(hub);
    const wrapped = await sealTo(
      fromBase64Url(post.sealingKey) ?? new Uint8Array(),
      releaseKeyInfo(post.id, 1),
      new Uint8Array(32).fill(3),
    );
    start = {
      post: post.id,
      epoch: 1,
      name: 'North gate',
      hubUrl: 'https://hub.example',
      signingSecret: post.signingSecret,
      sealingSecret: post.sealingSecret,
      anchors: { root: '{}', signingKey: 'A'.repeat(43), sealingKey: 'A'.repeat(43) },
      releaseKeys: [{ epoch: 1, wrapped: toBase64Url(wrapped) }],
    };
    vault = start;
  });
  afterAll(async () => {
    hub.removeFiles();
    await database.close();
  });

  const wall = () => hub.now().toISOString();
  const toHub: typeof fetch = (input, init) => hub.fetch(new Request(input, init));
  const client = (identity: PostIdentity, fetch = toHub) =>
    createHubClient({ ...identity, fetch, wall, random });

  const renew = (
    identity: PostIdentity,
    fetch = toHub,
    publicKey = hub.identity.signingPublicKey,
  ) =>
    renewKeys({
      identity,
      save: (next) => {
        vault = next;
        return Promise.resolve({ ok: true, value: null });
      },
      hub: client(identity, fetch),
      verifier: { keyId: 'hub', publicKey },
      random,
      wall,
    });

  const works = async (identity: PostIdentity) => (await client(identity).replies(0)).ok;

  it('leaves a post that works with its new keys only, and opens its releases', async () => {
    const renewed = await renew(start);
    expect(renewed.ok).toBe(true);
    expect(vault.renewing).toBeUndefined();
    expect(vault.keysSince).toBe(wall());
    expect(vault.formerSealingSecrets).toEqual([start.sealingSecret]);
    expect([await works(start), await works(vault)]).toEqual([false, true]);
    const sealed = fromBase64Url(vault.releaseKeys[0]?.wrapped ?? '') ?? new Uint8Array();
    const info = releaseKeyInfo(vault.post, 1);
    expect((await openSealed(vault.sealingSecret, info, sealed)).ok).toBe(true);
  });

  it('goes on with the same keys after the hub was never asked', async () => {
    const nobody: typeof fetch = () => Promise.reject(new Error('no network'));
    expect(await renew(start, nobody)).toMatchObject({ failure: { kind: 'hub' } });
    expect(await works(vault)).toBe(true);
    const { renewing } = vault;
    expect((await renew(vault)).ok).toBe(true);
    expect(vault.signingSecret).toEqual(renewing?.signingSecret);
    expect(await works(vault)).toBe(true);
  });

  it('goes on after the answer of the hub was lost', async () => {
    const lost: typeof fetch = async (input, init) => {
      await toHub(input, init);
      throw new Error('the line broke');
    };
    expect((await renew(start, lost)).ok).toBe(false);
    expect(await works(vault)).toBe(false);
    expect((await renew(vault)).ok).toBe(true);
    expect(await works(vault)).toBe(true);
  });

  it('survives the vault, halfway and done', async () => {
    const reread = (identity: PostIdentity): PostIdentity => {
      const { releaseKeys, formerSealingSecrets, ...rest } = identity;
      const former = formerSealingSecrets && [...formerSealingSecrets];
      const whole = { ...rest, releaseKeys: [...releaseKeys], formerSealingSecrets: former };
      const text = JSON.stringify(z.encode(postIdentityCodec, whole));
      const json: unknown = JSON.parse(text);
      return postIdentityCodec.parse(json);
    };
    await renew(start, () => Promise.reject(new Error('no network')));
    expect(reread(vault)).toEqual(vault);
    expect((await renew(reread(vault))).ok).toBe(true);
    expect(await works(reread(vault))).toBe(true);
  });

  it('keeps the old keys when somebody else answers', async () => {
    expect(await renew(start, toHub, random(32))).toMatchObject({
      failure: { kind: 'not-believed' },
    });
    expect(vault.signingSecret).toEqual(start.signingSecret);
    expect(vault.renewing).toBeDefined();
  });

  it('asks for nothing before the new keys are kept', async () => {
    let asked = 0;
    const renewed = await renewKeys({
      identity: start,
      save: () => Promise.resolve({ ok: false, failure: { reason: 'ENOSPC' } }),
      hub: {
        renewKeys: () => {
          asked += 1;
          return Promise.resolve({ ok: true, value: null });
        },
      },
      verifier: { keyId: 'hub', publicKey: random(32) },
      random,
      wall,
    });
    expect(renewed).toEqual({ ok: false, failure: { kind: 'not-kept', reason: 'ENOSPC' } });
    expect(asked).toBe(0);
  });
});

describe('isRenewalDue', () => {
  const now = Date.parse('2030-01-01T00:00:00Z');
  const young = { keysSince: '2029-06-01T00:00:00Z' };
  const old = { keysSince: '2028-12-01T00:00:00Z' };
  const halfway = {
    ...young,
    renewing: { signingSecret: new Uint8Array(32), sealingSecret: new Uint8Array(32) },
  };
  const state = (change: Partial<RenewalState>): RenewalState => ({
    identity: young,
    isOrdered: false,
    hasReached: false,
    lastAttempt: null,
    now,
    ...change,
  });

  it.each([
    { what: 'young keys', change: {}, due: false },
    { what: 'young keys, with the hub reached', change: { hasReached: true }, due: false },
    {
      what: 'keys of unknown age, before the hub was reached',
      change: { identity: {} },
      due: false,
    },
    {
      what: 'keys of unknown age, with the hub reached',
      change: { identity: {}, hasReached: true },
      due: true,
    },
    {
      what: 'keys of unknown age that failed an hour ago',
      change: { identity: {}, hasReached: true, lastAttempt: now - 3_600_000 },
      due: false,
    },
    { what: 'keys of more than a year', change: { identity: old }, due: true },
    { what: 'an order', change: { isOrdered: true }, due: true },
    { what: 'keys halfway', change: { identity: halfway }, due: true },
    {
      what: 'old keys that failed an hour ago',
      change: { identity: old, lastAttempt: now - 3_600_000 },
      due: false,
    },
    {
      what: 'an order that failed an hour ago',
      change: { isOrdered: true, lastAttempt: now - 3_600_000 },
      due: false,
    },
    {
      what: 'old keys that failed a day ago',
      change: { identity: old, lastAttempt: now - 86_400_000 },
      due: true,
    },
    {
      what: 'old keys that failed before the clock was set back',
      change: { identity: old, lastAttempt: now + 3_600_000 },
      due: true,
    },
    {
      what: 'keys halfway that failed a second ago',
      change: { identity: halfway, lastAttempt: now - 1000 },
      due: false,
    },
    {
      what: 'keys halfway that failed a minute ago',
      change: { identity: halfway, lastAttempt: now - 60_000 },
      due: true,
    },
  ])('answers $due for $what', ({ change, due }) => {
    expect(isRenewalDue(state(change))).toBe(due);
  });
});
