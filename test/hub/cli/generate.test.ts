import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSltd } from '#hub/cli/generate.ts';
import { syntheticSltdRecord } from '#shared/fiction/sltd.ts';
import { drain, summaryOf } from '#test/hub/lists/import-support.ts';

describe('generate sltd', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'farpost-generate-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function generate(name: string, records: number) {
    const file = join(directory, name);
    const said: string[] = [];
    const problems: string[] = [];
    const exitCode = await generateSltd(
      { file, records, seed: 5, listDate: '2026-07-01' },
      {
        line: (text) => said.push(text),
        problem: (text) => problems.push(text),
        progress: () => undefined,
      },
    );
    return { file, exitCode, said, problems };
  }

  it('writes a file that the importer takes to the last record', async () => {
    const { file, exitCode, said } = await generate('register.csv', 20_000);
    expect(exitCode).toBe(0);
    expect(said).toEqual([`20000 synthetic records of seed 5, dated 2026-07-01: ${file}`]);
    const source = { name: 'register.csv', bytes: createReadStream(file), sizeInBytes: null };
    const imported = await drain('sltd', [source]);
    expect(summaryOf(imported)).toMatchObject({
      listDate: '2026-07-01',
      accepted: 20_000,
      rejected: { count: 0 },
      warnings: [],
    });
    expect(imported.documents).toEqual(
      imported.documents.map((_, index) => syntheticSltdRecord(5, index)),
    );
  });

  it('overwrites nothing, and says what to do', async () => {
    const { file } = await generate('kept.csv', 3);
    const before = readFileSync(file, 'utf8');
    const again = await generate('kept.csv', 9);
    expect(again.exitCode).toBe(1);
    expect(again.problems.join(' ')).toMatch(/was not written: .*EEXIST.* Remedy: name a file/u);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
