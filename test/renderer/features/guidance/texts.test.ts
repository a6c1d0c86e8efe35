import { beforeAll, describe, expect, it } from 'vitest';
import { passagesOf } from '#renderer/features/guidance/find-topics.ts';
import {
  GUIDANCE_LANGUAGES,
  type GuidanceLanguage,
  loadLibrary,
  typeset,
} from '#renderer/features/guidance/guidance-languages.ts';
import type {
  GuidanceSection,
  GuidanceText,
  Library,
} from '#renderer/features/guidance/guidance-text.ts';
import { TOPICS } from '#shared/guidance/topic.ts';

const libraries = new Map<GuidanceLanguage, Library>();
beforeAll(async () => {
  for (const language of GUIDANCE_LANGUAGES) libraries.set(language, await loadLibrary(language));
});

function textsIn(language: GuidanceLanguage): readonly GuidanceText[] {
  const library = libraries.get(language);
  if (library === undefined) throw new Error('not loaded');
  return TOPICS.map((topic) => library.topics[topic]);
}

const sectionsIn = (language: GuidanceLanguage): readonly GuidanceSection[] =>
  textsIn(language).flatMap(({ sections }) => sections);

const wordsIn = (language: GuidanceLanguage): readonly string[] =>
  textsIn(language).flatMap(passagesOf);

const shapeOf = ({ sections, sources }: GuidanceText) => ({
  sources: sources.length,
  sections: sections.map(({ paragraphs = [], steps = [], table }) => ({
    paragraphs: paragraphs.length,
    steps: steps.length,
    columns: table?.columns.length ?? 0,
    cells: table?.rows.map((row) => row.length) ?? [],
  })),
});

const translations = GUIDANCE_LANGUAGES.filter((language) => language !== 'en');

describe('the texts of the library', () => {
  it.each(translations)(
    'have the same sections, steps and tables in %s as in English',
    (language) => {
      const english = textsIn('en').map(shapeOf);
      for (const [index, text] of textsIn(language).entries()) {
        expect(shapeOf(text), text.title).toEqual(english[index]);
      }
    },
  );

  it.each(GUIDANCE_LANGUAGES)('leave nothing empty in %s', (language) => {
    expect(wordsIn(language).filter((words) => words.trim() === '')).toEqual([]);
    for (const { paragraphs = [], steps = [], table } of sectionsIn(language)) {
      const rows = table?.rows ?? [];
      expect(paragraphs.length + steps.length + rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => row.length === table?.columns.length)).toBe(true);
    }
  });

  it.each(GUIDANCE_LANGUAGES)(
    'say nothing twice within a text in %s, so that each is found',
    (language) => {
      for (const text of textsIn(language)) {
        for (const { heading, paragraphs = [], steps = [], table } of text.sections) {
          const keys = [...paragraphs, ...steps];
          expect(new Set(keys).size, heading).toBe(keys.length);
          const rows = table?.rows.map(([name]) => name) ?? [];
          expect(new Set(rows).size, heading).toBe(rows.length);
        }
        const headings = text.sections.map(({ heading }) => heading);
        expect(new Set(headings).size, text.title).toBe(headings.length);
      }
    },
  );

  it.each(translations)('are translated throughout into %s', (language) => {
    const english = new Set(wordsIn('en').filter((words) => /[a-z]{4} /u.test(words)));
    expect(wordsIn(language).filter((words) => english.has(words))).toEqual([]);
    const left = /\b(?:the|and|with|from|of|is|not|your|which|that|refer)\b/u;
    expect(wordsIn(language).filter((words) => left.test(words))).toEqual([]);
  });

  it('use Arabic letters in Arabic, but for codes, keys and Latin characters', () => {
    expect(wordsIn('ar').filter((words) => /[a-z]{3,}/u.test(words))).toEqual([]);
  });

  it.each(GUIDANCE_LANGUAGES)(
    'keep in %s every code and number of the English text',
    (language) => {
      const codes = /GA-2017-86-RE[SP]-\d+|\b(?:XX[ABCX]|SLTD|TDAWN|CCF|F9|9303|19\d\d|20\d\d)\b/gu;
      const english = textsIn('en');
      for (const [index, text] of textsIn(language).entries()) {
        const wanted =
          passagesOf(english[index] ?? text)
            .join(' ')
            .match(codes) ?? [];
        const found = passagesOf(text).join(' ');
        for (const code of wanted) expect(found, text.title).toContain(code);
      }
    },
  );

  it('tell all fifteen rules of protection', () => {
    for (const language of GUIDANCE_LANGUAGES) {
      const rules = libraries.get(language)?.topics['protection-rules'].sections[1];
      expect(rules?.steps).toHaveLength(15);
    }
  });
});

describe('setting French', () => {
  it('keeps double signs on the line of their word', () => {
    expect(typeset('fr', 'Dites : « Oui ; non ! »')).toBe(
      'Dites\u00a0: «\u00a0Oui\u00a0; non\u00a0!\u00a0»',
    );
    expect(typeset('es', 'Diga: «sí»')).toBe('Diga: «sí»');
  });
});
