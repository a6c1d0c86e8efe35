/**
 * The name field: primary identifier, two fillers, secondary identifier.
 *
 * Source: ICAO Doc 9303, 8th edition, Part 3 §4.6; truncation Parts 4 to 7, "Truncation of names".
 * The field has no check digit: a letter read for another letter cannot be noticed.
 */
import { error, type MrzField, type MrzFinding, warning } from './mrz-finding.ts';
import type { Span } from './mrz-layout.ts';

/** Components are separated by one space. */
export type MrzName = {
  readonly primaryIdentifier: string;
  readonly secondaryIdentifier: string;
  /** The last position holds a letter: the name may go on, compare it as a prefix. */
  readonly nameTruncated: boolean;
  readonly findings: readonly MrzFinding[];
};

/** K or C, which readers take for fillers, where only fillers can stand: behind the last component. */
export const MISREAD_FILLERS = /<<<+[CK][CK<]*$|<<(?:K{3,}|C{3,})<*$/u;

/** Reads the characters of the name field, which stand at `at`. */
export function readName(field: string, at: Span): MrzName {
  const separator = field.indexOf('<<');
  const primary = separator < 0 ? field : field.slice(0, separator);
  const secondary = separator < 0 ? '' : field.slice(separator);
  const nameTruncated = /[A-Z]$/u.test(field);
  const secondaryIdentifier = componentsOf(secondary);
  const findings = [
    ...illegalCharacters(field, at, separator),
    ...misplacedFillers(field, at),
    ...misreadFillers(field, at),
  ];
  if (nameTruncated) {
    const last = secondaryIdentifier === '' ? 'primaryIdentifier' : 'secondaryIdentifier';
    const end = { line: at.line, start: at.end - 1, end: at.end };
    findings.push(warning({ field: last, code: 'name-truncated', at: end }));
  }
  return {
    primaryIdentifier: componentsOf(primary),
    secondaryIdentifier,
    nameTruncated,
    findings,
  };
}

const componentsOf = (part: string): string =>
  part
    .split('<')
    .filter((component) => component !== '')
    .join(' ');

function illegalCharacters(field: string, at: Span, separator: number): MrzFinding[] {
  return [...field.matchAll(/[^A-Z<]+/gu)].map((match) => {
    const start = at.start + match.index;
    const name: MrzField =
      separator >= 0 && match.index > separator ? 'secondaryIdentifier' : 'primaryIdentifier';
    const place = { line: at.line, start, end: start + match[0].length };
    return error({ field: name, code: 'illegal-character', at: place }, { found: match[0] });
  });
}

function misplacedFillers(field: string, at: Span): MrzFinding[] {
  const leading = field.length - field.replace(/^<+/u, '').length;
  if (leading === 0) return [];
  const code = leading === field.length ? 'empty' : 'misplaced-filler';
  const place = { line: at.line, start: at.start, end: at.start + leading };
  return [error({ field: 'primaryIdentifier', code, at: place })];
}

function misreadFillers(field: string, at: Span): MrzFinding[] {
  const match = MISREAD_FILLERS.exec(field);
  if (match === null) return [];
  const place = { line: at.line, start: at.start + match.index, end: at.end };
  return [
    error({ field: 'secondaryIdentifier', code: 'filler-misread', at: place }, { found: match[0] }),
  ];
}
