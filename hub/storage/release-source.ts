/** The imported lists as the source of a release. */
import { join } from 'node:path';
import type { ReleaseSource, SourceList } from '#hub/releases/source.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import { listDescriptionSchema } from '#shared/watchlist/list.ts';
import { listDirectory, readLines } from './list-file.ts';
import { allLists, findList, readPersons } from './lists.ts';
import type { HubDatabase, ListRow } from './schema.ts';

/** Persons come by id. A list that is replaced while it is read throws: half of each would be published. */
export function createReleaseSource(db: HubDatabase, dataDirectory: string): ReleaseSource {
  return {
    async lists() {
      return (await allLists(db)).map(toSourceList);
    },
    async *persons(listId) {
      const before = await currentList(db, listId);
      yield* readPersons(db, listId);
      const after = await currentList(db, listId);
      if (after.imported_at.getTime() !== before.imported_at.getTime()) {
        throw new Error(`the list ${listId} was imported again while it was read; publish again`);
      }
    },
    async *documents(listId) {
      const { file } = await currentList(db, listId);
      if (file === null) return;
      for await (const line of readLines(join(listDirectory(dataDirectory, listId), file))) {
        // Written and synced by this hub from checked records; the publisher compares their number.
        yield JSON.parse(line) as SltdRecord;
      }
    },
  };
}

function toSourceList(row: ListRow): SourceList {
  return {
    description: listDescriptionSchema.parse(JSON.parse(row.description)),
    listDate: row.list_date,
    records: row.records,
  };
}

async function currentList(db: HubDatabase, listId: string): Promise<ListRow> {
  const row = await findList(db, listId);
  if (row === undefined) throw new Error(`the list ${listId} was never imported`);
  return row;
}
