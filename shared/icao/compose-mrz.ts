/**
 * Writes a machine readable zone from its data elements, check digits included.
 *
 * Source: ICAO Doc 9303, 8th edition, Parts 4 to 7. For training data and tests; the writer checks that
 * everything can be written, not that it is true: an unknown State or an expired date is written too.
 */
import type { PartialDate, PlainDay } from '#shared/kernel/partial-date.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { checkDigitCharacter, checkDigitOf, FILLER } from './check-digit.ts';
import { composeName } from './compose-name.ts';
import { writeDate } from './mrz-date.ts';
import type { MrzField } from './mrz-finding.ts';
import { LAYOUTS, type MrzFormat, type MrzLayout, type Span, textAt } from './mrz-layout.ts';
import { transliterateLatin } from './transliterate.ts';

/** What is to be written. Names in Latin script with their marks, as in the visual zone. */
export type MrzElements = {
  readonly format: MrzFormat;
  readonly documentCode: string;
  readonly issuingState: string;
  readonly primaryIdentifier: string;
  readonly secondaryIdentifier: string;
  /** TD1: up to 22 characters, TD2: up to 14, the others: up to nine. */
  readonly documentNumber: string;
  readonly nationality: string;
  readonly dateOfBirth: PartialDate;
  readonly sex: 'M' | 'F' | '<';
  readonly dateOfExpiry: PlainDay;
  /** One text for each optional stretch of the format; TD1 has two. */
  readonly optionalData?: readonly string[];
};

/** Why it cannot be written; `position` counts from 0. */
export type ComposeFailure =
  | { readonly kind: 'too-long'; readonly field: MrzField; readonly limit: number }
  | { readonly kind: 'not-mrz-text'; readonly field: MrzField; readonly position: number }
  | { readonly kind: 'empty'; readonly field: MrzField }
  | {
      readonly kind: 'no-latin-form';
      readonly field: MrzField;
      readonly character: string;
      readonly position: number;
    };

/** Lines of exact length that `readMrz` reads back. A name that is too long is truncated. */
export function composeMrz(elements: MrzElements): Result<readonly string[], ComposeFailure> {
  const layout = LAYOUTS[elements.format];
  const name = writeName(elements, layout);
  if (!name.ok) return name;
  const number = writeNumber(elements, layout);
  if (!number.ok) return number;
  const fitted = fitAll([
    { field: 'documentCode', at: layout.documentCode, text: elements.documentCode },
    { field: 'issuingState', at: layout.issuingState, text: elements.issuingState },
    { field: 'nationality', at: layout.nationality, text: elements.nationality },
    { field: 'dateOfBirth', at: layout.dateOfBirth, text: writeDate(elements.dateOfBirth) },
    { field: 'sex', at: layout.sex, text: elements.sex },
    { field: 'dateOfExpiry', at: layout.dateOfExpiry, text: writeDate(elements.dateOfExpiry) },
    ...number.value,
  ]);
  if (!fitted.ok) return fitted;
  const blank = Array.from({ length: layout.lineCount }, () => FILLER.repeat(layout.width));
  const written = [...fitted.value, name.value].reduce(put, blank);
  return succeed(withCheckDigits(written, layout, elements.documentNumber));
}

/** The lines of elements that are constants of the program: one that cannot be written is a bug, and throws. */
export function constantLines(elements: MrzElements): readonly string[] {
  const lines = composeMrz(elements);
  if (!lines.ok) throw new Error(`a document cannot be written: ${JSON.stringify(lines.failure)}`);
  return lines.value;
}

type Element = { readonly field: MrzField; readonly at: Span; readonly text: string };

function writeName(elements: MrzElements, layout: MrzLayout): Result<Element, ComposeFailure> {
  const primary = transliterateLatin(elements.primaryIdentifier);
  if (!primary.ok) return fail({ ...primary.failure, field: 'primaryIdentifier' });
  const secondary = transliterateLatin(elements.secondaryIdentifier);
  if (!secondary.ok) return fail({ ...secondary.failure, field: 'secondaryIdentifier' });
  if (primary.value === '') return fail({ kind: 'empty', field: 'primaryIdentifier' });
  const written = { primary: primary.value, secondary: secondary.value };
  const text = composeName(written, layout.name.end - layout.name.start);
  return succeed({ field: 'primaryIdentifier', at: layout.name, text });
}

/** The number and the optional data; a long number takes the start of the first optional stretch. */
function writeNumber(
  { documentNumber, optionalData = [] }: MrzElements,
  layout: MrzLayout,
): Result<Element[], ComposeFailure> {
  const field = 'documentNumber';
  if (documentNumber === '') return fail({ kind: 'empty', field });
  const [principal, rest] = [documentNumber.slice(0, 9), documentNumber.slice(9)];
  const first = layout.optionalData[0];
  const limit = layout.longNumbers ? 9 + first.end - first.start - 2 : 9;
  if (documentNumber.length > limit) return fail({ kind: 'too-long', field, limit });
  const digit = checkDigitOf(documentNumber);
  if (!digit.ok) return fail({ ...digit.failure, field });
  const continued = rest === '' ? '' : `${rest}${digit.value}${FILLER}`;
  const stretches = layout.optionalData.map((at, index): Element => {
    const text = optionalData.slice(index, index + 1).join('');
    return { field: 'optionalData', at, text: index === 0 ? continued + text : text };
  });
  return succeed([{ field, at: layout.documentNumber, text: principal }, ...stretches]);
}

function fitAll(elements: readonly Element[]): Result<readonly Element[], ComposeFailure> {
  for (const { field, at, text } of elements) {
    const limit = at.end - at.start;
    if (text.length > limit) return fail({ kind: 'too-long', field, limit });
    const checked = checkDigitOf(text);
    if (!checked.ok) return fail({ ...checked.failure, field });
  }
  return succeed(elements);
}

const put = (lines: readonly string[], { at, text }: Pick<Element, 'at' | 'text'>): string[] =>
  lines.map((line, index) =>
    index === at.line
      ? line.slice(0, at.start) + text.padEnd(at.end - at.start, FILLER) + line.slice(at.end)
      : line,
  );

function withCheckDigits(
  written: readonly string[],
  layout: MrzLayout,
  documentNumber: string,
): readonly string[] {
  const sum = (lines: readonly string[], over: readonly Span[], digit: Span): string[] => {
    const covered = over.map((span) => textAt(lines, span)).join('');
    return put(lines, { at: digit, text: checkDigitCharacter(covered) });
  };
  let lines: readonly string[] = sum(written, [layout.dateOfBirth], layout.dateOfBirthCheckDigit);
  lines = sum(lines, [layout.dateOfExpiry], layout.dateOfExpiryCheckDigit);
  if (documentNumber.length <= 9) {
    lines = sum(lines, [layout.documentNumber], layout.documentNumberCheckDigit);
  }
  if (layout.optionalDataCheckDigit !== null) {
    lines = sum(lines, layout.optionalData, layout.optionalDataCheckDigit);
  }
  return layout.composite === null
    ? lines
    : sum(lines, layout.composite.over, layout.composite.digit);
}
