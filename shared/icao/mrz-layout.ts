/**
 * Where each data element stands in the five machine readable zones.
 *
 * Source: ICAO Doc 9303, 8th edition: TD1 Part 5 §4.2.2, TD2 Part 6 §4.2.2, TD3 Part 4 §4.2.2,
 * MRV-A Part 7 §4.2.2, MRV-B Part 7 §7.2.2.
 */

/** The zones by size: card, small sheet, passport, large visa, small visa. */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B';

/** A stretch of one line; everything counts from 0 and `end` lies just behind the last character. */
export type Span = { readonly line: number; readonly start: number; readonly end: number };

/** The data elements of one format. */
export type MrzLayout = {
  readonly format: MrzFormat;
  readonly lineCount: number;
  readonly width: number;
  readonly documentCode: Span;
  readonly issuingState: Span;
  readonly name: Span;
  readonly documentNumber: Span;
  readonly documentNumberCheckDigit: Span;
  readonly nationality: Span;
  readonly dateOfBirth: Span;
  readonly dateOfBirthCheckDigit: Span;
  readonly sex: Span;
  readonly dateOfExpiry: Span;
  readonly dateOfExpiryCheckDigit: Span;
  /** In reading order. The first one takes the rest of a long document number. */
  readonly optionalData: readonly [Span, ...Span[]];
  /** Only TD3 protects its personal number with a digit of its own. */
  readonly optionalDataCheckDigit: Span | null;
  readonly composite: { readonly over: readonly Span[]; readonly digit: Span } | null;
  /** TD1 and TD2 may continue a number of more than nine characters in the optional data (note j). */
  readonly longNumbers: boolean;
};

/** Doc 9303 counts positions from 1 and names the last one. */
const positions = (line: number, first: number, last = first): Span => ({
  line: line - 1,
  start: first - 1,
  end: last,
});

const TD1: MrzLayout = {
  format: 'TD1',
  lineCount: 3,
  width: 30,
  documentCode: positions(1, 1, 2),
  issuingState: positions(1, 3, 5),
  documentNumber: positions(1, 6, 14),
  documentNumberCheckDigit: positions(1, 15),
  dateOfBirth: positions(2, 1, 6),
  dateOfBirthCheckDigit: positions(2, 7),
  sex: positions(2, 8),
  dateOfExpiry: positions(2, 9, 14),
  dateOfExpiryCheckDigit: positions(2, 15),
  nationality: positions(2, 16, 18),
  name: positions(3, 1, 30),
  optionalData: [positions(1, 16, 30), positions(2, 19, 29)],
  optionalDataCheckDigit: null,
  composite: {
    over: [positions(1, 6, 30), positions(2, 1, 7), positions(2, 9, 15), positions(2, 19, 29)],
    digit: positions(2, 30),
  },
  longNumbers: true,
};

function twoLines(format: MrzFormat, width: number, optionalEnd: number): MrzLayout {
  return {
    format,
    lineCount: 2,
    width,
    documentCode: positions(1, 1, 2),
    issuingState: positions(1, 3, 5),
    name: positions(1, 6, width),
    documentNumber: positions(2, 1, 9),
    documentNumberCheckDigit: positions(2, 10),
    nationality: positions(2, 11, 13),
    dateOfBirth: positions(2, 14, 19),
    dateOfBirthCheckDigit: positions(2, 20),
    sex: positions(2, 21),
    dateOfExpiry: positions(2, 22, 27),
    dateOfExpiryCheckDigit: positions(2, 28),
    optionalData: [positions(2, 29, optionalEnd)],
    optionalDataCheckDigit: format === 'TD3' ? positions(2, 43) : null,
    composite: null,
    longNumbers: format === 'TD2',
  };
}

const compositeUpTo = (last: number): MrzLayout['composite'] => ({
  over: [positions(2, 1, 10), positions(2, 14, 20), positions(2, 22, last)],
  digit: positions(2, last + 1),
});

/** Every format's layout. */
export const LAYOUTS: { readonly [Format in MrzFormat]: MrzLayout } = {
  TD1,
  TD2: { ...twoLines('TD2', 36, 35), composite: compositeUpTo(35) },
  TD3: { ...twoLines('TD3', 44, 42), composite: compositeUpTo(43) },
  'MRV-A': twoLines('MRV-A', 44, 44),
  'MRV-B': twoLines('MRV-B', 36, 36),
};

/** The layout for lines of this width: a first letter V makes a two-line zone a visa. */
export function layoutFor(lineCount: number, firstLine: string): MrzLayout {
  if (lineCount === 3) return LAYOUTS.TD1;
  const visa = firstLine.startsWith('V');
  if (firstLine.length === LAYOUTS.TD3.width) return LAYOUTS[visa ? 'MRV-A' : 'TD3'];
  return LAYOUTS[visa ? 'MRV-B' : 'TD2'];
}

/** The characters of one stretch; empty where the line does not reach. */
export const textAt = (lines: readonly string[], span: Span): string =>
  lines
    .slice(span.line, span.line + 1)
    .join('')
    .slice(span.start, span.end);
