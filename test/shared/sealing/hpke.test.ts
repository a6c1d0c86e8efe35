import { x25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { openSealed, sealTo } from '#shared/sealing/hpke.ts';

const secret = new Uint8Array(32).fill(7);
const publicKey = x25519.getPublicKey(secret);
const text = new TextEncoder().encode('a release key');

describe('sealing to a public key', () => {
  it('opens with the secret key, and never looks the same twice', async () => {
    const [one, two] = [
      await sealTo(publicKey, 'info', text),
      await sealTo(publicKey, 'info', text),
    ];
    expect(one).not.toEqual(two);
    // Encapsulated key, ciphertext, tag.
    expect(one).toHaveLength(32 + text.length + 16);
    expect(await openSealed(secret, 'info', one)).toEqual({ ok: true, value: text });
    expect(await openSealed(secret, 'info', two)).toEqual({ ok: true, value: text });
  });

  it('takes bytes that lie inside a larger buffer', async () => {
    const large = new Uint8Array(100).fill(1);
    const sealed = await sealTo(publicKey, 'info', large.subarray(10, 20));
    expect(await openSealed(secret, 'info', sealed)).toMatchObject({
      value: new Uint8Array(10).fill(1),
    });
  });

  it.each([
    {
      why: 'another key',
      key: new Uint8Array(32).fill(8),
      info: 'info',
      at: -1,
      length: undefined,
    },
    { why: 'another purpose', key: secret, info: 'other', at: -1, length: undefined },
    { why: 'a changed encapsulated key', key: secret, info: 'info', at: 3, length: undefined },
    { why: 'a changed text', key: secret, info: 'info', at: 35, length: undefined },
    { why: 'a missing end', key: secret, info: 'info', at: -1, length: 40 },
    { why: 'nothing', key: secret, info: 'info', at: -1, length: 0 },
  ])('does not open with $why', async ({ key, info, at, length }) => {
    const sealed = await sealTo(publicKey, 'info', text);
    if (at >= 0) sealed[at] = (sealed[at] ?? 0) ^ 1;
    expect(await openSealed(key, info, sealed.subarray(0, length))).toEqual({
      ok: false,
      failure: { kind: 'cannot-open', info },
    });
  });
});
