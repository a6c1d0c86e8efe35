/**
 * Pairs the words of two names. Order does not matter, neighbours may have been joined into one, and the last
 * word of a truncated name may be the beginning of a longer one.
 */
import { shareNickname } from './nicknames.ts';
import { isArticle } from './particles.ts';
import { soundSimilarity } from './sound-similarity.ts';
import { LONGEST_WORD } from './sounds.ts';
import { leastFor, tokenSimilarity } from './token-similarity.ts';
import { type NameToken, type ParsedName, tellsWho } from './tokens.ts';

/** Words that belong together: usually one of each side, more where one side joined them. */
export type Pair = {
  readonly query: readonly number[];
  readonly listed: readonly number[];
  readonly similarity: number;
  readonly by:
    | 'equal'
    | 'spelling'
    | 'transliteration'
    | 'truncation'
    | 'joined'
    | 'initial'
    | 'nickname';
};

/** Words less alike than this are different words. */
const LEAST_ALIKE = 0.74;
/** Joined words are a stronger claim and must agree better. */
const LEAST_JOINED = 0.8;
const TRUNCATED = 0.97;
const SHIFTED = 0.95;
/** More words than this are never written as one. */
const RUN_LENGTHS = [2, 3, 4];

/**
 * Each word is used at most once, and words that are more alike find each other first. `truncated` is the index
 * of a query word that may go on beyond its last letter, or null.
 */
export function alignTokens(
  query: ParsedName,
  listed: ParsedName,
  truncated: number | null,
): Pair[] {
  const singles = singlePairs(query.tokens, listed.tokens, truncated);
  const paired = chosen(singles);
  if (isWhole(paired, query, listed)) return paired;
  const joined = [
    ...joinedPairs(query.tokens, listed.tokens, (at, j) => ({ query: at, listed: [j] })),
    ...joinedPairs(listed.tokens, query.tokens, (at, i) => ({ query: [i], listed: at })),
  ];
  const shifted = shiftedPairs(query.tokens, listed.tokens);
  const more = [...joined, ...shifted];
  return more.length === 0 ? paired : chosen([...singles, ...more]);
}

/** Two words on either side with the same letters, parted in another place. */
function shiftedPairs(query: readonly NameToken[], listed: readonly NameToken[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [i, q] of query.slice(1).entries()) {
    const letters = (query[i] as NameToken).text + q.text;
    for (const [j, l] of listed.slice(1).entries()) {
      const before = (listed[j] as NameToken).text;
      if (before.length + l.text.length !== letters.length || before + l.text !== letters) continue;
      if (q.text === l.text) continue;
      pairs.push({ query: [i, i + 1], listed: [j, j + 1], similarity: SHIFTED, by: 'joined' });
    }
  }
  return pairs;
}

/** Best first; of claims that are equally good, the one that explains more words or keeps the order. */
function chosen(claims: readonly Pair[]): Pair[] {
  const ordered = claims.toSorted(
    (a, b) => b.similarity - a.similarity || wordsIn(b) - wordsIn(a) || apart(a) - apart(b),
  );
  const usedQuery = new Set<number>();
  const usedListed = new Set<number>();
  return ordered.filter((claim) => {
    if (claim.query.some((i) => usedQuery.has(i)) || claim.listed.some((j) => usedListed.has(j)))
      return false;
    for (const i of claim.query) usedQuery.add(i);
    for (const j of claim.listed) usedListed.add(j);
    return true;
  });
}

const wordsIn = (pair: Pair): number => pair.query.length + pair.listed.length;
const apart = ({ query, listed }: Pair): number =>
  Math.abs((query[0] as number) - (listed[0] as number));

function isWhole(pairs: readonly Pair[], query: ParsedName, listed: ParsedName): boolean {
  const longer = Math.max(query.tokens.length, listed.tokens.length);
  return pairs.length === longer && pairs.every(({ by }) => by === 'equal');
}

function singlePairs(
  query: readonly NameToken[],
  listed: readonly NameToken[],
  truncated: number | null,
): Pair[] {
  const pairs: Pair[] = [];
  for (const [i, q] of query.entries()) {
    for (const [j, l] of listed.entries()) {
      const pair = i === truncated && continues(q, l) ? CONTINUED : singlePair(q, l);
      if (pair !== null) pairs.push({ query: [i], listed: [j], ...pair });
    }
  }
  return pairs;
}

