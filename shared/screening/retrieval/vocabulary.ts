/**
 * The distinct words of all listed names, findable by spelling: a word is near when it has the same consonant
 * skeleton, or shares enough pairs of letters.
 */
import { withoutArticle } from '../names/particles.ts';
import { skeletonOf } from '../names/skeleton.ts';
import { tokenSimilarity } from '../names/token-similarity.ts';
import type { NameToken } from '../names/tokens.ts';
import { packLists } from './packed-lists.ts';
import { createTally } from './tally.ts';

/** A word of the vocabulary, by its number. */
export type Near = { readonly word: number; readonly similarity: number };

export type Vocabulary = {
  /** Words at least this alike, most alike first. */
  readonly near: (token: NameToken, least: number) => Near[];
  /** Words that begin with these letters. */
  readonly startingWith: (prefix: string) => Near[];
};

/** Share of letter pairs (Dice) at which two words are compared in full. */
const LEAST_SHARED = 0.4;

/** Builds the vocabulary; a word's number is its position in `words`. */
export function createVocabulary(words: readonly NameToken[]): Vocabulary {
  const skeletons = packLists(words.map(skeletonsOf));
  const pairs = packLists(words.map((word) => letterPairs(word.text)));
  const pairCounts = Uint16Array.from(words, (word) => word.text.length + 1);
  const tally = createTally(words.length);

  function wordsWithCommonPairs(text: string): number[] {
    const own = letterPairs(text);
    for (const pair of own) {
      tally.nextRound();
      for (const word of pairs.of(pair)) tally.add(word, 1);
    }
    return tally
      .take()
      .filter(
        ({ item, sum }) => 2 * sum >= LEAST_SHARED * (own.length + (pairCounts[item] as number)),
      )
      .map(({ item }) => item);
  }

  return {
    near(token, least) {
      const alike = skeletonsOf(token).flatMap((skeleton) => [...skeletons.of(skeleton)]);
      return [...new Set([...alike, ...wordsWithCommonPairs(token.text)])]
        .map((word) => ({
          word,
          similarity: tokenSimilarity(token, words[word] as NameToken, least),
        }))
        .filter(({ similarity }) => similarity > 0)
        .sort((a, b) => b.similarity - a.similarity || a.word - b.word);
    },
    startingWith: (prefix) =>
      [...pairs.of(`^${prefix.charAt(0)}`)]
        .filter((word) => (words[word] as NameToken).text.startsWith(prefix))
        .map((word) => ({ word, similarity: 1 })),
  };
}

/** One word may be written with and without short vowels: those are two words of the vocabulary. */
export const keyOf = (token: NameToken): string =>
  token.vowelless ? `${token.text}~` : token.text;

function skeletonsOf(token: NameToken): string[] {
  const bare = withoutArticle(token.text);
  return bare === null ? [token.skeleton] : [token.skeleton, skeletonOf(bare)];
}

function letterPairs(text: string): string[] {
  const padded = `^${text}$`;
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < padded.length; index += 1) {
    pairs.add(padded.slice(index, index + 2));
  }
  return [...pairs];
}
