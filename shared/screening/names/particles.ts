/**
 * Words of a name that tell little about who it is: articles, words of descent, titles, and `abd`
 * ("servant of"), which never stands alone. They are compared, but count little.
 */

const PARTICLES = new Set(
  (
    'al el ul il as ar ad az ash at bin ibn ben bint binti bte abu abou abi umm oum ould walad wald zada zadeh ' +
    'de da do dos das del della di du van von der den ter la le los las y e zu zur af av mac mc abd abdul abdel abdal'
  ).split(' '),
);

const TITLES = new Set(
  (
    'mr mrs ms dr haji hajji hadji haj hajj sheikh shaykh sheik shaikh mullah mulla maulavi mawlawi maulawi ' +
    'mawlana maulana sayyid sayed syed sayyed qari ustad general colonel captain imam prof sir'
  ).split(' '),
);

/** A word that counts little. The word is folded and in Latin letters. */
export const isParticle = (word: string): boolean => PARTICLES.has(word) || TITLES.has(word);

/** The name without an article written to it (`alkashif`), or null when there is none. */
export function withoutArticle(word: string): string | null {
  return /^[ae]l[^aeiou]/u.test(word) && word.length >= 6 ? word.slice(2) : null;
}

/**
 * Parts `abdulrahman`, `abdelaziz`, `abdurrahman` into `abd` and the name; null for any other word.
 * The article's letter may have become the next one's.
 */
export function partServantName(word: string): readonly [string, string] | null {
  const found = /^abd(?:[aeiou](?:l|([rsntdz])(?=\1)|sh(?=sh))?)?(.{3,})$/u.exec(word);
  const rest = found?.[2];
  return rest === undefined ? null : ['abd', rest];
}
