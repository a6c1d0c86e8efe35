/**
 * The one form in which document numbers and issuing states are compared.
 *
 * Source: ICAO Doc 9303, 8th edition, Part 3, "Document number": the machine readable zone carries A–Z and
 * 0–9 only, and a filler stands for whatever else the visual zone prints. Register, reader and officer's
 * typing therefore meet in this form, and nowhere else.
 */

const FORMER_SHORT_CODES: Readonly<Record<string, string>> = { D: 'DEU' };

/**
 * Upper-cases, applies Unicode NFKC, writes full-width, Arabic, Persian and Devanagari digits as 0–9, and keeps A–Z and 0–9 only:
 * spaces, hyphens, dots, slashes and fillers vanish.
 *
 * It cannot keep what the machine readable zone cannot carry: letters with diacritics and letters of other
 * scripts are dropped, not transliterated, so two numbers that differ only there become equal. It repairs no
 * confusable characters (O and 0, I and 1). The empty string means that nothing comparable was left; never
 * look it up.
 */
export function canonicalDocumentNumber(raw: string): string {
  // Nearly every number of a register is in this form already.
  if (/^[A-Z0-9]*$/u.test(raw)) return raw;
  return plain(raw).replace(/[^A-Z0-9]/gu, '');
}

/**
 * Whether `canonicalDocumentNumber` would drop a letter or digit of this number. What an officer types
 * must then be refused: searching for the rest would be searching for another document.
 */
export function losesCharacters(raw: string): boolean {
  return /[\p{L}\p{N}]/u.test(plain(raw).replace(/[A-Z0-9]/gu, ''));
}

/** Zeros of the decimal digits on keyboards in use where Arabic, Persian or Devanagari is written. */
const ZEROS = [0x0660, 0x06f0, 0x0966];

function plain(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu, (digit) => {
      const code = digit.charCodeAt(0);
      return String(Math.min(...ZEROS.map((zero) => code - zero).filter((value) => value >= 0)));
    });
}

/**
 * The issuing state as three letters: trims, drops fillers, upper-cases, and writes Germany's single
 * letter `D` (Doc 9303, Part 3, "Codes for nationality, place of birth, location of issuing state") as `DEU`.
 *
 * British variants (GBD, GBN, GBO, GBP, GBS) stay distinct, and an unknown code is returned as it stands:
 * this says nothing about whether the code exists.
 */
export function canonicalIssuingState(code: string): string {
  const letters = code.normalize('NFKC').toUpperCase().replace(/[\s<]/gu, '');
  return FORMER_SHORT_CODES[letters] ?? letters;
}
