/** Which script a word is written in, as far as the comparison treats scripts differently. */
import type { Script } from '#shared/watchlist/person.ts';

/** The scripts told apart, each with what recognises one of its letters. */
export const SCRIPTS: ReadonlyArray<readonly [Script, RegExp]> = [
  ['Latn', /\p{Script=Latin}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Hang', /\p{Script=Hangul}/u],
];

/** The script of a word, told by its first letter that has one; `Zyyy` when none has. */
export function scriptOfWord(word: string): Script {
  for (const letter of word) {
    const found = SCRIPTS.find(([, pattern]) => pattern.test(letter));
    if (found) return found[0];
  }
  return 'Zyyy';
}
