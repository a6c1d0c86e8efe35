import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isKeyChangeProved,
  type KeyChange,
  keyRenewalRequestSchema,
  proveKeyChange,
} from '#shared/exchange/key-renewal.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';

const POST = '0198c1de-7a10-4000-8000-0000000000aa';
const secret = new Uint8Array(32).fill(7);
const otherSecret = new Uint8Array(32).fill(9);
const publicKeyOf = (seed: Uint8Array): string => toBase64Url(ed25519.getPublicKey(seed));

const change: KeyChange = {
  epoch: 3,
  oldSigningKey: publicKeyOf(new Uint8Array(32).fill(1)),
  signingKey: publicKeyOf(secret),
  sealingKey: 'S'.repeat(43),
};
const proved = { ...change, proof: proveKeyChange(POST, change, secret) };

describe('the proof of a change of device keys', () => {
  it('holds for the post and the keys that it names', () => {
    expect(keyRenewalRequestSchema.parse(proved)).toEqual(proved);
    expect(isKeyChangeProved(POST, proved)).toBe(true);
  });

  it.each([
    ['another epoch', { epoch: 4 }],
    ['another old key', { oldSigningKey: publicKeyOf(otherSecret) }],
    ['another new key', { signingKey: publicKeyOf(otherSecret) }],
    ['another sealing key', { sealingKey: 'T'.repeat(43) }],
    ['a proof by another key', { proof: proveKeyChange(POST, change, otherSecret) }],
    ['a proof for another post', { proof: proveKeyChange('another', change, secret) }],
    ['half a proof', { proof: proved.proof.slice(0, 43) }],
    ['no proof', { proof: '' }],
    ['a proof that is no base64url', { proof: `${proved.proof.slice(0, -1)}=` }],
    ['a key that is too short', { signingKey: proved.signingKey.slice(0, 40) }],
    ['a key that is no base64url', { signingKey: `${proved.signingKey.slice(0, -1)}=` }],
    ['a key that is no point of the curve', { signingKey: toBase64Url(noPoint()) }],
  ])('does not hold with %s', (_, differs) => {
    expect(isKeyChangeProved(POST, { ...proved, ...differs })).toBe(false);
  });

  it('does not hold, and throws nothing, whatever bytes stand in it', () => {
    const bytes = fc.uint8Array({ maxLength: 70 }).map(toBase64Url);
    fc.assert(
      fc.property(bytes, fc.oneof(bytes, fc.constant(change.signingKey)), (proof, signingKey) => {
        expect(isKeyChangeProved(POST, { ...change, signingKey, proof })).toBe(false);
      }),
    );
  });
});

/** A y that no x belongs to. */
function noPoint(): Uint8Array {
  const bytes = new Uint8Array(32);
  bytes[0] = 2;
  return bytes;
}
