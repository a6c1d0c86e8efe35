/** Where the officer is, and where the guidance leads back to. */
import type { ScreenName } from './rail.tsx';

export type Place = { readonly screen: ScreenName; readonly before: ScreenName };

export const FIRST_PLACE: Place = { screen: 'screen', before: 'screen' };

/** Where a training begins. */
export const TRAINING_PLACE: Place = { screen: 'practice', before: 'practice' };

export function placeAfter(place: Place, screen: ScreenName): Place {
  if (screen === place.screen) return place;
  return { screen, before: place.screen };
}

export const placeBefore = ({ before }: Place): Place => ({ screen: before, before });
