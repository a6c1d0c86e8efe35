/** A base of the register from sorted partitions, which become the hub's own copy of it. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { documentBuckets, prefixBitsOf } from '#shared/release/document-hash.ts';
import { applyChanges } from './changes.ts';
import { encodeBase } from './encode-base.ts';
import { type Partitions, partitionsOf } from './gather.ts';
import { type RegisterState, type StoredOverlay, writeRegisterState } from './register-state.ts';
import type { RegisterWork } from './register-work.ts';
import { repartition } from './repartition.ts';
import { firstFrom, type Row, type RowTable, rowAt } from './row-table.ts';
import { readRows, writeRows } from './rows-file.ts';
import { partitionFile } from './spill.ts';

export type NewBase = {
  readonly partitions: Partitions;
  readonly buckets: number;
  readonly revision: string | null;
  readonly changes: number;
};

/** Packs the partitions into shards, and keeps the state that they make. */
export async function newBase(
  work: RegisterWork,
  { partitions, buckets, revision, changes }: NewBase,
): Promise<RegisterState> {
  const { list, sealer, put, onPacked, directory } = work;
  const shards = await encodeBase({
    list: list.description.id,
    buckets,
    partitions: partitions.count,
    read: (partition) => readRows(partitionFile(partitions.directory, partition)),
    sealer,
    put,
    onPacked,
  });
  const base = `base-${randomUUID()}`;
  await rename(partitions.directory, join(directory, base));
  const state: RegisterState = {
    v: 1,
    revision,
    changes,
    keyEpoch: sealer.keyEpoch,
    buckets,
    classes: [...partitions.classes],
    base,
    baseRecords: partitions.rows,
    shards,
    overlays: [],
  };
  await writeRegisterState(directory, state);
  return state;
}

/** Folds all overlays into a new base. `state` may hold one more overlay than was ever published. */
export async function compact(
  work: RegisterWork,
  state: Omit<RegisterState, 'overlays'> & { readonly overlays: readonly OverlayRows[] },
): Promise<RegisterState> {
  const { buckets, classes, revision, changes } = state;
  const count = partitionsOf(buckets);
  const read = openPartitions(work.directory, state);
  const directory = join(work.directory, 'compacting');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory);
  let rows = 0;
  for (let partition = 0; partition < count; partition += 1) {
    const table = await read(partition);
    await writeRows(partitionFile(directory, partition), table);
    rows += table.length;
  }
  const partitions = { directory, count, classes, rows };
  const fitting = documentBuckets(rows, buckets);
  const spread =
    partitionsOf(fitting) === count
      ? partitions
      : await repartition(partitions, partitionsOf(fitting), join(work.directory, 'spreading'));
  return newBase(work, { partitions: spread, buckets: fitting, revision, changes });
}

export type OverlayRows = Pick<StoredOverlay, 'rows'>;

/** The rows of a partition of the register as it stands: its base and all its overlays. */
export function openPartitions(
  directory: string,
  {
    base,
    buckets,
    overlays,
  }: Pick<RegisterState, 'base' | 'buckets'> & { readonly overlays: readonly OverlayRows[] },
): (partition: number) => Promise<RowTable> {
  const count = partitionsOf(buckets);
  const width = 2 ** 32 / count;
  const load = () =>
    Promise.all(
      overlays.map(async ({ rows }) => ({
        added: await readRows(join(directory, rows.added)),
        withdrawn: await readRows(join(directory, rows.withdrawn)),
      })),
    );
  let loaded: ReturnType<typeof load> | null = null;
  return async (partition) => {
    loaded ??= load();
    let table = await readRows(partitionFile(join(directory, base), partition));
    const within = (rows: RowTable) =>
      rowsBetween(rows, partition * width, (partition + 1) * width);
    for (const { added, withdrawn } of await loaded) {
      const changes = { added: within(added), withdrawn: within(withdrawn) };
      table = applyChanges(table, changes, prefixBitsOf(count));
    }
    return table;
  };
}

/** The rows whose hash begins with `from` or more, and less than `to`. */
function rowsBetween(table: RowTable, from: number, to: number): Row[] {
  const rows: Row[] = [];
  for (let row = firstFrom(table.high, from); row < firstFrom(table.high, to); row += 1) {
    rows.push(rowAt(table, row));
  }
  return rows;
}
