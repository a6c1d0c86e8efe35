/** Language and theme: the only things the desk remembers between sign-ins, and nothing personal. */
import { createStore } from 'zustand/vanilla';
import { LANGUAGES, type Language } from '#renderer/ui/language/speech.ts';

export const THEMES = ['light', 'dark', 'night', 'system'] as const;
export type Theme = (typeof THEMES)[number];

export type AppearanceStore = {
  readonly language: Language;
  readonly theme: Theme;
  speak(language: Language): void;
  wear(theme: Theme): void;
};

type Effects = {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** BCP 47 tags in order of preference. */
  readonly preferred: readonly string[];
};

const LANGUAGE_KEY = 'farpost-language';
const THEME_KEY = 'farpost-theme';

export function createAppearanceStore({ storage, preferred }: Effects) {
  const stored = storage.getItem(LANGUAGE_KEY);
  return createStore<AppearanceStore>()((set) => ({
    language: LANGUAGES.find((language) => language === stored) ?? firstSpoken(preferred),
    theme: THEMES.find((theme) => theme === storage.getItem(THEME_KEY)) ?? 'system',

    speak(language) {
      storage.setItem(LANGUAGE_KEY, language);
      set({ language });
    },

    wear(theme) {
      storage.setItem(THEME_KEY, theme);
      set({ theme });
    },
  }));
}

function firstSpoken(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const spoken = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}

/** The theme to draw; the system never asks for red. */
export const drawnTheme = (theme: Theme, prefersDark: boolean): Exclude<Theme, 'system'> => {
  if (theme !== 'system') return theme;
  return prefersDark ? 'dark' : 'light';
};
