/** A name as the comparison sees it: words in Latin letters, each with what it weighs. */
import type { Script } from '#shared/watchlist/person.ts';
import { partArabicWord, readArabicMrz, romaniseArabic } from './arabic.ts';
import { romaniseCyrillic } from './cyrillic.ts';
import { wordsOf } from './fold.ts';
import { isParticle, partServantName } from './particles.ts';
import { scriptOfWord } from './script.ts';
import { skeletonOf } from './skeleton.ts';

export type NameToken = {
  /** Folded; in Latin letters where a rule exists, else in the script it came in. */
  readonly text: string;
  readonly skeleton: string;
  /** Short vowels are missing because the writing leaves them out. */
  readonly vowelless: boolean;
  /** What the word tells about a person, 0 to 1. */
  readonly weight: number;
  readonly role: 'name' | 'particle' | 'initial';
  readonly script: Script;
};

/** Two or three neighbouring words of a name, written as one. */
export type JoinedTokens = {
  readonly text: string;
  /** Their positions in the name. */
  readonly at: readonly number[];
  readonly vowelless: boolean;
};

export type ParsedName = {
  readonly tokens: readonly NameToken[];
  /** Every run of neighbours: names may be joined in one place and parted in another. */
  readonly joined: readonly JoinedTokens[];
  /** Sum of the tokens' weights. */
  readonly weight: number;
};

const PARTICLE_WEIGHT = 0.2;
const INITIAL_WEIGHT = 0.3;
/** Skeletons of names that very many people bear: Muhammad, Ahmad, Hassan and Hussein, Ali, Abdullah's last part. */
const COMMON = new Set(['mhmd', 'hmd', 'hsn', 'l', 'lh', 'mhmt']);
const COMMON_WEIGHT = 0.7;

/** Tokens of a name in any script, in the order given. A name without letters has none. */
export function parseName(name: string): ParsedName {
  const tokens = wordsOf(name).flatMap(tokensOfWord);
  const weight = tokens.reduce((sum, token) => sum + token.weight, 0);
  return { tokens, joined: joinedNeighbours(tokens), weight };
}

/**
 * True when the name can be compared with names in Latin letters: it has a word for it, and no word in a
 * script without rules. Half a name that was searched is not a name that was searched.
 */
export const isComparable = (name: ParsedName): boolean =>
  name.tokens.some(({ text, role }) => role === 'name' && /^[a-z]/u.test(text)) &&
  name.tokens.every(({ text }) => /^[a-z]/u.test(text));

function tokensOfWord(word: string): NameToken[] {
  const script = scriptOfWord(word);
  if (script === 'Arab') {
    const parts = partArabicWord(word)
      .map(romaniseArabic)
      .filter((part) => part !== '');
    return parts.map((part) => token(part, { script, vowelless: true }));
  }
  if (script === 'Cyrl')
    return partLatin(romaniseCyrillic(word)).map((part) =>
      token(part, { script, vowelless: false }),
    );
  if (script !== 'Latn') return [token(word, { script, vowelless: false })];
  const mrz = readArabicMrz(word);
  if (mrz !== null) return [token(mrz, { script, vowelless: true })];
  const vowelless = word.length >= 3 && !/[aeiouy]/u.test(word);
  return partLatin(word).map((part) => token(part, { script, vowelless }));
}

function partLatin(word: string): readonly string[] {
  return word === '' ? [] : (partServantName(word) ?? [word]);
}

function token(text: string, written: { script: Script; vowelless: boolean }): NameToken {
  const role = roleOf(text, written.script);
  const skeleton = skeletonOf(text);
  return { text, skeleton, role, weight: weightOf(role, skeleton), ...written };
}

function roleOf(text: string, script: Script): NameToken['role'] {
  if (isParticle(text)) return 'particle';
  return text.length === 1 && (script === 'Latn' || script === 'Cyrl') ? 'initial' : 'name';
}

function weightOf(role: NameToken['role'], skeleton: string): number {
  if (role === 'particle') return PARTICLE_WEIGHT;
  if (role === 'initial') return INITIAL_WEIGHT;
  return COMMON.has(skeleton) ? COMMON_WEIGHT : 1;
}

function joinedNeighbours(tokens: readonly NameToken[]): JoinedTokens[] {
  return tokens.flatMap((_, start) =>
    [2, 3]
      .filter((length) => start + length <= tokens.length)
      .map((length) => {
        const run = tokens.slice(start, start + length);
        return {
          text: run.map(({ text }) => text).join(''),
          at: run.map((_token, index) => start + index),
          vowelless: run.some(({ vowelless }) => vowelless),
        };
      }),
  );
}
