/**
 * The consonant skeleton: one key under which the spellings of a name meet, with vowels or without.
 *
 * It is only a way to find candidates. Names with one skeleton need not be the same name.
 */

const RULES: ReadonlyArray<readonly [RegExp, string]> = [
  [/shch|sch|sh|ch|tch/gu, 'S'],
  [/kh/gu, 'H'],
  [/gh/gu, 'g'],
  [/th/gu, 't'],
  [/dh/gu, 'd'],
  [/zh|dj|dz/gu, 'j'],
  [/ph/gu, 'f'],
  [/ts|tz/gu, 'z'],
  [/ck/gu, 'k'],
  [/c(?=[eiy])/gu, 's'],
  [/[cq]/gu, 'k'],
  [/x/gu, 'ks'],
  [/h$/gu, ''],
  [/H/gu, 'h'],
  [/[aeiouwy]/gu, ''],
  [/(.)\1+/gu, '$1'],
];

/** The skeleton of a folded word in Latin letters. A word without consonants is its own skeleton. */
export function skeletonOf(word: string): string {
  const skeleton = RULES.reduce((text, [pattern, letter]) => text.replace(pattern, letter), word);
  return skeleton === '' ? word : skeleton;
}
