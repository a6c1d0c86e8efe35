import { describe, expect, it } from 'vitest';
import { openSignInAttempts, waitAfter } from '#main/services/vault/sign-in-attempts.ts';
import { createMemoryDisk } from '../files/memory-disk.ts';
import { handClock } from './vault-fixture.ts';

const FILE = 'data/sign-in-attempts.json';

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

describe('sign-in attempts', () => {
  it('start the whole wait again when the wall clock was set back', async () => {
    const { files } = createMemoryDisk();
    const attempts = await openSignInAttempts({ file: FILE, files, clock: handClock() });
    for (let wrong = 0; wrong < 4; wrong += 1) await attempts.begin('o');
    const earlier = { wall: () => '2001-01-01T00:00:00.000Z', monotonicInMs: () => 50 };
    const again = await openSignInAttempts({ file: FILE, files, clock: earlier });
    expect(again.secondsToWait()).toBe(4);
  });

  it('do not count what could not be tried', async () => {
    const { files } = createMemoryDisk();
    const attempts = await openSignInAttempts({ file: FILE, files, clock: handClock() });
    for (let times = 0; times < 9; times += 1) {
      await attempts.begin('o');
      await attempts.withdraw();
    }
    expect(attempts.secondsToWait()).toBe(0);
    expect(attempts.unrecorded()).toEqual([]);
  });

  it('go on counting in memory while the disk is full', async () => {
    const disk = createMemoryDisk();
    disk.faults.space = 0;
    const attempts = await openSignInAttempts({
      file: FILE,
      files: disk.files,
      clock: handClock(),
    });
    for (let wrong = 0; wrong < 3; wrong += 1) await attempts.begin('o');
    expect(attempts.secondsToWait()).toBe(2);
  });

  it('list at most the last refusals, and forget those that are recorded', async () => {
    const { files } = createMemoryDisk();
    const attempts = await openSignInAttempts({ file: FILE, files, clock: handClock() });
    for (let wrong = 0; wrong < 205; wrong += 1) await attempts.begin(`o-${wrong}`);
    expect(attempts.unrecorded()).toHaveLength(200);
    expect(attempts.unrecorded()[0]).toBe('o-5');
    await attempts.recorded(199);
    const again = await openSignInAttempts({ file: FILE, files, clock: handClock() });
    expect(again.unrecorded()).toEqual(['o-204']);
  });
});
