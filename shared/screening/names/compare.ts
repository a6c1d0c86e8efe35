/**
 * How alike two names are, 0 to 1, and by what they were brought together.
 *
 * Each name is asked how much of its weight the other one covers. Both answers count, the lower one more: a
 * passport may state fewer names than a list, or more, but what is missing is missing evidence.
 */
import { alignTokens, type Pair } from './align.ts';
import type { ParsedName } from './tokens.ts';

export type NameComparison = {
  readonly score: number;
  readonly by: Pair['by'] | 'order' | 'partial';
};

/** How much the less covered of the two names counts. */
const LOWER_SHARE = 0.6;
/** Words less alike than 1 count by this power of their similarity. */
const SHARPNESS = 1.5;
/** One word in common is no evidence while both names have more. */
const ONE_WORD_CAP = 0.64;
const INFORMATIVE = 0.6;
/** A truncated name cannot show the words that did not fit. */
const BEYOND_TRUNCATION = 0.15;

/** Compares a presented name with a listed one. `truncated` as in `alignTokens`. */
export function compareNames(
  query: ParsedName,
  listed: ParsedName,
  truncated: number | null = null,
): NameComparison {
  const pairs = alignTokens(query, listed, truncated);
  if (pairs.length === 0) return { score: 0, by: 'partial' };
  const covered = coverage(pairs, query, listed);
  const ofQuery = covered.query / query.weight;
  const beyond =
    (listed.weight - covered.listedWeight) * (truncated === null ? 1 : BEYOND_TRUNCATION);
  const ofListed = covered.listed / (covered.listedWeight + beyond);
  const mean =
    LOWER_SHARE * Math.min(ofQuery, ofListed) + (1 - LOWER_SHARE) * Math.max(ofQuery, ofListed);
  const capped = tooLittle(pairs, query, listed) ? Math.min(mean, ONE_WORD_CAP) : mean;
  return { score: Math.min(1, capped), by: broughtTogetherBy(pairs, query, listed) };
}

function coverage(pairs: readonly Pair[], query: ParsedName, listed: ParsedName) {
  let ofQuery = 0;
  let ofListed = 0;
  let listedWeight = 0;
  for (const pair of pairs) {
    const worth = pair.similarity ** SHARPNESS;
    const weight = weightAt(listed, pair.listed);
    ofQuery += worth * weightAt(query, pair.query);
    ofListed += worth * weight;
    listedWeight += weight;
  }
  return { query: ofQuery, listed: ofListed, listedWeight };
}

const weightAt = (name: ParsedName, indexes: readonly number[]): number =>
  indexes.reduce((sum, index) => sum + (name.tokens[index]?.weight as number), 0);

function tooLittle(pairs: readonly Pair[], query: ParsedName, listed: ParsedName): boolean {
  const shared = pairs
    .filter((pair) => weightAt(query, pair.query) >= INFORMATIVE)
    .flatMap((pair) => (pair.query.length > pair.listed.length ? pair.query : pair.listed));
  return shared.length < 2 && Math.max(informative(query), informative(listed)) >= 2;
}

const informative = (name: ParsedName): number =>
  name.tokens.filter(({ weight }) => weight >= INFORMATIVE).length;

function broughtTogetherBy(
  pairs: readonly Pair[],
  query: ParsedName,
  listed: ParsedName,
): NameComparison['by'] {
  const ways: ReadonlyArray<Pair['by']> = [
    'truncation',
    'transliteration',
    'joined',
    'spelling',
    'initial',
  ];
  const way = ways.find((by) => pairs.some((pair) => pair.by === by));
  if (way !== undefined) return way;
  if (pairs.length < Math.max(query.tokens.length, listed.tokens.length)) return 'partial';
  return pairs.every((pair) => pair.query[0] === pair.listed[0]) ? 'equal' : 'order';
}
