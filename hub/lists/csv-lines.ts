import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { createLineSplitter } from './line-splitter.ts';
import { type FileProblem, problem, type TextReader } from './text-source.ts';

/**
 * `cells` is null when the quotes of the row do not fit together. `line` is where the row begins. `ended` is
 * false for a last row without a line end: if it is short as well, the file was cut off.
 */
export type CsvRow = {
  readonly line: number;
  readonly cells: readonly string[] | null;
  readonly ended: boolean;
};

/** A quoted cell may hold line ends, but an unclosed quote must not swallow the rest of the file. */
const MOST_LINES_IN_A_ROW = 20;

type Held = { readonly text: string; readonly line: number; readonly ended: boolean };

/**
 * Reads CSV row by row. A row with broken quotes is handed over as such and the next line starts afresh.
 *
 * `handle` answers a problem to stop the import.
 */
export function createCsvReader(handle: (row: CsvRow) => FileProblem | null): TextReader {
  let held: Held[] = [];

  /** The held lines did not become a row: the first is broken, the others get their own chance. */
  const giveUp = (): FileProblem | null => {
    const [broken, ...others] = held;
    held = [];
    if (broken === undefined) return null;
    return (
      handle({ line: broken.line, cells: null, ended: broken.ended }) ?? firstProblem(others, take)
    );
  };

  const take = (next: Held): FileProblem | null => {
    held.push(next);
    const answer = parseRow(held.map(({ text }) => text).join('\n'));
    if (answer === 'unclosed' && held.length < MOST_LINES_IN_A_ROW) return null;
    if (answer === 'unclosed' || answer === 'broken') return giveUp();
    const line = held[0]?.line ?? next.line;
    held = [];
    return answer === 'blank' ? null : handle({ line, cells: answer, ended: next.ended });
  };

  const lines = createLineSplitter((text, line, ended) => take({ text, line, ended }));
  return {
    write: lines.write,
    end() {
      let found = lines.end();
      // A stray quote in one of the last rows must not cost the rows after it.
      while (found === null && held.length > 1) found = giveUp();
      if (found !== null || held.length === 0) return found;
      return problem('truncated', held[0]?.line ?? null, [
        'the file ends inside a quoted cell',
        'fetch the file again: it was cut off',
      ]);
    },
  };
}

/** One row of cells, or why there is none. */
export function parseRow(text: string): string[] | 'blank' | 'broken' | 'unclosed' {
  try {
    const rows: string[][] = parse(text, { relax_column_count: true, skip_empty_lines: true });
    const [row] = rows;
    if (row === undefined) return 'blank';
    return rows.length === 1 ? row : 'broken';
  } catch (cause) {
    const unclosed = cause instanceof CsvError && cause.code === 'CSV_QUOTE_NOT_CLOSED';
    return unclosed ? 'unclosed' : 'broken';
  }
}

function firstProblem(
  lines: readonly Held[],
  take: (line: Held) => FileProblem | null,
): FileProblem | null {
  for (const line of lines) {
    const found = take(line);
    if (found !== null) return found;
  }
  return null;
}
