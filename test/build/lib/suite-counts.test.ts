import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canaryCount, suiteCounts } from '#build/lib/suite-counts.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'farpost-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function reportOf(...files: ReadonlyArray<readonly [string, ...string[]]>): string {
  const file = path.join(folder, 'unit.json');
  const testResults = files.map(([name, ...statuses]) => ({
    name,
    assertionResults: statuses.map((status) => ({ status })),
  }));
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

describe('the counts at the end of a run', () => {
  it('add up the files of a suite, and say what did not hold', () => {
    const report = reportOf(
      ['/farpost/test/hub/attacks/attacks.test.ts', 'passed', 'passed'],
      ['/farpost/test/hub/attacks/limits.test.ts', 'passed', 'failed'],
      ['C:\\farpost\\test\\tamper\\vault.test.ts', 'passed'],
      ['/farpost/test/hub/index.test.ts', 'passed'],
    );
    expect(suiteCounts(report)).toEqual([
      '3 of 4 hold: attacks on the hub',
      '1 of 1 hold: stored files changed or cut',
    ]);
  });

  it('say how much was searched for canaries', () => {
    const file = path.join(folder, 'canaries.json');
    const search = { found: 0, words: 26, forms: 1296, files: 208, bytes: 10_457_439 };
    writeFileSync(file, JSON.stringify(search));
    expect(canaryCount(file)).toEqual(['0 found: 26 canaries in 1296 forms, 208 files, 10.5 MB']);
    writeFileSync(file, '{}');
    expect(canaryCount(file)).toEqual([]);
    expect(canaryCount(path.join(folder, 'none.json'))).toEqual([]);
  });

  it('are none where nothing ran, or the report is not one', () => {
    expect(suiteCounts(path.join(folder, 'none.json'))).toEqual([]);
    const other = path.join(folder, 'other.json');
    writeFileSync(other, '{}');
    expect(suiteCounts(other)).toEqual([]);
  });
});
