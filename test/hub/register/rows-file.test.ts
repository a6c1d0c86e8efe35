import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf } from '#hub/register/row-table.ts';
import { noticesFile, ROW_BYTES, readRows, writeRows } from '#hub/register/rows-file.ts';
import { aRow, registerFolder, rowArbitrary, rowsOfTable } from './register-support.ts';

describe('a file of rows', () => {
  it('gives back what was written, twelve bytes a row', async () => {
    const path = join(await registerFolder(), 'any.rows');
    await fc.assert(
      fc.asyncProperty(fc.array(rowArbitrary(), { maxLength: 30 }), async (rows) => {
        await writeRows(path, tableOf(rows));
        expect((await stat(path)).size).toBe(rows.length * ROW_BYTES);
        expect(rowsOfTable(await readRows(path))).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });

  it('forgets the notices of what was there before', async () => {
    const path = join(await registerFolder(), 'any.rows');
    await writeRows(path, tableOf([aRow({ notice: '2026/1' })]));
    await writeRows(path, tableOf([aRow()]));
    expect(rowsOfTable(await readRows(path))).toEqual([aRow()]);
    await expect(stat(noticesFile(path))).rejects.toThrow('ENOENT');
  });

  it('cannot be read when it is not there', async () => {
    await expect(readRows(join(await registerFolder(), 'none.rows'))).rejects.toThrow('ENOENT');
  });
});
