/** A long list of invented persons whose words are as unevenly spread as in real lists, and travellers like them. */
import { type Choices, choicesFrom } from '#shared/fiction/random.ts';
import type { Person } from '#shared/watchlist/person.ts';

/** A listed name as a document has it, and the same with a typing error or its words turned around. */
export type Question = { readonly clean: string; readonly treated: string };

const ONSETS = 'b d f g h j k l m n p r s t v z sh ch kh gh br dr st al ab mu ha'.split(' ');
const VOWELS = 'a a a e i i o u ou ei'.split(' ');
const CODAS = ',,,n,r,l,m,s,d,h,k,f,z,b,t'.split(',');
const GIVEN = 4000;
const FAMILY = 120_000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const one = (choices: Choices, items: readonly string[]): string =>
  items[choices.below(items.length)] ?? '';

function inventWord(choices: Choices): string {
  const syllables = 2 + choices.below(2);
  return Array.from({ length: syllables }, () =>
    [ONSETS, VOWELS, CODAS].map((parts) => one(choices, parts)).join(''),
  ).join('');
}

/** Few words are very common and most are rare: the cube of an even choice. */
function common(choices: Choices, words: readonly string[]): string {
  const share = choices.below(1_000_000) / 1_000_000;
  return words[Math.floor(share ** 3 * words.length)] ?? '';
}

/** `count` names of two to four words; the same every time. */
export function inventNames(count: number): string[] {
  const choices = choicesFrom(20_260_601);
  const given = Array.from({ length: GIVEN }, () => inventWord(choices));
  const family = Array.from({ length: FAMILY }, () => inventWord(choices));
  return Array.from({ length: count }, () => {
    const more = Array.from({ length: choices.below(3) }, () => common(choices, given));
    return [common(choices, given), ...more, common(choices, family)].join(' ');
  });
}

/** One person for each name, with a date of birth. */
export function personsOf(names: readonly string[]): Person[] {
  const choices = choicesFrom(7);
  return names.map((whole, index) => ({
    id: `bench/${index}`,
    names: [{ kind: 'primary', quality: 'strong', script: 'Latn', whole }],
    datesOfBirth: [
      {
        precision: 'exact',
        year: 1940 + choices.below(65),
        month: 1 + choices.below(12),
        day: 1 + choices.below(28),
      },
    ],
    placesOfBirth: [],
    nationalities: ['UTO'],
    sex: 'M',
    documents: [],
    notices: [{ kind: 'red', reference: `${index}`, issuer: null }],
  }));
}

/** Names from all over the list. */
export function questionsFrom(names: readonly string[], count: number): Question[] {
  const choices = choicesFrom(99);
  return Array.from({ length: count }, () => {
    const clean = names[choices.below(names.length)] ?? '';
    return { clean, treated: treat(clean, choices) };
  });
}

function treat(name: string, choices: Choices): string {
  const at = choices.below(name.length);
  const letter = LETTERS.charAt(choices.below(LETTERS.length));
  const ways = [
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + letter + name.slice(at + 1),
    () => name.slice(0, at) + letter + name.slice(at),
    () => name.split(' ').reverse().join(' '),
    () =>
      name.slice(0, at) +
      name
        .slice(at, at + 2)
        .split('')
        .reverse()
        .join('') +
      name.slice(at + 2),
  ];
  return (ways[choices.below(ways.length)] ?? (() => name))();
}
