/**
 * Brings letters to one form before names are compared: case, compatibility forms and diacritics vanish.
 *
 * Apostrophes vanish and hyphens separate, as in the machine readable zone (ICAO Doc 9303, 8th edition,
 * Part 3, "Truncation of names" and "Punctuation"). Nothing is transliterated here.
 */

/** Letters that Unicode does not decompose, in the shortest of the forms that Doc 9303 Part 3 allows. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ə: 'a',
};

/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic. */
const DIACRITICS =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
const APOSTROPHES = /['’‘`´ʻʼʽʾʿ′]/gu;
const SEPARATORS = /[^\p{L}\p{M}]+/u;

/** Lower case without diacritics, in whatever script the text is. */
export function foldLetters(text: string): string {
  const bare = text.normalize('NFKD').toLowerCase().replace(DIACRITICS, '');
  return bare.replace(/[ßæœøđðþłıħə]/gu, (letter) => UNDECOMPOSED[letter] as string);
}

/** `FAMILY, Given`: what follows the one comma is what a person is called. */
const FAMILY_FIRST = /^([^,]+),([^,]+)$/u;

/** What stands before the one comma: the family name. Empty when the name does not tell it apart. */
export const familyOf = (printed: string): string => FAMILY_FIRST.exec(printed)?.[1] ?? '';

/** The name with what a person is called first. */
const givenFirst = (name: string): string => name.replace(FAMILY_FIRST, '$2 $1');

const PLAIN = /^[A-Za-z ,.-]*$/u;

/** The words of a name, folded, in the order given, but `FAMILY, Given` turned around. Digits and punctuation are no part of a name. */
export function wordsOf(printed: string): string[] {
  const name = givenFirst(printed);
  if (PLAIN.test(name)) return name.toLowerCase().match(/[a-z]+/gu) ?? [];
  return foldLetters(name.replace(APOSTROPHES, ''))
    .split(SEPARATORS)
    .filter((word) => word !== '');
}
