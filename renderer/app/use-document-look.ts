import { useEffect, useSyncExternalStore } from 'react';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { drawnTheme, type Theme } from './appearance-store.ts';

const darkQuery = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** Puts language, direction and theme on the document, where the style sheets look for them. */
export function useDocumentLook(speech: Speech, theme: Theme): void {
  const prefersDark = useSyncExternalStore(
    (changed) => {
      const query = darkQuery();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => darkQuery().matches,
  );
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = speech.language;
    documentElement.dir = speech.direction;
    documentElement.dataset['theme'] = drawnTheme(theme, prefersDark);
  }, [speech, theme, prefersDark]);
}
