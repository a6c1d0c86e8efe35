/** Where a zone that breaks a rule may have been misread, and what may have stood there instead. */
import { checkDigitCharacter } from './check-digit.ts';
import { documentCodeStanding } from './document-code.ts';
import { alternativesFor, digitFor, lettersFor } from './mrz-confusion.ts';
import type { MrzField } from './mrz-finding.ts';
import { LAYOUTS, type MrzLayout, type Span, textAt } from './mrz-layout.ts';
import { MISREAD_FILLERS } from './mrz-name.ts';
import type { CheckDigitVerdict, LineReading } from './read-lines.ts';
import { objectionTo } from './states.ts';

/**
 * `alphabet`: the field admits no such character. `state-code`: a listed code results. `filler`: a letter
 * stands where only fillers can. `check-digit`: only the check digits speak for it, the weakest reason.
 */
export type SuspectReason = 'alphabet' | 'state-code' | 'filler' | 'check-digit';

/** A stretch that is wrong or doubtful, and what may have stood there; the first option is likeliest. */
export type Suspect = {
  readonly field: MrzField;
  readonly at: Span;
  readonly reason: SuspectReason;
  readonly options: readonly string[];
};

/** Every doubtful stretch. Each lists the text as read only where it may also be right. */
export function suspectsOf(reading: LineReading): Suspect[] {
  const layout = LAYOUTS[reading.format];
  const digits = suspectDigits(reading);
  // Digits first: what they say once read as digits decides about the text they cover.
  const mended = mend(reading.lines, digits);
  return [
    ...digits,
    ...suspectCode(reading.lines, layout),
    ...suspectStates(reading.lines, layout),
    ...suspectName(reading.lines, layout),
    ...suspectDates(reading.lines, layout),
    ...suspectTexts(reading, mended),
  ];
}

function suspectDigits(reading: LineReading): Suspect[] {
  return reading.checkDigits.flatMap((digit) => {
    const found = textAt(reading.lines, digit);
    if (/^[\d<]$/u.test(found)) return [];
    const at = { line: digit.line, start: digit.start, end: digit.end };
    return [{ field: digit.field, at, reason: 'alphabet', options: [digitFor(found)] } as const];
  });
}

function mend(lines: readonly string[], digits: readonly Suspect[]): readonly string[] {
  return digits.reduce<readonly string[]>(
    (mended, { at, options }) =>
      mended.map((text, line) =>
        line === at.line ? text.slice(0, at.start) + options.join('') + text.slice(at.end) : text,
      ),
    lines,
  );
}

function suspectCode(lines: readonly string[], layout: MrzLayout): Suspect[] {
  const at = layout.documentCode;
  const found = textAt(lines, at);
  if (documentCodeStanding(found, layout.format) !== 'wrong') return [];
  const letters = (character: string) => (character === 'L' ? ['I'] : lettersFor(character));
  const options = spellings(found, letters).filter((option) =>
    ['harmonized', 'unlettered'].includes(documentCodeStanding(option, layout.format)),
  );
  return [{ field: 'documentCode', at, reason: 'alphabet', options }];
}

function suspectStates(lines: readonly string[], layout: MrzLayout): Suspect[] {
  return (['issuingState', 'nationality'] as const).flatMap((field) => {
    const at = layout[field];
    const found = textAt(lines, at);
    if (objectionTo(found, field) === null) return [];
    const letters = (character: string) =>
      /[Kk]/u.test(character) ? ['<', 'K'] : lettersFor(character);
    const options = spellings(found, letters).filter(
      (option) => objectionTo(option, field) === null,
    );
    return [{ field, at, reason: 'state-code', options } as const];
  });
}

/** The name has no check digit: each wrong character has one likely reading, or none. */
function suspectName(lines: readonly string[], layout: MrzLayout): Suspect[] {
  const at = layout.name;
  const found = textAt(lines, at);
  const withLetters = found.replace(/\d/gu, (digit) => lettersFor(digit).slice(0, 1).join(''));
  const fillers = (text: string) =>
    text.replace(MISREAD_FILLERS, (tail) => '<'.repeat(tail.length));
  const options = [withLetters.replaceAll('k', '<'), withLetters.replaceAll('k', 'K')].map(fillers);
  const distinct = [...new Set(options)];
  if (distinct.every((option) => option === found)) return [];
  const reason = MISREAD_FILLERS.test(found) ? 'filler' : 'alphabet';
  const separator = found.indexOf('<<');
  const changed = [...found].findIndex((_, index) =>
    distinct.some((option) => option.charAt(index) !== found.charAt(index)),
  );
  const secondary = separator >= 0 && changed > separator;
  const field = secondary ? 'secondaryIdentifier' : 'primaryIdentifier';
  return [{ field, at, reason, options: distinct }];
}

