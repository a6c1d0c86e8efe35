/** Imports one list from its publisher's files: all of it, or nothing changes. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportOptions, ListFormat } from '#hub/lists/formats.ts';
import {
  type FileFailure,
  type ImportEvent,
  type ImportSource,
  type ImportSummary,
  runImport,
} from '#hub/lists/importer.ts';
import type { DocumentChange } from '#hub/releases/source.ts';
import { encodeRecords } from '#hub/storage/document-record.ts';
import { createListFile, type ListFileWriter, listDirectory } from '#hub/storage/list-file.ts';
import {
  addChanges,
  changesOf,
  findList,
  type ImportedList,
  replaceDocuments,
  replacePersons,
} from '#hub/storage/lists.ts';
import type { HubDatabase } from '#hub/storage/schema.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { KNOWN_LISTS, type ListDescription } from '#shared/watchlist/list.ts';

export type ImportDependencies = {
  readonly db: HubDatabase;
  readonly dataDirectory: string;
  readonly now: () => Date;
};

export type ListToImport = {
  readonly format: ListFormat;
  /** Paths, in the order of the format's files. */
  readonly files: readonly string[];
  /** `YYYY-MM-DD`; wins over the date in the file. */
  readonly listDate?: string | undefined;
  readonly options?: ImportOptions | undefined;
  readonly onProgress: (progress: ImportProgress) => void;
};

export type ImportProgress = Extract<ImportEvent, { kind: 'progress' }>;

export type ImportFailure =
  | FileFailure
  | { readonly kind: 'no-list-date'; readonly reason: string; readonly remedy: string }
  | { readonly kind: 'list-date-in-future'; readonly reason: string; readonly remedy: string }
  /** Changes to a list that is not there, or that is newer than they are. */
  | { readonly kind: 'changes-do-not-fit'; readonly reason: string; readonly remedy: string };

export type ImportReport = {
  readonly list: ListDescription;
  readonly listDate: string;
  readonly summary: ImportSummary;
};

/** A day ahead of the hub's own: the date line is no mistake. */
const DAY_IN_MS = 86_400_000;

/** Spools the records to a file first, so that the database is held only for as long as it takes to store them. */
export async function importList(
  dependencies: ImportDependencies,
  list: ListToImport,
): Promise<Result<ImportReport, ImportFailure>> {
  const description = descriptionOf(list.format);
  const directory = listDirectory(dependencies.dataDirectory, description.id);
  const isPersons = description.kind === 'persons';
  const spool = await createListFile(directory, isPersons ? 'jsonl' : 'documents');
  try {
    const summary = await spoolRecords(list, spool);
    if (!summary.ok) return summary;
    const listDate = dateOf(list, summary.value, dependencies.now());
    if (!listDate.ok) return listDate;
    const imported: ImportedList = {
      description,
      listDate: listDate.value,
      importedAt: dependencies.now(),
      format: list.format.name,
      records: summary.value.accepted,
    };
    if (list.format.isChanges === true) {
      const fitting = await checkFit(dependencies.db, imported);
      if (!fitting.ok) return fitting;
      await addChanges(dependencies.db, imported, await spool.keep());
    } else {
      await replace(dependencies, spool, imported);
    }
    return succeed({ list: description, listDate: listDate.value, summary: summary.value });
  } finally {
    await spool.discard();
  }
}

async function spoolRecords(
  { format, files, options, onProgress }: ListToImport,
  spool: ListFileWriter,
): Promise<Result<ImportSummary, FileFailure>> {
  const sources = await Promise.all(files.map(sourceOf));
  return runImport(format.start(sources, options), async (batch) => {
    await spool.write(linesOf(batch));
    await spool.write(encodeRecords(batch.flatMap(documentIn)));
    const progress = batch.findLast((event) => event.kind === 'progress');
    if (progress !== undefined) onProgress(progress);
  });
}

const linesOf = (batch: readonly ImportEvent[]): string =>
  batch
    .map((event) => (event.kind === 'person' ? `${JSON.stringify(event.person)}\n` : ''))
    .join('');

const documentIn = (event: ImportEvent): DocumentChange[] =>
  event.kind === 'document' ? [{ change: event.change, record: event.record }] : [];

/** Changes belong to a list that is there, and come in the order of their days. */
async function checkFit(
  db: HubDatabase,
  { description, listDate }: ImportedList,
): Promise<Result<null, ImportFailure>> {
  const list = await findList(db, description.id);
  if (list?.file === undefined || list.file === null) {
    return fail({
      kind: 'changes-do-not-fit',
      reason: `there is no ${description.id} that could be changed`,
      remedy: 'import the whole register first',
    });
  }
  const newest = (await changesOf(db, description.id)).at(-1)?.list_date ?? list.list_date;
  if (listDate >= newest) return succeed(null);
  return fail({
    kind: 'changes-do-not-fit',
    reason: `they are dated ${listDate}, but the list already goes to ${newest}`,
    remedy: 'import changes in the order of their days; to go back, import the whole register',
  });
}

async function replace(
  { db, dataDirectory }: ImportDependencies,
  spool: ListFileWriter,
  list: ImportedList,
): Promise<void> {
  if (list.description.kind === 'persons') {
    await replacePersons(db, list, spool.lines());
    return;
  }
  await replaceDocuments(db, list, { dataDirectory, file: await spool.keep() });
}

/** Never a guess: a list that looks newer than it is would pass for up to date at every post. */
function dateOf(
  { format, listDate }: ListToImport,
  summary: ImportSummary,
  now: Date,
): Result<string, ImportFailure> {
  const day = listDate ?? summary.listDate;
  if (day === null) {
    return fail({
      kind: 'no-list-date',
      reason: `the ${format.name} file does not state the date of the list`,
      remedy: 'say which day the publisher dates the list: --list-date YYYY-MM-DD',
    });
  }
  if (Date.parse(day) > now.getTime() + DAY_IN_MS) {
    return fail({
      kind: 'list-date-in-future',
      reason: `the date of the list, ${day}, lies in the future`,
      remedy: 'check the clock of this machine, or give the right day with --list-date',
    });
  }
  return succeed(day);
}

async function sourceOf(path: string): Promise<ImportSource> {
  const found = await stat(path).catch(() => null);
  return {
    name: basename(path),
    bytes: bytesOf(path),
    sizeInBytes: found?.size ?? null,
  };
}

/** Opens the file when it is read: a stream that nobody reads yet would fail with nobody listening. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) {
    yield piece as Uint8Array;
  }
}

function descriptionOf({ listId }: ListFormat): ListDescription {
  const description = KNOWN_LISTS.find(({ id }) => id === listId);
  if (description === undefined) throw new Error(`no description of the list ${listId}`);
  return description;
}
