import { describesPerson, plainColumn } from '#shared/documents/nominal-text.ts';
import { type FileProblem, problem } from './text-source.ts';

/** The columns of the SLTD CSV, in the order in which the hub writes them. See docs/formats/sltd-csv.md. */
export const SLTD_COLUMNS = [
  'documentNumber',
  'issuingState',
  'documentType',
  'category',
  'dateReported',
  'dateOfTheft',
  'theftCountry',
  'dateOfIssue',
  'dateOfExpiry',
  'reviewDate',
  'nationalReference',
  'noticeReference',
  'source',
  'additionalInformation',
] as const;

export type SltdColumn = (typeof SLTD_COLUMNS)[number];

const REQUIRED: readonly SltdColumn[] = SLTD_COLUMNS.slice(0, 5);

/** A whole register, or what changed in one since. */
export type SltdContent = 'register' | 'changes';

/** What a file of changes has beside the columns of a register: `add` or `withdraw`. */
const CHANGE_COLUMN = 'change';

/**
 * Which column of the file holds what; -1 for a column that the file does not have. `change` is -1 in a
 * register.
 */
export type ColumnPlaces = {
  readonly width: number;
  readonly at: Record<SltdColumn, number>;
  readonly change: number;
};

export type HeaderAnswer =
  | { readonly kind: 'columns'; readonly places: ColumnPlaces }
  | { readonly kind: 'refused'; readonly problem: FileProblem };

/** Reads the header row. Names are compared without case, spaces, hyphens and underscores. */
export function readHeader(
  cells: readonly string[],
  line: number,
  content: SltdContent,
): HeaderAnswer {
  const names = content === 'changes' ? [...SLTD_COLUMNS, CHANGE_COLUMN] : SLTD_COLUMNS;
  const wanted = new Map<string, string>(names.map((column) => [column.toLowerCase(), column]));
  const places = new Map<string, number>();
  const nominal = cells.find((cell) => isNominal(cell, wanted));
  if (nominal !== undefined) return refused(nominalColumn(nominal, line));
  for (const [place, cell] of cells.entries()) {
    const column = wanted.get(plainColumn(cell));
    if (column === undefined) return refused(unknownColumn(cell, line));
    if (places.has(column)) return refused(wrong(line, `the column ${column} occurs twice`));
    places.set(column, place);
  }
  const required = content === 'changes' ? [CHANGE_COLUMN, ...REQUIRED] : REQUIRED;
  const missing = required.find((column) => !places.has(column));
  if (missing !== undefined) return refused(wrong(line, `the column ${missing} is missing`));
  const at = Object.fromEntries(
    SLTD_COLUMNS.map((column) => [column, places.get(column) ?? -1]),
  ) as Record<SltdColumn, number>;
  const change = places.get(CHANGE_COLUMN) ?? -1;
  return { kind: 'columns', places: { width: cells.length, at, change } };
}

function isNominal(cell: string, wanted: ReadonlyMap<string, string>): boolean {
  return !wanted.has(plainColumn(cell)) && describesPerson(cell);
}

function refused(found: FileProblem): HeaderAnswer {
  return { kind: 'refused', problem: found };
}

function nominalColumn(cell: string, line: number): FileProblem {
  return problem('nominal-data', line, [
    `the column "${cell.trim().slice(0, 60)}" describes a person: the register of documents carries no nominal data`,
    'export the file again without this column; names belong into notices, never into SLTD',
  ]);
}

function unknownColumn(cell: string, line: number): FileProblem {
  const hint = cell.includes(';') || cell.includes('\t') ? ' (cells are separated by commas)' : '';
  return wrong(line, `the column "${cell.trim().slice(0, 60)}" is not known${hint}`);
}

function wrong(line: number, reason: string): FileProblem {
  return problem('wrong-columns', line, [
    reason,
    `the first row names the columns; allowed are ${SLTD_COLUMNS.join(', ')}`,
  ]);
}
