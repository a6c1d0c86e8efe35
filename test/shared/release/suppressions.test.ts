import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  paddedSuppressions,
  type SuppressedNotice,
  suppressionOf,
  suppressionsFileSchema,
} from '#shared/release/suppressions.ts';

const KEY = new Uint8Array(32).fill(5);
const text = fc.string({ minLength: 1, maxLength: 8 });
const notice: fc.Arbitrary<SuppressedNotice> = fc.record({
  list: text,
  entry: text,
  reference: text,
  issuer: text,
});

describe('suppressionOf', () => {
  it('is the first half of the keyed hash of exactly these parts', () => {
    const parts = { list: 'l', entry: 'e', reference: 'r', issuer: 'XYZ' };
    // printf '["farpost/suppression/v1","l","e","r","XYZ"]' | openssl dgst -sha256 -mac hmac -macopt hexkey:0505…
    expect(suppressionOf(KEY, parts)).toBe('0579cfb35599641a5c7ffe1ebb8123a7');
  });

  it('differs with every part and with the key', () => {
    fc.assert(
      fc.property(notice, notice, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(suppressionOf(KEY, one) === suppressionOf(KEY, other)).toBe(same);
        expect(suppressionOf(new Uint8Array(32), one)).not.toBe(suppressionOf(KEY, one));
      }),
    );
  });
});

describe('paddedSuppressions', () => {
  it('holds every notice, sorted, among a power of two of the same form', () => {
    fc.assert(
      fc.property(fc.array(notice, { maxLength: 200 }), (notices) => {
        const references = paddedSuppressions(KEY, notices);
        const file = { v: 1, keyEpoch: 1, references };
        expect(suppressionsFileSchema.safeParse(file).success).toBe(true);
        expect(references).toEqual([...new Set(references)].sort());
        for (const one of notices) expect(references).toContain(suppressionOf(KEY, one));
        const real = new Set(notices.map((one) => suppressionOf(KEY, one))).size;
        expect(Number.isInteger(Math.log2(references.length))).toBe(true);
        expect(references.length).toBe(Math.max(64, 2 ** Math.ceil(Math.log2(real))));
      }),
    );
  });

  it.each([
    [0, 64],
    [1, 64],
    [64, 64],
    [65, 128],
  ])('shows %i notices as %i references', (count, shown) => {
    const notices = Array.from({ length: count }, (_, at) => ({
      list: 'l',
      entry: `${at}`,
      reference: 'r',
      issuer: 'XYZ',
    }));
    expect(paddedSuppressions(KEY, notices)).toHaveLength(shown);
  });

  it('gives the same file for the same notices in any order', () => {
    fc.assert(
      fc.property(fc.array(notice, { maxLength: 20 }), (notices) => {
        const again = paddedSuppressions(KEY, notices.toReversed());
        expect(again).toEqual(paddedSuppressions(KEY, notices));
      }),
    );
  });
});
