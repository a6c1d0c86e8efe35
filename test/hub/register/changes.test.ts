import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, differences } from '#hub/register/changes.ts';
import type { Row } from '#hub/register/row-table.ts';
import {
  aRow,
  plainlySorted,
  rowArbitrary,
  rowsOfTable,
  sortedTableOf,
} from './register-support.ts';

const some = fc.array(rowArbitrary(), { maxLength: 30 });
const identity = (row: Row) => JSON.stringify(row);
const without = (rows: readonly Row[], gone: readonly Row[]) => {
  const names = new Set(gone.map(identity));
  return rows.filter((row) => !names.has(identity(row)));
};

describe('differences', () => {
  it('are exactly what makes one state the other, and nothing else', () => {
    fc.assert(
      fc.property(some, some, some, (onlyBefore, both, onlyAfter) => {
        const before = plainlySorted([...onlyBefore, ...both]);
        const after = plainlySorted([...both, ...onlyAfter]);
        const found = differences(sortedTableOf(before), sortedTableOf(after), 1000);
        expect(found).toEqual({ added: without(after, before), withdrawn: without(before, after) });
        const applied = found && applyChanges(sortedTableOf(before), found, 0);
        expect(applied && rowsOfTable(applied)).toEqual(after);
      }),
      { numRuns: 200 },
    );
  });

  it('stop where they become too many', () => {
    const three = [aRow({ low: 1 }), aRow({ low: 2 }), aRow({ low: 3 })];
    expect(differences(sortedTableOf([]), sortedTableOf(three), 3)?.added).toHaveLength(3);
    expect(differences(sortedTableOf([]), sortedTableOf(three), 2)).toBeNull();
    expect(differences(sortedTableOf(three), sortedTableOf([]), 2)).toBeNull();
    expect(differences(sortedTableOf(three), sortedTableOf(three), 0)).not.toBeNull();
  });
});

describe('applyChanges', () => {
  it('adds what comes, takes what goes, and withdrawing wins', () => {
    fc.assert(
      fc.property(some, some, some, (rows, added, withdrawn) => {
        const after = applyChanges(sortedTableOf(rows), { added, withdrawn }, 0);
        expect(rowsOfTable(after)).toEqual(plainlySorted(without([...rows, ...added], withdrawn)));
      }),
      { numRuns: 200 },
    );
  });

  it('takes only the very report: another day, class or notice of the document stays', () => {
    const others = [aRow({ day: 3 }), aRow({ classIndex: 3 }), aRow({ notice: 'n' })];
    const after = applyChanges(
      sortedTableOf([aRow(), ...others]),
      { added: [], withdrawn: [aRow()] },
      0,
    );
    expect(rowsOfTable(after)).toEqual(plainlySorted(others));
  });
});
