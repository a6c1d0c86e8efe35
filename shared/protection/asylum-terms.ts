/**
 * Words that give an asylum case away, in Arabic, English, French and Spanish.
 *
 * A message to somebody who may not know of a case must not hint at it. The check would rather refuse a
 * harmless sentence than let a telling one pass: it also sees words that were spaced out, hyphenated or
 * written with letters of another script.
 */
import { foldLetters } from '#shared/screening/names/fold.ts';

export type TermLanguage = 'ar' | 'en' | 'es' | 'fr';
export type AsylumTerm = {
  readonly language: TermLanguage;
  /** As it stands in the table below. */
  readonly term: string;
};

/** Beginnings of words, folded, without spaces: `persecut` stands for all of its endings. */
const TERMS: Readonly<Record<TermLanguage, string>> = {
  en: `asylum, asylee, refug, persecut, stateless, unhcr, refoul, internationalprotection, subsidiaryprotection,
    humanitarianprotection, temporaryprotection, wellfoundedfear, genevaconvention, conventionof1951, 1951convention,
    protectedperson`,
  fr: `asile, refugie, apatrid, persecut, ofpra, cnda, protectioninternationale, protectionsubsidiaire,
    protectiontemporaire, conventiondegeneve, conventionde1951, craintefondee`,
  es: `asilo, asilad, refugiad, apatrid, persecuc, perseguid, acnur, proteccioninternacional, proteccionsubsidiaria,
    protecciontemporal, conveniodeginebra, convencionde1951, temoresfundados`,
  ar: `لجوء, لاجئ, اضطهاد, مضطهد, عديمالجنسيه, انعدامالجنسيه, حمايهدوليه, الحمايهالدوليه, حمايهموقته, اتفاقيهجنيف, المفوضيهالساميه,
    عدمالاعاده, خوفمبرر`,
};

/** Letters of other scripts that look like Latin ones, and Arabic letters that are written for one another. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  'аa еe іi оo рp сc ѕs уy хx αa οo ιi ρp υu ٱا ىي یي ةه کك'
    .split(' ')
    .map(([letter = '', meant = '']) => [letter, meant]),
);
/** Signs without width or meaning that may stand inside a word. */
const INVISIBLE = /[\p{Cf}\u0640]/gu;

const NO_LETTERS = /[^\p{L}\p{N}]+/u;

/** Terms so short that they would also be found inside other words: only where a word begins. */
const SHORT = 6;

type Entry = AsylumTerm & { readonly letters: string };

const ENTRIES: readonly Entry[] = (Object.keys(TERMS) as TermLanguage[]).flatMap((language) =>
  TERMS[language].split(/[,\s]+/u).map((term) => ({ language, term, letters: lettersOf(term) })),
);

/** Every term that the text contains, each once. */
export function asylumTermsIn(text: string): readonly AsylumTerm[] {
  const words = folded(text).split(NO_LETTERS);
  const squeezed = words.join('');
  const beginnings = [
    // A word may have been parted in two, or by signs that are no space.
    ...words.map((word, at) => word + (words[at + 1] ?? '')),
    ...text.split(/\s/u).map(lettersOf),
  ];
  const spacedOut = runsOfLetters(words);
  return ENTRIES.filter(({ language, letters }) =>
    letters.length < SHORT && language !== 'ar'
      ? beginnings.some((beginning) => beginning.startsWith(letters)) || spacedOut.includes(letters)
      : squeezed.includes(letters),
  ).map(({ language, term }) => ({ language, term }));
}

/** Those of the identifiers that the text contains, whatever stands between their letters. */
export function identifiersIn(text: string, identifiers: readonly string[]): readonly string[] {
  const squeezed = lettersOf(text);
  return identifiers.filter((identifier) => {
    const letters = lettersOf(identifier);
    return letters.length >= SHORTEST_IDENTIFIER && squeezed.includes(letters);
  });
}

/** Shorter ones would be found in any text. */
const SHORTEST_IDENTIFIER = 3;

/** Neighbouring words of one letter each (`a s i l e`) as one; a space stands where longer words stood. */
const runsOfLetters = (words: readonly string[]): string =>
  words.map((word) => ([...word].length === 1 ? word : ' ')).join('');

function lettersOf(text: string): string {
  return folded(text).split(NO_LETTERS).join('');
}

function folded(text: string): string {
  const letters = [...foldLetters(text.replace(INVISIBLE, ''))];
  return letters.map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
}
