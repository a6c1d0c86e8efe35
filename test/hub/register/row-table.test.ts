import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceTable, sortedTable, tableOf } from '#hub/register/row-table.ts';
import { aRow, plainlySorted, rowArbitrary, rowsOfTable } from './register-support.ts';

const inPartition = fc
  .constantFrom<readonly [number, number]>([0, 0], [1, 1], [0, 4], [255, 8])
  .chain(([first, bits]) =>
    fc.tuple(fc.constant(bits), fc.array(rowArbitrary(first, bits), { maxLength: 80 })),
  );

describe('sortedTable', () => {
  it('puts any rows of a partition in order and keeps equal ones once, notices with their rows', () => {
    fc.assert(
      fc.property(inPartition, ([bits, rows]) => {
        expect(rowsOfTable(sortedTable(tableOf(rows), bits))).toEqual(plainlySorted(rows));
      }),
      { numRuns: 300 },
    );
  });

  it('orders hashes that differ in no bit that fits beside a row number', () => {
    // With 1,000 rows the last 10 bits of a hash are not part of the sorted key.
    const rows = Array.from({ length: 1000 }, (_, index) =>
      aRow({ high: 7, low: (index * 617) % 1000, classIndex: index % 3 }),
    );
    expect(rowsOfTable(sortedTable(tableOf(rows), 0))).toEqual(plainlySorted(rows));
  });

  it('keeps reports of one document apart by class, by day and by notice', () => {
    const rows = [
      aRow(),
      aRow(),
      aRow({ day: 1 }),
      aRow({ classIndex: 1 }),
      aRow({ notice: 'b' }),
      aRow({ notice: 'a' }),
      aRow({ notice: 'a' }),
    ];
    expect(rowsOfTable(sortedTable(tableOf(rows), 0))).toEqual([
      aRow({ day: 1 }),
      aRow(),
      aRow({ notice: 'a' }),
      aRow({ notice: 'b' }),
      aRow({ classIndex: 1 }),
    ]);
  });

  it('sorts the ends of the number range', () => {
    const most = 2 ** 32 - 1;
    const rows = [
      aRow({ high: most, low: most, classIndex: 65_535, day: 65_535 }),
      aRow({ high: most, low: 0 }),
      aRow({ high: 0, low: most }),
      aRow({ high: 0x8000_0000, low: 0x8000_0000 }),
      aRow({ high: 0, low: 0, classIndex: 0, day: 0 }),
    ];
    expect(rowsOfTable(sortedTable(tableOf(rows), 0))).toEqual(plainlySorted(rows));
  });

  it('is empty for no rows', () => {
    expect(sortedTable(tableOf([]), 8).length).toBe(0);
  });
});

describe('sliceTable', () => {
  it('numbers the notices of a slice from its own start', () => {
    const rows = [aRow({ low: 1, notice: 'a' }), aRow({ low: 2 }), aRow({ low: 3, notice: 'c' })];
    expect(rowsOfTable(sliceTable(tableOf(rows), 1, 3))).toEqual(rows.slice(1));
    expect(rowsOfTable(sliceTable(tableOf(rows), 0, 1))).toEqual(rows.slice(0, 1));
  });
});
