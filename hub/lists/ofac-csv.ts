/**
 * OFAC's list of specially designated nationals: SDN.CSV joined with ALT.CSV on `ent_num`.
 *
 * Both come with or without a header row. Individuals are imported; entities, vessels and aircraft are skipped
 * and counted.
 */
import { fail } from '#shared/kernel/result.ts';
import type { Person, PersonName } from '#shared/watchlist/person.ts';
import { type CsvRow, createCsvReader } from './csv-lines.ts';
import { createImportLog, type ImportLog } from './import-log.ts';
import type { ImportRun, ImportSource } from './importer.ts';
import { factsInRemarks } from './ofac-remarks.ts';
import { commaName, distinctNames, nationalitiesOf, remarksOf } from './person-parts.ts';
import { conclude, type FileProblem, problem, readFile, type TextReader } from './text-source.ts';

const SDN_COLUMNS = 12;
const ALT_COLUMNS = 5;
/** The publisher's end-of-file mark, a relic of CP/M. */
const END_MARK = '\u001a';
const SKIPPED_TYPES = new Set(['', 'entity', 'vessel', 'aircraft']);

type Aliases = Map<string, { readonly names: PersonName[]; rows: number; joined: boolean }>;

type Shape = { readonly columns: number; readonly what: string; readonly header: RegExp };
const SDN: Shape = { columns: SDN_COLUMNS, what: 'SDN', header: /name/iu };
const ALT: Shape = { columns: ALT_COLUMNS, what: 'ALT', header: /num/iu };

/** `sdn` and `alt` are read one after the other, the aliases first, and those are held in memory. */
export async function* importOfacCsv(sdn: ImportSource, alt: ImportSource): ImportRun {
  const log = createImportLog();
  const aliases: Aliases = new Map();
  const takeAlias = (cells: readonly string[]) => addAlias(cells, aliases);
  const altFailure = yield* readFile(alt, createTable(ALT, log, takeAlias), log);
  if (altFailure !== null) return fail(altFailure);
  const takeEntry = (cells: readonly string[], line: number) =>
    addEntry(cells, line, { aliases, log });
  const sdnFailure = yield* readFile(sdn, createTable(SDN, log, takeEntry), log);
  if (sdnFailure !== null) return fail(sdnFailure);
  for (const { rows, joined } of aliases.values()) {
    for (let row = 0; !joined && row < rows; row += 1) log.warn('orphan-aliases');
  }
  return conclude(sdn, log);
}

/** Answers null, or why this row is refused. */
type TakeCells = (cells: readonly string[], line: number) => string | null;

function createTable(shape: Shape, log: ImportLog, take: TakeCells): TextReader {
  let first = true;
  let endMark = false;
  const rows = createCsvReader((row) => {
    if (isEndMark(row)) {
      endMark = true;
      return null;
    }
    const atStart = first;
    first = false;
    return atStart ? takeFirst(row, shape, (next) => takeRow(next)) : takeRow(row);
  });
  const takeRow = (row: CsvRow): FileProblem | null => {
    const { line, cells, ended } = row;
    if (cells === null) {
      log.reject({ line }, 'malformed-record', 'the quotes of this row do not fit together');
      return null;
    }
    if (cells.length !== shape.columns) {
      if (!ended && cells.length < shape.columns) return cutOff(line, shape);
      log.reject({ line }, 'malformed-record', `${cells.length} columns, not ${shape.columns}`);
      return null;
    }
    const refusal = take(cells.map(cellValue), line);
    if (refusal !== null) log.reject({ line }, 'invalid-field', refusal);
    return null;
  };
  return {
    write: rows.write,
    end() {
      const found = rows.end();
      if (found === null && !endMark) log.warn('end-mark-missing', shape.what);
      return found;
    },
  };
}

/** The first row decides whether this is the file at all, and whether it has a header. */
function takeFirst(
  row: CsvRow,
  shape: Shape,
  takeRow: (row: CsvRow) => FileProblem | null,
): FileProblem | null {
  const { cells, line } = row;
  if (cells?.length !== shape.columns) return wrongColumns(line, cells?.length ?? 0, shape);
  if (/^\d+$/u.test(cellValue(cells[0] ?? ''))) return takeRow(row);
  return cells.some((cell) => shape.header.test(cell))
    ? null
    : wrongColumns(line, cells.length, shape);
}

function isEndMark({ cells }: CsvRow): boolean {
  return cells?.[0]?.trim() === END_MARK && cells.slice(1).every((cell) => cell === '');
}

/** `-0-` is how the publisher writes null. */
function cellValue(cell: string): string {
  const value = cell.trim();
  return value === '-0-' ? '' : value;
}

function addAlias(cells: readonly string[], aliases: Aliases): string | null {
  const [entNum = '', , , name = '', remarks = ''] = cells;
  if (!/^\d+$/u.test(entNum)) return 'ent_num is not a number';
  const quality = /weak|low/iu.test(remarks) ? 'weak' : 'strong';
  const alias = commaName(name, { kind: 'alias', quality });
  if (alias === null) return 'alt_name holds no name';
  const known = aliases.get(entNum) ?? { names: [], rows: 0, joined: false };
  known.names.push(alias);
  known.rows += 1;
  aliases.set(entNum, known);
  return null;
}

type Join = { readonly aliases: Aliases; readonly log: ImportLog };

function addEntry(cells: readonly string[], line: number, { aliases, log }: Join): string | null {
  const [entNum = '', name = '', type = ''] = cells;
  if (!/^\d+$/u.test(entNum)) return 'ent_num is not a number';
  const alias = aliases.get(entNum);
  if (alias !== undefined) alias.joined = true;
  if (SKIPPED_TYPES.has(type.toLowerCase())) {
    log.skip();
    return null;
  }
  if (type.toLowerCase() !== 'individual') return 'SDN_Type is not known';
  const primary = commaName(name, { kind: 'primary', quality: 'strong' });
  if (primary === null) return 'SDN_Name holds no name';
  const person = personOf(cells, [primary, ...(alias?.names ?? [])], log);
  log.person(person, { line, reference: `OFAC-${entNum}` });
  return null;
}

function personOf(cells: readonly string[], names: readonly PersonName[], log: ImportLog): Person {
  const [entNum = '', , , program = '', title = ''] = cells;
  const remarks = cells[SDN_COLUMNS - 1] ?? '';
  const facts = factsInRemarks(remarks, log);
  const reason = program.replaceAll('] [', ', ').slice(0, 1000);
  return {
    id: entNum,
    names: distinctNames([...names, ...facts.names]),
    datesOfBirth: facts.datesOfBirth,
    placesOfBirth: facts.placesOfBirth,
    nationalities: nationalitiesOf(facts.nationalities, log),
    sex: facts.sex,
    documents: facts.documents,
    notices: [
      {
        kind: 'sanction',
        reference: `OFAC-${entNum}`,
        issuer: 'USA',
        ...(reason && { reason }),
      },
    ],
    ...remarksOf([remarks.includes(title) ? '' : title, remarks]),
  };
}

function wrongColumns(line: number, columns: number, shape: Shape): FileProblem {
  return problem('wrong-columns', line, [
    `this is not the ${shape.what} file: its first row has ${columns} columns, ${shape.columns} and an ent_num (or a header) were expected`,
    'give the two files in the order SDN.CSV, ALT.CSV, as OFAC publishes them',
  ]);
}

function cutOff(line: number, shape: Shape): FileProblem {
  return problem('truncated', line, [
    `the last row of the ${shape.what} file stops short`,
    'fetch the file again: it was cut off',
  ]);
}
