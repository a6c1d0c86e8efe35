import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase, PGLITE_NOTICE } from '#hub/storage/database.ts';
import { latestRelease, noteRelease } from '#hub/storage/releases.ts';

it('keeps PGlite in the data directory, says what that is for, and lets one process in', {
  timeout: 180_000,
}, async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'farpost-db-'));
  const warnings: string[] = [];
  const options = { dataDirectory, warn: (line: string) => warnings.push(line) };
  const first = await openDatabase(options);
  if (!first.ok) throw new Error('the first is let in');
  const publishedAt = new Date('2030-01-01T00:00:00Z');
  await noteRelease(first.value.db, { version: 1, publishedAt, summary: {} });
  expect(warnings).toEqual([PGLITE_NOTICE]);
  expect(await openDatabase(options)).toMatchObject({ ok: false, failure: { kind: 'locked' } });
  await first.value.close();

  const second = await openDatabase(options);
  if (!second.ok) throw new Error('the lock is given back');
  expect(await latestRelease(second.value.db)).toEqual({ version: 1, publishedAt });
  await second.value.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});
