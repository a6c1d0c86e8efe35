/** The imported lists as the source of a release. */
import { join } from 'node:path';
import type { ReleaseSource, SourceList } from '#hub/releases/source.ts';
import { listDescriptionSchema } from '#shared/watchlist/list.ts';
import { readDocumentFile } from './document-file.ts';
import { listDirectory } from './list-file.ts';
import { allLists, changesOf, findList, readPersons } from './lists.ts';
import type { HubDatabase, ListChangesRow, ListRow } from './schema.ts';

/** Persons come by id. A list that is replaced while it is read throws: half of each would be published. */
export function createReleaseSource(db: HubDatabase, dataDirectory: string): ReleaseSource {
  return {
    checked: true,
    async lists() {
      const lists = await allLists(db);
      return Promise.all(
        lists.map(async (list) => toSourceList(list, await changesOf(db, list.id))),
      );
    },
    async *persons(listId) {
      const before = await currentList(db, listId);
      yield* readPersons(db, listId);
      const after = await currentList(db, listId);
      if (after.imported_at.getTime() !== before.imported_at.getTime()) {
        throw new Error(`the list ${listId} was imported again while it was read; publish again`);
      }
    },
    async *documents(listId, from) {
      const { file } = await currentList(db, listId);
      if (file === null) return;
      const path = join(listDirectory(dataDirectory, listId), file);
      for await (const batch of readDocumentFile(path, from)) {
        yield batch.map(({ record }) => record);
      }
    },
    documentChanges: (listId, file) =>
      readDocumentFile(join(listDirectory(dataDirectory, listId), file), 0),
  };
}

function toSourceList(row: ListRow, changes: readonly ListChangesRow[]): SourceList {
  return {
    description: listDescriptionSchema.parse(JSON.parse(row.description)),
    // Changes are dated as well: the newest of them is how far the list goes.
    listDate: changes.at(-1)?.list_date ?? row.list_date,
    records: row.records,
    ...(row.file === null ? {} : { revision: row.file, changes: changes.map(({ file }) => file) }),
  };
}

async function currentList(db: HubDatabase, listId: string): Promise<ListRow> {
  const row = await findList(db, listId);
  if (row === undefined) throw new Error(`the list ${listId} was never imported`);
  return row;
}
