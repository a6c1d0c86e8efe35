/**
 * The check digit that a document's own zone prints behind its number.
 *
 * Source: ICAO Doc 9303, 8th edition, Part 3, §4.9; Parts 5 and 6, note j, for numbers of more than nine
 * characters.
 */
import { checkDigitCharacter, FILLER } from '#shared/icao/check-digit.ts';
import { readDocumentNumber } from '#shared/icao/document-number.ts';
import { layoutFor, textAt } from '#shared/icao/mrz-layout.ts';
import { canonicalDocumentNumber } from './document-number.ts';

/** `covered` is the text the digit was computed over: the number with its inner and trailing fillers. */
export type PrintedDigit = { readonly digit: string; readonly covered: string };

/**
 * The digit for `number` (canonical) in lines of the exact size of a format. `null` when the lines have no such
 * size, carry another number, or hold something other than a digit there.
 */
export function printedDigitFor(
  lines: readonly string[] | null,
  number: string,
): PrintedDigit | null {
  const layout = layoutFor(lines?.length ?? 0, lines?.[0] ?? '');
  const fits = lines?.length === layout.lineCount;
  if (!fits || lines.some(({ length }) => length !== layout.width)) return null;
  const { covered, checkDigit } = readDocumentNumber(lines, layout);
  const digit = textAt(lines, checkDigit);
  const same = canonicalDocumentNumber(covered) === number;
  return same && /^[0-9]$/u.test(digit) ? { digit, covered } : null;
}

/** Whether the printed digit agrees with `number` written in the place of the one that was read. */
export function confirmsNumber({ digit, covered }: PrintedDigit, number: string): boolean {
  return checkDigitCharacter(written(covered, number)) === digit;
}

/** Inner fillers keep their places; fillers behind the number give way to a longer one. */
function written(covered: string, number: string): string {
  const inner = covered.replace(/<+$/u, '').length;
  let next = 0;
  return [...covered]
    .map((character, index) => {
      if (character === FILLER && index < inner) return FILLER;
      next += 1;
      return number.charAt(next - 1) || FILLER;
    })
    .join('');
}
