import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '#shared/kernel/bytes.ts';

describe('base64url', () => {
  // RFC 4648 §10, without padding.
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %j', (text, encoded) => {
    expect(toBase64Url(new TextEncoder().encode(text))).toBe(encoded);
    expect(new TextDecoder().decode(fromBase64Url(encoded) ?? new Uint8Array([0]))).toBe(text);
  });

  it('agrees with the platform on any bytes, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(text)).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['a length that no bytes have', 'A'],
    ['padding', 'Zg=='],
    ['the other alphabet', '+/+/'],
    ['white space', 'Zm9v\n'],
    ['left-over bits', 'Zh'],
  ])('is refused with %s', (_, text) => {
    expect(fromBase64Url(text)).toBeNull();
  });
});

describe('hexadecimal', () => {
  it('goes both ways, and reads capitals', () => {
    expect(toHex(new Uint8Array([0, 15, 255]))).toBe('000fff');
    expect(fromHex('000FfF')).toEqual(new Uint8Array([0, 15, 255]));
    expect(fromHex('')).toEqual(new Uint8Array(0));
  });

  it.each(['0', '0g', ' 00', '00\n'])('refuses %j', (text) => {
    expect(fromHex(text)).toBeNull();
  });
});
