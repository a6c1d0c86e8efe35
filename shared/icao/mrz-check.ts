/** Comparing check digits with what they cover. Source: ICAO Doc 9303, 8th edition, Parts 4 to 7, §4.2.4. */
import { checkDigitCharacter, FILLER } from './check-digit.ts';
import { error, type MrzField, type MrzFinding } from './mrz-finding.ts';
import { type MrzLayout, type Span, textAt } from './mrz-layout.ts';

/** The fields that are check digits. */
export type CheckDigitField = Extract<MrzField, `${string}CheckDigit`>;

/** One digit of a zone. `expected` is `null` where what it covers is not MRZ text. */
export type CheckedDigit = Span & {
  readonly field: CheckDigitField;
  readonly agrees: boolean;
  readonly found: string;
  readonly expected: string | null;
};

type Question = {
  readonly field: CheckDigitField;
  readonly covered: string;
  readonly at: Span;
  /** Part 4 §4.2.2.2: an unused personal number may have a filler as its digit. */
  readonly fillerWhenUnused?: boolean;
};

/** Compares one digit. */
export function checkDigitAt(lines: readonly string[], question: Question): CheckedDigit {
  const { field, covered, at } = question;
  const found = textAt(lines, at);
  const expected = checkDigitCharacter(covered) || null;
  const unused = question.fillerWhenUnused === true && /^<*$/u.test(covered) && found === FILLER;
  return { ...at, field, found, expected, agrees: unused || found === expected };
}

/** Every digit whose place does not depend on the document number. */
export function checkFixedDigits(lines: readonly string[], layout: MrzLayout): CheckedDigit[] {
  const digits: CheckedDigit[] = [
    checkDigitAt(lines, {
      field: 'dateOfBirthCheckDigit',
      covered: textAt(lines, layout.dateOfBirth),
      at: layout.dateOfBirthCheckDigit,
    }),
    checkDigitAt(lines, {
      field: 'dateOfExpiryCheckDigit',
      covered: textAt(lines, layout.dateOfExpiry),
      at: layout.dateOfExpiryCheckDigit,
    }),
  ];
  if (layout.optionalDataCheckDigit !== null) {
    digits.push(
      checkDigitAt(lines, {
        field: 'optionalDataCheckDigit',
        covered: textAt(lines, layout.optionalData[0]),
        at: layout.optionalDataCheckDigit,
        fillerWhenUnused: true,
      }),
    );
  }
  if (layout.composite !== null) {
    digits.push(
      checkDigitAt(lines, {
        field: 'compositeCheckDigit',
        covered: layout.composite.over.map((span) => textAt(lines, span)).join(''),
        at: layout.composite.digit,
      }),
    );
  }
  return digits;
}

/** Nothing is said of a digit over characters that are not MRZ text: they are reported themselves. */
export function findingsOfDigit(digit: CheckedDigit): MrzFinding[] {
  const { field, line, start, end, found, expected } = digit;
  const at = { line, start, end };
  if (digit.agrees) return [];
  if (!/^\d$/u.test(found)) {
    const details = expected === null ? { found } : { expected, found };
    return [error({ field, code: 'not-a-digit', at }, details)];
  }
  return expected === null ? [] : [error({ field, code: 'check-digit', at }, { expected, found })];
}
