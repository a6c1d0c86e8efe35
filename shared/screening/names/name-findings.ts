/** What is odd about a name as it was given: said to the officer, so that a search is not trusted more than it deserves. */
import { wordsOf } from './fold.ts';
import { scriptOfWord } from './script.ts';
import { isComparable, isCutOff, parseName } from './tokens.ts';

export type NameFinding =
  | 'name-empty'
  | 'name-one-letter'
  | 'name-too-many-words'
  | 'name-mixed-scripts'
  | 'name-control-characters'
  | 'name-direction-override'
  | 'name-pictures'
  | 'name-not-readable';

const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const CONTROL = /[^\P{C}\p{Cn}\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const MARKS_ONLY = /^[\p{P}\p{S}\p{Z}\p{C}\p{N}]*$/u;

/** All findings about one written name. A name with none may still be nobody's. */
export function nameFindings(name: string): NameFinding[] {
  const words = wordsOf(name);
  const scripts = words.map((word) => new Set([...word].map(scriptOfWord)));
  const found: ReadonlyArray<readonly [NameFinding, boolean]> = [
    ['name-empty', name.trim() === ''],
    ['name-one-letter', words.length === 1 && [...words.join('')].length === 1],
    ['name-too-many-words', isCutOff(name)],
    ['name-mixed-scripts', scripts.some((each) => each.size > 1)],
    ['name-control-characters', CONTROL.test(name)],
    ['name-direction-override', DIRECTION.test(name)],
    ['name-pictures', PICTURE.test(name)],
    ['name-not-readable', name.trim() !== '' && isUnreadable(name)],
  ];
  return found.filter(([, holds]) => holds).map(([finding]) => finding);
}

const isUnreadable = (name: string): boolean =>
  MARKS_ONLY.test(name) || !isComparable(parseName(name));
