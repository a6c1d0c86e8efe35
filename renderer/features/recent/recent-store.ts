/** The recent screenings of this post, as the engine rebuilt them from the journal. */
import { createStore } from 'zustand/vanilla';
import type { RecentScreening } from '#renderer/engine/contract.ts';

export type Recent =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'known'; readonly screenings: readonly RecentScreening[] };

export type RecentStore = {
  readonly recent: Recent;
  readonly chosen: string | null;
  load(): Promise<void>;
  choose(id: string): void;
};

type Effects = { readonly recent: (limit: number) => Promise<readonly RecentScreening[]> };

/** The screening whose detail is shown: the chosen one, else the latest. */
export function chosenOf({
  recent,
  chosen,
}: Pick<RecentStore, 'recent' | 'chosen'>): RecentScreening | undefined {
  if (recent.kind !== 'known') return undefined;
  return recent.screenings.find(({ id }) => id === chosen) ?? recent.screenings[0];
}

const MOST_SHOWN = 200;

export function createRecentStore({ recent }: Effects) {
  let loads = 0;
  return createStore<RecentStore>()((set, get) => ({
    recent: { kind: 'loading' },
    chosen: null,

    async load() {
      loads += 1;
      const thisLoad = loads;
      const answer = await recent(MOST_SHOWN).catch(() => null);
      if (thisLoad !== loads) return;
      // A list that was read stays on the screen when a later reading fails.
      if (answer !== null) set({ recent: { kind: 'known', screenings: answer } });
      else if (get().recent.kind !== 'known') set({ recent: { kind: 'failed' } });
    },

    choose: (id) => set({ chosen: id }),
  }));
}
