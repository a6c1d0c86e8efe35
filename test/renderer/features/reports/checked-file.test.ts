import { describe, expect, it } from 'vitest';
import { checkFile, textOf, withFindings } from '#renderer/features/reports/checked-file.ts';
import { LARGEST_FILE } from '#shared/reports/report-csv.ts';

const RULES = { ownState: 'UTO', today: '2026-11-23' };
const HEADER = 'documentNumber,issuingState,documentType,category';

const read = (...lines: readonly string[]) => {
  const file = checkFile([HEADER, ...lines].join('\n'), RULES);
  if (file.kind !== 'read') throw new Error(file.refusal.kind);
  return file;
};

const GOOD = 'L1,UTO,refugee-travel-document,revoked';

describe('a file of reports before anything is taken', () => {
  it('says of each line what is wrong with which field, and keeps the others', () => {
    const file = read(GOOD, 'L2,FRA,passport,lost', 'L3,UTO,passport', 'HALDANE,UTO,passport,gone');
    expect(file.good.map(({ line }) => line)).toEqual([2]);
    expect(file.bad.map(({ line, found }) => [line, found.map(({ kind }) => kind)])).toEqual([
      [3, ['foreign-document']],
      [4, []],
      [5, ['number-without-digit', 'unknown-word']],
    ]);
  });

  it('is refused as a whole when it describes persons', () => {
    expect(checkFile(`${HEADER},holder\n${GOOD},x`, RULES)).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'column-of-person' },
    });
  });

  it('has fewer good lines after the station found more', () => {
    const file = read(GOOD, 'L2,UTO,passport,lost', 'L3,UTO', 'L4,UTO,visa,lost');
    const found = [{ field: 'documentNumber', kind: 'already-reported' } as const];
    const after = withFindings(file, [{ draft: 1, found }]);
    expect(after.good.map(({ line }) => line)).toEqual([2, 5]);
    expect(after.bad.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('is not even read when it is longer than any file of reports', async () => {
    expect(await textOf(new File([new Uint8Array(LARGEST_FILE * 4 + 1)], 'big.csv'))).toBeNull();
    expect(await textOf(new File([HEADER], 'small.csv'))).toBe(HEADER);
  });
});
