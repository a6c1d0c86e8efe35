import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createIds } from '#main/services/clock/uuid-v7.ts';

const random = (length: number) => new Uint8Array(length).fill(0xab);

describe('createIds', () => {
  it('makes UUIDs of version 7 that carry the time', () => {
    const id = createIds({ wall: () => '2022-02-22T19:22:22.000Z', random }).next();
    // RFC 9562, appendix A.6: the example for this very instant.
    expect(id.slice(0, 15)).toBe('017f22e2-79b0-7');
    expect(z.uuid({ version: 'v7' }).safeParse(id).success).toBe(true);
  });

  it('never goes back: not within a millisecond, not when the clock is set back', () => {
    const walls = [
      '2026-05-04T08:00:00.000Z',
      '2026-05-04T08:00:00.001Z',
      '2020-01-01T00:00:00.000Z',
    ];
    let call = 0;
    const ids = createIds({
      wall: () => walls[Math.floor(call++ / 5000)] ?? walls[2] ?? '',
      random,
    });
    const made = Array.from({ length: 15_000 }, () => ids.next());
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
    expect(made.every((id) => z.uuid({ version: 'v7' }).safeParse(id).success)).toBe(true);
  });
});
