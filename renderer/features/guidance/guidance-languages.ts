/** The languages that the library speaks. Each is fetched from the desk's own files when first wanted. */
import type { Library } from './guidance-text.ts';

export const GUIDANCE_LANGUAGES = ['en', 'ar', 'fr', 'es'] as const;

export type GuidanceLanguage = (typeof GUIDANCE_LANGUAGES)[number];

/** Each in its own words, so that whoever is shown the screen finds theirs. */
export const GUIDANCE_LANGUAGE_NAMES: Readonly<Record<GuidanceLanguage, string>> = {
  en: 'English',
  ar: 'العربية',
  fr: 'Français',
  es: 'Español',
};

const LIBRARIES: Readonly<Record<GuidanceLanguage, () => Promise<{ readonly library: Library }>>> =
  {
    en: () => import('./texts/en/library.ts'),
    ar: () => import('./texts/ar/library.ts'),
    fr: () => import('./texts/fr/library.ts'),
    es: () => import('./texts/es/library.ts'),
  };

/** Rejects when the desk's own files cannot be read. */
export async function loadLibrary(language: GuidanceLanguage): Promise<Library> {
  return (await LIBRARIES[language]()).library;
}

export const directionOf = (language: GuidanceLanguage): 'ltr' | 'rtl' =>
  language === 'ar' ? 'rtl' : 'ltr';

/** French puts a space before its double signs; the line must not break there. */
export const typeset = (language: GuidanceLanguage, text: string): string =>
  language === 'fr' ? text.replace(/ (?=[:;?!»])|(?<=«) /gu, '\u00a0') : text;
