import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { encodeRecords } from '#hub/storage/document-record.ts';
import { createListFile, listDirectory } from '#hub/storage/list-file.ts';
import { type ImportedList, replaceDocuments, replacePersons } from '#hub/storage/lists.ts';
import { createReleaseSource } from '#hub/storage/release-source.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { DATABASES, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

const person = (id: string, name = 'Ana Torv'): Person => ({
  id,
  names: [{ kind: 'primary', quality: 'strong', script: 'Latn', whole: name }],
  datesOfBirth: [],
  placesOfBirth: [],
  nationalities: [],
  sex: 'U',
  documents: [],
  notices: [{ kind: 'sanction', reference: id, issuer: null }],
});

const document = (documentNumber: string): SltdRecord => ({
  documentNumber,
  issuingState: 'UTO',
  documentType: 'passport',
  category: 'stolen',
  dateReported: '2029-05-06',
});

async function* texts(records: readonly unknown[]): AsyncGenerator<string> {
  for (const record of records) yield await Promise.resolve(JSON.stringify(record));
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

for (const { title, open, missing } of DATABASES) {
  describe.skipIf(missing)(`lists ${title}`, () => {
    let database: OpenDatabase;
    let dataDirectory: string;
    let importedAt = new Date('2030-01-01T00:00:00Z');

    beforeAll(async () => {
      database = await open();
    }, START_TIMEOUT_IN_MS);
    beforeEach(() => {
      dataDirectory = mkdtempSync(join(tmpdir(), 'farpost-lists-'));
      return () => rmSync(dataDirectory, { recursive: true, force: true });
    });
    afterAll(() => database.close());

    function list(id: string, kind: 'persons' | 'documents', records: number): ImportedList {
      importedAt = new Date(importedAt.getTime() + 1000);
      const description = { id, kind, title: id, titles: { ar: 'قائمة' }, publisher: 'P' };
      return { description, listDate: '2029-12-31', importedAt, format: 'un', records };
    }

    const source = () => createReleaseSource(database.db, dataDirectory);
    const store = (id: string, persons: readonly Person[]) =>
      replacePersons(database.db, list(id, 'persons', persons.length), texts(persons));

    it('give persons back as they came, by id, whatever the order of the file', async () => {
      const ids = ['b', 'a', 'B', '10', '9', 'é', 'ا'];
      await store(
        'order',
        ids.map((id) => person(id)),
      );
      const read = await collect(source().persons('order'));
      expect(read.map(({ id }) => id)).toEqual(['10', '9', 'B', 'a', 'b', 'é', 'ا']);
      expect(read[3]).toEqual(person('a'));
      expect(await source().lists()).toContainEqual({
        description: list('order', 'persons', 7).description,
        listDate: '2029-12-31',
        records: 7,
      });
    });

    it('hold more persons than one page or one insert', async () => {
      const ids = Array.from({ length: 1203 }, (_, index) => String(10_000 + index));
      await store(
        'pages',
        ids.map((id) => person(id)),
      );
      const read = await collect(source().persons('pages'));
      expect(read.map(({ id }) => id)).toEqual(ids);
    });

    it('are replaced as a whole, each on its own', async () => {
      await store('one', [person('1'), person('2')]);
      await store('two', [person('1', 'Someone Else')]);
      await store('one', [person('3')]);
      expect((await collect(source().persons('one'))).map(({ id }) => id)).toEqual(['3']);
      expect(await collect(source().persons('two'))).toHaveLength(1);
    });

    it('stay as they were when their replacement breaks off', async () => {
      await store('safe', [person('1')]);
      const before = await source().lists();
      async function* breaking(): AsyncGenerator<string> {
        for (let count = 0; count < 300; count += 1) yield JSON.stringify(person(`new-${count}`));
        await Promise.resolve();
        throw new Error('the disk is gone');
      }
      const broken = replacePersons(database.db, list('safe', 'persons', 301), breaking());
      await expect(broken).rejects.toThrow('the disk is gone');
      expect((await collect(source().persons('safe'))).map(({ id }) => id)).toEqual(['1']);
      expect(await source().lists()).toEqual(before);
    });

    it('hold names with text that the database itself cannot', async () => {
      await store('odd', [person('1', 'A\u0000B\ud800C')]);
      const [read] = await collect(source().persons('odd'));
      expect(read?.names[0]?.whole).toBe('A\uFFFDB\uFFFDC');
    });

    it('are not published half old, half new', async () => {
      const ids = Array.from({ length: 600 }, (_, index) => String(1000 + index));
      await store(
        'moving',
        ids.map((id) => person(id)),
      );
      const persons = source().persons('moving')[Symbol.asyncIterator]();
      await persons.next();
      await store(
        'moving',
        ids.map((id) => person(id)),
      );
      const rest = async () => {
        while ((await persons.next()).done !== true);
      };
      await expect(rest()).rejects.toThrow('publish again');
    });

    it('cannot be read before they were imported', async () => {
      await expect(collect(source().persons('never'))).rejects.toThrow('never imported');
      await expect(collect(source().documents('never', 0))).rejects.toThrow('never imported');
    });

    async function storeDocuments(id: string, documents: readonly SltdRecord[]): Promise<void> {
      const file = await createListFile(listDirectory(dataDirectory, id), 'documents');
      for (const record of documents) await file.write(encodeRecords([{ change: 'add', record }]));
      await file.write('');
      const imported = list(id, 'documents', documents.length);
      await replaceDocuments(database.db, imported, { dataDirectory, file: await file.keep() });
    }

    it('give documents back in the order of the file, and keep the last file only', async () => {
      await storeDocuments('register', [document('OLD')]);
      await storeDocuments('register', [document('X1'), document('ÄÖ🙂2')]);
      expect((await collect(source().documents('register', 0))).flat()).toEqual([
        document('X1'),
        document('ÄÖ🙂2'),
      ]);
      expect((await collect(source().documents('register', 1))).flat()).toEqual([
        document('ÄÖ🙂2'),
      ]);
      expect(readdirSync(listDirectory(dataDirectory, 'register'))).toHaveLength(1);
    });

    it('keep documents that are being read while they are replaced', async () => {
      const many = Array.from({ length: 30_000 }, (_, index) => document(`X${index}`));
      await storeDocuments('busy', many);
      const documents = source().documents('busy', 0)[Symbol.asyncIterator]();
      const read = [...((await documents.next()).value as SltdRecord[])];
      expect(read.length).toBeLessThan(many.length);
      await storeDocuments('busy', []);
      for (let step = await documents.next(); step.done !== true; step = await documents.next()) {
        read.push(...step.value);
      }
      expect(read).toEqual(many);
    });

    it('leave nothing behind when a file is discarded', async () => {
      const directory = listDirectory(dataDirectory, 'gone');
      const file = await createListFile(directory, 'jsonl');
      await file.write('{}');
      await file.discard();
      expect(readdirSync(directory)).toEqual([]);
    });
  });
}
