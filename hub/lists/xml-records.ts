import { SaxesParser } from 'saxes';
import { type FileProblem, problem, type TextReader } from './text-source.ts';

/** An element of one record. Records are small, so a record may be a tree; the file never is. */
export type XmlElement = {
  readonly name: string;
  readonly line: number;
  text: string;
  readonly children: XmlElement[];
};

export type XmlRecordOptions = {
  readonly root: string;
  /** What to do with an element at `root/section/record`, by section and record name. */
  readonly records: ReadonlyMap<string, (record: XmlElement) => void>;
  readonly onRoot: (attributes: Readonly<Record<string, string>>) => void;
};

/** No record and no prolog of a list is this long; without a bound, text without tags would fill the memory. */
const LONGEST_RECORD = 8 * 1024 * 1024;
const RECORD_DEPTH = 3;

/** Trimmed text of the first child of that name; empty when there is none. */
export function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}

/** All children of that name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Reads an XML file record by record. Any breach of well-formedness refuses the whole file. */
export function createXmlRecords(options: XmlRecordOptions): TextReader {
  const parser = new SaxesParser({ position: true });
  const state: State = { found: null, path: [], open: [], sinceRecord: 0, rootSeen: false };
  listen(parser, state, options);
  return {
    write(text) {
      state.sinceRecord += text.length;
      parser.write(text);
      if (state.found === null && state.sinceRecord > LONGEST_RECORD)
        state.found = oversized(parser);
      return state.found;
    },
    end() {
      const line = parser.line;
      parser.close();
      return state.found === null ? null : atEnd(state, line);
    },
  };
}

type State = {
  found: FileProblem | null;
  path: string[];
  open: XmlElement[];
  sinceRecord: number;
  rootSeen: boolean;
};

function listen(parser: SaxesParser, state: State, options: XmlRecordOptions): void {
  const refuse = (found: FileProblem) => {
    state.found ??= found;
  };
  // Text before the root is noticed late, when it ends; it began on the first line.
  parser.on('error', (error) => {
    refuse(notXml(state.rootSeen ? parser.line : 1, error.message));
  });
  parser.on('doctype', () =>
    refuse(notXml(parser.line, 'document type declarations are not accepted')),
  );
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(?:utf-?8|us-ascii)$/iu.test(encoding)) {
      refuse(otherEncoding(encoding));
    }
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (state.path.length === 0) {
      state.rootSeen = true;
      if (name === options.root) options.onRoot(attributes);
      else refuse(wrongRoot(parser.line, name, options.root));
    }
    state.path.push(name);
    openElement(state, { name, line: parser.line, text: '', children: [] });
  });
  const addText = (text: string) => {
    const element = state.open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const key = state.path.slice(1).join('/');
    const record = state.open.pop();
    if (record !== undefined && state.path.length === RECORD_DEPTH) {
      state.sinceRecord = 0;
      // After a fault the tree is not to be trusted any more.
      if (state.found === null) options.records.get(key)?.(record);
    }
    state.path.pop();
  });
}

/** Elements above the records hold nothing of interest, so they are not kept. */
function openElement(state: State, element: XmlElement): void {
  if (state.path.length < RECORD_DEPTH) return;
  state.open.at(-1)?.children.push(element);
  state.open.push(element);
}

/** What only the end of the file reveals is a file that was cut off. */
function atEnd(state: State, line: number): FileProblem | null {
  if (!state.rootSeen) return state.found;
  return problem('truncated', line, [
    'the XML ends before it is complete',
    'fetch the file again: it was cut off',
  ]);
}

function oversized(parser: SaxesParser): FileProblem {
  return problem('oversized-record', parser.line, [
    'a single record is larger than 8 MiB',
    'check that this is the right file: no record of such a list is that large',
  ]);
}

function notXml(line: number, message: string): FileProblem {
  // The parser puts "line:column: " in front; the line has a field of its own.
  const reason = message.replace(/^(?:undefined:)?\d+:\d+:\s*/u, '');
  return problem('not-xml', line, [
    `this is not well-formed XML: ${reason}`,
    'fetch the file again from its publisher; do not repair it by hand',
  ]);
}

function otherEncoding(encoding: string): FileProblem {
  return problem('not-utf8', 1, [
    `the file says that it is encoded as ${encoding.slice(0, 40)}`,
    'save the file as UTF-8 (declaration included), or fetch it again from its publisher',
  ]);
}

function wrongRoot(line: number, name: string, root: string): FileProblem {
  return problem('wrong-root', line, [
    `the root element is <${name.slice(0, 60)}>, not <${root}>`,
    'check that this file belongs to this list and not to another one',
  ]);
}
