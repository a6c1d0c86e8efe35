/** The lists as they were last imported. Persons are rows; the document register is a file. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListDescription } from '#shared/watchlist/list.ts';
import { type Person, personSchema } from '#shared/watchlist/person.ts';
import { listDirectory } from './list-file.ts';
import type { HubDatabase, HubTransaction, ListChangesRow, ListRow } from './schema.ts';

export type ImportedList = {
  readonly description: ListDescription;
  /** `YYYY-MM-DD` as the publisher dates it. */
  readonly listDate: string;
  readonly importedAt: Date;
  readonly format: string;
  readonly records: number;
};

const ROWS_PER_INSERT = 200;
const ROWS_PER_PAGE = 500;

export function allLists(db: HubDatabase): Promise<ListRow[]> {
  return db.selectFrom('lists').selectAll().orderBy('id').execute();
}

export function findList(db: HubDatabase, id: string): Promise<ListRow | undefined> {
  return db.selectFrom('lists').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Replaces all persons of the list, or changes nothing. `persons` are JSON texts of `Person`. */
export async function replacePersons(
  db: HubDatabase,
  list: ImportedList,
  persons: AsyncIterable<string>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await putList(transaction, list, null);
    await transaction.deleteFrom('persons').where('list_id', '=', list.description.id).execute();
    for await (const page of pagesOf(persons, ROWS_PER_INSERT)) {
      const rows = page.map((text) => personRow(list.description.id, text));
      await transaction.insertInto('persons').values(rows).execute();
    }
  });
}

/** Files of changes to a list of documents, oldest first. */
export function changesOf(db: HubDatabase, id: string): Promise<ListChangesRow[]> {
  return db
    .selectFrom('list_changes')
    .selectAll()
    .where('list_id', '=', id)
    .orderBy('seq')
    .execute();
}

/** Adds a file of changes to a list of documents. */
export async function addChanges(db: HubDatabase, list: ImportedList, file: string): Promise<void> {
  const { id } = list.description;
  await db.transaction().execute(async (transaction) => {
    // The row of the list is held, so that two imports at once do not take the same number.
    await transaction.selectFrom('lists').select('id').where('id', '=', id).forUpdate().execute();
    const { last } = await transaction
      .selectFrom('list_changes')
      .select(({ fn }) => fn.max<number | null>('seq').as('last'))
      .where('list_id', '=', id)
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('list_changes')
      .values({
        list_id: id,
        seq: Number(last ?? 0) + 1,
        file,
        list_date: list.listDate,
        imported_at: list.importedAt,
        records: list.records,
      })
      .execute();
  });
}

/** Points the list to a new file of documents and removes the files before it. */
export async function replaceDocuments(
  db: HubDatabase,
  list: ImportedList,
  { dataDirectory, file }: { readonly dataDirectory: string; readonly file: string },
): Promise<void> {
  const { id } = list.description;
  const before = await findList(db, id);
  const changes = await changesOf(db, id);
  await db.transaction().execute((transaction) => putDocuments(transaction, list, file));
  // A release that is being built may still read them: then the next import leaves some files too many.
  const old = [before?.file ?? null, ...changes.map((change) => change.file)];
  await removeListFiles(listDirectory(dataDirectory, id), old);
}

/** Points the list to a new file as part of a transaction that also keeps something else. */
export async function putDocuments(
  transaction: HubTransaction,
  list: ImportedList,
  file: string,
): Promise<void> {
  const { id } = list.description;
  await transaction.deleteFrom('list_changes').where('list_id', '=', id).execute();
  await putList(transaction, list, file);
}

/** The publisher dates the list anew; what it holds is the same. */
export async function dateList(
  transaction: HubTransaction,
  id: string,
  listDate: string,
): Promise<void> {
  await transaction
    .updateTable('lists')
    .set({ list_date: listDate })
    .where('id', '=', id)
    .execute();
}

/** Removes files that no list refers to any more; one that cannot be removed is left. */
export async function removeListFiles(
  directory: string,
  files: readonly (string | null)[],
): Promise<void> {
  for (const file of files) {
    if (file === null) continue;
    await rm(join(directory, file), { force: true }).catch(() => null);
  }
}

/** Persons of a list by id, page by page. */
export async function* readPersons(
  db: HubDatabase,
  listId: string,
): AsyncGenerator<Person, void, void> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('persons')
      .select(['id', 'record'])
      .where('list_id', '=', listId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_PER_PAGE)
      .execute();
    for (const { record } of rows) yield personSchema.parse(record);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < ROWS_PER_PAGE) return;
  }
}

async function putList(
  transaction: HubTransaction,
  list: ImportedList,
  file: string | null,
): Promise<void> {
  const row = {
    description: JSON.stringify(list.description),
    list_date: list.listDate,
    imported_at: list.importedAt,
    records: list.records,
    format: list.format,
    file,
  };
  await transaction
    .insertInto('lists')
    .values({ id: list.description.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** PostgreSQL's text holds neither U+0000 nor half a surrogate pair, and no name needs them. */
function personRow(listId: string, text: string): { list_id: string; id: string; record: string } {
  const person = personSchema.parse(
    JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'string' ? storableText(value) : value,
    ),
  );
  return { list_id: listId, id: person.id, record: JSON.stringify(person) };
}

/** The same text with whatever PostgreSQL cannot store replaced by U+FFFD. */
export const storableText = (text: string): string => text.replace(/[\p{Surrogate}\0]/gu, '\uFFFD');

async function* pagesOf<Item>(
  items: AsyncIterable<Item>,
  size: number,
): AsyncGenerator<Item[], void, void> {
  let page: Item[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
