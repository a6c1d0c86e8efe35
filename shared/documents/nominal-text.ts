/**
 * Whether something says who held a document. The register of documents carries no nominal data, so what does is refused.
 */

/** Columns of a file that say who held the document; names of columns in the form of `plainColumn`. */
const NOMINAL_COLUMN =
  /name|holder|bearer|owner|birth|^dob$|^sex$|^gender$|^nationality$|^person|identifier$|address|phone|email|photo|height|^eyes|^hair|father|mother|spouse/u;

/** The name of a column without case, spaces, hyphens, dots and underscores: so columns are compared. */
export const plainColumn = (cell: string): string => cell.toLowerCase().replace(/[\s_.-]/gu, '');

/** Whether a column of this name describes a person. */
export const describesPerson = (column: string): boolean =>
  NOMINAL_COLUMN.test(plainColumn(column));

/** Words that announce a person in free text, in the working languages of INTERPOL. */
const ANNOUNCES_PERSON =
  /(?:^|[^\p{L}])(?:name|surname|forename|holder|bearer|owner|born|dob|date of birth|son of|daughter of|wife of|husband of|mr|mrs|ms|mme|monsieur|madame|titulaire|n[eé]e?|nom|pr[eé]nom|nombre|apellidos?|titular|nacid[oa]|اسم|مواليد)(?:$|[^\p{L}])/iu;

/** `SMITH, John` and the like, anywhere in the text. */
const FAMILY_COMMA_GIVEN = /\p{Lu}{2,}\s*,\s*\p{Lu}\p{Ll}+/u;

/** Two to four capitalised words, or words of a script without capitals, and nothing else. */
const ONLY_CAPITALISED_WORDS =
  /^(?:\p{Lu}[\p{L}'’.-]*|\p{Lo}+)(?:[\s,]+(?:\p{Lu}[\p{L}'’.-]*|\p{Lo}+)){1,3}$/u;

/** Capitalised words that name a place or an office, not a person. */
const PLACE_OR_OFFICE =
  /\b(?:police|station|airport|embassy|consulate|office|ministry|border|post|bank|hotel|city|street|unit|department|bureau|court|port|court|ncb|interpol|customs|immigration|republic|stolen|lost|theft|blank|batch|series|passport|document|card)\b/iu;

/**
 * Whether free text looks as if it named a person. It errs on the side of "yes": a refused row is reported and
 * can be corrected, a name in the register cannot be called back.
 */
export function looksNominal(text: string): boolean {
  if (ANNOUNCES_PERSON.test(text) || FAMILY_COMMA_GIVEN.test(text)) return true;
  return ONLY_CAPITALISED_WORDS.test(text.trim()) && !PLACE_OR_OFFICE.test(text);
}
