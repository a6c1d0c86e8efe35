import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSignInAttempts, type SignInAttempts } from '#main/services/vault/sign-in-attempts.ts';
import { waitAfter, waitOfPostAfter } from '#main/services/vault/sign-in-waits.ts';
import { createMemoryDisk, type MemoryDisk } from '../files/memory-disk.ts';
import { handClock, type SetClock } from './vault-fixture.ts';

const FILE = 'data/sign-in-attempts.json';
const OFFICERS = ['ana', 'ben', 'eva', 'ida'];

const open = (disk: MemoryDisk, clock: Pick<SetClock, 'wall' | 'monotonicInMs'> = handClock()) =>
  openSignInAttempts({
    file: FILE,
    files: disk.files,
    clock,
    isOfficer: (id) => OFFICERS.includes(id),
  });

async function guess(attempts: SignInAttempts, officer: string, times: number): Promise<void> {
  for (let wrong = 0; wrong < times; wrong += 1) await attempts.begin(officer);
}

async function signIn(attempts: SignInAttempts, officer: string): Promise<void> {
  await attempts.begin(officer);
  await attempts.succeeded();
}

describe('waitAfter', () => {
  it.each([
    [0, 0],
    [2, 0],
    [3, 2_000],
    [4, 4_000],
    [9, 128_000],
    [11, 300_000],
    [5_000, 300_000],
  ])('after %i wrong ones is %i ms', (wrong, wait) => {
    expect(waitAfter(wrong)).toBe(wait);
  });
});

describe('waitOfPostAfter', () => {
  it.each([
    { counts: [], wait: 0, why: 'nobody mistyped' },
    { counts: [5_000, 3], wait: 0, why: 'one officer went away, however often he was tried' },
    { counts: [5, 5], wait: 0, why: 'two officers were tried often' },
    { counts: [5, 5, 1], wait: 2_000, why: 'a third one is tried as well' },
    { counts: [3, 3, 3, 3], wait: 4_000, why: 'four officers are tried in turn' },
    { counts: Array.from({ length: 400 }, () => 2), wait: 60_000, why: 'all are tried a little' },
  ])('is $wait ms when $why', ({ counts, wait }) => {
    expect(waitOfPostAfter(counts)).toBe(wait);
  });
});

describe('sign-in attempts', () => {
  it('on a colleague are not bought by signing in as oneself in between', async () => {
    const disk = createMemoryDisk();
    const attempts = await open(disk);
    await guess(attempts, 'ana', 2);
    await signIn(attempts, 'ben');
    await guess(attempts, 'ana', 1);
    await signIn(attempts, 'ben');
    expect(attempts.secondsToWait('ana')).toBe(2);
    await guess(attempts, 'ana', 1);
    expect(attempts.secondsToWait('ana')).toBe(4);
    expect(attempts.secondsToWait('ben')).toBe(0);
    expect((await open(disk)).secondsToWait('ana')).toBe(4);
  });

  it('start anew for the officer who signed in', async () => {
    const attempts = await open(createMemoryDisk());
    await guess(attempts, 'ana', 5);
    await signIn(attempts, 'ana');
    await guess(attempts, 'ana', 2);
    expect(attempts.secondsToWait('ana')).toBe(0);
  });

  it('never get shorter for one officer by whatever the others do', async () => {
    const act = fc.record({ as: fc.constantFrom('ben', 'eva', 'ida'), right: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const attempts = await open(createMemoryDisk());
        await guess(attempts, 'ana', 6);
        const before = attempts.secondsToWait('ana');
        for (const { as, right } of acts) {
          await attempts.begin(as);
          if (right) await attempts.succeeded();
        }
        expect(attempts.secondsToWait('ana')).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('on all officers in turn make everybody wait, over restarts, and no sign-in of another ends it', async () => {
    const disk = createMemoryDisk();
    const attempts = await open(disk);
    for (const officer of ['ana', 'ben', 'eva']) await guess(attempts, officer, 4);
    await signIn(attempts, 'ida');
    expect(attempts.secondsToWait('ida')).toBe(4);
    expect((await open(disk)).secondsToWait('ida')).toBe(4);
  });

  it('as officers who do not exist are counted together, and push no real count out', async () => {
    const disk = createMemoryDisk();
    const attempts = await open(disk);
    await guess(attempts, 'ana', 4);
    for (let name = 0; name < 500; name += 1) await attempts.begin(`invented-${name}`);
    expect(attempts.secondsToWait('another one')).toBe(300);
    expect((await open(disk)).secondsToWait('ana')).toBe(4);
    const kept: unknown = JSON.parse(new TextDecoder().decode(disk.bytes(FILE)));
    expect(kept).toMatchObject({ counts: { length: 2 } });
  });

  it('start the whole wait again when the wall clock was set back', async () => {
    const disk = createMemoryDisk();
    await guess(await open(disk), 'ana', 4);
    const earlier = { wall: () => '2001-01-01T00:00:00.000Z', monotonicInMs: () => 50 };
    expect((await open(disk, earlier)).secondsToWait('ana')).toBe(4);
  });

  it('wait no longer than what is left after a restart', async () => {
    const disk = createMemoryDisk();
    const clock = handClock();
    await guess(await open(disk, clock), 'ana', 4);
    clock.at += 3_000;
    expect((await open(disk, clock)).secondsToWait('ana')).toBe(1);
  });

  it('go on from the file of an earlier version, for whoever was tried last', async () => {
    const disk = createMemoryDisk();
    const at = handClock().wall();
    const earlier = { v: 1, wrong: 4, at, refused: ['ben', 'ana'] };
    disk.put(FILE, new TextEncoder().encode(JSON.stringify(earlier)));
    const attempts = await open(disk);
    expect(attempts.secondsToWait('ana')).toBe(4);
    expect(attempts.secondsToWait('ben')).toBe(0);
    expect(attempts.unrecorded()).toEqual(['ben', 'ana']);
  });

  it('do not count what could not be tried', async () => {
    const attempts = await open(createMemoryDisk());
    await guess(attempts, 'ana', 2);
    for (let times = 0; times < 9; times += 1) {
      await attempts.begin('ana');
      await attempts.withdraw();
    }
    expect(attempts.secondsToWait('ana')).toBe(0);
    expect(attempts.unrecorded()).toEqual(['ana', 'ana']);
    await guess(attempts, 'ana', 1);
    expect(attempts.secondsToWait('ana')).toBe(2);
  });

  it('go on counting in memory while the disk is full', async () => {
    const disk = createMemoryDisk();
    disk.faults.space = 0;
    const attempts = await open(disk);
    await guess(attempts, 'ana', 3);
    expect(attempts.secondsToWait('ana')).toBe(2);
  });

  it('list at most the last refusals, and forget those that are recorded', async () => {
    const disk = createMemoryDisk();
    const attempts = await open(disk);
    for (let wrong = 0; wrong < 205; wrong += 1) await attempts.begin(`o-${wrong}`);
    expect(attempts.unrecorded()).toHaveLength(200);
    expect(attempts.unrecorded()[0]).toBe('o-5');
    await attempts.recorded(199);
    expect((await open(disk)).unrecorded()).toEqual(['o-204']);
  });
});
