/** The register of stolen, lost, revoked and invalid documents as CSV: docs/formats/sltd-csv.md. */
import { fail, succeed } from '#shared/kernel/result.ts';
import { parseRow } from './csv-lines.ts';
import { createImportLog, type ImportLog } from './import-log.ts';
import type { ImportRun, ImportSource } from './importer.ts';
import { createLineSplitter } from './line-splitter.ts';
import { type ColumnPlaces, readHeader, type SltdContent } from './sltd-columns.ts';
import { createRowReader, type RowReader } from './sltd-row.ts';
import {
  conclude,
  type FileProblem,
  importSingleFile,
  problem,
  readFile,
  type TextReader,
} from './text-source.ts';

export function importSltdCsv(source: ImportSource): ImportRun {
  const log = createImportLog();
  return importSingleFile(source, createSltdReader(log, 'register'), log);
}

/** What changed in the register since: each row says whether it is added or withdrawn. A day may have none. */
export async function* importSltdChangesCsv(source: ImportSource): ImportRun {
  const log = createImportLog();
  const failure = yield* readFile(source, createSltdReader(log, 'changes'), log);
  if (failure !== null) return fail(failure);
  const summary = log.summary();
  const isQuietDay = summary.read === 0 && summary.listDate !== null;
  return isQuietDay ? succeed(summary) : conclude(source, log);
}

type Open = { readonly places: ColumnPlaces; readonly read: RowReader };

function createSltdReader(log: ImportLog, content: SltdContent): TextReader {
  let open: Open | null = null;
  let ended = false;

  const takeLine = (text: string, line: number, complete: boolean): FileProblem | null => {
    if (text.trim() === '') return null;
    if (ended) return afterEnd(line);
    if (open === null) return takeHeader(text, line);
    ended = text.startsWith('#');
    return ended ? takeEnd(text, line, log) : takeRow({ text, line, complete }, open, log);
  };

  const takeHeader = (text: string, line: number): FileProblem | null => {
    const header = readHeader(cellsOf(text) ?? [text], line, content);
    if (header.kind === 'refused') return header.problem;
    open = { places: header.places, read: createRowReader(header.places) };
    return null;
  };

  const lines = createLineSplitter(takeLine);
  return {
    write: lines.write,
    end() {
      const found = lines.end();
      if (found === null && !ended) log.warn('end-mark-missing', 'SLTD');
      return found;
    },
  };
}

type Line = { readonly text: string; readonly line: number; readonly complete: boolean };

function takeRow({ text, line, complete }: Line, open: Open, log: ImportLog): FileProblem | null {
  const cells = cellsOf(text);
  if (cells?.length !== open.places.width) {
    if (!complete) return cutOff(line);
    log.reject({ line }, 'malformed-record', malformed(cells, open.places.width));
    return null;
  }
  const change = changeIn(cells, open.places);
  const answer = open.read(cells);
  if (change === null) log.reject({ line }, 'unknown-code', 'change is neither add nor withdraw');
  else if (answer.kind === 'record') log.document(answer.record, change);
  else log.reject({ line }, answer.reason, answer.words);
  return null;
}

/** A register adds; a file of changes says so in each row. */
function changeIn(
  cells: readonly string[],
  { change: place }: ColumnPlaces,
): 'add' | 'withdraw' | null {
  if (place < 0) return 'add';
  const word = (cells[place] ?? '').trim().toLowerCase();
  return word === 'add' || word === 'withdraw' ? word : null;
}

/** Hardly any row has quotes, and a row without them needs no parser. */
function cellsOf(text: string): string[] | null {
  if (!text.includes('"')) return text.split(',');
  const cells = parseRow(text);
  return typeof cells === 'string' ? null : cells;
}

/** `#end,COUNT,YYYY-MM-DD`: how many rows there were, and which day's list this is. */
function takeEnd(text: string, line: number, log: ImportLog): FileProblem | null {
  const found = /^#end,(\d{1,12})(?:,(\d{4}-\d{2}-\d{2})?)?$/u.exec(text.trim());
  if (found === null) return cutOff(line);
  const { read } = log.summary();
  if (Number(found[1]) !== read) {
    return problem('truncated', line, [
      `the end mark announces ${found[1]} rows, but there are ${read}`,
      'fetch the file again: rows were lost or added on the way',
    ]);
  }
  if (found[2] !== undefined) log.dateList(found[2]);
  return null;
}

function malformed(cells: readonly string[] | null, width: number): string {
  return cells === null
    ? 'the quotes of this row do not fit together'
    : `${cells.length} cells, but the header names ${width} columns`;
}

function afterEnd(line: number): FileProblem {
  return problem('not-csv', line, [
    'there are rows after the end mark',
    'import each extract as a file of its own; do not join them',
  ]);
}

function cutOff(line: number): FileProblem {
  return problem('truncated', line, [
    'the last line stops short',
    'fetch the file again: it was cut off',
  ]);
}
