/**
 * Any script to Latin letters.
 *
 * Arabic and Cyrillic have tables of their own. For the others a general table is used, letter by letter, which knows no
 * language: Chinese characters are read as Mandarin, whoever bears them, and scripts that leave vowels out, or
 * imply them, give consonants and the vowels that are written.
 */
import anyAscii from 'any-ascii';
import type { Script } from '#shared/watchlist/person.ts';
import { knownArabicWord, partArabicWord, readArabicMrz, romaniseArabic } from './arabic.ts';
import { romaniseCyrillic } from './cyrillic.ts';
import { partServantName } from './particles.ts';

/** A part of a written word. */
export type Romanised = {
  readonly text: string;
  /** Short vowels are missing because the writing leaves them out. */
  readonly vowelless: boolean;
};

/** Scripts whose signs are syllables or words: the parts of a name are written without a space. */
const SYLLABIC: ReadonlySet<Script> = new Set<Script>(['Hani', 'Hang']);
/** Hebrew, Syriac, the scripts of India, and those of Thailand, Laos, Tibet, Burma and Cambodia. */
const VOWELLESS =
  /[\u0590-\u05ff\u0700-\u074f\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]/u;

/** The parts of a folded word in Latin letters; empty when no letter of it can be written so. */
export function romanise(word: string, script: Script): readonly Romanised[] {
  if (script === 'Arab') return romaniseArabicWord(word);
  if (script === 'Cyrl') return partLatin(romaniseCyrillic(word));
  if (script === 'Latn') return romaniseLatin(word);
  // Folding takes letters apart; the table knows whole ones.
  const latin = anyAscii(word.normalize('NFC'));
  const parts = SYLLABIC.has(script) ? familyAndGiven(latin.split(/(?=[A-Z])/u)) : [latin];
  const vowelless = VOWELLESS.test(word);
  return parts
    .map((part) => part.toLowerCase().replace(/[^a-z]/gu, ''))
    .filter((text) => text !== '')
    .map((text) => ({ text, vowelless }));
}

function romaniseArabicWord(word: string): readonly Romanised[] {
  const parts = partArabicWord(word).flatMap(romaniseArabicPart);
  // What is left of a word without its article is more than a letter.
  return parts.some(({ text }) => text.length < 2) ? romaniseArabicPart(word) : parts;
}

function romaniseArabicPart(part: string): readonly Romanised[] {
  const known = knownArabicWord(part);
  if (known !== null) return [{ text: known, vowelless: false }];
  const text = romaniseArabic(part);
  return text === '' ? [] : [bare(text)];
}

/** Three syllables or more without a space are a family name and a given name. */
function familyAndGiven([family = '', ...given]: readonly string[]): readonly string[] {
  return given.length > 1 ? [family, given.join('')] : [family + given.join('')];
}

const bare = (text: string): Romanised => ({ text, vowelless: true });

function romaniseLatin(word: string): readonly Romanised[] {
  const mrz = readArabicMrz(word);
  if (mrz !== null) return [bare(mrz)];
  const latin = /^[a-z]+$/u.test(word)
    ? word
    : anyAscii(word)
        .toLowerCase()
        .replace(/[^a-z]/gu, '');
  const vowelless = latin.length >= 3 && !/[aeiouy]/u.test(latin);
  return partLatin(latin, vowelless);
}

function partLatin(word: string, vowelless = false): readonly Romanised[] {
  if (word === '') return [];
  return (partServantName(word) ?? [word]).map((text) => ({ text, vowelless }));
}
