/**
 * How alike two names are, 0 to 1, and by what they were brought together.
 *
 * Three things are weighed against each other: words that the names share; words that only one of them has, which
 * is missing evidence, since a passport may state fewer names than a list, or more; and words that each has in
 * place of the other's, which is evidence against.
 */
import { alignTokens, type Pair } from './align.ts';
import { isOftenLeftOut } from './great-names.ts';
import { tokenSimilarity } from './token-similarity.ts';
import { type NameToken, type ParsedName, tellsWho } from './tokens.ts';

export type NameComparison = {
  readonly score: number;
  readonly by: Pair['by'] | 'order' | 'partial';
};

/** How steeply a shared word loses its worth as its spellings part. */
export const STEEPNESS = 2.5;
/** What a word counts that the other name lacks. */
const MISSING = 0.4;
/** The second missing word says less than the first. */
const MORE_MISSING = 0.9;
/** Shared words that weigh this much are enough to tell by. */
const PLENTY = 2.2;
const MOST_SCARCE = 2;
/** What a word counts against two names, when the other one has another word in its place. */
const CONTRADICTED = 3;
/** An initial that does not fit contradicts more than a fitting one supports. */
const WRONG_INITIAL = 0.45;
/** The first word is what a person is called: son and father share all the others. */
const FIRST_WORD = 5.5;
const LEAST_FIRST = 0.75;
/** Particles and titles that only one name has. */
const NEGLIGIBLE = 0.25;
const LEAST_REPEATED = 0.8;
/** Of two family names people drop the second: who lacks the first bears another name. */
const FIRST_FAMILY_NAME = 2.2;
/** What is written in Chinese signs has no middle name that could be left out. */
const CHINESE_SIGNS = 2;
/** One word in common is no evidence while one of the names has more. */
const ONE_WORD_CAP = 0.66;
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
  const shared = sharedWeight(pairs, query, listed);
  const ofQuery = leftOf(query, indexesOf(pairs, 'query'));
  const ofListed = leftOf(listed, indexesOf(pairs, 'listed'));
  const left = ofQuery.weight + ofListed.weight;
  const missing =
    missingOf(ofQuery, ofListed) *
    (beyondCut(truncated, ofQuery, ofListed) ? BEYOND_TRUNCATION : 1);
  const against = costOf(Math.min(ofQuery.weight, ofListed.weight), missing, shared.worth);
  const score = shared.worth / (shared.weight + against);
  const little = left > NEGLIGIBLE && tooLittle(pairs, query, listed);
  return {
    score: Math.max(0, little ? Math.min(score, ONE_WORD_CAP) : score),
    by: broughtTogetherBy(pairs, query, listed),
  };
}

/** Words of one name that found no counterpart. */
type Left = {
  readonly weight: number;
  /** The weight of the first word, if it is among them. */
  readonly first: number;
};

/** A cut name cannot show the words that the list has more. */
const beyondCut = (truncated: number | null, ofQuery: Left, ofListed: Left): boolean =>
  truncated !== null && ofListed.weight > ofQuery.weight;

/** What one name has more than the other, where nothing stands in its place. */
function missingOf(ofQuery: Left, ofListed: Left): number {
  const [fewer, more] =
    ofQuery.weight < ofListed.weight ? [ofQuery, ofListed] : [ofListed, ofQuery];
  const missing = more.weight - fewer.weight;
  const nameless = fewer.weight <= NEGLIGIBLE && more.first > 0;
  return nameless ? missing - more.first + FIRST_WORD * Math.max(more.first, LEAST_FIRST) : missing;
}

/** What two names have against them. What is missing weighs more where little is shared. */
function costOf(contradicted: number, missing: number, worth: number): number {
  const scarcity = Math.min(MOST_SCARCE, Math.max(1, PLENTY / Math.max(worth, 0.1)));
  return CONTRADICTED * contradicted + MISSING * scarcity * missing ** MORE_MISSING;
}

