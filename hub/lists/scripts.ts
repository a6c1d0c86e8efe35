import { SCRIPTS } from '#shared/screening/names/script.ts';
import type { Script } from '#shared/watchlist/person.ts';

const ONLY_LATIN = /^[\p{ASCII}\p{Script=Latin}‘’“”]*$/u;

/** ISO 15924 script of most letters of a name; `Zyyy` when no letter belongs to a script told apart here. */
export function scriptOf(name: string): Script {
  if (ONLY_LATIN.test(name)) return /\p{L}/u.test(name) ? 'Latn' : 'Zyyy';
  let best: Script = 'Zyyy';
  let most = 0;
  const letters = [...name];
  for (const [script, pattern] of SCRIPTS) {
    const count = letters.filter((letter) => pattern.test(letter)).length;
    if (count > most) [best, most] = [script, count];
  }
  return best;
}
