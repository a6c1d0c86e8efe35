import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_IN_RANGE, numbersIn, rangeOf } from '#shared/reports/number-range.ts';

describe('rangeOf', () => {
  it.each([
    ['B0001000', 'B0001999', 1000],
    ['7', '7', 1],
    ['0098', '0101', 4],
    ['AB12C009', 'AB12C010', 2],
    ['123456789012345678', '123456789012345679', 2],
  ])('counts from %s to %s', (first, last, count) => {
    const range = rangeOf(first, last);
    expect(range.ok && range.value.count).toBe(count);
  });

  it.each([
    ['B0001000', 'C0001999', 'unlike'],
    ['B999', 'B1000', 'unlike'],
    ['B12A', 'B13A', 'unlike'],
    ['123456789012345678', '923456789012345678', 'unlike'],
    ['B0002', 'B0001', 'backwards'],
    ['00000', '10000', 'too-long'],
  ])('refuses %s to %s', (first, last, failure) => {
    expect(rangeOf(first, last)).toEqual({ ok: false, failure });
  });

  it('gives every number once, in order, from the first to the last', () => {
    const run = fc.record({
      prefix: fc.stringMatching(/^[A-Z0-9]{0,6}[A-Z]$/u),
      from: fc.nat({ max: 9_000_000 }),
      more: fc.nat({ max: 400 }),
    });
    fc.assert(
      fc.property(run, ({ prefix, from, more }) => {
        const at = (number: number): string => `${prefix}${String(number).padStart(8, '0')}`;
        const range = rangeOf(at(from), at(from + more));
        if (!range.ok) throw new Error(range.failure);
        const numbers = numbersIn(range.value);
        expect(numbers).toHaveLength(more + 1);
        expect([numbers[0], numbers.at(-1)]).toEqual([at(from), at(from + more)]);
        expect(numbers).toEqual([...new Set(numbers)].sort());
      }),
    );
  });

  it('is bounded, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z0-9]{1,30}$/u),
        fc.stringMatching(/^[A-Z0-9]{1,30}$/u),
        (a, b) => {
          const range = rangeOf(a, b);
          expect(!range.ok || (range.value.count >= 1 && range.value.count <= MOST_IN_RANGE)).toBe(
            true,
          );
        },
      ),
    );
  });
});
