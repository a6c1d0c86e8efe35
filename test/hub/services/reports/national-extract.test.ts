import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProgram } from '#hub/cli/program.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import {
  aReport,
  type ReportingHub,
  type ReportingPost,
  reportingHub,
  reportingPost,
} from './reporting-post.ts';

describe('export sltd', () => {
  let database: OpenDatabase;
  let hub: ReportingHub;
  let post: ReportingPost;
  let out = '';
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    for (const table of ['document_reports', 'journal_entries', 'lists'] as const) {
      await database.db.deleteFrom(table).execute();
    }
    hub = reportingHub(database.db);
    post = await reportingPost(hub);
    out = join(hub.dataDirectory, 'extract.csv');
  });
  afterEach(() => hub.removeFiles());
  afterAll(() => database.close());

  const run = () => hub.run({ command: 'export-sltd', out });

  it('writes what stands, once, with what is for the bureau only, and leaves the rest', async () => {
    const over = await post.report(aReport({ documentNumber: 'L0000001' }));
    await post.report(
      aReport({ nationalReference: 'UT-77/1', additionalInformation: 'Cover torn, "red", wet' }),
    );
    const other = await reportingPost(hub);
    await other.report(aReport({ dateReported: '2030-01-03' }));
    await other.report(aReport({ documentNumber: 'F0000001', issuingState: 'FRA' }));
    await hub.publish();
    await post.withdraw(over);
    await hub.publish();
    await post.report(aReport({ documentNumber: 'L0000009' }));
    const answer = await run();
    expect(answer).toMatchObject({ exitCode: 0 });
    expect(answer.said).toBe(`1 documents of 2 reports, as of 2030-01-02: ${out}`);
    expect(readFileSync(out, 'utf8').split('\n').slice(1)).toEqual([
      'L898902C3,UTO,refugee-travel-document,revoked,2030-01-02,,,,,2040-01-02,UT-77/1,,national,"Cover torn, ""red"", wet"',
      '#end,1,2030-01-02',
      '',
    ]);
    expect(statSync(out).mode & 0o077).toBe(0);
  });

  it('is a file that the importer takes', async () => {
    await post.report(aReport({ additionalInformation: 'Laminate lifted' }));
    await hub.publish();
    await run();
    const taken = await hub.run({ command: 'import', format: 'sltd', files: [out] });
    expect(taken.said).toContain('read 1, accepted 1, skipped 0, rejected 0');
  });

  it('writes over no file, and says how to go on', async () => {
    await hub.publish();
    expect(await run()).toMatchObject({ exitCode: 0 });
    const before = readFileSync(out, 'utf8');
    const again = await run();
    expect(again.exitCode).toBe(1);
    expect(again.problems).toContain('Remedy: name a file that does not exist yet');
    expect(readFileSync(out, 'utf8')).toBe(before);
  });

  it('is refused where no release was made of reports: an empty file would say that there are none', async () => {
    await post.report(aReport());
    const answer = await run();
    expect(answer.exitCode).toBe(1);
    expect(answer.problems).toContain('name the own State in the policy');
  });

  it('is `export sltd --out FILE` on the command line', async () => {
    const asked: unknown[] = [];
    const program = createProgram({
      run: async (command) => void asked.push(command),
      serve: async () => undefined,
      generate: async () => undefined,
      keys: async () => undefined,
      recoveryKeys: async () => undefined,
      databaseUrl: undefined,
    });
    await program.parseAsync(['node', 'hub', 'export', 'sltd', '--out', '/x/extract.csv']);
    expect(asked).toEqual([{ command: 'export-sltd', out: '/x/extract.csv' }]);
  });
});
