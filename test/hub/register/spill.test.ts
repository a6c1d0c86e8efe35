import { appendFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '#hub/register/row-table.ts';
import { noticesFile, readRows } from '#hub/register/rows-file.ts';
import { isSpilled, openSpill, partitionFile, type SpillMark } from '#hub/register/spill.ts';
import { aRow, registerFolder, rowArbitrary, rowsOfTable } from './register-support.ts';

const PARTITIONS = 4;

async function spilled(directory: string): Promise<Row[][]> {
  const tables: Row[][] = [];
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    tables.push(rowsOfTable(await readRows(partitionFile(directory, partition))));
  }
  return tables;
}

const inPartitions = (rows: readonly Row[]): Row[][] =>
  Array.from({ length: PARTITIONS }, (_, partition) =>
    rows.filter(({ high }) => Math.floor(high / 2 ** 30) === partition),
  );

/** Writes rows and leaves a mark, or breaks off without one. */
function write(directory: string, from: SpillMark | null, rows: readonly Row[]): SpillMark {
  const spill = openSpill(directory, PARTITIONS, from);
  for (const row of rows) spill.add(row);
  const mark = spill.mark();
  spill.close();
  return mark;
}

function breakOff(directory: string, from: SpillMark | null, rows: readonly Row[]): void {
  const spill = openSpill(directory, PARTITIONS, from);
  for (const row of rows) spill.add(row);
  spill.close();
}

const some = fc.array(rowArbitrary(), { maxLength: 40 });

describe('a spill', () => {
  it('goes on from its mark as if what came after it had never been, whatever was left behind', async () => {
    const directory = await registerFolder();
    await fc.assert(
      fc.asyncProperty(fc.tuple(some, some, some), fc.boolean(), async (rows, marked) => {
        const [first, lost, last] = rows;
        const mark = write(directory, null, first);
        // A later mark that never reached its own file is as good as none.
        if (marked) write(directory, mark, lost);
        else breakOff(directory, mark, lost);
        write(directory, mark, last);
        expect(await spilled(directory)).toEqual(inPartitions([...first, ...last]));
      }),
      { numRuns: 40 },
    );
  });

  it('begins anew without a mark: rows and notices of before are gone', async () => {
    const directory = await registerFolder();
    write(directory, null, [aRow({ notice: 'stale' }), aRow({ notice: 'stale' })]);
    write(directory, null, [aRow(), aRow({ low: 3 })]);
    expect((await spilled(directory))[0]).toEqual([aRow(), aRow({ low: 3 })]);
  });

  it('cuts notices back that were written after the mark', async () => {
    const directory = await registerFolder();
    const mark = write(directory, null, [aRow({ notice: 'kept' })]);
    breakOff(directory, mark, [aRow({ notice: 'stale' }), aRow({ notice: 'stale' })]);
    write(directory, mark, [aRow({ low: 9 }), aRow({ low: 10 })]);
    expect((await spilled(directory))[0]).toEqual([
      aRow({ notice: 'kept' }),
      aRow({ low: 9 }),
      aRow({ low: 10 }),
    ]);
  });

  it('writes more rows than its buffer holds, in order', async () => {
    const directory = await registerFolder();
    const rows = Array.from({ length: 9000 }, (_, low) =>
      aRow({ low, notice: low % 1000 === 0 ? `n${low}` : null }),
    );
    const mark = write(directory, null, rows);
    expect(mark.rows).toEqual([9000, 0, 0, 0]);
    expect((await spilled(directory))[0]).toEqual(rows);
  });

  it('notices that a file lost what it held at the mark', async () => {
    const directory = await registerFolder();
    const rows = [aRow({ notice: 'one' }), aRow({ low: 3 })];
    const path = partitionFile(directory, 0);
    const mark = write(directory, null, rows);
    expect(isSpilled(directory, mark)).toBe(true);
    appendFileSync(path, 'more');
    expect(isSpilled(directory, mark)).toBe(true);
    truncateSync(path, 23);
    expect(isSpilled(directory, mark)).toBe(false);
    const again = write(directory, null, rows);
    rmSync(noticesFile(path));
    expect(isSpilled(directory, again)).toBe(false);
    rmSync(join(directory, '000.rows'));
    expect(isSpilled(directory, again)).toBe(false);
  });
});
