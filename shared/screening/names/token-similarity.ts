/** How alike two words of names are, by what is known of names and, for all others, by their sounds. */
import { greatNameOf } from './great-names.ts';
import { shareNickname } from './nicknames.ts';
import { withoutArticle } from './particles.ts';
import { SPELLED_DIFFERENTLY, soundSimilarity } from './sound-similarity.ts';
import { soundsOf } from './sounds.ts';
import type { NameToken } from './tokens.ts';

const INITIAL = 0.9;
const NICKNAME = 0.9;
const LEAST_CHINESE = 0.97;
const LEAST_KOREAN = 0.9;
const OTHER_SEX = 0.1;
const OTHER_ARTICLE = 0.97;

/** 0 (nothing in common, or less alike than `least`) to 1 (equal). Symmetric. */
export function tokenSimilarity(a: NameToken, b: NameToken, least: number): number {
  if (a.text === b.text) return 1;
  if (a.role === 'initial' || b.role === 'initial') return initialSimilarity(a, b);
  return greatSimilarity(a, b) ?? spelledSimilarity(a, b, least);
}

/** Two of the great names are one name or two, whatever their spelling; null for all other words. */
function greatSimilarity(a: NameToken, b: NameToken): number | null {
  const great = greatNameOf(a.text);
  const other = great === null ? null : greatNameOf(b.text);
  if (other === null) return null;
  return great === other ? SPELLED_DIFFERENTLY : 0;
}

function spelledSimilarity(a: NameToken, b: NameToken, least: number): number {
  const enough = Math.max(least, leastFor(a), leastFor(b));
  const similarity = Math.max(soundSimilarity(a, b, enough), bareSimilarity(a, b, enough));
  if (similarity < NICKNAME && shareNickname(a.text, b.text)) return NICKNAME;
  return Math.max(0, similarity - (differInSex(a, b) ? OTHER_SEX : 0));
}

/** `Antonio` and `Antonia` are a man and a woman, and so are `Luis` and `Luisa`. */
function differInSex(a: NameToken, b: NameToken): boolean {
  if (a.vowelless || b.vowelless) return false;
  const [shorter, longer] = a.text.length < b.text.length ? [a.text, b.text] : [b.text, a.text];
  return longer === `${shorter}a` || /a o|o a/u.test(`${shorter.slice(-1)} ${longer.slice(-1)}`);
}

/** Chinese and Korean write syllables, of which there are few: near is another one. */
export function leastFor({ script }: Pick<NameToken, 'script'>): number {
  if (script === 'Hani') return LEAST_CHINESE;
  return script === 'Hang' ? LEAST_KOREAN : 0;
}

function bareSimilarity(a: NameToken, b: NameToken, least: number): number {
  const bareA = withoutArticle(a.text);
  const bareB = withoutArticle(b.text);
  if (bareA === null && bareB === null) return 0;
  const soundingA = bareA === null ? a : { sounds: soundsOf(bareA), vowelless: a.vowelless };
  const soundingB = bareB === null ? b : { sounds: soundsOf(bareB), vowelless: b.vowelless };
  return OTHER_ARTICLE * soundSimilarity(soundingA, soundingB, least);
}

function initialSimilarity(a: NameToken, b: NameToken): number {
  return a.text.charAt(0) === b.text.charAt(0) ? INITIAL : 0;
}
