/** An IndexedDB that stops taking writes, as when the process is killed. */
import { IDBObjectStore } from 'fake-indexeddb';

const put = IDBObjectStore.prototype.put;

/** The process dies at the nth write: from then on nothing reaches the disk. Answers how often it was tried. */
export function dieAtWrite(nth: number): { readonly writes: () => number } {
  let writes = 0;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
    writes += 1;
    if (writes >= nth) {
      this.transaction.abort();
      throw new DOMException('killed', 'AbortError');
    }
    return put.apply(this, row);
  };
  return { writes: () => writes };
}

/** The disk takes writes again. */
export function revive(): void {
  IDBObjectStore.prototype.put = put;
}
