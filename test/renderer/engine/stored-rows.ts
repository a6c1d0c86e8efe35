/** Looks at the cache's rows, and changes them, behind the engine's back. */
import { CACHE_NAME } from '#renderer/engine/db/cache-name.ts';

export type StoredRow = Record<string, unknown>;

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.name));
  });

async function store(disk: IDBFactory, table: string) {
  const database = await done(disk.open(CACHE_NAME));
  const rows = database.transaction(table, 'readwrite').objectStore(table);
  return { rows, close: () => database.close() };
}

export async function rowsOf(disk: IDBFactory, table: string): Promise<StoredRow[]> {
  const { rows, close } = await store(disk, table);
  const found = await done(rows.getAll());
  close();
  return found as StoredRow[];
}

/** Replaces a row, or deletes it when `change` answers null. */
export async function alterRow(
  disk: IDBFactory,
  [table, key]: readonly [string, IDBValidKey],
  change: (row: StoredRow) => StoredRow | null,
): Promise<void> {
  const { rows, close } = await store(disk, table);
  const row = (await done(rows.get(key))) as StoredRow | undefined;
  if (row === undefined) throw new Error(`no such row in ${table}`);
  const changed = change(row);
  await (changed === null ? done(rows.delete(key)) : done(rows.put(changed)));
  close();
}

/** Replaces every sealed bucket of the register, or deletes it when `change` answers null. */
export async function alterBuckets(
  disk: IDBFactory,
  change: (bytes: unknown) => Uint8Array | null,
): Promise<void> {
  const { rows, close } = await store(disk, 'registerBuckets');
  for (const key of await done(rows.getAllKeys())) {
    const changed = change(await done(rows.get(key)));
    await (changed === null ? done(rows.delete(key)) : done(rows.put(changed, key)));
  }
  close();
}
