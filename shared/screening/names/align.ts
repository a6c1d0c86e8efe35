/**
 * Pairs the words of two names. Order does not matter, two neighbours may have been joined into one, and
 * the last word of a truncated name may be the beginning of a longer one.
 */
import { textSimilarity, tokenSimilarity } from './token-similarity.ts';
import type { JoinedTokens, NameToken, ParsedName } from './tokens.ts';

/** Words that belong together: usually one of each side, two where one side joined them. */
export type Pair = {
  readonly query: readonly number[];
  readonly listed: readonly number[];
  readonly similarity: number;
  readonly by: 'equal' | 'spelling' | 'transliteration' | 'truncation' | 'joined' | 'initial';
};

/** Words less alike than this are different words. */
const LEAST_ALIKE = 0.72;
/** Joined words are a stronger claim and must agree better. */
const LEAST_JOINED = 0.85;
const TRUNCATED = 0.97;

/**
 * Greedy, best pair first: each word is used at most once. `truncated` is the index of a query word that may go
 * on beyond its last letter, or null.
 */
export function alignTokens(
  query: ParsedName,
  listed: ParsedName,
  truncated: number | null,
): Pair[] {
  const claims = [
    ...singlePairs(query.tokens, listed.tokens, truncated),
    ...joinedPairs(query, listed),
  ];
  claims.sort((a, b) => b.similarity - a.similarity || wordsIn(b) - wordsIn(a));
  const usedQuery = new Set<number>();
  const usedListed = new Set<number>();
  return claims.filter((claim) => {
    if (claim.query.some((i) => usedQuery.has(i)) || claim.listed.some((j) => usedListed.has(j)))
      return false;
    for (const i of claim.query) usedQuery.add(i);
    for (const j of claim.listed) usedListed.add(j);
    return true;
  });
}

const wordsIn = (pair: Pair): number => pair.query.length + pair.listed.length;

function singlePairs(
  query: readonly NameToken[],
  listed: readonly NameToken[],
  truncated: number | null,
): Pair[] {
  return query.flatMap((q, i) =>
    listed.flatMap((l, j) => {
      const continues =
        i === truncated && l.text.length > q.text.length && l.text.startsWith(q.text);
      const similarity = continues ? TRUNCATED : tokenSimilarity(q, l, LEAST_ALIKE);
      const by = continues ? 'truncation' : howAlike(q, l);
      return similarity === 0 ? [] : [{ query: [i], listed: [j], similarity, by }];
    }),
  );
}

function howAlike(q: NameToken, l: NameToken): Pair['by'] {
  if (q.text === l.text) return 'equal';
  if (q.role === 'initial' || l.role === 'initial') return 'initial';
  return q.script !== l.script || q.vowelless !== l.vowelless ? 'transliteration' : 'spelling';
}

function joinedPairs(query: ParsedName, listed: ParsedName): Pair[] {
  const ofQuery = pairsOfJoined(query.joined, listed.tokens).map(([at, j, similarity]): Pair => {
    return { query: at, listed: [j], similarity, by: 'joined' };
  });
  const ofListed = pairsOfJoined(listed.joined, query.tokens).map(([at, i, similarity]): Pair => {
    return { query: [i], listed: at, similarity, by: 'joined' };
  });
  return [...ofQuery, ...ofListed];
}

type JoinedMatch = readonly [at: readonly number[], token: number, similarity: number];

function pairsOfJoined(runs: readonly JoinedTokens[], tokens: readonly NameToken[]): JoinedMatch[] {
  const matches: JoinedMatch[] = [];
  for (const run of runs) {
    for (const [index, token] of tokens.entries()) {
      const similarity = joinedSimilarity(run, token);
      if (similarity > 0) matches.push([run.at, index, similarity]);
    }
  }
  return matches;
}

function joinedSimilarity(joined: JoinedTokens, token: NameToken): number {
  const vowelless = joined.vowelless !== token.vowelless;
  const lengths = Math.abs(joined.text.length - token.text.length);
  if (lengths > (vowelless ? 6 : 3)) return 0;
  return textSimilarity(joined.text, token.text, { least: LEAST_JOINED, vowelless });
}
