import type { FileProblem } from './text-source.ts';
import { problem } from './text-source.ts';

/** A longer line is no line of a list: without this bound a file without line ends would fill the memory. */
const LONGEST_LINE = 1024 * 1024;

export type LineSplitter = {
  write(text: string): FileProblem | null;
  /** Hands over a last line that has no line end. */
  end(): FileProblem | null;
};

/** One line without its end (`\n` or `\r\n`); `ended` is false only for a last line that stops short. */
export type LineHandler = (text: string, line: number, ended: boolean) => FileProblem | null;

/** Cuts text into lines and numbers them from 1. */
export function createLineSplitter(handle: LineHandler): LineSplitter {
  let rest = '';
  let line = 0;

  const keep = (text: string): FileProblem | null => {
    rest = text;
    return rest.length > LONGEST_LINE ? tooLong(line + 1) : null;
  };

  const write = (text: string): FileProblem | null => {
    const whole = rest + text;
    // Searching all of a long line again for each piece would take time by the square of its length.
    if (!text.includes('\n')) return keep(whole);
    let start = 0;
    for (let end = whole.indexOf('\n'); end >= 0; end = whole.indexOf('\n', start)) {
      const stop = whole.charCodeAt(end - 1) === 13 ? end - 1 : end;
      line += 1;
      const found = handle(whole.slice(start, Math.max(start, stop)), line, true);
      if (found !== null) return found;
      start = end + 1;
    }
    return keep(whole.slice(start));
  };

  return {
    write,
    end: () => (rest === '' ? null : handle(rest, line + 1, false)),
  };
}

function tooLong(line: number): FileProblem {
  return problem('oversized-record', line, [
    'a line is longer than 1 MiB',
    'check that this is the right file: no line of such a list is that long',
  ]);
}
