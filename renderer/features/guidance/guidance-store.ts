/** What is read, in which language, and what for. Nothing here is about a person, nothing is recorded. */
import { createStore } from 'zustand/vanilla';
import { TOPICS, type Topic } from '#shared/guidance/topic.ts';
import type { GuidanceLanguage } from './guidance-languages.ts';
import type { Library } from './guidance-text.ts';

export type Shelf =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly library: Library };

export type GuidanceStore = {
  readonly language: GuidanceLanguage;
  readonly shelf: Shelf;
  readonly topic: Topic;
  /** Topics of the verdict that the officer came from, most fitting first. */
  readonly fitting: readonly Topic[];
  readonly query: string;
  /** A document was scanned where nobody is screened. */
  readonly scanned: boolean;
  /** Shows what fits a verdict; with nothing to fit, what was read last. */
  open(fitting: readonly Topic[]): void;
  /** The language of the desk, until the officer has chosen another for the texts. */
  follow(language: GuidanceLanguage): Promise<void>;
  read(language: GuidanceLanguage): Promise<void>;
  choose(topic: Topic): void;
  find(query: string): void;
  noticeScan(): void;
};

type Effects = { readonly load: (language: GuidanceLanguage) => Promise<Library> };

/** Stands in every machine-readable zone, and in no question. */
const FILLER = '<';

export function createGuidanceStore({ load }: Effects) {
  let loads = 0;
  let chosen = false;
  return createStore<GuidanceStore>()((set, get) => {
    const fetchLibrary = async (language: GuidanceLanguage): Promise<void> => {
      loads += 1;
      const thisLoad = loads;
      set({ language, shelf: { kind: 'loading' } });
      const library = await load(language).catch(() => null);
      if (thisLoad !== loads) return;
      set({ shelf: library === null ? { kind: 'failed' } : { kind: 'ready', library } });
    };
    return {
      language: 'en',
      shelf: { kind: 'loading' },
      topic: TOPICS[0],
      fitting: [],
      query: '',
      scanned: false,

      open(fitting) {
        set({ fitting, topic: fitting[0] ?? get().topic, query: '', scanned: false });
      },

      async follow(language) {
        const { shelf, language: shown } = get();
        const there = shelf.kind === 'ready' && shown === language;
        if (!chosen && !there) await fetchLibrary(language);
      },

      read(language) {
        chosen = true;
        return fetchLibrary(language);
      },

      choose: (topic) => set({ topic, scanned: false }),

      find(query) {
        // Nothing of a traveller's document is kept here.
        if (query.includes(FILLER)) set({ query: '', scanned: true });
        else set({ query });
      },

      noticeScan: () => set({ query: '', scanned: true }),
    };
  });
}
