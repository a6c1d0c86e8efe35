/**
 * Arabic script to Latin letters, for Arabic, Persian, Pashto and Urdu names.
 *
 * Short vowels are not written, so the result has consonants and long vowels only: `محمد` gives `mhmd`.
 * Comparison knows this (see `NameToken.vowelless`). The machine readable zone has a scheme of its own
 * (ICAO Doc 9303, 8th edition, Part 3, "Transliteration of Arabic"): escapes beginning with X, also
 * without short vowels. `readArabicMrz` undoes it.
 */

import { AYIN } from './sounds.ts';

const LETTERS: Readonly<Record<string, string>> = {
  ا: 'a',
  ٱ: 'a',
  ء: '',
  ئ: 'y',
  ؤ: 'w',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ٹ: 't',
  ټ: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  څ: 'ts',
  ځ: 'dz',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ڈ: 'd',
  ډ: 'd',
  ذ: 'dh',
  ر: 'r',
  ړ: 'r',
  ڑ: 'r',
  ز: 'z',
  ژ: 'zh',
  ږ: 'zh',
  س: 's',
  ش: 'sh',
  ښ: 'kh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: AYIN,
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  ګ: 'g',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ں: 'n',
  ڼ: 'n',
  ه: 'h',
  ہ: 'h',
  ھ: 'h',
  ە: 'h',
  ة: 'a',
  و: 'w',
  ى: 'a',
  ي: 'y',
  ی: 'y',
  ې: 'e',
  ۍ: 'y',
  ے: 'e',
  ۋ: 'v',
  ۇ: 'u',
  ێ: 'e',
  ۆ: 'o',
  ڵ: 'l',
  ڕ: 'r',
};

/** Words that join names, and titles: their vowels are known. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['عبد', 'abd'],
  ['بن', 'bin'],
  ['ابن', 'ibn'],
  ['بنت', 'bint'],
  ['ابو', 'abu'],
  ['ابي', 'abi'],
  ['ام', 'umm'],
  ['ولد', 'ould'],
  ['ال', 'al'],
  ['ذو', 'dhu'],
  ['سيد', 'sayyid'],
  ['سید', 'sayyid'],
  ['شيخ', 'shaykh'],
  ['شیخ', 'shaykh'],
  ['ملا', 'mulla'],
  ['مولوي', 'mawlawi'],
  ['مولوی', 'mawlawi'],
  ['حاج', 'haj'],
  ['حاجي', 'haji'],
  ['حاجی', 'haji'],
  ['قاري', 'qari'],
  ['قاری', 'qari'],
]);

/** The Latin spelling of a word that is known with its vowels. */
export const knownArabicWord = (word: string): string | null => KNOWN.get(word) ?? null;

const ARTICLE = 'ال';
const SERVANT = 'عبد';
const ALLAH = 'الله';

/** Latin letters of a folded word; letters without a rule vanish. */
export function romaniseArabic(word: string): string {
  const latin = [...word].map((letter) => LETTERS[letter] ?? '').join('');
  // Waw and yeh are consonants at the beginning and beside a vowel, long vowels elsewhere.
  return latin
    .replace(/(?<=[^aeiou])w(?=[^aeiou]|$)/gu, 'u')
    .replace(/(?<=[^aeiou])y(?=[^aeiou]|$)/gu, 'i');
}

/** Parts a compound that is written as one word: the article, and `abd` with what follows it. */
export function partArabicWord(word: string): string[] {
  if (word.startsWith(SERVANT) && word.length > 4) {
    return [SERVANT, ...partArabicWord(word.slice(SERVANT.length))];
  }
  if (word === ALLAH) return [word.slice(ARTICLE.length)];
  if (word.startsWith(ARTICLE) && word.length > 3) return [ARTICLE, word.slice(ARTICLE.length)];
  return [word];
}

const ESCAPES: ReadonlyArray<readonly [RegExp, string]> = [
  [/xkh/gu, 'kh'],
  [/xsh/gu, 'sh'],
  [/xth/gu, 'th'],
  [/xdh/gu, 'dh'],
  [/xss/gu, 's'],
  [/xdz/gu, 'd'],
  [/xtt/gu, 't'],
  [/xzz/gu, 'z'],
  [/xta|xah|xaa|xae|xay/gu, 'a'],
  [/xe/gu, ''],
  [/xi/gu, 'i'],
  [/xh/gu, 'h'],
];

const ANY_ESCAPE = /x(?:kh|sh|th|dh|ss|dz|tt|zz|h|e|ta|aa|ae|ay|ah)/u;

/**
 * The consonants of a folded word in the Arabic scheme of the machine readable zone, or null when it
 * is not one. Words of that scheme without any escape cannot be told from others.
 */
export function readArabicMrz(word: string): string | null {
  const vowels = word.replace(/[^aeiou]/gu, '').length;
  // Words with as many vowels as other languages use are taken as they are: Alexander, Xavier.
  if (!ANY_ESCAPE.test(word) || vowels * 3 > word.length + 1) return null;
  return ESCAPES.reduce((text, [sequence, letter]) => text.replace(sequence, letter), word);
}
