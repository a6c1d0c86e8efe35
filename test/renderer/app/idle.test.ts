import { describe, expect, it } from 'vitest';
import { idleAfter } from '#renderer/app/idle.ts';

const MINUTE = 60_000;

describe('idleAfter', () => {
  it.each([
    { idle: 0, limit: 5 * MINUTE, expected: { kind: 'active' } },
    { idle: 4 * MINUTE + 29_000, limit: 5 * MINUTE, expected: { kind: 'active' } },
    {
      idle: 4 * MINUTE + 45_000,
      limit: 5 * MINUTE,
      expected: { kind: 'warning', secondsLeft: 15 },
    },
    { idle: 5 * MINUTE, limit: 5 * MINUTE, expected: { kind: 'over' } },
    { idle: 9 * MINUTE, limit: 5 * MINUTE, expected: { kind: 'over' } },
    { idle: 4_000, limit: 20_000, expected: { kind: 'active' } },
  ])('is $expected.kind after $idle ms of $limit ms', ({ idle, limit, expected }) => {
    expect(idleAfter(idle, limit)).toEqual(expected);
  });
});
