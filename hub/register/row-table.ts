/** Register rows in columns while they are gathered, sorted and compared: 12 bytes a row, never objects. */
import { bitsFor } from '#shared/release/bits.ts';
import type { RowColumns } from '#shared/release/row-block.ts';

/** One row by value. */
export type Row = {
  readonly high: number;
  readonly low: number;
  readonly classIndex: number;
  readonly day: number;
  readonly notice: string | null;
};

export type RowTable = RowColumns & {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly classIndex: Uint16Array;
  readonly day: Uint16Array;
};

/** A table of `length` rows, all zero. */
export function emptyTable(length: number): RowTable {
  return {
    length,
    high: new Uint32Array(length),
    low: new Uint32Array(length),
    classIndex: new Uint16Array(length),
    day: new Uint16Array(length),
    notices: new Map(),
  };
}

export const rowAt = (table: RowColumns, row: number): Row => ({
  high: table.high[row] as number,
  low: table.low[row] as number,
  classIndex: table.classIndex[row] as number,
  day: table.day[row] as number,
  notice: table.notices.get(row) ?? null,
});

/** The order of rows in a block: by hash, then class, day and notice. */
export function compareRows(a: Row, b: Row): number {
  return (
    a.high - b.high ||
    a.low - b.low ||
    a.classIndex - b.classIndex ||
    a.day - b.day ||
    compareText(a.notice ?? '', b.notice ?? '')
  );
}

const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** A table of these rows, in their order. */
export function tableOf(rows: readonly Row[]): RowTable {
  const table = emptyTable(rows.length);
  const notices = new Map<number, string>();
  for (const [at, row] of rows.entries()) {
    table.high[at] = row.high;
    table.low[at] = row.low;
    table.classIndex[at] = row.classIndex;
    table.day[at] = row.day;
    if (row.notice !== null) notices.set(at, row.notice);
  }
  return { ...table, notices };
}

/** Rows `from` up to but not including `to`. The columns are views. */
export function sliceTable(table: RowTable, from: number, to: number): RowTable {
  const notices = new Map<number, string>();
  if (table.notices.size > 0) {
    for (let row = from; row < to; row += 1) {
      const notice = table.notices.get(row);
      if (notice !== undefined) notices.set(row - from, notice);
    }
  }
  return {
    length: to - from,
    high: table.high.subarray(from, to),
    low: table.low.subarray(from, to),
    classIndex: table.classIndex.subarray(from, to),
    day: table.day.subarray(from, to),
    notices,
  };
}

/**
 * Sorts the rows of a partition and keeps equal ones once. All hashes begin with the same `prefixBits` bits
 * (0 to 31).
 *
 * As many bits of each hash as fit, and the row's position, make one 64-bit number; a typed array sorts those
 * natively. Hashes that agree in all of these bits are put in order one by one.
 */
export function sortedTable(table: RowTable, prefixBits: number): RowTable {
  const positionBits = bitsFor(table.length - 1);
  const order = sortedOrder(table, { prefixBits, positionBits });
  const rows = emptyTable(table.length);
  const notices = new Map<number, string>();
  let length = 0;
  let last = -1;
  for (const position of order) {
    if (last >= 0 && areEqual(table, last, position)) continue;
    copyRow(table, position, [rows, length]);
    const notice = table.notices.get(position);
    if (notice !== undefined) notices.set(length, notice);
    last = position;
    length += 1;
  }
  return sliceTable({ ...rows, notices }, 0, length);
}

/** Where the first value of `from` or more stands. */
export function firstFrom(sorted: Uint32Array, from: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Copies the columns of one row; its notice, if any, is the caller's to carry over. */
export function copyRow(
  from: RowTable,
  row: number,
  [to, at]: readonly [table: RowTable, row: number],
): void {
  to.high[at] = from.high[row] as number;
  to.low[at] = from.low[row] as number;
  to.classIndex[at] = from.classIndex[row] as number;
  to.day[at] = from.day[row] as number;
}

const areEqual = (table: RowTable, a: number, b: number): boolean =>
  table.low[a] === table.low[b] && compareRows(rowAt(table, a), rowAt(table, b)) === 0;

type Widths = { readonly prefixBits: number; readonly positionBits: number };

function sortedOrder(table: RowTable, { prefixBits, positionBits }: Widths): Uint32Array {
  const keys = new BigUint64Array(table.length);
  const words = new Uint32Array(keys.buffer);
  const [lowWord, highWord] = wordOrder();
  const mask = positionBits === 32 ? 0xffff_ffff : 2 ** positionBits - 1;
  for (let row = 0; row < table.length; row += 1) {
    const high = table.high[row] as number;
    const low = table.low[row] as number;
    words[2 * row + highWord] =
      prefixBits === 0 ? high : (high << prefixBits) | (low >>> (32 - prefixBits));
    words[2 * row + lowWord] = ((low << prefixBits) & ~mask) | row;
  }
  keys.sort();
  const order = new Uint32Array(table.length);
  for (let at = 0; at < order.length; at += 1) {
    order[at] = ((words[2 * at + lowWord] as number) & mask) >>> 0;
  }
  const isTie = (at: number): boolean =>
    words[2 * at + highWord] === words[2 * at - 2 + highWord] &&
    (((words[2 * at + lowWord] as number) ^ (words[2 * at - 2 + lowWord] as number)) & ~mask) === 0;
  orderTies(table, order, isTie);
  return order;
}

/** Which half of a 64-bit number comes first in memory. */
function wordOrder(): readonly [lowWord: number, highWord: number] {
  const isLittle = new Uint32Array(BigUint64Array.of(1n).buffer)[0] === 1;
  return isLittle ? [0, 1] : [1, 0];
}

/** Puts runs of rows whose keys agree into their full order. */
function orderTies(table: RowTable, order: Uint32Array, isTie: (at: number) => boolean): void {
  for (let at = 1; at < order.length; at += 1) {
    if (!isTie(at)) continue;
    const start = at - 1;
    while (at < order.length && isTie(at)) at += 1;
    const run = [...order.subarray(start, at)].sort((a, b) =>
      compareRows(rowAt(table, a), rowAt(table, b)),
    );
    order.set(run, start);
  }
}
