import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repartition } from '#hub/register/repartition.ts';
import type { Row } from '#hub/register/row-table.ts';
import { readRows, writeRows } from '#hub/register/rows-file.ts';
import { partitionFile } from '#hub/register/spill.ts';
import { registerFolder, rowArbitrary, rowsOfTable, sortedTableOf } from './register-support.ts';

const inPartition = (rows: readonly Row[], partition: number, count: number): Row[] =>
  rows.filter(({ high }) => Math.floor(high / (2 ** 32 / count)) === partition);

describe('repartition', () => {
  it('cuts the same rows elsewhere, whether there are more partitions or fewer', async () => {
    const folder = await registerFolder();
    const counts = fc.constantFrom(1, 2, 8, 32);
    const rowsOf = fc.array(rowArbitrary(), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(rowsOf, counts, counts, async (rows, before, after) => {
        const directory = join(folder, 'before');
        await mkdir(directory, { recursive: true });
        for (let partition = 0; partition < before; partition += 1) {
          const held = sortedTableOf(inPartition(rows, partition, before));
          await writeRows(partitionFile(directory, partition), held);
        }
        const from = { directory, count: before, classes: ['a'], rows: rows.length };
        const spread = await repartition(from, after, join(folder, 'after'));
        expect(spread).toEqual({ ...from, count: after, directory: join(folder, 'after') });
        for (let partition = 0; partition < after; partition += 1) {
          const found = rowsOfTable(await readRows(partitionFile(spread.directory, partition)));
          expect(found).toEqual(rowsOfTable(sortedTableOf(inPartition(rows, partition, after))));
        }
      }),
      { numRuns: 15 },
    );
  });
});
