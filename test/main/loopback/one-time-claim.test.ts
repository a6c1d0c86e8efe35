import { describe, expect, it } from 'vitest';
import {
  CLAIM_LIFETIME_IN_MS,
  CLAIM_PATH,
  createOneTimeClaim,
} from '#main/loopback/one-time-claim.ts';

function claimAt(start: number) {
  let now = start;
  const clock = { wall: () => '2026-05-01T00:00:00.000Z', monotonicInMs: () => now };
  const door = createOneTimeClaim('the token', clock);
  const exchange = async (claim: string): Promise<number> => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ claim });
    const url = `http://127.0.0.1:1${CLAIM_PATH}`;
    return (await door.answer(new Request(url, { method: 'POST', headers, body }))).status;
  };
  return {
    issue: () => door.issue(),
    exchange,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('a claim', () => {
  it('is good to the end of its lifetime', async () => {
    const { issue, exchange, pass } = claimAt(5);
    const claim = issue();
    pass(CLAIM_LIFETIME_IN_MS);
    expect(await exchange(claim)).toBe(200);
  });

  it('is worth nothing after its lifetime, and the next one is', async () => {
    const { issue, exchange, pass } = claimAt(5);
    const claim = issue();
    pass(CLAIM_LIFETIME_IN_MS + 1);
    expect(await exchange(claim)).toBe(403);
    expect(await exchange(claim)).toBe(403);
    expect(await exchange(issue())).toBe(200);
  });
});
