/** Rows, tables and folders for tests of the hub's own copy of a register. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { onTestFinished } from 'vitest';
import { compareRows, type Row, type RowTable, rowAt, tableOf } from '#hub/register/row-table.ts';

/** A folder that vanishes with the test. */
export async function registerFolder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'farpost-register-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

export const aRow = (differs: Partial<Row> = {}): Row => ({
  high: 1,
  low: 2,
  classIndex: 0,
  day: 20_000,
  notice: null,
  ...differs,
});

export const rowsOfTable = (table: RowTable): Row[] =>
  Array.from({ length: table.length }, (_, row) => rowAt(table, row));

/** What sorting promises, written plainly: in order, each row once. */
export function plainlySorted(rows: readonly Row[]): Row[] {
  return [...rows]
    .sort(compareRows)
    .filter((row, at, all) => at === 0 || compareRows(row, all[at - 1] as Row) !== 0);
}

export const sortedTableOf = (rows: readonly Row[]): RowTable => tableOf(plainlySorted(rows));

/** Hashes that often meet, or meet in all but their last bits; `first` is what each begins with. */
export const rowArbitrary = (first = 0, firstBits = 0): fc.Arbitrary<Row> =>
  fc.record({
    high: fc
      .oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 ** 32 - 1 }))
      .map((high) => first * 2 ** (32 - firstBits) + (high % 2 ** (32 - firstBits))),
    low: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 ** 32 - 1 })),
    classIndex: fc.oneof(fc.nat({ max: 1 }), fc.nat({ max: 65_535 })),
    day: fc.oneof(fc.nat({ max: 1 }), fc.nat({ max: 65_535 })),
    notice: fc.option(fc.constantFrom('2026/1', '2026/2', 'ن-7'), { freq: 4 }),
  });
