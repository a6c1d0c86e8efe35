/**
 * Reads lines that already have the exact size of a format.
 *
 * Source: ICAO Doc 9303, 8th edition, Parts 3 to 8, as named beside each rule. Reads everything it can
 * and reports everything it cannot accept; it never repairs.
 */
import { compareDays, type PartialDate } from '#shared/kernel/partial-date.ts';
import { documentCodeStanding, documentKind, OLD_CODES_EXPIRE_BEFORE } from './document-code.ts';
import { readDocumentNumber } from './document-number.ts';
import {
  type CheckDigitField,
  checkDigitAt,
  checkFixedDigits,
  findingsOfDigit,
} from './mrz-check.ts';
import { type DateContext, readDateOfBirth, readDateOfExpiry } from './mrz-date.ts';
import { error, type MrzField, type MrzFinding, warning } from './mrz-finding.ts';
import { layoutFor, type MrzFormat, type MrzLayout, type Span, textAt } from './mrz-layout.ts';
import { readName } from './mrz-name.ts';
import { findState, objectionTo } from './states.ts';

/** One check digit: where it stands and whether it agrees with what it covers. */
export type CheckDigitVerdict = Span & {
  readonly field: CheckDigitField;
  readonly agrees: boolean;
};

/** What the lines say. Names and codes are without fillers; dates are raw and resolved. */
export type LineReading = {
  readonly format: MrzFormat;
  readonly lines: readonly string[];
  readonly documentCode: string;
  readonly issuingState: string;
  readonly primaryIdentifier: string;
  readonly secondaryIdentifier: string;
  readonly nameTruncated: boolean;
  readonly documentNumber: string;
  readonly nationality: string;
  /** All parts `null` when the date is impossible: `findings` says so. */
  readonly dateOfBirth: PartialDate;
  readonly dateOfBirthRaw: string;
  /** `<` is unspecified. `X` may not stand in the zone (Part 4 note p) and is then an error. */
  readonly sex: 'M' | 'F' | 'X' | '<';
  readonly dateOfExpiry: PartialDate | null;
  readonly dateOfExpiryRaw: string;
  readonly optionalData: readonly string[];
  readonly checkDigits: readonly CheckDigitVerdict[];
  readonly findings: readonly MrzFinding[];
  /** No finding is an error. */
  readonly valid: boolean;
};

const UNKNOWN_DATE: PartialDate = { year: null, month: null, day: null };

/** Reads lines of equal, exact length; the format follows from their number, length and first letter. */
export function readLines(lines: readonly string[], context: DateContext): LineReading {
  const layout = layoutFor(lines.length, lines.slice(0, 1).join(''));
  const number = readDocumentNumber(lines, layout);
  const dateOfBirthRaw = textAt(lines, layout.dateOfBirth);
  const dateOfExpiryRaw = textAt(lines, layout.dateOfExpiry);
  const dateOfBirth = readDateOfBirth(dateOfBirthRaw, context);
  const dateOfExpiry = readDateOfExpiry(dateOfExpiryRaw, context);
  const { findings: nameFindings, ...name } = readName(textAt(lines, layout.name), layout.name);
  const numberDigit = checkDigitAt(lines, {
    field: 'documentNumberCheckDigit',
    covered: number.covered,
    at: number.checkDigit,
  });
  const digits = [numberDigit, ...checkFixedDigits(lines, layout)];
  const findings = [
    ...nameFindings,
    ...findingsOfFields({ lines, layout, context }, number.unterminated),
    // A number that is not terminated says more than "its digit is a filler".
    ...(number.unterminated === null ? digits : digits.slice(1)).flatMap(findingsOfDigit),
  ];
  return {
    format: layout.format,
    lines,
    documentCode: trimFillers(textAt(lines, layout.documentCode)),
    issuingState: trimFillers(textAt(lines, layout.issuingState)),
    ...name,
    documentNumber: number.documentNumber,
    nationality: trimFillers(textAt(lines, layout.nationality)),
    dateOfBirth: dateOfBirth ?? UNKNOWN_DATE,
    dateOfBirthRaw,
    sex: sexOf(textAt(lines, layout.sex)),
    dateOfExpiry,
    dateOfExpiryRaw,
    optionalData: [
      trimFillers(number.optionalData),
      ...layout.optionalData.slice(1).map((span) => trimFillers(textAt(lines, span))),
    ],
    checkDigits: digits.map(({ field, line, start, end, agrees }) => ({
      field,
      line,
      start,
      end,
      agrees,
    })),
    findings,
    valid: findings.every((finding) => finding.severity !== 'error'),
  };
}

type Page = {
  readonly lines: readonly string[];
  readonly layout: MrzLayout;
  readonly context: DateContext;
};

