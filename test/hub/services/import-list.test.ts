import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LIST_FORMATS } from '#hub/lists/formats.ts';
import type { ImportEvent, ImportSummary } from '#hub/lists/importer.ts';
import { importList } from '#hub/services/import-list.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { listDirectory } from '#hub/storage/list-file.ts';
import { createReleaseSource } from '#hub/storage/release-source.ts';
import { fail, succeed } from '#shared/kernel/result.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

const document = {
  documentNumber: 'X1',
  issuingState: 'UTO',
  documentType: 'passport',
  category: 'lost',
  dateReported: '2029-01-02',
} as const;

const summary = (listDate: string | null): ImportSummary => ({
  listDate,
  read: 1,
  accepted: 1,
  skipped: 0,
  rejected: { count: 0, first: [] },
  warnings: [],
});

const failure = {
  kind: 'truncated',
  file: 'list.csv',
  line: 3,
  reason: 'cut off',
  remedy: 'fetch it again',
} as const;

describe('importList', () => {
  let database: OpenDatabase;
  let dataDirectory: string;
  let file: string;
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'farpost-import-'));
    file = join(dataDirectory, 'list.csv');
    writeFileSync(file, 'content');
  });
  afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));
  afterAll(() => database.close());

  /** An importer that hands over one document and then ends as told. */
  const format = (outcome: 'whole' | 'malformed', listDate: string | null = '2029-12-30') => ({
    ...LIST_FORMATS.sltd,
    async *start() {
      const record: ImportEvent = { kind: 'document', change: 'add', record: document };
      yield await Promise.resolve([record]);
      return outcome === 'whole' ? succeed(summary(listDate)) : fail(failure);
    },
  });

  const run = (started: ReturnType<typeof format>, listDate?: string) =>
    importList(
      { db: database.db, dataDirectory, now: () => new Date('2030-01-01T00:00:00Z') },
      { format: started, files: [file], listDate, onProgress: () => undefined },
    );

  const lists = () => createReleaseSource(database.db, dataDirectory).lists();
  const filesOfList = () => readdirSync(listDirectory(dataDirectory, 'sltd'));

  it('changes nothing when the file is malformed, and keeps no half of it', async () => {
    expect(await run(format('malformed'))).toEqual({ ok: false, failure });
    expect(await lists()).toEqual([]);
    expect(filesOfList()).toEqual([]);
  });

  it('does not guess the date of a list, nor believe one in the future', async () => {
    expect(await run(format('whole', null))).toMatchObject({ failure: { kind: 'no-list-date' } });
    expect(await run(format('whole', '2030-02-01'))).toMatchObject({
      failure: { kind: 'list-date-in-future' },
    });
    expect(await lists()).toEqual([]);
    expect(filesOfList()).toEqual([]);
  });

  it('stores the list with the date of the file, or the one the operator gives', async () => {
    expect(await run(format('whole'))).toMatchObject({
      ok: true,
      value: { listDate: '2029-12-30' },
    });
    await run(format('whole'), '2029-12-31');
    expect(await lists()).toMatchObject([{ listDate: '2029-12-31', records: 1 }]);
    expect(filesOfList()).toHaveLength(1);
    const documents = createReleaseSource(database.db, dataDirectory).documents('sltd', 0);
    const first = await documents[Symbol.asyncIterator]().next();
    expect(first.value).toEqual([document]);
  });

  describe('of changes to the register', () => {
    /** The lines of a file of changes, as its importer hands them over. */
    const changes = (listDate: string, ...numbers: readonly string[]) => ({
      ...LIST_FORMATS['sltd-changes'],
      async *start() {
        const events = numbers.map((documentNumber): ImportEvent => {
          const record = { ...document, documentNumber };
          return { kind: 'document', change: 'withdraw', record };
        });
        yield await Promise.resolve(events);
        return succeed({ ...summary(listDate), accepted: numbers.length });
      },
    });
    const runChanges = (started: ReturnType<typeof changes>) =>
      importList(
        { db: database.db, dataDirectory, now: () => new Date('2030-01-01T00:00:00Z') },
        { format: started, files: [file], onProgress: () => undefined },
      );
    const linesOf = async (changeFile: string) => {
      const source = createReleaseSource(database.db, dataDirectory);
      const batches: unknown[] = [];
      for await (const batch of source.documentChanges?.('sltd', changeFile) ?? []) {
        batches.push(...batch);
      }
      return batches;
    };

    it('are kept beside it, in the order of their days, and date it', async () => {
      await run(format('whole', '2029-12-01'));
      expect((await runChanges(changes('2029-12-02', 'X1'))).ok).toBe(true);
      expect((await runChanges(changes('2029-12-02'))).ok).toBe(true);
      const [list] = await lists();
      expect(list).toMatchObject({ listDate: '2029-12-02', records: 1 });
      expect(list?.changes).toHaveLength(2);
      expect(filesOfList()).toHaveLength(3);
      expect(await linesOf(list?.changes?.[0] ?? '')).toEqual([
        { change: 'withdraw', record: document },
      ]);
      expect(await linesOf(list?.changes?.[1] ?? '')).toEqual([]);
    });

    it('are refused when they are older than the list, and leave no file', async () => {
      await run(format('whole', '2029-12-01'));
      expect(await runChanges(changes('2029-11-30', 'X1'))).toMatchObject({
        failure: { kind: 'changes-do-not-fit' },
      });
      await runChanges(changes('2029-12-05', 'X1'));
      expect(await runChanges(changes('2029-12-04', 'X1'))).toMatchObject({
        failure: { kind: 'changes-do-not-fit' },
      });
      expect((await lists())[0]?.changes).toHaveLength(1);
      expect(filesOfList()).toHaveLength(2);
    });

    it('go with the register that they change', async () => {
      await run(format('whole', '2029-12-01'));
      await runChanges(changes('2029-12-05', 'X1'));
      await run(format('whole', '2029-12-03'));
      expect(await lists()).toMatchObject([{ listDate: '2029-12-03', changes: [] }]);
      expect(filesOfList()).toHaveLength(1);
    });

    it('are refused where there is no register', async () => {
      await database.db.deleteFrom('lists').execute();
      expect(await runChanges(changes('2029-12-05', 'X1'))).toMatchObject({
        failure: { kind: 'changes-do-not-fit', remedy: 'import the whole register first' },
      });
      expect(filesOfList()).toEqual([]);
    });
  });

  it.each([
    { format: LIST_FORMATS.sltd, missing: ['none.csv'] },
    { format: LIST_FORMATS.ofac, missing: ['none.csv', 'neither.csv'] },
  ])('says that a file of $format.name is missing', async ({ format: started, missing }) => {
    const files = missing.map((name) => join(dataDirectory, name));
    const imported = await importList(
      { db: database.db, dataDirectory, now: () => new Date('2030-01-01T00:00:00Z') },
      { format: started, files, onProgress: () => undefined },
    );
    expect(imported).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
    expect(missing).toContain(
      imported.ok || !('file' in imported.failure) || imported.failure.file,
    );
  });
});
