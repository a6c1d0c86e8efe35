/**
 * The document number, which in TD1 and TD2 may continue in the optional data.
 *
 * Source: ICAO Doc 9303, 8th edition, Part 5 and Part 6, note j and §4.2.4: nine characters, a filler
 * instead of the check digit, the rest of the number, its check digit, a filler. The digit covers the
 * number without the filler between its two parts.
 */
import { FILLER } from './check-digit.ts';
import { type MrzLayout, type Span, textAt } from './mrz-layout.ts';

/** Where the number and its digit stand, and what the digit covers. */
export type DocumentNumberReading = {
  /** As on the document, inner fillers kept (they stand for a space or a special character). */
  readonly documentNumber: string;
  /** What the check digit is computed over. */
  readonly covered: string;
  readonly checkDigit: Span;
  /** What is left of the first optional data, as read. */
  readonly optionalData: string;
  /** The place of a number that fills the optional data to the end, without its closing filler. */
  readonly unterminated: Span | null;
};

/** Never shortens: characters that may belong to the number are part of it, and then its digit fails. */
export function readDocumentNumber(
  lines: readonly string[],
  layout: MrzLayout,
): DocumentNumberReading {
  const principal = textAt(lines, layout.documentNumber);
  const short: DocumentNumberReading = {
    documentNumber: trimFillers(principal),
    covered: principal,
    checkDigit: layout.documentNumberCheckDigit,
    optionalData: textAt(lines, layout.optionalData[0]),
    unterminated: null,
  };
  const continued =
    layout.longNumbers &&
    textAt(lines, layout.documentNumberCheckDigit) === FILLER &&
    !principal.endsWith(FILLER) &&
    !short.optionalData.startsWith(FILLER);
  return continued ? readLongNumber(principal, short.optionalData, layout) : short;
}

function readLongNumber(
  principal: string,
  optional: string,
  layout: MrzLayout,
): DocumentNumberReading {
  const place = layout.optionalData[0];
  const end = optional.indexOf(FILLER);
  if (end < 0) {
    return {
      documentNumber: principal + optional,
      covered: principal + optional,
      checkDigit: layout.documentNumberCheckDigit,
      optionalData: '',
      unterminated: place,
    };
  }
  const digitAt = place.start + end - 1;
  // A lone character cannot be told from a digit without a rest: the number keeps it, unverified.
  const rest = optional.slice(0, Math.max(end - 1, 1));
  return {
    documentNumber: principal + rest,
    covered: principal + rest,
    checkDigit:
      end === 1
        ? layout.documentNumberCheckDigit
        : { line: place.line, start: digitAt, end: digitAt + 1 },
    optionalData: optional.slice(end + 1),
    unterminated: null,
  };
}

const trimFillers = (text: string): string => text.replace(/<+$/u, '');
