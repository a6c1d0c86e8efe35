/**
 * Check digits of the machine readable zone (MRZ).
 *
 * Source: ICAO Doc 9303, 8th edition, Part 3, §4.9 "Check digits in the MRZ".
 *
 * A digit that agrees says the characters were probably read well. It never says that the document
 * is genuine, and it cannot see a change by a multiple of ten: `K` (20) for a filler (0), `G` for `6`.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** The first character that is neither a digit, nor A to Z, nor the filler; `position` counts from 0. */
export type NotMrzText = { readonly kind: 'not-mrz-text'; readonly position: number };

/** The character that fills unused positions (Doc 9303-3 §4.10). It counts as zero. */
export const FILLER = '<';

/** A character's place in this alphabet is its value. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The digit, 0 to 9, that must follow `field`: weights 7, 3, 1 repeated, modulus 10. */
export function checkDigitOf(field: string): Result<number, NotMrzText> {
  let sum = 0;
  for (let position = 0; position < field.length; position += 1) {
    const character = field.charAt(position);
    const value = character === FILLER ? 0 : ALPHABET.indexOf(character);
    if (value < 0) return fail({ kind: 'not-mrz-text', position });
    sum += value * weightAt(position);
  }
  return succeed(sum % 10);
}

/** The digit as the character that stands in the zone; empty where `field` is not MRZ text. */
export function checkDigitCharacter(field: string): string {
  const computed = checkDigitOf(field);
  return computed.ok ? String(computed.value) : '';
}

function weightAt(position: number): number {
  if (position % 3 === 0) return 7;
  return position % 3 === 1 ? 3 : 1;
}
