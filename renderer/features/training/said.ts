import type { Language } from '#renderer/ui/language/speech.ts';
import type { Said } from '#shared/training/scenario.ts';

/** A text of the training world in the language of the desk. */
export const saidIn = (language: Language, said: Said): string => said[language];
