import type { ListedDocument } from '#shared/watchlist/person.ts';

/** The longest number the model keeps; anything longer is prose. */
const LONGEST_NUMBER = 60;

const KINDS: ReadonlyArray<readonly [kind: ListedDocument['kind'], words: RegExp]> = [
  ['passport', /passe?port|pasaporte/iu],
  ['travel-document', /travel document|laissez|reiseausweis/iu],
  ['visa', /\bvisa/iu],
  [
    'identity-card',
    /identi|\bid\b|c[eé]dula|tazkira|d\.n\.i\.|c\.u\.r\.p\.|c\.u\.i\.|citizen's card|national (?:foreign )?id/iu,
  ],
];

/** The document kind that a publisher's words mean; words that mean none of them are `other`. */
export function documentKindOf(words: string): ListedDocument['kind'] {
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

/**
 * The number inside `Libyan Passport No. 96/184442` or `381110042 (Expired 25 Jan. 2016)`: the last run of
 * words that look like parts of a number. Text that is a number already is returned trimmed. Null when there
 * is no number in it.
 */
export function documentNumberIn(text: string): string | null {
  const bare = collapse(text.replace(/\s\([^()]*\)|,.*$/gsu, ''));
  const words = bare.split(' ');
  let start = words.length;
  while (start > 0 && isNumberPart(words[start - 1] ?? '')) start -= 1;
  const number = words
    .slice(start)
    .filter((word) => !/^no\.?$/iu.test(word))
    .join(' ')
    .replace(/^(?:no\.?|n°)\s*(?=\d)/iu, '');
  return /\d/u.test(number) && number.length <= LONGEST_NUMBER ? number : null;
}

/** Trims, and makes one space of any run of white space. */
export function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function isNumberPart(word: string): boolean {
  return /\d/u.test(word) || /^[\p{Lu}/-]{1,5}$/u.test(word) || /^no\.?$/iu.test(word);
}
