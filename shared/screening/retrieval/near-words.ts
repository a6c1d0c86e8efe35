/** The words of the index that are like a traveller's word, by shared keys and then by sound. */
import { createSieve, type Sieve } from '../names/sound-sieve.ts';
import { type Stretch, stretchSimilarity } from '../names/sound-similarity.ts';
import type { NameToken } from '../names/tokens.ts';
import { type NameTables, wordsIn } from './name-tables.ts';
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

/** Tables, and the words of them that one look-up has met: an array for all look-ups instead of a set for each. */
export type Vocabulary = {
  readonly tables: NameTables;
  readonly met: Uint32Array;
  readonly sieve: Sieve;
  /** What is near to words that were asked for lately. */
  readonly nearTo: Map<number, readonly Near[]>;
  lookUp: number;
};

export const createVocabulary = (tables: NameTables): Vocabulary => ({
  tables,
  met: new Uint32Array(wordsIn(tables)),
  sieve: createSieve(),
  nearTo: new Map(),
  lookUp: 0,
});

/** At most so many words whose near ones are kept. */
const MOST_KEPT = 1000;
const MOST_LOOK_UPS = 0xffff_ffff;

function beginLookUp(vocabulary: Vocabulary): void {
  if (vocabulary.lookUp === MOST_LOOK_UPS) {
    vocabulary.met.fill(0);
    vocabulary.lookUp = 0;
  }
  vocabulary.lookUp += 1;
}

/** Words at least `LEAST_ALIKE` that have the consonants of `token`, in no order. */
export function wordsOfSkeleton(token: NameToken, vocabulary: Vocabulary): Near[] {
  const { tables } = vocabulary;
  const near: Near[] = [];
  const similarityTo = createListener(token, vocabulary);
  const [start, end] = placesUnder(hashOf('skeleton', token.skeleton), tables);
  for (let at = start; at < Math.min(end, start + MOST_COMPARED); at += 1) {
    const word = tables.keyWords[at] as number;
    const similarity = similarityTo(word);
    if (similarity > 0) near.push({ word, similarity });
  }
  return near;
}

/**
 * Every word at least `LEAST_ALIKE`, in no order. What is near to words of the list that were asked for lately is kept: few
 * names are borne by very many. Words that are not in the list are not remembered.
 */
export function nearWords(token: NameToken, vocabulary: Vocabulary): readonly Near[] {
  const { nearTo } = vocabulary;
  const listed = listedWord(token, vocabulary.tables);
  if (listed === null) return findNear(token, vocabulary);
  const near = nearTo.get(listed) ?? findNear(token, vocabulary);
  // Those asked for longest ago come first, and go first.
  nearTo.delete(listed);
  nearTo.set(listed, near);
  for (const oldest of nearTo.keys()) {
    if (nearTo.size <= MOST_KEPT) break;
    nearTo.delete(oldest);
  }
  return near;
}

/** A word of the tables with the same letters, with or without vowels as this one; null when there is none. */
function listedWord({ text, vowelless }: NameToken, tables: NameTables): number | null {
  for (let word = firstFrom(text, tables); word < wordsIn(tables); word += 1) {
    if (textOfWord(tables, word) !== text) return null;
    if (isVowelless(tables.wordTraits[word] as number) === vowelless) return word;
  }
  return null;
}

function findNear(token: NameToken, vocabulary: Vocabulary): Near[] {
  const { tables } = vocabulary;
  const keys = keysOf(token);
  const found = new Map<number, number>();
  for (const word of wordsUnderAll(keys.nickname, tables)) found.set(word, NICKNAME);
  for (const word of wordsUnderAll(keys.great, tables)) found.set(word, SAME_NAME);
  const similarityTo = createListener(token, vocabulary);
  for (const word of comparable(token, keys.spelling, vocabulary)) {
    const similarity = similarityTo(word);
    if (similarity > 0 && similarity > (found.get(word) ?? 0)) found.set(word, similarity);
  }
  return Array.from(found, ([word, similarity]) => ({ word, similarity }));
}

/** How alike a token is to a word of the tables; 0 below `LEAST_ALIKE`. Until the next one is made. */
function createListener(token: NameToken, { tables, sieve }: Vocabulary): (word: number) => number {
  const { wordSounds: sounds, soundStart, wordTraits } = tables;
  sieve.begin(token, LEAST_ALIKE);
  const stretch: Stretch = { sounds, start: 0, end: 0, vowelless: false };
  return (word) => {
    stretch.start = soundStart[word] as number;
    stretch.end = soundStart[word + 1] as number;
    stretch.vowelless = isVowelless(wordTraits[word] as number);
    return sieve.letsThrough(stretch) ? stretchSimilarity(token, stretch, LEAST_ALIKE) : 0;
  };
}

function wordsUnderAll(keys: readonly number[], tables: NameTables): ReadonlySet<number> {
  const words = new Set<number>();
  for (const key of keys) {
    const [start, end] = placesUnder(key, tables);
    for (let at = start; at < end; at += 1) words.add(tables.keyWords[at] as number);
  }
  return words;
}

/** The words under any of the keys whose consonants are not too different, each once, at most `MOST_COMPARED`. */
function comparable(token: NameToken, keys: readonly number[], vocabulary: Vocabulary): number[] {
  beginLookUp(vocabulary);
  const { tables, met, lookUp } = vocabulary;
  const { keyWords, wordMasks } = tables;
  const mask = maskOf(token.skeleton);
  const words: number[] = [];
  for (const key of keys) {
    const [start, end] = placesUnder(key, tables);
    for (let at = start; at < end && words.length < MOST_COMPARED; at += 1) {
      const word = keyWords[at] as number;
      if (met[word] === lookUp) continue;
      met[word] = lookUp;
      if (bitsIn(mask ^ (wordMasks[word] as number)) <= MOST_OTHER_CONSONANTS) words.push(word);
    }
  }
  return words;
}

/** Words that begin with these letters. */
export function wordsStartingWith(prefix: string, { tables }: Vocabulary): Near[] {
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

/** Where the words under a key lie. */
function placesUnder(key: number, { keys, keyStart }: NameTables): readonly [number, number] {
  const at = firstAtLeast(keys, key);
  return keys[at] === key ? [keyStart[at] as number, keyStart[at + 1] as number] : [0, 0];
}

function bitsIn(value: number): number {
  let left = value;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return count;
}
