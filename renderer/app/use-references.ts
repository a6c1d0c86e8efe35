import { useCallback, useEffect, useState } from 'react';
import { loadLibrary } from '#renderer/features/guidance/guidance-languages.ts';
import type { Library } from '#renderer/features/guidance/guidance-text.ts';
import type { Reference } from '#renderer/features/training/lesson-props.ts';
import type { Language } from '#renderer/ui/language/speech.ts';
import type { Topic } from '#shared/guidance/topic.ts';

/** Titles and sources of the guidance in the language of the desk; null until its texts are there. */
export function useReferences(language: Language): (topic: Topic) => Reference | null {
  const [library, setLibrary] = useState<Library | null>(null);
  useEffect(() => {
    let wanted = true;
    loadLibrary(language).then(
      (loaded) => {
        if (wanted) setLibrary(loaded);
      },
      // The lesson goes on without them.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [language]);
  return useCallback((topic) => library?.topics[topic] ?? null, [library]);
}
