/** A name as the comparison sees it: words in Latin letters, each with what it does and what it weighs. */
import type { Script } from '#shared/watchlist/person.ts';
import { weightOfName } from './common-names.ts';
import { familyOf, wordsOf } from './fold.ts';
import { announcesKunya, isArticle, patronymicStem, type Role, roleOf } from './particles.ts';
import { romanise } from './romanise.ts';
import { scriptOfWord } from './script.ts';
import { skeletonOfSounds } from './skeleton.ts';
import { soundsOf } from './sounds.ts';

export type NameToken = {
  /** Folded, in Latin letters. */
  readonly text: string;
  readonly sounds: Uint8Array;
  readonly skeleton: string;
  /** Short vowels are missing because the writing leaves them out. */
  readonly vowelless: boolean;
  /** What the word tells about a person, 0 to 1. */
  readonly weight: number;
  readonly role: Role;
  readonly script: Script;
};

export type ParsedName = {
  readonly tokens: readonly NameToken[];
  /** Sum of the tokens' weights. */
  readonly weight: number;
  /** How many of the tokens, from the last, are the family name; 0 when that is not known. */
  readonly familyTokens: number;
};

/** More words than any name has: what comes after them is left out, and `findingsOf` says so. */
export const MOST_WORDS = 40;

const MOST_READINGS = 4;

const WEIGHTS: Readonly<Record<Exclude<Role, 'name'>, number>> = {
  patronymic: 0.7,
  kunya: 0.8,
  servant: 0.25,
  particle: 0.1,
  title: 0.1,
  'legal-form': 0.08,
  initial: 0.3,
};
/** Where a name consists of nothing else, such words are the name. */
const WEIGHT_IF_ALONE = 0.8;
const WEIGHT_AT_END = 0.6;

/** Tokens of a name in any script, in the order given. A name without letters has none. */
export function parseName(name: string): ParsedName {
  return nameOf(tokensOf(name), tokensOf(familyOf(name)).length);
}

const tokensOf = (name: string): NameToken[] =>
  wordsOf(name).slice(0, MOST_WORDS).flatMap(tokensOfWord).slice(0, MOST_WORDS);

/** Whether words of the name are left out of a search: there are too many, or those that are two in one make too many. */
export function isCutOff(name: string): boolean {
  const words = wordsOf(name);
  return words.length > MOST_WORDS || words.flatMap(tokensOfWord).length > MOST_WORDS;
}

/** A name as printed may be two: `this/that`. The whole comes first, then its parts. */
export function readingsOf(name: string): readonly string[] {
  if (!name.includes('/')) return [name];
  const parts = name.split('/').filter((part) => isComparable(parseName(part)));
  return parts.length > 1 ? [name, ...parts.slice(0, MOST_READINGS)] : [name];
}

/** The same for words that were parsed before, as an index keeps them. */
export function nameOf(words: readonly NameToken[], familyTokens: number): ParsedName {
  const tokens = words.some(({ role }) => tellsWho(role))
    ? withKunyas(areSyllables(words) ? words.map(syllable) : withLastName(words))
    : words.map(alone);
  const weight = tokens.reduce((sum, token) => sum + token.weight, 0);
  return { tokens, weight, familyTokens };
}

/** Whether a word of this role says who somebody is, and not only where from or of what rank. */
export const tellsWho = (role: Role): boolean =>
  role === 'name' || role === 'patronymic' || role === 'kunya';

/** True when there is a word that can be compared. */
export const isComparable = (name: ParsedName): boolean =>
  name.tokens.some(({ role }) => tellsWho(role));

/** The words that one written word stands for. */
export function tokensOfWord(word: string): NameToken[] {
  const script = scriptOfWord(word);
  return romanise(word, script).map(({ text, vowelless }) => tokenOf(text, { script, vowelless }));
}

/** A word in Latin letters as a token, whatever stands beside it. */
export function tokenOf(
  text: string,
  { script, vowelless }: { readonly script: Script; readonly vowelless: boolean },
): NameToken {
  const role = text.length === 1 ? 'initial' : roleOf(text);
  // Patronymics share their endings: what tells them apart is the father's name.
  const sounds = soundsOf(role === 'patronymic' ? patronymicStem(text) : text);
  const skeleton = skeletonOfSounds(sounds) || text;
  const weight = role === 'name' ? weightOfName(text) : WEIGHTS[role];
  return { text, sounds, skeleton, role, weight, script, vowelless };
}

const ONE_SYLLABLE = /^[^aeiouy3]{0,3}[aeiouy]{1,3}[^aeiouy3]{0,3}$/u;

/** Chinese, Korean and Vietnamese names are rows of syllables, and none of them is a particle. */
const areSyllables = (words: readonly NameToken[]): boolean =>
  words.length >= 3 &&
  words.every(({ text, role }) => ONE_SYLLABLE.test(text) && role !== 'servant') &&
  !words.some(({ text }) => isArticle(text));

const syllable = (token: NameToken): NameToken =>
  token.role === 'particle' || token.role === 'initial'
    ? { ...token, role: 'name', weight: WEIGHT_AT_END }
    : token;

/** A particle leads to a word; at the end of a name it is one. */
function withLastName(words: readonly NameToken[]): readonly NameToken[] {
  const last = words.at(-1) as NameToken;
  if (last.role !== 'particle' || words.length < 2) return words;
  return [...words.slice(0, -1), { ...last, role: 'name', weight: WEIGHT_AT_END }];
}

function withKunyas(words: readonly NameToken[]): readonly NameToken[] {
  return words.map((token, at) => {
    const before = words[at - 1];
    const isKunya = token.role === 'name' && before !== undefined && announcesKunya(before.text);
    return isKunya ? { ...token, role: 'kunya', weight: token.weight * WEIGHTS.kunya } : token;
  });
}

const alone = (token: NameToken): NameToken => ({
  ...token,
  role: 'name',
  weight: WEIGHT_IF_ALONE,
});
