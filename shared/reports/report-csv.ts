/**
 * Many reports from one file: the SLTD CSV (docs/formats/sltd-csv.md), as far as it fits a report, and a column for the
 * last number of a run of blanks. Nothing here decides whether a line may be reported: `check-report.ts` does.
 */
import { describesPerson, plainColumn } from '#shared/documents/nominal-text.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { EMPTY_DRAFT, REPORT_FIELDS, type ReportDraft, type ReportField } from './report.ts';
import { MOST_AT_ONCE } from './report-event.ts';

/** A line as it came, and the draft it makes. `line` counts from 1. */
export type CsvReport = {
  readonly line: number;
  readonly text: string;
  readonly draft: ReportDraft;
};
/** A line that cannot be read at all. */
export type BrokenLine = { readonly line: number; readonly text: string };

export type ReportFile = {
  /** As it came: a file of rejected lines begins with it. */
  readonly header: string;
  readonly reports: readonly CsvReport[];
  readonly broken: readonly BrokenLine[];
};

/** Why the whole file is refused. `detail` names a column, a count or a limit. */
export type FileRefusal = {
  readonly kind:
    | 'empty'
    | 'too-large'
    | 'column-of-person'
    | 'unknown-column'
    | 'repeated-column'
    | 'missing-column'
    | 'wrong-count'
    | 'after-end'
    | 'too-many';
  readonly line: number;
  readonly detail?: string;
};

/** Characters of a whole file. */
export const LARGEST_FILE = 400_000;

const MANDATORY = ['documentNumber', 'issuingState', 'documentType', 'category'] as const;
/** Columns of a register's extract that say nothing about a new report: the station writes the day and the source. */
const LEFT_OUT = ['dateReported', 'source', 'noticeReference'];
const BY_NAME: ReadonlyMap<string, ReportField | null> = new Map([
  ...REPORT_FIELDS.map((field) => [plainColumn(field), field] as const),
  ...LEFT_OUT.map((column) => [plainColumn(column), null] as const),
]);

type Columns = readonly (ReportField | null)[];
type Line = { readonly line: number; readonly text: string };

/** Reads a whole file, or says why it is refused. Never throws. */
export function readReportCsv(text: string): Result<ReportFile, FileRefusal> {
  if (text.length > LARGEST_FILE) {
    return fail({ kind: 'too-large', line: 1, detail: String(LARGEST_FILE) });
  }
  const [head, ...rest] = linesOf(text);
  if (head === undefined) return fail({ kind: 'empty', line: 1 });
  const columns = columnsOf(head);
  if (!columns.ok) return columns;
  const rows = rowsBeforeEnd(rest);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return fail({ kind: 'empty', line: head.line });
  if (rows.value.length > MOST_AT_ONCE) {
    return fail({ kind: 'too-many', line: head.line, detail: String(MOST_AT_ONCE) });
  }
  return succeed({ header: head.text, ...sorted(rows.value, columns.value) });
}

/** The lines that were rejected, under the header of their file, to be corrected and read again. */
export const rejectedCsv = (header: string, lines: readonly string[]): string =>
  `${[header, ...lines].join('\n')}\n`;

function linesOf(text: string): Line[] {
  return text
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter((line) => line.text.trim() !== '');
}

function columnsOf({ line, text }: Line): Result<Columns, FileRefusal> {
  const cells = cellsOf(text);
  if (cells === null) return fail({ kind: 'unknown-column', line });
  const seen = new Set<string>();
  for (const cell of cells) {
    const name = plainColumn(cell);
    const detail = cell.trim().slice(0, 60);
    if (!BY_NAME.has(name)) {
      return fail({
        kind: describesPerson(cell) ? 'column-of-person' : 'unknown-column',
        line,
        detail,
      });
    }
    if (seen.has(name)) return fail({ kind: 'repeated-column', line, detail });
    seen.add(name);
  }
  const missing = MANDATORY.find((field) => !seen.has(plainColumn(field)));
  if (missing !== undefined) return fail({ kind: 'missing-column', line, detail: missing });
  return succeed(cells.map((cell) => BY_NAME.get(plainColumn(cell)) ?? null));
}

/** The rows up to `#end,COUNT,DATE`, which counts them; without a mark, all. */
function rowsBeforeEnd(lines: readonly Line[]): Result<readonly Line[], FileRefusal> {
  const mark = lines.find(({ text }) => text.startsWith('#'));
  if (mark === undefined) return succeed(lines);
  const at = lines.indexOf(mark);
  const count = /^#end,(\d{1,9})(?:,[\d-]*)?\s*$/u.exec(mark.text)?.[1];
  if (count === undefined || Number(count) !== at) {
    return fail({ kind: 'wrong-count', line: mark.line, detail: String(at) });
  }
  if (at < lines.length - 1) return fail({ kind: 'after-end', line: mark.line + 1 });
  return succeed(lines.slice(0, at));
}

function sorted(rows: readonly Line[], columns: Columns): Omit<ReportFile, 'header'> {
  const reports: CsvReport[] = [];
  const broken: BrokenLine[] = [];
  for (const row of rows) {
    const cells = cellsOf(row.text);
    if (cells === null || cells.length !== columns.length) broken.push(row);
    else reports.push({ ...row, draft: draftIn(cells, columns) });
  }
  return { reports, broken };
}

function draftIn(cells: readonly string[], columns: Columns): ReportDraft {
  const draft = { ...EMPTY_DRAFT };
  for (const [place, cell] of cells.entries()) {
    const field = columns[place];
    if (field) draft[field] = cell.trim();
  }
  return draft;
}

/** The cells of a line; null when its quotes do not fit together. */
function cellsOf(text: string): string[] | null {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  const cell = /(?:\s*"(?:[^"]|"")*"\s*|[^",]*)(?:,|$)/uy;
  for (;;) {
    const found = cell.exec(text);
    if (found === null) return null;
    const isLast = !found[0].endsWith(',');
    cells.push(unquoted(isLast ? found[0] : found[0].slice(0, -1)));
    if (isLast) return cells;
  }
}

const unquoted = (cell: string): string =>
  cell.includes('"') ? cell.trim().slice(1, -1).replaceAll('""', '"') : cell;
