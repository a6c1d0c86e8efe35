import { createReadStream, existsSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FormatName } from '#hub/lists/formats.ts';
import { drain, summaryOf } from './import-support.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const present = existsSync(data);
const title = present
  ? 'the lists as published'
  : 'the lists as published (left out: there is no ../shared/data beside the repository)';

function importReal(format: FormatName, files: readonly string[]) {
  return drain(
    format,
    files.map((file) => {
      const url = new URL(file, data);
      return { name: file, bytes: createReadStream(url), sizeInBytes: statSync(url).size };
    }),
  );
}

describe.runIf(present)(title, () => {
  it.each([
    { file: 'un/consolidated-2025-04.xml', individuals: 684, day: '2025-04-19' },
    { file: 'un/consolidated-2026-02.xml', individuals: 730, day: '2026-02-27', passports: 310 },
  ])(
    'imports $individuals individuals from $file',
    async ({ file, individuals, day, passports }) => {
      const imported = await importReal('un', [file]);
      const summary = summaryOf(imported);
      expect(summary).toMatchObject({ accepted: individuals, listDate: day });
      expect(summary.rejected.count).toBe(0);
      expect(summary.warnings.filter(({ kind }) => kind.startsWith('unmapped'))).toEqual([]);
      const found = imported.persons.flatMap(({ documents }) => documents);
      const count = found.filter(({ kind }) => kind === 'passport').length;
      expect(count).toBe(passports ?? count);
      expect(count).toBeGreaterThan(280);
    },
  );

  it.each([
    { sdn: 'ofac/sdn.csv', alt: 'ofac/alt.csv', individuals: 4_620, read: 8_976, orphans: 0 },
    {
      sdn: 'ofac/sdn-2023-01.csv',
      alt: 'ofac/alt-2025-12.csv',
      individuals: 5_890,
      read: 11_443,
      orphans: 5_749,
    },
  ])('imports $individuals individuals from $sdn, with $orphans orphans', async (expected) => {
    const imported = await importReal('ofac', [expected.sdn, expected.alt]);
    const summary = summaryOf(imported);
    expect(summary).toMatchObject({ accepted: expected.individuals, read: expected.read });
    expect(summary.rejected.count).toBe(0);
    const orphans = summary.warnings.find(({ kind }) => kind === 'orphan-aliases');
    expect(orphans?.count ?? 0).toBe(expected.orphans);
    expect(summary.warnings.filter(({ kind }) => kind.startsWith('unmapped'))).toEqual([]);
  });
});
