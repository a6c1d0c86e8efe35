/**
 * Rows on their way into partitions: appended to one file a partition, through a small buffer each, so that a
 * register of any size is spread out in bounded memory (about 12 MB for 256 partitions).
 */
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Row } from './row-table.ts';
import { noticesFile, ROW_BYTES, restOf } from './rows-file.ts';

/** How long each partition's files were when everything before was on the disk. */
export type SpillMark = {
  readonly rows: readonly number[];
  readonly noticeBytes: readonly number[];
};

export type Spill = {
  add(row: Row): void;
  /** Writes and flushes what is buffered; answers from where to go on after a crash. */
  mark(): SpillMark;
  close(): void;
};

const BUFFERED_ROWS = 4096;

type Partition = {
  readonly path: string;
  readonly file: number;
  readonly words: Uint32Array;
  buffered: number;
  rows: number;
  notices: { file: number; bytes: number } | null;
};

export const partitionFile = (directory: string, partition: number): string =>
  join(directory, `${String(partition).padStart(3, '0')}.rows`);

/** Whether the files still hold all that they held at the mark. */
export function isSpilled(directory: string, { rows, noticeBytes }: SpillMark): boolean {
  const holds = (path: string, bytes: number): boolean =>
    bytes === 0 || (statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= bytes;
  return rows.every((count, index) => {
    const path = partitionFile(directory, index);
    return holds(path, count * ROW_BYTES) && holds(noticesFile(path), noticeBytes[index] ?? 0);
  });
}

/** Opens the partitions' files, cut back to `from`, or empty. `partitions` is a power of two up to 256. */
export function openSpill(directory: string, partitions: number, from: SpillMark | null): Spill {
  const all = Array.from({ length: partitions }, (_, index) =>
    openPartition(partitionFile(directory, index), {
      rows: from?.rows[index] ?? 0,
      noticeBytes: from?.noticeBytes[index] ?? 0,
    }),
  );
  const perPartition = 2 ** 32 / partitions;
  return {
    add(row) {
      const partition = all[Math.floor(row.high / perPartition)] as Partition;
      const at = partition.buffered * 3;
      partition.words[at] = row.high;
      partition.words[at + 1] = row.low;
      partition.words[at + 2] = restOf(row.classIndex, row.day);
      if (row.notice !== null) addNotice(partition, row.notice);
      partition.buffered += 1;
      if (partition.buffered === BUFFERED_ROWS) writeOut(partition);
    },
    mark() {
      for (const partition of all) {
        writeOut(partition);
        fsyncSync(partition.file);
        if (partition.notices !== null) fsyncSync(partition.notices.file);
      }
      return {
        rows: all.map(({ rows }) => rows),
        noticeBytes: all.map(({ notices }) => notices?.bytes ?? 0),
      };
    },
    close() {
      for (const { file, notices } of all) {
        closeSync(file);
        if (notices !== null) closeSync(notices.file);
      }
    },
  };
}

function openPartition(
  path: string,
  from: { readonly rows: number; readonly noticeBytes: number },
): Partition {
  const file = openAt(path, from.rows * ROW_BYTES);
  const words = new Uint32Array(BUFFERED_ROWS * 3);
  if (from.noticeBytes === 0) rmSync(noticesFile(path), { force: true });
  const notices =
    from.noticeBytes === 0
      ? null
      : { file: openAt(noticesFile(path), from.noticeBytes), bytes: from.noticeBytes };
  return { path, file, words, buffered: 0, rows: from.rows, notices };
}

/** Opens a file for appending, cut back to `length`. */
function openAt(path: string, length: number): number {
  const file = openSync(path, 'a+', 0o600);
  ftruncateSync(file, length);
  return file;
}

function addNotice(partition: Partition, notice: string): void {
  partition.notices ??= { file: openAt(noticesFile(partition.path), 0), bytes: 0 };
  const line = `${JSON.stringify([partition.rows + partition.buffered, notice])}\n`;
  partition.notices.bytes += writeSync(partition.notices.file, line);
}

function writeOut(partition: Partition): void {
  const bytes = new Uint8Array(partition.words.buffer, 0, partition.buffered * ROW_BYTES);
  for (let at = 0; at < bytes.length; ) at += writeSync(partition.file, bytes, at);
  partition.rows += partition.buffered;
  partition.buffered = 0;
}
