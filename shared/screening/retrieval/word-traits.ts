/** What the tables keep of a word beside its letters and sounds. */
import { scriptSchema } from '#shared/watchlist/person.ts';
import { type NameToken, tokenOf } from '../names/tokens.ts';
import type { NameTables } from './name-tables.ts';

const SCRIPT_NAMES = scriptSchema.options;
/** Consonants that a skeleton may consist of, one bit each. */
const CONSONANTS = 'ptkfjlmnrs';

/** Bit 0: without vowels; the bits above: the script. */
export const traitsOf = ({ vowelless, script }: Pick<NameToken, 'vowelless' | 'script'>): number =>
  (vowelless ? 1 : 0) | (SCRIPT_NAMES.indexOf(script) << 1);

/** Whether a word of the tables was written without vowels. */
export const isVowelless = (traits: number): boolean => (traits & 1) === 1;

/** One bit for each consonant that occurs. */
export function maskOf(skeleton: string): number {
  let mask = 0;
  for (const consonant of skeleton) mask |= 1 << CONSONANTS.indexOf(consonant);
  return mask & ((1 << CONSONANTS.length) - 1);
}

/** The letters of a word. */
export function textOfWord({ wordStart, wordLetters }: NameTables, word: number): string {
  let text = '';
  const end = wordStart[word + 1] as number;
  for (let at = wordStart[word] as number; at < end; at += 1) {
    text += String.fromCharCode(wordLetters[at] as number);
  }
  return text;
}

/** The word as the comparison sees it. */
export function tokenOfWord(tables: NameTables, word: number): NameToken {
  const traits = tables.wordTraits[word] as number;
  return tokenOf(textOfWord(tables, word), {
    vowelless: isVowelless(traits),
    script: SCRIPT_NAMES[traits >> 1] ?? 'Zyyy',
  });
}
