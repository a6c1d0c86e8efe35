/** Numbers the distinct words of names while they are read, and lays them out once all are known. */
import { wordsOf } from '../names/fold.ts';
import { MOST_WORDS, type NameToken, tokensOfWord } from '../names/tokens.ts';
import { createGrowing, groupByKey } from './growing.ts';
import type { NameTables } from './name-tables.ts';
import { keysOf } from './word-keys.ts';
import { maskOf, traitsOf } from './word-traits.ts';

export type Vocabulary = Pick<
  NameTables,
  | 'wordStart'
  | 'wordLetters'
  | 'soundStart'
  | 'wordSounds'
  | 'wordTraits'
  | 'wordWeights'
  | 'wordMasks'
  | 'keys'
  | 'keyStart'
  | 'keyWords'
>;

export type WordBook = {
  /** The words of a name, by provisional numbers. */
  readonly numbersOf: (name: string) => readonly number[];
  /** How many words `numbersOf` would answer; takes none into the book. */
  readonly countOf: (name: string) => number;
  /** The words in order; `renumbered` gives each provisional number its final one. */
  readonly finish: () => Vocabulary & { readonly renumbered: Uint32Array };
};

/** A word and the provisional number that it got when a name was first found to have it. */
type Entry = { readonly token: NameToken; number: number | null };

export function createWordBook(): WordBook {
  /** What each written word became: most words are written the same way over and over. */
  const written = new Map<string, readonly Entry[]>();
  const entries = new Map<string, Entry>();
  const tokens: NameToken[] = [];

  function entryOf(token: NameToken): Entry {
    const key = `${token.text} ${traitsOf(token)}`;
    const known = entries.get(key);
    if (known !== undefined) return known;
    const made: Entry = { token, number: null };
    entries.set(key, made);
    return made;
  }

  function entriesOfWord(word: string): readonly Entry[] {
    const known = written.get(word);
    if (known !== undefined) return known;
    const made = tokensOfWord(word).map(entryOf);
    written.set(word, made);
    return made;
  }

  const entriesOf = (name: string): readonly Entry[] =>
    wordsOf(name).slice(0, MOST_WORDS).flatMap(entriesOfWord).slice(0, MOST_WORDS);

  function numberOf(entry: Entry): number {
    entry.number ??= tokens.push(entry.token) - 1;
    return entry.number;
  }

  return {
    numbersOf: (name) => entriesOf(name).map(numberOf),
    countOf: (name) => entriesOf(name).length,
    finish() {
      const order = Array.from(tokens.keys()).sort((a, b) => compareTokens(tokens, a, b));
      const renumbered = new Uint32Array(tokens.length);
      for (const [number, provisional] of order.entries()) renumbered[provisional] = number;
      return { renumbered, ...layOut(order.map((number) => tokens[number] as NameToken)) };
    },
  };
}

function compareTokens(tokens: readonly NameToken[], a: number, b: number): number {
  const [one, other] = [tokens[a] as NameToken, tokens[b] as NameToken];
  if (one.text !== other.text) return one.text < other.text ? -1 : 1;
  return traitsOf(one) - traitsOf(other);
}

function layOut(tokens: readonly NameToken[]): Vocabulary {
  const wordStart = new Uint32Array(tokens.length + 1);
  const soundStart = new Uint32Array(tokens.length + 1);
  const wordLetters = createGrowing(Uint8Array);
  const wordSounds = createGrowing(Uint8Array);
  const hashes = createGrowing(Uint32Array);
  const hashed = createGrowing(Uint32Array);
  for (const [word, token] of tokens.entries()) {
    for (let at = 0; at < token.text.length; at += 1) wordLetters.push(token.text.charCodeAt(at));
    for (const sound of token.sounds) wordSounds.push(sound);
    wordStart[word + 1] = wordLetters.length();
    soundStart[word + 1] = wordSounds.length();
    const { spelling, great, nickname } = keysOf(token);
    for (const key of [...spelling, ...great, ...nickname]) {
      hashes.push(key);
      hashed.push(word);
    }
  }
  const grouped = groupByKey(hashes.take(), hashed.take());
  return {
    wordStart,
    wordLetters: wordLetters.take(),
    soundStart,
    wordSounds: wordSounds.take(),
    wordTraits: Uint8Array.from(tokens, traitsOf),
    wordWeights: Uint8Array.from(tokens, ({ weight }) => Math.round(weight * 100)),
    wordMasks: Uint16Array.from(tokens, ({ skeleton }) => maskOf(skeleton)),
    keys: grouped.keys,
    keyStart: grouped.starts,
    keyWords: grouped.values,
  };
}
