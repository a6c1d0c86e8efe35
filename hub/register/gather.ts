/**
 * Reads a whole import into sorted partitions on disk, in bounded memory. Killed at any moment, it goes on from
 * its last mark: what was read before is not read, nor hashed, again.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { PublishFailure } from '#hub/releases/publish-failure.ts';
import { guarded, invalid, unreadable, wrongCount } from '#hub/releases/read-records.ts';
import type { ReleaseSource, SourceList } from '#hub/releases/source.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { createDocumentHasher, prefixBitsOf } from '#shared/release/document-hash.ts';
import { isMissing, writeJson } from './register-state.ts';
import {
  type ClassTable,
  checkedRow,
  createClassTable,
  createRowMaker,
  type RowMaker,
} from './report.ts';
import { sortedTable } from './row-table.ts';
import { readRows, writeRows } from './rows-file.ts';
import { isSpilled, openSpill, partitionFile, type Spill, type SpillMark } from './spill.ts';

/** Everything that would make rows gathered before useless if it were another. */
export type GatherPlan = {
  readonly revision: string | null;
  readonly records: number;
  readonly keyEpoch: number;
  readonly buckets: number;
};

export type Gathering = {
  readonly list: SourceList;
  readonly source: ReleaseSource;
  readonly documentsKey: Uint8Array;
  readonly plan: GatherPlan;
  /** The table to go on from. */
  readonly classes: readonly string[];
  /** Where to work; everything in it is this work's own. */
  readonly directory: string;
  readonly onRead: (records: number) => void;
  /** Records between two marks. */
  readonly markEvery: number;
};

/** Sorted partitions below `directory`. */
export type Partitions = {
  readonly directory: string;
  readonly count: number;
  readonly classes: readonly string[];
  readonly rows: number;
};

const MOST_PARTITIONS = 256;

const markSchema = z.object({
  plan: z.unknown(),
  read: z.int().nonnegative(),
  classes: z.array(z.string()),
  spill: z.object({ rows: z.array(z.int()), noticeBytes: z.array(z.int()) }),
});

type Mark = {
  readonly read: number;
  readonly classes: readonly string[];
  readonly spill: SpillMark;
};

export const partitionsOf = (buckets: number): number => Math.min(MOST_PARTITIONS, buckets);

export async function gather(gathering: Gathering): Promise<Result<Partitions, PublishFailure>> {
  const { plan, directory } = gathering;
  const count = partitionsOf(plan.buckets);
  const mark = await readMark(gathering);
  const classes = createClassTable(mark?.classes ?? gathering.classes);
  await mkdir(join(directory, 'spill'), { recursive: true });
  const spill = openSpill(join(directory, 'spill'), count, mark?.spill ?? null);
  try {
    const read = await readAll(gathering, { spill, classes, start: mark?.read ?? 0 });
    if (!read.ok) return read;
    await putMark(gathering, { read: plan.records, classes: classes.texts(), spill: spill.mark() });
  } finally {
    spill.close();
  }
  const rows = await sortPartitions(directory, count);
  const sorted = { directory: join(directory, 'sorted'), count, classes: classes.texts(), rows };
  return succeed(sorted);
}

const markFile = (directory: string): string => join(directory, 'mark.json');

/** The last mark, when it belongs to this plan and its rows are there; otherwise the folder is emptied. */
async function readMark(gathering: Gathering): Promise<Mark | null> {
  const { directory } = gathering;
  try {
    const text = await readFile(markFile(directory), 'utf8');
    const parsed = markSchema.safeParse(JSON.parse(text));
    const belongs = parsed.success && belongsTo(gathering, parsed.data);
    if (belongs && isSpilled(join(directory, 'spill'), parsed.data.spill)) return parsed.data;
  } catch (error) {
    if (!(error instanceof SyntaxError || isMissing(error))) throw error;
  }
  await rm(directory, { recursive: true, force: true });
  return null;
}

/** An import without a name may be another one each time. */
const belongsTo = ({ plan }: Gathering, mark: z.infer<typeof markSchema>): boolean =>
  plan.revision !== null && JSON.stringify(mark.plan) === JSON.stringify(plan);

const putMark = ({ plan, directory }: Gathering, mark: Mark): Promise<void> =>
  writeJson(markFile(directory), { plan, ...mark });

type Reading = { readonly spill: Spill; readonly classes: ClassTable; readonly start: number };

async function readAll(
  gathering: Gathering,
  { spill, classes, start }: Reading,
): Promise<Result<null, PublishFailure>> {
  const { list, source, documentsKey } = gathering;
  const id = list.description.id;
  const make = rowMaker(source, createRowMaker(createDocumentHasher(documentsKey), classes));
  const opened = await guarded(() => source.documents(id, start)[Symbol.asyncIterator]());
  if (!opened.ok) return unreadable(id, start, opened.failure);
  const marks = createMarks(gathering, { spill, classes, start });
  for (let read = start; ; ) {
    const step = await guarded(() => opened.value.next());
    if (!step.ok) return unreadable(id, read, step.failure);
    if (step.value.done === true) return atEnd(list, read);
    const taken = takeBatch(step.value.value, spill, make);
    read += taken.rows;
    if (taken.problem !== null) {
      await opened.value.return?.();
      return invalid(id, read, taken.problem);
    }
    await marks.passed(read);
  }
}

const atEnd = (list: SourceList, read: number): Result<null, PublishFailure> =>
  read === list.records ? succeed(null) : wrongCount(list, read);

/** Tells how far it is, lets other work have its turn, and leaves a mark now and then. */
function createMarks(gathering: Gathering, { spill, classes, start }: Reading) {
  const { onRead, markEvery } = gathering;
  let marked = start;
  return {
    async passed(read: number): Promise<void> {
      onRead(read);
      await setImmediate();
      if (read - marked < markEvery) return;
      marked = read;
      await putMark(gathering, { read, classes: classes.texts(), spill: spill.mark() });
    },
  };
}

/** Records that the hub's own importer checked are not checked once more. */
const rowMaker = ({ checked }: ReleaseSource, make: RowMaker): RowMaker =>
  checked === true ? make : (record) => checkedRow(record, make);

function takeBatch(
  batch: readonly SltdRecord[],
  spill: Spill,
  make: RowMaker,
): { readonly rows: number; readonly problem: string | null } {
  for (const [rows, record] of batch.entries()) {
    const row = make(record);
    if (!row.ok) return { rows, problem: row.failure };
    spill.add(row.value);
  }
  return { rows: batch.length, problem: null };
}

async function sortPartitions(directory: string, count: number): Promise<number> {
  const prefixBits = prefixBitsOf(count);
  await rm(join(directory, 'sorted'), { recursive: true, force: true });
  await mkdir(join(directory, 'sorted'));
  let rows = 0;
  for (let partition = 0; partition < count; partition += 1) {
    const table = await readRows(partitionFile(join(directory, 'spill'), partition));
    const sorted = sortedTable(table, prefixBits);
    await writeRows(partitionFile(join(directory, 'sorted'), partition), sorted);
    rows += sorted.length;
    await setImmediate();
  }
  return rows;
}
