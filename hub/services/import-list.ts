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
import { createListFile, type ListFileWriter, listDirectory } from '#hub/storage/list-file.ts';
import { type ImportedList, replaceDocuments, replacePersons } from '#hub/storage/lists.ts';
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
  | { readonly kind: 'list-date-in-future'; readonly reason: string; readonly remedy: string };

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
  const spool = await createListFile(listDirectory(dependencies.dataDirectory, description.id));
  try {
    const summary = await spoolRecords(list, spool);
    if (!summary.ok) return summary;
    const listDate = dateOf(list, summary.value, dependencies.now());
    if (!listDate.ok) return listDate;
    await replace(dependencies, spool, {
      description,
      listDate: listDate.value,
      importedAt: dependencies.now(),
      format: list.format.name,
      records: summary.value.accepted,
    });
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
    await spool.write(batch.flatMap(recordIn));
    const progress = batch.findLast((event) => event.kind === 'progress');
    if (progress !== undefined) onProgress(progress);
  });
}

function recordIn(event: ImportEvent): unknown[] {
  if (event.kind === 'person') return [event.person];
  return event.kind === 'document' ? [event.record] : [];
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
