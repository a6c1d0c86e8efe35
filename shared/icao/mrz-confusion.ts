/**
 * Characters that readers of OCR-B take for one another, likeliest first.
 *
 * The pairs are common knowledge of character recognition, not a rule of Doc 9303: they serve to propose,
 * never to decide.
 */
const DIGIT_AS_LETTERS: ReadonlyMap<string, string> = new Map([
  ['0', 'ODQ'],
  ['1', 'IL'],
  ['2', 'Z'],
  ['4', 'A'],
  ['5', 'S'],
  ['6', 'G'],
  ['7', 'T'],
  ['8', 'B'],
]);

const LETTER_AS_DIGIT: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['D', '0'],
  ['Q', '0'],
  ['I', '1'],
  ['L', '1'],
  ['Z', '2'],
  ['A', '4'],
  ['S', '5'],
  ['G', '6'],
  ['T', '7'],
  ['B', '8'],
]);

/** The letters a digit may have been; empty for `3` and `9`. */
export const lettersFor = (digit: string): string[] => [...(DIGIT_AS_LETTERS.get(digit) ?? '')];

/** The digit a letter may have been, or the character itself where there is none. */
export const digitFor = (letter: string): string => LETTER_AS_DIGIT.get(letter) ?? letter;

/** All that a character of a letter-and-digit field may have been; a foreign sign was a filler. */
export function alternativesFor(character: string): string[] {
  if (/[0-9]/u.test(character)) return lettersFor(character);
  if (/[A-Z]/u.test(character)) return [...(LETTER_AS_DIGIT.get(character) ?? '')];
  return character === '<' ? [] : ['<'];
}
