/** A file of changes becomes one overlay: exactly the rows that come and go. */
import { setImmediate } from 'node:timers/promises';
import type { PublishFailure } from '#hub/releases/publish-failure.ts';
import { guarded, invalid, unreadable } from '#hub/releases/read-records.ts';
import type { DocumentChange, ReleaseSource } from '#hub/releases/source.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import type { Changes } from './changes.ts';
import { checkedRow, type RowMaker } from './report.ts';
import { compareRows, firstFrom, type Row, type RowTable, rowAt } from './row-table.ts';

type Asked = { readonly change: DocumentChange['change']; readonly row: Row };

export type TakingChanges = {
  readonly list: string;
  readonly file: string;
  readonly source: ReleaseSource;
  readonly make: RowMaker;
  /** Category, type and state of a class, without its source. */
  readonly kindOf: (classIndex: number) => string;
  readonly partitions: number;
  /** The rows of a partition as they are before these changes. */
  readonly read: (partition: number) => Promise<RowTable>;
};

/**
 * Rows that are there already are not added; a withdrawal takes every report of that document, type and category
 * that was there before the file. A report that the file both adds and withdraws is withdrawn, in whatever order.
 */
export async function takeChanges(taking: TakingChanges): Promise<Result<Changes, PublishFailure>> {
  const asked = await readChanges(taking);
  if (!asked.ok) return asked;
  const byPartition = inPartitions(asked.value, taking.partitions);
  const added: Row[] = [];
  const withdrawn: Row[] = [];
  for (const [partition, rows] of [...byPartition].sort(([a], [b]) => a - b)) {
    const table = await taking.read(partition);
    const changes = inPartition(table, rows, taking.kindOf);
    added.push(...changes.added);
    withdrawn.push(...changes.withdrawn);
    await setImmediate();
  }
  return succeed({ added: added.sort(compareRows), withdrawn: withdrawn.sort(compareRows) });
}

async function readChanges(taking: TakingChanges): Promise<Result<Asked[], PublishFailure>> {
  const { list, file, source } = taking;
  const asked: Asked[] = [];
  const opened = await guarded(() => source.documentChanges?.(list, file)[Symbol.asyncIterator]());
  if (!opened.ok) return unreadable(list, 0, opened.failure);
  if (opened.value === undefined) return unreadable(list, 0, 'no changes can be read');
  const lines = opened.value;
  for (;;) {
    const step = await guarded(() => lines.next());
    if (!step.ok) return unreadable(list, asked.length, step.failure);
    if (step.value.done === true) return succeed(asked);
    const taken = takeBatch(step.value.value, asked, taking.make);
    if (taken !== null) return invalid(list, asked.length, taken);
  }
}

/** What is wrong with the first line that is not taken; null when all are. */
function takeBatch(
  batch: readonly DocumentChange[],
  asked: Asked[],
  make: RowMaker,
): string | null {
  for (const { change, record } of batch) {
    const row = checkedRow(record, make);
    if (!row.ok) return row.failure;
    asked.push({ change, row: row.value });
  }
  return null;
}

function inPartitions(asked: readonly Asked[], partitions: number): Map<number, Asked[]> {
  const width = 2 ** 32 / partitions;
  const groups = new Map<number, Asked[]>();
  for (const one of asked) {
    const partition = Math.floor(one.row.high / width);
    const group = groups.get(partition) ?? [];
    groups.set(partition, group);
    group.push(one);
  }
  return groups;
}

function inPartition(
  table: RowTable,
  asked: readonly Asked[],
  kindOf: TakingChanges['kindOf'],
): Changes {
  const added = new Map<string, Row>();
  const withdrawn = new Map<string, Row>();
  const taken = new Set<string>();
  for (const { change, row } of asked) {
    const there = rowsWithHash(table, row);
    if (change === 'withdraw') {
      taken.add(keyOf(row));
      const kind = kindOf(row.classIndex);
      for (const old of there.filter((one) => kindOf(one.classIndex) === kind)) {
        withdrawn.set(keyOf(old), old);
      }
    } else if (!there.some((old) => compareRows(old, row) === 0)) {
      added.set(keyOf(row), row);
    }
  }
  for (const key of taken) added.delete(key);
  return { added: [...added.values()], withdrawn: [...withdrawn.values()] };
}

const keyOf = (row: Row): string => JSON.stringify(row);

function rowsWithHash(table: RowTable, { high, low }: Row): Row[] {
  const rows: Row[] = [];
  for (let row = firstFrom(table.high, high); table.high[row] === high; row += 1) {
    if (table.low[row] === low) rows.push(rowAt(table, row));
  }
  return rows;
}
