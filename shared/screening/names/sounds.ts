/**
 * A word as a row of sounds, and what it costs to hear one sound for another.
 *
 * Letters that together write one sound (`sh`, `kh`, `ou`) become one; doubled letters become single. So spellings
 * of one name, in whatever romanisation, are compared by how they sound and not by how long they are.
 */

/** Longest word compared; the rest is left out. */
export const LONGEST_WORD = 32;

/** Ayin and hamza, which a Latin spelling writes as any vowel or not at all. */
export const AYIN = '3';
const SIGNS = 'abcdefghijklmnopqrstuvwxyzSCXGTDZ3';
const OTHER = SIGNS.length;
/** Number of different sounds. */
export const SOUNDS = OTHER + 1;

const WRITTEN_TOGETHER: ReadonlyMap<string, string> = new Map([
  ['shch', 'S'],
  ['sch', 'S'],
  ['tch', 'C'],
  ['tsh', 'C'],
  ['sh', 'S'],
  ['ch', 'C'],
  ['kh', 'X'],
  ['gh', 'G'],
  ['th', 'T'],
  ['dh', 'D'],
  ['zh', 'Z'],
  ['ph', 'f'],
  ['ck', 'k'],
  ['dj', 'j'],
  ['dzh', 'j'],
  ['ou', 'u'],
  ['oo', 'u'],
  ['ee', 'i'],
  ['x', 'ks'],
]);
const TOGETHER = /shch|sch|tch|tsh|dzh|sh|ch|kh|gh|th|dh|zh|ph|ck|dj|ou|oo|ee|x/gu;

/** The sounds of a folded word in Latin letters, as numbers below `SOUNDS`. */
export function soundsOf(word: string): Uint8Array {
  const written = word
    .slice(0, 2 * LONGEST_WORD)
    .replace(TOGETHER, (letters) => WRITTEN_TOGETHER.get(letters) as string);
  const sounds = new Uint8Array(Math.min(written.length, LONGEST_WORD));
  let length = 0;
  for (let at = 0; at < written.length && length < sounds.length; at += 1) {
    if (at > 0 && written.charCodeAt(at) === written.charCodeAt(at - 1)) continue;
    const sign = SIGNS.indexOf(written.charAt(at));
    sounds[length] = sign < 0 ? OTHER : sign;
    length += 1;
  }
  return sounds.slice(0, length);
}

/** The number of the sound that a sign stands for. */
const codeOf = (sign: string): number => SIGNS.indexOf(sign);

/** 1 for sounds that a writing without vowels leaves out. */
export const IS_VOWEL: Uint8Array = marked(`aeiou${AYIN}`);
/** The sound Y, which is a vowel in one language and a consonant in the next. */
const Y: number = codeOf('y');
const W = codeOf('w');
const H: number = codeOf('h');
const A = codeOf('a');
const E = codeOf('e');
const AYIN_CODE = codeOf(AYIN);

const VOWEL_FOR_VOWEL = 0.4;
/** H is a letter like others where vowels are not written. */
const SOUNDED_H = 0.45;
const FAMILIES: ReadonlyArray<readonly [sounds: string, cost: number]> = [
  ['iy', 0.1],
  ['ie', 0.25],
  ['ey', 0.3],
  ['ou', 0.2],
  ['ae', 0.3],
  ['uw', 0.15],
  ['ow', 0.4],
  ['vw', 0.15],
  ['uv', 0.3],
  ['kq', 0.1],
  ['ck', 0.1],
  ['cq', 0.2],
  ['cs', 0.3],
  ['cC', 0.25],
  ['cz', 0.4],
  ['gq', 0.25],
  ['gG', 0.15],
  ['qG', 0.3],
  ['qX', 0.35],
  ['kX', 0.2],
  ['hX', 0.15],
  ['CX', 0.4],
  ['gh', 0.4],
  ['gk', 0.35],
  ['Gr', 0.4],
  ['sS', 0.25],
  ['SC', 0.25],
  ['kC', 0.4],
  ['jC', 0.4],
  ['tT', 0.15],
  ['sT', 0.3],
  ['dD', 0.15],
  ['zD', 0.25],
  ['zd', 0.4],
  ['jg', 0.3],
  ['jZ', 0.15],
  ['jy', 0.35],
  ['zZ', 0.3],
  ['sz', 0.3],
  ['dt', 0.4],
  ['bp', 0.35],
  ['bv', 0.35],
  ['fv', 0.3],
  ['fp', 0.4],
  ['mn', 0.6],
  ['lr', 0.65],
];

/** Cost of taking one sound for another, `SOUNDS` × `SOUNDS`. */
export const TAKEN_FOR: Float64Array = takenForTable();
/** Cost of a sound that only one of two words has. */
export const ALONE: Float64Array = aloneTable();

/** The same against a word written without short vowels: what the writing says counts, what it leaves out does not. */
export const UNWRITTEN_TAKEN_FOR: Float64Array = unwrittenTable();
/** A sound that only the word without vowels has: its long vowels are letters like others. */
export const WRITTEN_ALONE: Float64Array = written();
/** A sound that only the word with vowels has. */
export const UNWRITTEN_ALONE: Float64Array = unwritten();

function marked(signs: string): Uint8Array {
  const table = new Uint8Array(SOUNDS);
  for (const sign of signs) table[codeOf(sign)] = 1;
  return table;
}

function cheapen(table: Float64Array, signs: string, cost: number): void {
  for (const x of signs) {
    for (const y of signs) {
      if (x !== y) table[codeOf(x) * SOUNDS + codeOf(y)] = cost;
    }
  }
}

function takenForTable(): Float64Array {
  const table = new Float64Array(SOUNDS * SOUNDS).fill(1);
  for (let sound = 0; sound < SOUNDS; sound += 1) table[sound * SOUNDS + sound] = 0;
  cheapen(table, 'aeiou', VOWEL_FOR_VOWEL);
  for (const [signs, cost] of FAMILIES) cheapen(table, signs, cost);
  for (const vowel of 'aeiou') cheapen(table, vowel + AYIN, 0.1);
  return table;
}

function aloneTable(): Float64Array {
  const table = new Float64Array(SOUNDS).fill(1);
  for (const vowel of 'aeiou') table[codeOf(vowel)] = 0.5;
  table[H] = 0.35;
  table[Y] = 0.5;
  table[W] = 0.6;
  table[AYIN_CODE] = 0.1;
  return table;
}

function unwrittenTable(): Float64Array {
  const table = TAKEN_FOR.slice();
  // A vowel that is written is long: it is heard, so another vowel is another name.
  cheapen(table, 'aeiouy', 1);
  for (const signs of ['iy', 'ie', 'ey', 'ou', 'ae', 'uw', 'ow']) cheapen(table, signs, 0.05);
  cheapen(table, 'ao', 0.3);
  return table;
}

function written(): Float64Array {
  const table = ALONE.slice();
  for (const vowel of 'iu') table[codeOf(vowel)] = 0.6;
  for (const sound of 'yw') table[codeOf(sound)] = 0.8;
  table[A] = 0.5;
  table[E] = 0.5;
  table[H] = SOUNDED_H;
  return table;
}

function unwritten(): Float64Array {
  const table = ALONE.slice();
  for (const vowel of 'aeiou') table[codeOf(vowel)] = 0.05;
  table[Y] = 0.3;
  table[H] = SOUNDED_H;
  return table;
}
