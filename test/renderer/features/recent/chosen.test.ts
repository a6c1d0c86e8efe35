import { describe, expect, it } from 'vitest';
import type { RecentScreening } from '#renderer/engine/contract.ts';
import { chosenOf } from '#renderer/features/recent/recent-store.ts';

const screening = (id: string): RecentScreening => ({
  id,
  wallTime: '2026-11-23T12:00:00Z',
  clockSuspect: false,
  officer: 'A. Moreau',
  purpose: 'entry',
  outcome: 'clear',
  verdict: { outcome: 'clear', reasons: [], sources: [], release: 1 },
  traveller: null,
  referred: false,
  acknowledged: true,
  answeredInMs: 41,
});

const known = { kind: 'known', screenings: [screening('latest'), screening('older')] } as const;

describe('the screening whose detail is shown', () => {
  it.each([
    { chosen: 'older', shown: 'older', why: 'it was chosen' },
    { chosen: null, shown: 'latest', why: 'none was chosen' },
    { chosen: 'gone', shown: 'latest', why: 'the chosen one is no longer there' },
  ])('is the $shown one when $why', ({ chosen, shown }) => {
    expect(chosenOf({ recent: known, chosen })?.id).toBe(shown);
  });

  it('is none while nothing is known', () => {
    expect(chosenOf({ recent: { kind: 'loading' }, chosen: 'older' })).toBeUndefined();
    expect(chosenOf({ recent: { kind: 'known', screenings: [] }, chosen: null })).toBeUndefined();
  });
});
