/** How one state of a partition becomes another: which rows go, which come. Tables are sorted. */
import {
  compareRows,
  copyRow,
  emptyTable,
  type Row,
  type RowTable,
  rowAt,
  sliceTable,
  sortedTable,
  tableOf,
} from './row-table.ts';

export type Changes = { readonly added: readonly Row[]; readonly withdrawn: readonly Row[] };

/** What must be added to `before` and withdrawn from it to get `after`. Stops above `most` changes: null. */
export function differences(before: RowTable, after: RowTable, most: number): Changes | null {
  const added: Row[] = [];
  const withdrawn: Row[] = [];
  let old = 0;
  let now = 0;
  while (old < before.length || now < after.length) {
    const order = orderAt([before, old], [after, now]);
    if (order < 0) withdrawn.push(rowAt(before, old));
    if (order > 0) added.push(rowAt(after, now));
    if (added.length + withdrawn.length > most) return null;
    old += Number(order <= 0);
    now += Number(order >= 0);
  }
  return { added, withdrawn };
}

type Cursor = readonly [table: RowTable, row: number];

/** Negative when the row of `a` comes first; a table that is used up comes last. */
function orderAt([a, atA]: Cursor, [b, atB]: Cursor): number {
  if (atB >= b.length) return -1;
  if (atA >= a.length) return 1;
  const byHash =
    (a.high[atA] as number) - (b.high[atB] as number) ||
    (a.low[atA] as number) - (b.low[atB] as number);
  return byHash === 0 ? compareRows(rowAt(a, atA), rowAt(b, atB)) : byHash;
}

/** The rows of `table` after one overlay: withdrawing wins. */
export function applyChanges(
  table: RowTable,
  { added, withdrawn }: Changes,
  prefixBits: number,
): RowTable {
  if (added.length === 0 && withdrawn.length === 0) return table;
  const gone = new Set(withdrawn.map(identity));
  const goneHashes = new Set(withdrawn.map(({ high }) => high));
  const isGone = (row: number): boolean =>
    goneHashes.has(table.high[row] as number) && gone.has(identity(rowAt(table, row)));
  const coming = added.filter((row) => !gone.has(identity(row)));
  const merged = emptyTable(table.length + coming.length);
  const notices = new Map<number, string>();
  let length = 0;
  for (let row = 0; row < table.length; row += 1) {
    if (isGone(row)) continue;
    copyRow(table, row, [merged, length]);
    const notice = table.notices.get(row);
    if (notice !== undefined) notices.set(length, notice);
    length += 1;
  }
  const appended = tableOf(coming);
  for (let row = 0; row < appended.length; row += 1) {
    copyRow(appended, row, [merged, length + row]);
    const notice = appended.notices.get(row);
    if (notice !== undefined) notices.set(length + row, notice);
  }
  const whole = sliceTable({ ...merged, notices }, 0, length + appended.length);
  return sortedTable(whole, prefixBits);
}

const identity = ({ high, low, classIndex, day, notice }: Row): string =>
  `${high} ${low} ${classIndex} ${day} ${notice ?? ''}`;
