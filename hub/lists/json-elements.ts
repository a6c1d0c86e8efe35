import { type FileProblem, problem, type TextReader } from './text-source.ts';

/** One top-level element: the text between its boundaries, which need not be valid JSON. */
export type JsonElement = { readonly text: string; readonly line: number };

export type JsonElementsOptions = {
  readonly onElement: (element: JsonElement) => void;
  /** The text before the elements of a page (`{"total":…, "_embedded":{"notices":[`). */
  readonly onPageHead: (head: string) => void;
};

const LONGEST_ELEMENT = 8 * 1024 * 1024;
/** After the last element of an array or a page, until the next page begins. */
const NO_MORE_ELEMENTS = Number.POSITIVE_INFINITY;
const PAGE_KEY = /"notices"\s*:\s*$/u;
const EMBEDDED_KEY = /"_embedded"\s*:\s*$/u;

const COLON = 58;
const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const COMMA = 44;
const OPEN_SQUARE = 91;
const CLOSE_SQUARE = 93;
const OPEN_CURLY = 123;
const CLOSE_CURLY = 125;

/**
 * Where the scanner stands. `depth` counts open brackets; elements begin at `elementDepth`: 1 inside an array,
 * 3 inside the `notices` of a page, 0 for JSON Lines.
 */
type Scan = {
  shape: 'unknown' | 'array' | 'lines';
  depth: number;
  elementDepth: number;
  inString: boolean;
  escaped: boolean;
  line: number;
  column: number;
  /** Index of the element's first character in the current text, or -1 between elements. */
  start: number;
  startLine: number;
  kept: string;
  closed: boolean;
  /** Inside the `_embedded` of a page, whose `notices` are the elements. */
  embedded: boolean;
  /** The last character outside strings that is not white space. */
  last: number;
};

/**
 * Cuts a JSON array, JSON Lines, or pages of the INTERPOL API into their elements, without parsing them.
 *
 * A broken element costs only itself wherever the next boundary can still be found: a raw line end closes an
 * unclosed string, and in JSON Lines an object at the start of a line begins a new element.
 */
export function createJsonElements(options: JsonElementsOptions): TextReader {
  const scan: Scan = {
    shape: 'unknown',
    depth: 0,
    elementDepth: 0,
    inString: false,
    escaped: false,
    line: 1,
    column: 0,
    start: -1,
    startLine: 1,
    kept: '',
    closed: false,
    embedded: false,
    last: 0,
  };
  return {
    write(text) {
      for (let at = 0; at < text.length; at += 1) {
        const found = step(scan, { text, at }, options);
        if (found !== null) return found;
      }
      if (scan.start >= 0) {
        scan.kept += text.slice(scan.start);
        scan.start = 0;
      }
      return scan.kept.length > LONGEST_ELEMENT ? oversized(scan.startLine) : null;
    },
    end() {
      if (scan.shape === 'unknown') return notJson(1, 'there is nothing in it');
      if (scan.shape === 'lines' && scan.depth === 0) {
        finishElement(scan, { text: '', at: 0 }, options);
        return null;
      }
      return scan.closed ? null : cutOff(scan.line);
    },
  };
}

type Cursor = { readonly text: string; readonly at: number };

function step(scan: Scan, cursor: Cursor, options: JsonElementsOptions): FileProblem | null {
  const code = cursor.text.charCodeAt(cursor.at);
  const column = scan.column;
  scan.column += 1;
  if (code === NEWLINE) {
    newLine(scan, cursor, options);
    return null;
  }
  if (scan.inString) {
    insideString(scan, code);
    return null;
  }
  if (code <= 32) return null;
  if (scan.shape === 'unknown') return begin(scan, code, cursor);
  if (scan.closed) return notJson(scan.line, 'text follows the end of the array');
  if (startsAfresh(scan, code, column)) restart(scan, cursor, options);
  beginElement(scan, code, cursor);
  structure(scan, code, { cursor, options });
  scan.last = code;
  return null;
}

function insideString(scan: Scan, code: number): void {
  if (scan.escaped) scan.escaped = false;
  else if (code === BACKSLASH) scan.escaped = true;
  else if (code === QUOTE) scan.inString = false;
}

function newLine(scan: Scan, cursor: Cursor, options: JsonElementsOptions): void {
  // JSON strings hold no raw line end: this one was never closed.
  scan.inString = false;
  scan.escaped = false;
  if (scan.shape === 'lines' && scan.depth === 0) finishElement(scan, cursor, options);
  scan.line += 1;
  scan.column = 0;
}

function begin(scan: Scan, code: number, cursor: Cursor): FileProblem | null {
  if (code === OPEN_SQUARE) {
    scan.shape = 'array';
    scan.depth = 1;
    scan.elementDepth = 1;
    return null;
  }
  if (code !== OPEN_CURLY) return notJson(scan.line, 'it begins with neither [ nor {');
  scan.shape = 'lines';
  beginElement(scan, code, cursor);
  scan.depth = 1;
  return null;
}

