/** Document reports on the hub's disk: written as a stream, complete or absent, read in batches from anywhere. */
import { createReadStream } from 'node:fs';
import type { DocumentChange } from '#hub/releases/source.ts';
import { decodeRecord, nextRecord } from './document-record.ts';

/** About 12,000 records: so long does a batch keep other work waiting. */
const READ_BYTES = 1 << 18;

/** The records after the first `from`, in batches. Throws when the file ends inside a record. */
export async function* readDocumentFile(
  path: string,
  from: number,
): AsyncGenerator<readonly DocumentChange[], void, void> {
  let rest: Buffer = Buffer.alloc(0);
  let toSkip = from;
  for await (const piece of createReadStream(path, { highWaterMark: READ_BYTES })) {
    const bytes = rest.length === 0 ? (piece as Buffer) : Buffer.concat([rest, piece as Buffer]);
    const skipped = skip(bytes, toSkip);
    toSkip -= skipped.records;
    const read = toSkip > 0 ? { batch: [], end: skipped.end } : decodeAll(bytes, skipped.end);
    rest = bytes.subarray(read.end);
    if (read.batch.length > 0) yield read.batch;
  }
  if (rest.length > 0) throw new RangeError('a stored list ends inside a record');
}

/** Passes over `most` records, or as many as are there whole. */
function skip(bytes: Buffer, most: number): { readonly records: number; readonly end: number } {
  let end = 0;
  let records = 0;
  for (let next = nextRecord(bytes, 0); records < most && next !== null; records += 1) {
    end = next;
    next = nextRecord(bytes, end);
  }
  return { records, end };
}

function decodeAll(bytes: Buffer, start: number) {
  const batch: DocumentChange[] = [];
  let end = start;
  for (let found = decodeRecord(bytes, end); found !== null; found = decodeRecord(bytes, end)) {
    batch.push(found.value);
    end = found.next;
  }
  return { batch, end };
}
