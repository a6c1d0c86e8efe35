/**
 * What the browser's own stores bear on this machine: rows of a bucket's size, written in transactions of a shard's
 * size, without any of the product's work. The register cannot be faster than the store it lies in.
 */
import type { Ceiling } from './bench-page.ts';

const ROW_BYTES = 8 * 1024;
const ROWS_AT_ONCE = 256;
const ROWS = 8192;
const READS = 1000;

const keyOf = (row: number): string => row.toString(16).padStart(18, '0');
const anyRow = (): number => Math.floor(Math.random() * ROWS);

/** Bytes that do not compress, made before the clock runs. */
function rowsOf(): Uint8Array<ArrayBuffer>[] {
  return Array.from({ length: ROWS_AT_ONCE }, () =>
    crypto.getRandomValues(new Uint8Array(ROW_BYTES)),
  );
}

const megabytesPerSecond = (from: number): number =>
  (ROWS * ROW_BYTES) / 1e3 / (performance.now() - from);

export async function indexedDbCeiling(): Promise<Ceiling> {
  const database = await openedBy(indexedDB.open('ceiling', 1), (made) =>
    made.createObjectStore('rows'),
  );
  const rows = rowsOf();
  const from = performance.now();
  for (let at = 0; at < ROWS; at += ROWS_AT_ONCE) {
    const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore('rows');
    for (const [index, row] of rows.entries()) store.put(row, keyOf(at + index));
    await new Promise<void>((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onerror = () => failed(transaction.error);
    });
  }
  const written = megabytesPerSecond(from);
  const reads: number[] = [];
  for (let read = 0; read < READS; read += 1) {
    const asked = performance.now();
    await openedBy(database.transaction('rows').objectStore('rows').get(keyOf(anyRow())));
    reads.push(performance.now() - asked);
  }
  database.close();
  indexedDB.deleteDatabase('ceiling');
  return { megabytesPerSecond: written, reads };
}

function openedBy<Value>(
  request: IDBRequest<Value> & { onupgradeneeded?: unknown },
  upgrade?: (made: IDBDatabase) => void,
): Promise<Value> {
  return new Promise((done, failed) => {
    if (upgrade) request.onupgradeneeded = () => upgrade(request.result as IDBDatabase);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

type WorkerFileHandle = { createSyncAccessHandle(): Promise<SyncFile> };
type SyncFile = {
  read(into: Uint8Array, options: { readonly at: number }): number;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  flush(): void;
  close(): void;
};

/** The origin's private files; synchronous access exists only in a worker. */
export async function privateFileCeiling(): Promise<Ceiling> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle('ceiling', { create: true });
  const file = await (handle as unknown as WorkerFileHandle).createSyncAccessHandle();
  const rows = rowsOf();
  const from = performance.now();
  for (let at = 0; at < ROWS; at += ROWS_AT_ONCE) {
    for (const [index, row] of rows.entries()) file.write(row, { at: (at + index) * ROW_BYTES });
    file.flush();
  }
  const written = megabytesPerSecond(from);
  const reads: number[] = [];
  for (let read = 0; read < READS; read += 1) {
    const asked = performance.now();
    file.read(new Uint8Array(ROW_BYTES), { at: anyRow() * ROW_BYTES });
    reads.push(performance.now() - asked);
  }
  file.close();
  await folder.removeEntry('ceiling');
  return { megabytesPerSecond: written, reads };
}
