/** The words of the index that are like a traveller's word, by shared keys and then by sound. */
import { soundSimilarity } from '../names/token-similarity.ts';
import type { NameToken } from '../names/tokens.ts';
import type { NameTables } from './name-tables.ts';
import { firstAtLeast } from './sorted.ts';
import { hashOf, keysOf } from './word-keys.ts';
import { isVowelless, maskOf, textOfWord } from './word-traits.ts';

/** A word of the tables, by its number. */
export type Near = { readonly word: number; readonly similarity: number };

/** Words less alike than this do not lead to a name. */
const LEAST_ALIKE = 0.68;
const SAME_NAME = 0.98;
const NICKNAME = 0.9;
/** At most so many words are compared with one word. */
const MOST_COMPARED = 6000;
/** Consonants of which only one of two words may have some, before they are compared. */
const MOST_OTHER_CONSONANTS = 3;

/** Words at least `LEAST_ALIKE` that have the consonants of `token`, in no order. */
export function wordsOfSkeleton(token: NameToken, tables: NameTables): Near[] {
  return [...wordsUnder(hashOf('skeleton', token.skeleton), tables)]
    .slice(0, MOST_COMPARED)
    .map((word) => ({ word, similarity: similarityOf(token, word, tables) }))
    .filter(({ similarity }) => similarity > 0);
}

/** Every word at least `LEAST_ALIKE`, in no order. */
export function nearWords(token: NameToken, tables: NameTables): Near[] {
  const keys = keysOf(token);
  const found = new Map<number, number>();
  for (const word of wordsUnderAll(keys.nickname, tables)) found.set(word, NICKNAME);
  for (const word of wordsUnderAll(keys.great, tables)) found.set(word, SAME_NAME);
  const mask = maskOf(token.skeleton);
  const compared = [...wordsUnderAll(keys.spelling, tables)]
    .filter((word) => !otherConsonants(mask, word, tables))
    .slice(0, MOST_COMPARED);
  for (const word of compared) {
    const similarity = similarityOf(token, word, tables);
    if (similarity > (found.get(word) ?? 0)) found.set(word, similarity);
  }
  return [...found].map(([word, similarity]) => ({ word, similarity }));
}

function wordsUnderAll(keys: readonly number[], tables: NameTables): ReadonlySet<number> {
  const words = new Set<number>();
  for (const key of keys) for (const word of wordsUnder(key, tables)) words.add(word);
  return words;
}

const otherConsonants = (mask: number, word: number, { wordMasks }: NameTables): boolean =>
  bits(mask ^ (wordMasks[word] as number)) > MOST_OTHER_CONSONANTS;

function similarityOf(token: NameToken, word: number, tables: NameTables): number {
  const { wordSounds, soundStart, wordTraits } = tables;
  const sounds = wordSounds.subarray(soundStart[word], soundStart[word + 1]);
  const vowelless = isVowelless(wordTraits[word] as number);
  return soundSimilarity(token, { sounds, vowelless }, LEAST_ALIKE);
}

/** Words that begin with these letters. */
export function wordsStartingWith(prefix: string, tables: NameTables): Near[] {
  const near: Near[] = [];
  const words = tables.wordTraits.length;
  for (let word = firstFrom(prefix, tables); word < words; word += 1) {
    if (!textOfWord(tables, word).startsWith(prefix)) break;
    near.push({ word, similarity: 1 });
  }
  return near;
}

/** The first word that is not before `text`. */
function firstFrom(text: string, tables: NameTables): number {
  let [low, high] = [0, tables.wordTraits.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (textOfWord(tables, middle) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

const NONE = new Uint32Array(0);

function wordsUnder(key: number, { keys, keyStart, keyWords }: NameTables): Uint32Array {
  const at = firstAtLeast(keys, key);
  return keys[at] === key ? keyWords.subarray(keyStart[at], keyStart[at + 1]) : NONE;
}

function bits(value: number): number {
  let left = value;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return count;
}
