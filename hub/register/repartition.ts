/** Sorted partitions spread anew, when a register outgrew its buckets or shrank below them. */
import { mkdir, rm } from 'node:fs/promises';
import type { Partitions } from './gather.ts';
import { emptyTable, firstFrom, type RowTable, sliceTable } from './row-table.ts';
import { readRows, writeRows } from './rows-file.ts';
import { partitionFile } from './spill.ts';

/** Writes the same rows as `count` partitions into a new folder. Their order does not change, only where they are cut. */
export async function repartition(
  from: Partitions,
  count: number,
  directory: string,
): Promise<Partitions> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory);
  const read = rememberLast((partition) => readRows(partitionFile(from.directory, partition)));
  const width = 2 ** 32 / count;
  const widthBefore = 2 ** 32 / from.count;
  for (let partition = 0; partition < count; partition += 1) {
    const start = partition * width;
    const end = start + width;
    const pieces: RowTable[] = [];
    for (let old = Math.floor(start / widthBefore); old * widthBefore < end; old += 1) {
      const table = await read(old);
      pieces.push(sliceTable(table, firstFrom(table.high, start), firstFrom(table.high, end)));
    }
    await writeRows(partitionFile(directory, partition), joined(pieces));
  }
  return { ...from, directory, count };
}

function rememberLast(read: (partition: number) => Promise<RowTable>) {
  let last: { readonly partition: number; readonly table: RowTable } | null = null;
  return async (partition: number): Promise<RowTable> => {
    if (last?.partition !== partition) last = { partition, table: await read(partition) };
    return last.table;
  };
}

function joined(pieces: readonly RowTable[]): RowTable {
  const whole = emptyTable(pieces.reduce((sum, { length }) => sum + length, 0));
  const notices = new Map<number, string>();
  let at = 0;
  for (const piece of pieces) {
    whole.high.set(piece.high, at);
    whole.low.set(piece.low, at);
    whole.classIndex.set(piece.classIndex, at);
    whole.day.set(piece.day, at);
    for (const [row, notice] of piece.notices) notices.set(at + row, notice);
    at += piece.length;
  }
  return { ...whole, notices };
}