function suspectDates(lines: readonly string[], layout: MrzLayout): Suspect[] {
  return (['dateOfBirth', 'dateOfExpiry'] as const).flatMap((field) => {
    const at = layout[field];
    const found = textAt(lines, at);
    const option = [...found].map(digitFor).join('');
    return option === found ? [] : [{ field, at, reason: 'alphabet', options: [option] } as const];
  });
}

/** The fields of letters and digits, where only a check digit can tell. */
function suspectTexts(reading: LineReading, mended: readonly string[]): Suspect[] {
  const layout = LAYOUTS[reading.format];
  const suspects = [
    ownDigitSuspect(reading, mended, 'documentNumber'),
    ownDigitSuspect(reading, mended, 'optionalData'),
  ].flat();
  const composite = reading.checkDigits.some(
    (digit) => digit.field === 'compositeCheckDigit' && !digit.agrees,
  );
  // Cards protect their optional data by the composite digit alone.
  if (suspects.length > 0 || layout.optionalDataCheckDigit !== null || !composite) return suspects;
  return layout.optionalData.map((at) => {
    const found = textAt(reading.lines, at);
    return {
      field: 'optionalData',
      at,
      reason: 'check-digit',
      options: [found, ...oneChange(found)],
    };
  });
}

function ownDigitSuspect(
  reading: LineReading,
  mended: readonly string[],
  field: 'documentNumber' | 'optionalData',
): Suspect[] {
  const digit = reading.checkDigits.find((each) => each.field === `${field}CheckDigit`);
  if (digit === undefined || digit.agrees) return [];
  const layout = LAYOUTS[reading.format];
  const at = field === 'documentNumber' ? layout.documentNumber : layout.optionalData[0];
  const found = textAt(reading.lines, at);
  if (isInOptionalData(digit, layout)) return longNumberSuspects(reading.lines, digit, layout);
  const expected = textAt(mended, digit);
  const options = [found, ...oneChange(found), ...twoChanges(found)].filter(
    (option) => checkDigitCharacter(option) === expected,
  );
  return [{ field, at, reason: 'check-digit', options }];
}

const isInOptionalData = (digit: CheckDigitVerdict, layout: MrzLayout): boolean =>
  digit.field === 'documentNumberCheckDigit' &&
  digit.start !== layout.documentNumberCheckDigit.start;

/** Both parts of a long number; which choice its digit confirms, only a complete reading tells. */
function longNumberSuspects(
  lines: readonly string[],
  digit: CheckDigitVerdict,
  layout: MrzLayout,
): Suspect[] {
  const rest = { ...layout.optionalData[0], end: digit.start };
  return [layout.documentNumber, rest].map((at) => {
    const found = textAt(lines, at);
    const options = [found, ...oneChange(found)];
    return { field: 'documentNumber', at, reason: 'check-digit', options };
  });
}

/** Every way to read exactly one character differently. */
function oneChange(text: string, from = 0): string[] {
  return [...text.slice(from)].flatMap((character, offset) =>
    alternativesFor(character).map(
      (other) => text.slice(0, from + offset) + other + text.slice(from + offset + 1),
    ),
  );
}

/** Every way to read exactly two characters differently. */
function twoChanges(text: string): string[] {
  return [...text].flatMap((character, first) =>
    alternativesFor(character).flatMap((other) =>
      oneChange(text.slice(0, first) + other + text.slice(first + 1), first + 1),
    ),
  );
}

/** Every text in which each character is as read or one of its alternatives. */
function spellings(text: string, alternatives: (character: string) => string[]): string[] {
  return [...text].reduce<string[]>(
    (starts, character) =>
      starts.flatMap((start) =>
        [character, ...alternatives(character)].map((each) => start + each),
      ),
    [''],
  );
}
