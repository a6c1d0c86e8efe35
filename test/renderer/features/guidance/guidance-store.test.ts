import { describe, expect, it } from 'vitest';
import type { GuidanceLanguage } from '#renderer/features/guidance/guidance-languages.ts';
import { createGuidanceStore } from '#renderer/features/guidance/guidance-store.ts';
import type { GuidanceText, Library } from '#renderer/features/guidance/guidance-text.ts';

const text: GuidanceText = { title: 'T', summary: 'S.', sections: [], sources: [] };
const libraryIn = (language: GuidanceLanguage): Library => ({
  sourcesHeading: language,
  topics: {
    'hit-procedure': text,
    'document-hits': text,
    'notice-colours': text,
    'not-screened': text,
    'mrz-anomalies': text,
    'protection-rules': text,
    'asylum-first-contact': text,
    'ncb-exchange': text,
    resolution: text,
    clauses: text,
  },
});

function storeOf() {
  const asked: GuidanceLanguage[] = [];
  const store = createGuidanceStore({
    load: async (language) => {
      asked.push(language);
      return libraryIn(language);
    },
  });
  return { asked, store };
}

describe('the guidance', () => {
  it('opens at the topic that fits the verdict best', () => {
    const { store } = storeOf();
    store.getState().open(['document-hits', 'hit-procedure']);
    expect(store.getState()).toMatchObject({
      topic: 'document-hits',
      fitting: ['document-hits', 'hit-procedure'],
    });
  });

  it('opens where the officer was reading when there is no verdict, and offers no old one', () => {
    const { store } = storeOf();
    store.getState().open(['document-hits']);
    store.getState().choose('clauses');
    store.getState().open([]);
    expect(store.getState()).toMatchObject({ topic: 'clauses', fitting: [] });
  });

  it('speaks the language of the desk until the officer has chosen another', async () => {
    const { asked, store } = storeOf();
    await store.getState().follow('ar');
    await store.getState().follow('ar');
    expect(asked).toEqual(['ar']);
    await store.getState().read('fr');
    await store.getState().follow('ar');
    expect(asked).toEqual(['ar', 'fr']);
    expect(store.getState()).toMatchObject({ language: 'fr', shelf: { kind: 'ready' } });
  });

  it('never shows a language that arrives after another was chosen', async () => {
    const answers = new Map<GuidanceLanguage, (library: Library) => void>();
    const store = createGuidanceStore({
      load: (language) => new Promise((resolve) => answers.set(language, resolve)),
    });
    const reading = [store.getState().read('fr'), store.getState().read('es')];
    answers.get('es')?.(libraryIn('es'));
    answers.get('fr')?.(libraryIn('fr'));
    await Promise.all(reading);
    expect(store.getState()).toMatchObject({
      language: 'es',
      shelf: { kind: 'ready', library: { sourcesHeading: 'es' } },
    });
  });

  it('says that a language could not be opened, and tries again', async () => {
    let broken = true;
    const store = createGuidanceStore({
      load: async (language) => {
        if (broken) throw new Error('no such file');
        return libraryIn(language);
      },
    });
    await store.getState().follow('en');
    expect(store.getState().shelf).toEqual({ kind: 'failed' });
    broken = false;
    await store.getState().read('en');
    expect(store.getState().shelf.kind).toBe('ready');
  });

  it('keeps nothing of a document that is scanned into the search, and says that nobody was screened', () => {
    const { store } = storeOf();
    store.getState().find('P<UTOERIKSSON<<ANNA');
    expect(store.getState()).toMatchObject({ query: '', scanned: true });
    store.getState().choose('clauses');
    expect(store.getState().scanned).toBe(false);
    store.getState().noticeScan();
    expect(store.getState().scanned).toBe(true);
    store.getState().open([]);
    expect(store.getState().scanned).toBe(false);
  });

  it('forgets a search when it is opened anew', () => {
    const { store } = storeOf();
    store.getState().find('yellow');
    expect(store.getState().query).toBe('yellow');
    store.getState().open([]);
    expect(store.getState().query).toBe('');
  });
});
