import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsFor, createBitWriter, readBits } from '#shared/release/bits.ts';

const numbers = fc.array(
  fc.nat({ max: 32 }).chain((width) =>
    fc.tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.constant(width)).map(([value]) => ({
      width,
      value: width === 0 ? 0 : Math.floor(value / 2 ** (32 - width)),
    })),
  ),
  { maxLength: 40 },
);

describe('bits', () => {
  it('are read back as they were written, of any width, from any byte on', () => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: 3 }), (all, start) => {
        const bits = all.reduce((sum, { width }) => sum + width, 0);
        const bytes = new Uint8Array(start + Math.ceil(bits / 8) + 1).fill(0xff);
        const writer = createBitWriter(bytes, start);
        for (const { value, width } of all) writer.put(value, width);
        expect(writer.finish()).toBe(Math.ceil(bits / 8));
        let position = start * 8;
        for (const { value, width } of all) {
          expect(readBits(bytes, position, width)).toBe(value);
          position += width;
        }
        // What is left of the last byte is zero; what lies beyond is untouched.
        expect(readBits(bytes, position, (8 - (position % 8)) % 8)).toBe(0);
        expect(bytes.at(-1)).toBe(0xff);
      }),
    );
  });

  it.each([
    [-1, 0],
    [0, 0],
    [1, 1],
    [2, 2],
    [255, 8],
    [256, 9],
    [2 ** 32 - 1, 32],
  ])('numbers up to %i take %i', (most, bits) => {
    expect(bitsFor(most)).toBe(bits);
  });
});