function sharedWeight(pairs: readonly Pair[], query: ParsedName, listed: ParsedName) {
  let worth = 0;
  let weight = 0;
  for (const pair of pairs) {
    const each = Math.max(weightAt(query, pair.query), weightAt(listed, pair.listed));
    worth += each * (1 - STEEPNESS * (1 - pair.similarity));
    weight += each;
  }
  return { worth, weight };
}

const indexesOf = (pairs: readonly Pair[], side: 'query' | 'listed'): ReadonlySet<number> =>
  new Set(pairs.flatMap((pair) => pair[side]));

function leftOf(name: ParsedName, paired: ReadonlySet<number>): Left {
  const { tokens } = name;
  const lacking = lackingFamilyName(name, paired);
  const firstAt = tokens.findIndex(({ role, text }) => tellsWho(role) && !isOftenLeftOut(text));
  let weight = 0;
  let first = 0;
  for (const [index, token] of tokens.entries()) {
    const isFirst = index === firstAt && tokens[index + 1]?.skeleton !== token.skeleton;
    if (paired.has(index) || (!isFirst && isSaidTwice(name, token, paired))) continue;
    const own = leftWeightOf(token) * (index === lacking ? FIRST_FAMILY_NAME : 1);
    weight += own;
    if (isFirst) first = own;
  }
  return { weight, first };
}

/** Index of the first of several family names where only a later one found its like; -1 otherwise. */
function lackingFamilyName({ tokens, familyTokens }: ParsedName, paired: ReadonlySet<number>) {
  if (familyTokens < 2) return -1;
  const start = tokens.length - familyTokens;
  const telling = tokens.map(({ role }, at) => (at >= start && tellsWho(role) ? at : -1));
  const [first = -1, ...later] = telling.filter((at) => at >= 0);
  return !paired.has(first) && later.some((at) => paired.has(at)) ? first : -1;
}

/** A word said twice is no other name. */
const isSaidTwice = ({ tokens }: ParsedName, token: NameToken, paired: ReadonlySet<number>) =>
  tokens.some((other, at) => paired.has(at) && sameWord(other, token));

function sameWord(a: NameToken, b: NameToken): boolean {
  return a.skeleton === b.skeleton && tokenSimilarity(a, b, LEAST_REPEATED) > 0;
}

function leftWeightOf({ role, weight, script }: NameToken): number {
  if (role === 'initial') return WRONG_INITIAL;
  if (role === 'legal-form' || role === 'title') return 0;
  if (!tellsWho(role)) return weight / 2;
  return script === 'Hani' ? weight * CHINESE_SIGNS : weight;
}

const weightAt = (name: ParsedName, indexes: readonly number[]): number =>
  indexes.reduce((sum, index) => sum + (name.tokens[index]?.weight as number), 0);

function tooLittle(pairs: readonly Pair[], query: ParsedName, listed: ParsedName): boolean {
  const shared = pairs.reduce((sum, pair) => {
    const telling = pair.query.filter((at) => tells(query, at)).length;
    return sum + Math.min(telling, pair.listed.filter((at) => tells(listed, at)).length);
  }, 0);
  return shared < 2 && Math.max(telling(query), telling(listed)) >= 2;
}

const tells = ({ tokens }: ParsedName, at: number): boolean =>
  tellsWho((tokens[at] as NameToken).role);
const telling = ({ tokens }: ParsedName): number =>
  tokens.filter(({ role }) => tellsWho(role)).length;

function broughtTogetherBy(
  pairs: readonly Pair[],
  query: ParsedName,
  listed: ParsedName,
): NameComparison['by'] {
  const ways: ReadonlyArray<Pair['by']> = [
    'truncation',
    'transliteration',
    'joined',
    'nickname',
    'spelling',
    'initial',
  ];
  const way = ways.find((by) => pairs.some((pair) => pair.by === by));
  if (way !== undefined) return way;
  if (pairs.length < Math.max(query.tokens.length, listed.tokens.length)) return 'partial';
  return pairs.every((pair) => pair.query[0] === pair.listed[0]) ? 'equal' : 'order';
}
