/** The words of the templates in each language of INTERPOL. */
import type { ExchangeLanguage } from '../exchange.ts';
import type { LetterWords } from './letter-words.ts';
import { ARABIC } from './words-ar.ts';
import { ENGLISH } from './words-en.ts';
import { SPANISH } from './words-es.ts';
import { FRENCH } from './words-fr.ts';

const WORDS: Readonly<Record<ExchangeLanguage, LetterWords>> = {
  ar: ARABIC,
  en: ENGLISH,
  es: SPANISH,
  fr: FRENCH,
};

export const wordsIn = (language: ExchangeLanguage): LetterWords => WORDS[language];