function findingsOfFields(page: Page, unterminated: Span | null): MrzFinding[] {
  const { lines, layout, context } = page;
  const birth = readDateOfBirth(textAt(lines, layout.dateOfBirth), context);
  return [
    ...findingsOfCode(page),
    ...findingsOfState(page, 'issuingState'),
    ...findingsOfNumber(page, unterminated),
    ...findingsOfState(page, 'nationality'),
    ...findingsOfConvention(page),
    ...(birth === null ? [impossibleDate(page, 'dateOfBirth')] : []),
    ...findingsOfSex(page),
    ...findingsOfExpiry(page),
    ...layout.optionalData.flatMap((span) => illegalCharacters(page, 'optionalData', span)),
  ];
}

const trimFillers = (text: string): string => text.replace(/<+$/u, '');

function findingsOfCode({ lines, layout, context }: Page): MrzFinding[] {
  const at = layout.documentCode;
  const found = textAt(lines, at);
  const standing = documentCodeStanding(found, layout.format);
  if (standing === 'wrong')
    return [error({ field: 'documentCode', code: 'document-code', at }, { found })];
  if (standing === 'harmonized') return [];
  const findings: MrzFinding[] = [];
  if (standing === 'legacy') {
    findings.push(warning({ field: 'documentCode', code: 'legacy-document-code', at }, { found }));
  }
  const expiry = readDateOfExpiry(textAt(lines, layout.dateOfExpiry), context);
  if (expiry !== null && compareDays(expiry, OLD_CODES_EXPIRE_BEFORE) >= 0) {
    findings.push(
      warning({ field: 'documentCode', code: 'document-code-after-2038', at }, { found }),
    );
  }
  return findings;
}

function findingsOfState(
  { lines, layout }: Page,
  field: 'issuingState' | 'nationality',
): MrzFinding[] {
  const at = layout[field];
  const found = textAt(lines, at);
  const objection = objectionTo(found, field);
  const state = findState(found);
  if (objection !== null) {
    const expected = state?.replacedBy === undefined ? {} : { expected: state.replacedBy };
    return [error({ field, code: objection, at }, { found, ...expected })];
  }
  if (state?.kind === 'specimen')
    return [warning({ field, code: 'specimen-state', at }, { found })];
  if (state?.kind === 'superseded') {
    return [warning({ field, code: 'superseded-state', at }, { found })];
  }
  return [];
}

/** Part 4 note o: in convention travel documents the nationality is XXA (stateless) or XXB (refugee). */
function findingsOfConvention({ lines, layout }: Page): MrzFinding[] {
  const kind = documentKind(textAt(lines, layout.documentCode));
  const found = textAt(lines, layout.nationality);
  const at = layout.nationality;
  const remark = { field: 'nationality', code: 'convention-nationality', at } as const;
  if (kind === 'refugee-travel-document' && !['XXB', 'XXC'].includes(found)) {
    return [warning(remark, { expected: 'XXB', found })];
  }
  if (kind === 'stateless-travel-document' && found !== 'XXA') {
    return [warning(remark, { expected: 'XXA', found })];
  }
  return [];
}

function findingsOfNumber(page: Page, unterminated: Span | null): MrzFinding[] {
  const at = page.layout.documentNumber;
  const findings = illegalCharacters(page, 'documentNumber', at);
  if (/^<+$/u.test(textAt(page.lines, at))) {
    findings.push(error({ field: 'documentNumber', code: 'empty', at }));
  }
  if (unterminated !== null) {
    const remark = { code: 'number-not-terminated', at: unterminated } as const;
    findings.push(error({ field: 'documentNumberCheckDigit', ...remark }));
  }
  return findings;
}

function impossibleDate(
  { lines, layout }: Page,
  field: 'dateOfBirth' | 'dateOfExpiry',
): MrzFinding {
  const at = layout[field];
  return error({ field, code: 'impossible-date', at }, { found: textAt(lines, at) });
}

function findingsOfExpiry(page: Page): MrzFinding[] {
  const at = page.layout.dateOfExpiry;
  const found = textAt(page.lines, at);
  const day = readDateOfExpiry(found, page.context);
  if (day === null) return [impossibleDate(page, 'dateOfExpiry')];
  return compareDays(day, page.context.today) < 0
    ? [warning({ field: 'dateOfExpiry', code: 'expired', at }, { found })]
    : [];
}

function findingsOfSex({ lines, layout }: Page): MrzFinding[] {
  const at = layout.sex;
  const found = textAt(lines, at);
  return /^[MF<]$/u.test(found) ? [] : [error({ field: 'sex', code: 'sex', at }, { found })];
}

function sexOf(character: string): LineReading['sex'] {
  return character === 'M' || character === 'F' || character === 'X' ? character : '<';
}

function illegalCharacters({ lines }: Page, field: MrzField, span: Span): MrzFinding[] {
  return [...textAt(lines, span).matchAll(/[^A-Z0-9<]+/gu)].map((match) => {
    const start = span.start + match.index;
    const at = { line: span.line, start, end: start + match[0].length };
    return error({ field, code: 'illegal-character', at }, { found: match[0] });
  });
}
