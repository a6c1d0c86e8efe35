import { useCallback, useState } from 'react';
import { chosenOf } from '#renderer/features/recent/recent-store.ts';
import { topicsFor } from '#shared/guidance/topic.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import { FIRST_PLACE, placeAfter, placeBefore } from './place.ts';
import type { ScreenName } from './rail.tsx';
import type { WorkplaceStores } from './workplace-stores.ts';

/** The screen shown. The guidance opens at what fits the verdict that the officer looks at. */
export function usePlace(stores: WorkplaceStores) {
  const [place, setPlace] = useState(FIRST_PLACE);
  const { screen } = place;
  const show = useCallback(
    (wanted: ScreenName) => {
      if (wanted === 'guidance' && screen !== 'guidance') {
        const verdict = verdictOn(screen, stores);
        stores.guidance.getState().open(verdict === null ? [] : topicsFor(verdict));
      }
      setPlace((now) => placeAfter(now, wanted));
    },
    [screen, stores],
  );
  const back = useCallback(() => setPlace(placeBefore), []);
  return { screen, show, back };
}

type Read = Pick<WorkplaceStores, 'desk' | 'recent'>;

/** The verdict that is before the officer's eyes on this screen. */
function verdictOn(screen: ScreenName, { desk: deskStore, recent }: Read): Verdict | null {
  const { desk } = deskStore.getState();
  if (screen === 'screen') return desk.phase === 'answered' ? desk.verdict : null;
  return screen === 'recent' ? (chosenOf(recent.getState())?.verdict ?? null) : null;
}
