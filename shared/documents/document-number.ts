/**
 * The one form in which document numbers and issuing states are compared.
 *
 * Source: ICAO Doc 9303, 8th edition, Part 3, "Document number": the machine readable zone carries A–Z and
 * 0–9 only, and a filler stands for whatever else the visual zone prints. Register, reader and officer's
 * typing therefore meet in this form, and nowhere else.
 */

const FORMER_SHORT_CODES: Readonly<Record<string, string>> = { D: 'DEU' };

/**
 * Upper-cases, applies Unicode NFKC (full-width digits become plain ones) and keeps A–Z and 0–9 only:
 * spaces, hyphens, dots, slashes and fillers vanish.
 *
 * It cannot keep what the machine readable zone cannot carry: letters with diacritics and letters of other
 * scripts are dropped, not transliterated, so two numbers that differ only there become equal. It repairs no
 * confusable characters (O and 0, I and 1). The empty string means that nothing comparable was left; never
 * look it up.
 */
export function canonicalDocumentNumber(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '');
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
