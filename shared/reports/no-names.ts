/**
 * Keeps nominal data out of what is reported about a document.
 *
 * INTERPOL's SLTD carries no names (ICAO FAL panel): additional information about a document is allowed, about its holder
 * it is not. No rule finds every name. This one errs on the side of refusing: a refused text can be written again
 * without the person, a name in the register cannot be called back.
 */
import { looksNominal } from '#shared/documents/nominal-text.ts';

/**
 * What gives the person away: lines of a machine readable zone; words that announce or are a name; a date, because a date
 * in free text may be one of birth and the dates of a document have fields of their own; an address of post or
 * telephone; a name of the holder that the caller knows.
 */
export type NameSign = 'mrz' | 'person' | 'date' | 'contact' | 'known-name';

/** Fillers of a zone between or behind names, or a line of it. */
const ZONE = /<{2,}|[A-Z0-9]<[A-Z0-9<]*<|[A-Z0-9<]{30,}/iu;

/** Titles and words for the holder that the importer of lists does not look for. */
const TITLES =
  /(?:^|[^\p{L}])(?:dr|prof|sir|lady|miss|herr|frau|señora?|don|doña|m\.|sheikh|haji|aka|alias)(?:$|[^\p{L}])|(?:^|\s)(?:السيدة?|الآنسة|الدكتور[ة]?|الشيخ|حاملها?|حامله|صاحبها?|صاحبه|مولودة?|المدعوة?|باسم)(?:$|\s)/iu;

const NUMERIC_DATE = /(?:^|\D)\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?:$|\D)/u;
const WRITTEN_DATE =
  /\d{1,2}(?:st|nd|rd|th)?[\s.-]+(?:jan|feb|f[eé]v|mar|apr|avr|may|mai|jun|jui|jul|aug|ao[uû]|sep|oct|nov|dec|d[eé]c|ene|abr|ago|dic|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)\p{L}*[\s.-]+\d{2,4}/iu;
const CONTACT = /\S@\S|\+\d[\d\s()-]{6,}/u;

/** What in `text` says who the holder is; null when nothing does. `isReference` allows dates: file numbers contain them. */
export function personIn(
  text: string,
  options: { readonly isReference?: boolean; readonly knownNames?: readonly string[] } = {},
): NameSign | null {
  const plain = westernDigits(text.normalize('NFKC'));
  if (ZONE.test(plain)) return 'mrz';
  if (CONTACT.test(plain)) return 'contact';
  if (options.isReference !== true && (NUMERIC_DATE.test(plain) || WRITTEN_DATE.test(plain))) {
    return 'date';
  }
  if (looksNominal(plain) || TITLES.test(plain)) return 'person';
  return holdsName(plain, options.knownNames ?? []) ? 'known-name' : null;
}

/** Shorter parts of names are parts of words as well. */
const SHORTEST_PART = 3;

function holdsName(text: string, names: readonly string[]): boolean {
  const words = new Set(wordsOf(text));
  return names.some((name) =>
    wordsOf(name).some((part) => part.length >= SHORTEST_PART && words.has(part)),
  );
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');

const westernDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) =>
    String((digit.charCodeAt(0) - 0x0660) % 0x90),
  );
