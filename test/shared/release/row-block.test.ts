import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentHash } from '#shared/release/document-hash.ts';
import { encodeBlock, openBlock, type RegisterRow } from '#shared/release/row-block.ts';
import { columnsOf, type HashedRow, sortedRows } from '#test/support/register-rows.ts';

const rowArbitrary = (prefix: number, bits: number): fc.Arbitrary<HashedRow> =>
  fc.record({
    hash: fc.record({
      // The first `bits` bits are the same in all rows; few different values, so that hashes meet.
      high: fc
        .oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 ** 32 - 1 }))
        .map((value) => withPrefix(value, prefix, bits)),
      low: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 2 ** 32 - 1 })),
    }),
    classIndex: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 65_535 })),
    day: fc.nat({ max: 65_535 }),
    notice: fc.option(fc.constantFrom('2026/1', 'ن-7'), { freq: 4 }),
  });

function withPrefix(value: number, prefix: number, bits: number): number {
  if (bits === 0) return value;
  const rest = 2 ** (32 - bits);
  return (prefix % 2 ** bits) * rest + (value % rest);
}

const blockArbitrary = fc
  .tuple(fc.constantFrom(0, 1, 5, 16, 24, 31, 32), fc.nat({ max: 2 ** 32 - 1 }))
  .chain(([bits, prefix]) =>
    fc.tuple(fc.constant(bits), fc.array(rowArbitrary(prefix, bits), { maxLength: 60 })),
  );

const key = ({ high, low }: DocumentHash) => `${high} ${low}`;

function grouped(rows: readonly HashedRow[]): Map<string, RegisterRow[]> {
  const groups = new Map<string, RegisterRow[]>();
  for (const { hash, ...row } of rows) {
    groups.set(key(hash), [...(groups.get(key(hash)) ?? []), row]);
  }
  return groups;
}

function opened(bytes: Uint8Array, bits: number) {
  const block = openBlock(bytes, bits);
  if (!block.ok) throw new Error(block.failure.reason);
  return block.value;
}

describe('a block of rows', () => {
  it('gives back exactly the rows of every hash', () => {
    fc.assert(
      fc.property(blockArbitrary, ([bits, unsorted]) => {
        const rows = sortedRows(unsorted);
        const block = opened(encodeBlock(columnsOf(rows), bits), bits);
        expect(block.length).toBe(rows.length);
        for (const [hash, expected] of grouped(rows)) {
          const [high = 0, low = 0] = hash.split(' ').map(Number);
          expect(block.find({ high, low })).toEqual(expected);
          const absent = { high, low: low ^ 0x40_00_00_00 };
          const other = { high, low: absent.low >>> 0 };
          expect(block.find(other)).toEqual(grouped(rows).get(key(other)) ?? []);
        }
      }),
    );
  });

  it('spends about 40 bits on the hash of a row in a full bucket', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => ({
      hash: { high: index * 32, low: Math.imul(index, 2_654_435_761) >>> 0 },
      classIndex: index % 2000,
      day: 15_000 + (index % 3600),
      notice: null,
    }));
    const bytes = encodeBlock(columnsOf(sortedRows(rows)), 16);
    expect((bytes.length * 8) / rows.length).toBeLessThan(40 + 11 + 12);
  });

  it('finds nothing in an empty block', () => {
    const bytes = encodeBlock(columnsOf([]), 3);
    expect(bytes).toHaveLength(14);
    expect(opened(bytes, 3).find({ high: 0, low: 0 })).toEqual([]);
  });

  it('is the same bytes for the same rows, and others for others', () => {
    const row = { hash: { high: 5, low: 6 }, classIndex: 1, day: 9, notice: null };
    const encoded = () => encodeBlock(columnsOf([row]), 0);
    expect(encoded()).toEqual(encoded());
    expect(encodeBlock(columnsOf([{ ...row, day: 10 }]), 0)).not.toEqual(encoded());
  });

  it('refuses a block for another bucket size', () => {
    const bytes = encodeBlock(columnsOf([]), 3);
    expect(openBlock(bytes, 4)).toEqual({
      ok: false,
      failure: {
        kind: 'damaged-block',
        reason: 'it holds hashes after 3 bits, expected 4',
      },
    });
  });

  it('names what is wrong with bytes that are no block, and never throws', () => {
    const rows = sortedRows([
      { hash: { high: 1, low: 2 }, classIndex: 1, day: 9, notice: '2026/1' },
      { hash: { high: 3, low: 4 }, classIndex: 2, day: 9, notice: null },
    ]);
    const whole = encodeBlock(columnsOf(rows), 0);
    fc.assert(
      fc.property(
        fc.nat({ max: whole.length - 1 }),
        fc.nat({ max: 255 }),
        fc.boolean(),
        (at, value, cut) => {
          const block = openBlock(cut ? whole.slice(0, at) : whole.with(at, value), 0);
          const told = block.ok ? rows.map(({ hash }) => block.value.find(hash)) : [block.failure];
          expect(told.length).toBeGreaterThan(0);
        },
      ),
    );
    expect(openBlock(whole.slice(0, 5), 0)).toMatchObject({
      failure: { reason: 'the header is cut off' },
    });
    expect(openBlock(whole.slice(0, -1), 0)).toMatchObject({
      failure: { reason: 'it is cut off, or something follows its end' },
    });
    expect(openBlock(whole.with(3, 3), 0).ok).toBe(false);
    expect(openBlock(whole.with(11, 7), 0)).toMatchObject({
      failure: { reason: 'the width of its hashes does not fit the number of rows' },
    });
    expect(openBlock(whole.with(14, 0), 0)).toMatchObject({
      failure: { reason: 'its index does not count its rows' },
    });
    // A notice that announces more text than there is.
    expect(openBlock(whole.with(-7, 7), 0)).toMatchObject({
      failure: { reason: 'it is cut off, or something follows its end' },
    });
  });

  it.each([12, 13])('does not take columns wider than any class or day: byte %i', (at) => {
    const row = { hash: { high: 1, low: 2 }, classIndex: 0, day: 9, notice: null };
    const whole = encodeBlock(columnsOf([row]), 0);
    // The length fits what the header says.
    const wide = new Uint8Array([...whole.with(at, 24), 0xff, 0xff, 0xff]);
    expect(openBlock(wide, 0)).toMatchObject({
      failure: { reason: 'its classes or days are wider than any can be' },
    });
  });
});
