/** When exchanges renew, and what they write down. What a renewal does is in `renew.test.ts`. */
import { describe, expect, it } from 'vitest';
import { createRenewal, type IdentityKeeper } from '#main/services/identity/renewal.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import { fail, succeed } from '#shared/kernel/result.ts';
import { identity } from '../vault/vault-fixture.ts';

const START = Date.parse('2026-06-01T08:00:00.000Z');
const HOUR = 3_600_000;

function setUp(change: Partial<PostIdentity> = {}) {
  let present: PostIdentity = { ...identity(), ...change };
  const world = {
    now: START,
    isOrdered: false,
    asked: 0,
    recorded: [] as string[],
    canRecord: true,
    canSave: true,
    identity: () => present,
  };
  const keeper: IdentityKeeper = {
    identity: () => present,
    change: (work) =>
      work(present, async (next) => {
        if (!world.canSave) return fail({ reason: 'ENOSPC' });
        present = next;
        return succeed(null);
      }),
  };
  const renewal = createRenewal({
    keeper,
    verifier: { keyId: 'hub', publicKey: new Uint8Array(32) },
    random: (length) => new Uint8Array(length).fill(4),
    now: () => new Date(world.now),
    isOrdered: () => world.isOrdered,
    async record(fingerprint) {
      if (world.canRecord) world.recorded.push(fingerprint);
      return world.canRecord;
    },
  });
  const run = (hasReached = false) =>
    renewal(
      () => ({
        async renewKeys() {
          world.asked += 1;
          return fail({ kind: 'unreachable', reason: 'no network' });
        },
      }),
      hasReached,
    );
  return { world, run };
}

describe('the renewal of an exchange', () => {
  it('asks the hub for nothing while the keys are young', async () => {
    const { world, run } = setUp({ keysSince: '2026-05-01T00:00:00.000Z' });
    expect(await run()).toEqual({ ok: true, value: 'not-due' });
    expect(world.asked).toBe(0);
  });

  it('follows an order at the next exchange', async () => {
    const { world, run } = setUp({ keysSince: '2026-05-01T00:00:00.000Z' });
    await run();
    world.isOrdered = true;
    expect(await run()).toMatchObject({ ok: false, failure: { kind: 'hub' } });
    expect(world.asked).toBe(1);
  });

  it('takes keys of unknown age for old ones, once an exchange has reached the hub', async () => {
    const { world, run } = setUp({ keysSince: undefined });
    expect(await run()).toEqual({ ok: true, value: 'not-due' });
    expect(world.identity().renewing).toBeUndefined();
    expect(await run(true)).toMatchObject({ ok: false, failure: { kind: 'hub' } });
    expect(world.asked).toBe(1);
    expect(world.identity().renewing).toBeDefined();
  });

  it('asks once in a day when the new keys could not even be drawn and kept', async () => {
    const { world, run } = setUp({ keysSince: '2025-05-01T00:00:00.000Z' });
    world.canSave = false;
    expect(await run()).toMatchObject({ failure: { kind: 'not-kept' } });
    world.now += HOUR;
    expect(await run()).toEqual({ ok: true, value: 'not-due' });
    world.now += 24 * HOUR;
    expect(await run()).toMatchObject({ failure: { kind: 'not-kept' } });
    expect(world.asked).toBe(0);
  });

  it('asks once in a minute while it is halfway', async () => {
    const { world, run } = setUp({ keysSince: '2025-05-01T00:00:00.000Z' });
    for (const wait of [0, 1000, 58_000, 1000, 1000]) {
      world.now += wait;
      await run();
    }
    expect(world.asked).toBe(2);
  });

  it('tells the journal until it has the entry, then takes the note off', async () => {
    const { world, run } = setUp({ unrecordedKeys: 'ab12' });
    world.canRecord = false;
    await run();
    expect(world.identity().unrecordedKeys).toBe('ab12');
    world.canRecord = true;
    await run();
    await run();
    expect(world.recorded).toEqual(['ab12']);
    expect(world.identity().unrecordedKeys).toBeUndefined();
  });

  it('tells the journal once in a run when the note cannot be taken off', async () => {
    const { world, run } = setUp({ unrecordedKeys: 'ab12' });
    world.canSave = false;
    await run();
    await run();
    expect(world.recorded).toEqual(['ab12']);
    world.canSave = true;
    await run();
    expect(world.recorded).toEqual(['ab12']);
    expect(world.identity().unrecordedKeys).toBeUndefined();
  });
});
