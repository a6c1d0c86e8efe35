/**
 * Latin names as the machine readable zone writes them.
 *
 * Source: ICAO Doc 9303, 8th edition, Part 3, §4.6 (punctuation) and §6 table A. Where the table allows
 * several spellings, the first is used (Ä → AE, Å → AA, Ñ → N, Ö → OE, Ü → UE): a State may have chosen another
 * one, so a written name proves nothing about the spelling on a document.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** A sign without a Latin form here: another script, or a digit. Counts from 0, in characters. */
export type NoLatinForm = {
  readonly kind: 'no-latin-form';
  readonly character: string;
  readonly position: number;
};

/** Letters that are more, or other, than a base letter with a mark on it. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['Ä', 'AE'],
  ['Å', 'AA'],
  ['Æ', 'AE'],
  ['Ð', 'D'],
  ['Đ', 'D'],
  ['Ħ', 'H'],
  ['Ĳ', 'IJ'],
  ['Ŀ', 'L'],
  ['Ł', 'L'],
  ['Ŋ', 'N'],
  ['Ö', 'OE'],
  ['Ø', 'OE'],
  ['Œ', 'OE'],
  ['Ŧ', 'T'],
  ['Ü', 'UE'],
  ['Þ', 'TH'],
  ['ẞ', 'SS'],
]);

/** A hyphen, a comma or a space separates components; all other punctuation vanishes, apostrophes too. */
const SEPARATOR = /^[\p{Pd}\p{Zs},<]$/u;
const VANISHES = /^[\p{P}\p{S}\p{M}\p{Lm}]$/u;

/** Components in capitals A to Z, joined by single fillers: `D'Artagnan-Øst` → `DARTAGNAN<OEST`. */
export function transliterateLatin(name: string): Result<string, NoLatinForm> {
  let written = '';
  for (const [position, character] of [...name.normalize('NFC').toUpperCase()].entries()) {
    const letters = lettersOf(character);
    if (letters === null) return fail({ kind: 'no-latin-form', character, position });
    written += letters;
  }
  return succeed(
    written
      .split('<')
      .filter((component) => component !== '')
      .join('<'),
  );
}

function lettersOf(character: string): string | null {
  const special = SPECIAL.get(character);
  if (special !== undefined) return special;
  if (SEPARATOR.test(character)) return '<';
  if (VANISHES.test(character)) return '';
  const base = character.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[A-Z]$/u.test(base) ? base : null;
}
