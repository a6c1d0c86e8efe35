import { describe, expect, it } from 'vitest';
import { isClockSuspect, openTrustedTime } from '#main/services/clock/trusted-time.ts';
import { createMemoryDisk } from '../files/memory-disk.ts';

const FILE = 'data/trusted-time.json';

describe('the trusted floor', () => {
  it('rises, never sinks, and outlives the process', async () => {
    const { files } = createMemoryDisk();
    const time = await openTrustedTime({ file: FILE, files });
    await time.raise('2026-05-04T08:00:00.000Z');
    await time.raise('2026-05-03T08:00:00.000Z');
    expect(time.floor()).toBe('2026-05-04T08:00:00.000Z');
    const again = await openTrustedTime({ file: FILE, files });
    expect(again.floor()).toBe('2026-05-04T08:00:00.000Z');
  });

  it('ignores what is no time', async () => {
    const time = await openTrustedTime({ file: FILE, files: createMemoryDisk().files });
    await time.raise('9999');
    expect(time.floor()).toBe('1970-01-01T00:00:00.000Z');
  });

  it('learns anew when its file cannot be understood', async () => {
    const disk = createMemoryDisk();
    disk.put(FILE, new TextEncoder().encode('{"v":1,"floor":"yesterday"}'));
    const time = await openTrustedTime({ file: FILE, files: disk.files });
    expect(time.floor()).toBe('1970-01-01T00:00:00.000Z');
  });

  it('rises in memory although the disk is full, and tries again the next time', async () => {
    const disk = createMemoryDisk();
    const time = await openTrustedTime({ file: FILE, files: disk.files });
    disk.faults.space = 3;
    await expect(time.raise('2026-05-04T08:00:00.000Z')).rejects.toThrow('ENOSPC');
    expect(time.floor()).toBe('2026-05-04T08:00:00.000Z');
    disk.faults.space = 10_000;
    await time.raise('2026-05-05T08:00:00.000Z');
    expect((await openTrustedTime({ file: FILE, files: disk.files })).floor()).toBe(
      '2026-05-05T08:00:00.000Z',
    );
  });

  it.each([
    { wall: '2026-05-04T07:59:59.999Z', suspect: true },
    { wall: '2026-05-04T08:00:00.000Z', suspect: false },
  ])('finds $wall suspect: $suspect', ({ wall, suspect }) => {
    expect(isClockSuspect(wall, '2026-05-04T08:00:00.000Z')).toBe(suspect);
  });
});