type Likeness = Pick<Pair, 'similarity' | 'by'>;
const CONTINUED: Likeness = { similarity: TRUNCATED, by: 'truncation' };

const continues = (q: NameToken, l: NameToken): boolean =>
  l.text.length > q.text.length && l.text.startsWith(q.text);

function singlePair(q: NameToken, l: NameToken): Likeness | null {
  const similarity = pairSimilarity(q, l);
  return similarity === 0 ? null : { similarity, by: howAlike(q, l, similarity) };
}

/** A name and a mere particle are not alike unless they are the same word, or one is short for the other. */
function pairSimilarity(q: NameToken, l: NameToken): number {
  const similarity = tokenSimilarity(q, l, LEAST_ALIKE);
  const sameKind = isMinor(q) === isMinor(l);
  return sameKind || q.text === l.text || shareNickname(q.text, l.text) ? similarity : 0;
}

const isMinor = ({ role }: NameToken): boolean => !tellsWho(role) && role !== 'initial';

function howAlike(q: NameToken, l: NameToken, similarity: number): Pair['by'] {
  if (q.script !== l.script || q.vowelless !== l.vowelless) return 'transliteration';
  if (q.text === l.text) return 'equal';
  if (q.role === 'initial' || l.role === 'initial') return 'initial';
  return similarity === 0.9 ? 'nickname' : 'spelling';
}

type Joined = { readonly query: readonly number[]; readonly listed: readonly number[] };

/** Runs of neighbours of one name against single words of the other. */
function joinedPairs(
  runs: readonly NameToken[],
  singles: readonly NameToken[],
  as: (at: readonly number[], single: number) => Joined,
): Pair[] {
  const longest = singles.reduce((most, { sounds }) => Math.max(most, sounds.length), 0);
  const letters = singles.reduce((most, { text }) => Math.max(most, text.length), 0);
  return runsOf(runs, { sounds: longest + MOST_LONGER, letters }).flatMap(({ at, run }) =>
    singles.flatMap((single, index) => {
      const similarity = joinedSimilarity(run, single);
      return similarity === 0 ? [] : [{ ...as(at, index), similarity, by: 'joined' } as const];
    }),
  );
}

/** Sounds that a run may have more than the word it is compared with. */
const MOST_LONGER = 6;

type Longest = { readonly sounds: number; readonly letters: number };

/** Every run of neighbours in which there is a word that says who it is, but those longer than anything could match. */
function runsOf(
  tokens: readonly NameToken[],
  most: Longest,
): Array<{ at: readonly number[]; run: Run }> {
  const runs: Array<{ at: readonly number[]; run: Run }> = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (const length of RUN_LENGTHS) {
      if (start + length > tokens.length) break;
      const run = tokens.slice(start, start + length);
      if (isTooLong(run, most) || !run.some(({ role }) => tellsWho(role))) continue;
      runs.push({ at: run.map((_, n) => start + n), run: joined(run) });
    }
  }
  return runs;
}

/** Whether a run has more letters than any word, and more sounds even when every seam melts. */
function isTooLong(run: readonly NameToken[], most: Longest): boolean {
  let letters = 0;
  let sounds = 0;
  for (const [at, token] of run.entries()) {
    if (at > 0 && isArticle(token.text)) continue;
    letters += token.text.length;
    sounds += token.sounds.length - 1;
  }
  return letters > most.letters && Math.min(sounds + 1, LONGEST_WORD - run.length) > most.sounds;
}

type Run = Pick<NameToken, 'text' | 'sounds' | 'vowelless' | 'script'>;

/** The article between two words melts into them. */
function joined(run: readonly NameToken[]): Run {
  const tokens = run.filter(({ text }, at) => at === 0 || !isArticle(text));
  const sounds = tokens.flatMap((token) => [...token.sounds]).slice(0, LONGEST_WORD);
  return {
    text: tokens.map(({ text }) => text).join(''),
    sounds: Uint8Array.from(sounds.filter((sound, at) => sound !== sounds[at - 1])),
    vowelless: tokens.some(({ vowelless }) => vowelless),
    script: (run[0] as NameToken).script,
  };
}

function joinedSimilarity(run: Run, single: NameToken): number {
  if (run.text === single.text) return 1;
  const lengths = Math.abs(run.sounds.length - single.sounds.length);
  if (lengths > (run.vowelless === single.vowelless ? 3 : 6)) return 0;
  return soundSimilarity(run, single, Math.max(LEAST_JOINED, leastFor(run), leastFor(single)));
}
