import { x25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import {
  isSameFingerprint,
  LARGEST_RECOVERY_FILE,
  openRecoveryAnswer,
  type RecoveryAnswer,
  type RecoveryRequest,
  readRecoveryAnswer,
  readRecoveryRequest,
  requestHash,
  sealRecoveryAnswer,
  spokenFingerprint,
} from '#shared/recovery/recovery-exchange.ts';

const SECRET = new Uint8Array(32).fill(6);
const KEY = new Uint8Array(32).fill(4);
const request: RecoveryRequest = {
  type: 'farpost-recovery-request',
  v: 1,
  post: { id: '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e', name: 'Tarvos Pass' },
  officer: { id: 'ana-1', displayName: 'Ana' },
  slots: [
    { kind: 'recovery', holds: 'root', key: '0'.repeat(20), epoch: 1, sealed: 'A'.repeat(107) },
  ],
  requestKey: toBase64Url(x25519.getPublicKey(SECRET)),
  at: '2026-05-04T08:00:00.000Z',
};
const text = JSON.stringify(request);

async function answered(): Promise<RecoveryAnswer> {
  const answer = await sealRecoveryAnswer(text, request, { holds: 'root', key: KEY });
  if (!answer.ok) throw new Error(answer.failure.kind);
  return answer.value;
}

describe('a recovery request', () => {
  it('is read as it was written', () => {
    expect(readRecoveryRequest(text)).toEqual(request);
  });

  it.each([
    ['no JSON', '{'],
    ['an answer', JSON.stringify({ ...request, type: 'farpost-recovery-answer' })],
    ['a later version', JSON.stringify({ ...request, v: 2 })],
    ['no slots', JSON.stringify({ ...request, slots: [] })],
    ['far too long', `${text}${' '.repeat(LARGEST_RECOVERY_FILE)}`],
  ])('is refused when it is %s', (_what, changed) => {
    expect(readRecoveryRequest(changed)).toBeNull();
  });
});

describe('what is read aloud', () => {
  /** Computed with Python: int(sha256(text)) % 10**32. */
  it.each([
    ['abc', '9501 6514 3774 6298 5829 7168 1708 9965'],
    ['مركز', '0247 4440 7012 7711 6117 8497 7221 7660'],
    ['request 2746', '0000 0166 4657 0231 6010 9439 3934 4450'],
  ])('of %j is %s', (of, spoken) => {
    expect(spokenFingerprint(of)).toBe(spoken);
  });

  it('is always eight groups of four digits', () => {
    fc.assert(
      fc.property(fc.string(), (any) => {
        expect(spokenFingerprint(any)).toMatch(/^\d{4}(?: \d{4}){7}$/u);
      }),
    );
  });

  it('may be typed with anything between the digits, and with no other digit', () => {
    const spoken = spokenFingerprint(text);
    for (const between of ['', ' ', '-', '  \n', '. ']) {
      expect(isSameFingerprint(spoken.replaceAll(' ', between), spoken)).toBe(true);
    }
    expect(isSameFingerprint(spoken.slice(0, -1), spoken)).toBe(false);
    expect(isSameFingerprint(`${spoken}0`, spoken)).toBe(false);
    expect(isSameFingerprint('', spoken)).toBe(false);
  });
});

describe('a recovery answer', () => {
  it('gives the key to the request it answers', async () => {
    const answer = await answered();
    expect(answer.request).toBe(requestHash(text));
    expect(readRecoveryAnswer(JSON.stringify(answer))).toEqual(answer);
    expect(await openRecoveryAnswer(answer, 'root', SECRET)).toEqual({ ok: true, value: KEY });
  });

  it('gives it to nobody and nothing else', async () => {
    const answer = await answered();
    const closed = { ok: false, failure: { kind: 'cannot-open' } };
    const other = await sealRecoveryAnswer(`${text} `, request, { holds: 'root', key: KEY });
    const keys = other.ok ? other.value.keys : [];
    const changed: [RecoveryAnswer, Uint8Array][] = [
      [answer, new Uint8Array(32).fill(7)],
      [{ ...answer, request: requestHash(`${text} `) }, SECRET],
      [{ ...answer, keys }, SECRET],
      [{ ...answer, post: answer.post.replace('3f', '4f') }, SECRET],
      [{ ...answer, keys: answer.keys.map((key) => ({ ...key, holds: 'asylum' })) }, SECRET],
      [{ ...answer, keys: [{ holds: 'root', sealed: '!'.repeat(107) }] }, SECRET],
    ];
    for (const [one, secret] of changed) {
      expect(await openRecoveryAnswer(one, 'root', secret)).toEqual(closed);
    }
  });

  it.each([
    { what: 'no key', requestKey: '!' },
    { what: 'a point of low order', requestKey: 'A'.repeat(43) },
  ])('is not made for $what', async ({ requestKey }) => {
    const held = { holds: 'root', key: KEY } as const;
    expect(await sealRecoveryAnswer(text, { ...request, requestKey }, held)).toEqual({
      ok: false,
      failure: { kind: 'key-not-usable' },
    });
  });

  it.each(['{', 'null', '{}', text])('is not read out of %s', (other) => {
    expect(readRecoveryAnswer(other)).toBeNull();
  });

  it('of any other text is a plain refusal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (any) => {
        expect(readRecoveryAnswer(any)).toBeNull();
        expect(readRecoveryRequest(any)).toBeNull();
      }),
    );
  });
});
