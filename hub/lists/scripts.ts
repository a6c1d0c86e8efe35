import type { Script } from '#shared/watchlist/person.ts';

const SCRIPTS: ReadonlyArray<readonly [script: Script, letters: RegExp]> = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Hang', /\p{Script=Hangul}/gu],
];

const ONLY_LATIN = /^[\p{ASCII}\p{Script=Latin}‘’“”]*$/u;

/** ISO 15924 script of most letters of a name; `Zyyy` when no letter belongs to a script told apart here. */
export function scriptOf(name: string): Script {
  if (ONLY_LATIN.test(name)) return /\p{L}/u.test(name) ? 'Latn' : 'Zyyy';
  let best: Script = 'Zyyy';
  let most = 0;
  for (const [script, letters] of SCRIPTS) {
    const count = name.match(letters)?.length ?? 0;
    if (count > most) [best, most] = [script, count];
  }
  return best;
}