/**
 * In JSON Lines, `{` in the first column while another object is open: the other one lost a bracket, unless
 * this one is where JSON written without indentation may begin a value.
 */
function startsAfresh(scan: Scan, code: number, column: number): boolean {
  if (scan.shape !== 'lines' || code !== OPEN_CURLY || column !== 0) return false;
  if (scan.depth === 0 || scan.elementDepth !== 0) return false;
  const isValue = scan.last === COLON || scan.last === OPEN_SQUARE;
  return !(isValue || (scan.last === COMMA && scan.depth > 1));
}

function restart(scan: Scan, cursor: Cursor, options: JsonElementsOptions): void {
  finishElement(scan, cursor, options);
  scan.depth = 0;
  scan.elementDepth = 0;
}

function beginElement(scan: Scan, code: number, { at }: Cursor): void {
  const between = scan.start < 0 && scan.depth === scan.elementDepth;
  if (!between || code === COMMA || (code === CLOSE_SQUARE && scan.elementDepth > 0)) return;
  scan.start = at;
  scan.startLine = scan.line;
  scan.kept = '';
}

type Step = { readonly cursor: Cursor; readonly options: JsonElementsOptions };

function structure(scan: Scan, code: number, { cursor, options }: Step): void {
  switch (code) {
    case QUOTE:
      scan.inString = true;
      break;
    case OPEN_CURLY:
      scan.depth += 1;
      if (scan.depth === 2) scan.embedded = EMBEDDED_KEY.test(textBefore(scan, cursor));
      break;
    case OPEN_SQUARE:
      scan.depth += 1;
      if (opensPage(scan, cursor)) enterPage(scan, cursor, options);
      break;
    case CLOSE_CURLY:
    case CLOSE_SQUARE:
      close(scan, cursor, options);
      break;
    case COMMA:
      if (scan.elementDepth > 0 && scan.depth === scan.elementDepth) {
        finishElement(scan, cursor, options);
      }
      break;
    default:
      break;
  }
}

function opensPage(scan: Scan, cursor: Cursor): boolean {
  if (scan.shape !== 'lines' || scan.elementDepth !== 0 || scan.depth !== 3) return false;
  return scan.embedded && PAGE_KEY.test(textBefore(scan, cursor));
}

/** The last few characters of the element before the cursor: enough for a key. */
function textBefore(scan: Scan, { text, at }: Cursor): string {
  return scan.kept.slice(-64) + text.slice(Math.max(0, scan.start, at - 64), at);
}

function enterPage(scan: Scan, { text, at }: Cursor, options: JsonElementsOptions): void {
  options.onPageHead(scan.kept + text.slice(scan.start, at));
  scan.start = -1;
  scan.kept = '';
  scan.elementDepth = 3;
}

function close(scan: Scan, cursor: Cursor, options: JsonElementsOptions): void {
  const endsElements = scan.elementDepth > 0 && scan.depth === scan.elementDepth;
  const isSquare = cursor.text.charCodeAt(cursor.at) === CLOSE_SQUARE;
  // A curly bracket cannot close the array of elements: it is a stray one inside a broken element.
  if (endsElements && !isSquare) return;
  if (endsElements) {
    finishElement(scan, cursor, options);
    scan.elementDepth = NO_MORE_ELEMENTS;
  }
  scan.depth = Math.max(0, scan.depth - 1);
  if (scan.shape === 'array' && scan.depth === 0) scan.closed = true;
  if (scan.shape === 'lines' && scan.depth === 0) endOfLinesValue(scan, cursor, options);
}

function endOfLinesValue(scan: Scan, { text, at }: Cursor, options: JsonElementsOptions): void {
  if (scan.elementDepth === 0) finishElement(scan, { text, at: at + 1 }, options);
  scan.elementDepth = 0;
}

function finishElement(scan: Scan, { text, at }: Cursor, options: JsonElementsOptions): void {
  if (scan.start < 0) return;
  const element = (scan.kept + text.slice(scan.start, at)).trim();
  scan.start = -1;
  scan.kept = '';
  if (element !== '') options.onElement({ text: element, line: scan.startLine });
}

function oversized(line: number): FileProblem {
  return problem('oversized-record', line, [
    'a single notice is larger than 8 MiB, or a bracket is never closed',
    'check that this is the right file: no notice is that large',
  ]);
}

function notJson(line: number, detail: string): FileProblem {
  return problem('not-json', line, [
    `this is not a list of notices in JSON: ${detail}`,
    'give a JSON array of notices, a page of the notices API, or one notice a line',
  ]);
}

function cutOff(line: number): FileProblem {
  return problem('truncated', line, [
    'the JSON ends before it is complete',
    'fetch the file again: it was cut off',
  ]);
}
