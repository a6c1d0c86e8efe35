import { describe, expect, it } from 'vitest';
import { createAttemptLimit } from '#hub/services/attempt-limit.ts';

describe('createAttemptLimit', () => {
  function limitWithClock() {
    let seconds = 1000;
    const limit = createAttemptLimit({
      perClient: 2,
      inAll: 3,
      windowInSeconds: 60,
      now: () => new Date(seconds * 1000),
    });
    return {
      ...limit,
      pass: (more: number) => {
        seconds += more;
      },
    };
  }

  it('makes a client wait from its second failure until the first one leaves the window', () => {
    const limit = limitWithClock();
    limit.begin('a');
    expect(limit.waitInSeconds('a')).toBe(0);
    limit.pass(20);
    limit.begin('a');
    expect(limit.waitInSeconds('a')).toBe(40);
    expect(limit.waitInSeconds('b')).toBe(0);
    limit.pass(40);
    expect(limit.waitInSeconds('a')).toBe(0);
  });

  it('makes everybody wait when many clients fail', () => {
    const limit = limitWithClock();
    for (const client of ['a', 'b', 'c']) limit.begin(client);
    expect(limit.waitInSeconds('d')).toBe(60);
  });

  it('counts attempts under way, and not those that are withdrawn', () => {
    const limit = limitWithClock();
    const first = limit.begin('a');
    limit.begin('a');
    expect(limit.begin('a')).toEqual({ kind: 'wait', seconds: 60 });
    if (first.kind === 'begun') first.withdraw();
    expect(limit.waitInSeconds('a')).toBe(0);
  });

  it('holds no more attempts than it lets in, whoever comes', () => {
    const limit = limitWithClock();
    const kinds = Array.from({ length: 1000 }, (_, each) => limit.begin(`client ${each}`).kind);
    expect(kinds.filter((kind) => kind === 'begun')).toHaveLength(3);
  });
});
