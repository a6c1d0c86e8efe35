import { describe, expect, it } from 'vitest';
import {
  deskPayloads,
  laneOf,
  type StationKind,
  stationPayloads,
} from '#shared/journal/payloads.ts';
import type { Outcome } from '#shared/screening/verdict.ts';

const screening = (outcome: Outcome) => ({
  purpose: 'entry',
  how: 'typed',
  traveller: null,
  unreadable: 'P<<',
  verdict: { outcome, reasons: [], sources: [], release: null },
  answeredInMs: 1,
});

describe('laneOf', () => {
  it.each<[Outcome, string]>([
    ['clear', 'routine'],
    ['refer', 'urgent'],
    ['hit', 'urgent'],
    ['not-screened', 'urgent'],
  ])('a screening that ended in %s is %s', (outcome, lane) => {
    const payload = screening(outcome);
    expect(deskPayloads.screening.safeParse(payload).success).toBe(true);
    expect(laneOf('screening', payload)).toBe(lane);
  });

  it('referrals and silent alarms go ahead', () => {
    expect(laneOf('referral', null)).toBe('urgent');
    expect(laneOf('silent-alarm', null)).toBe('urgent');
  });

  it('what the station writes waits its turn, but for what others must act on', () => {
    const urgent = ['wiped', 'journal-tampered', 'document-report', 'asylum-event'];
    for (const kind of Object.keys(stationPayloads)) {
      const lane = urgent.includes(kind) ? 'urgent' : 'routine';
      expect(laneOf(kind as StationKind, {}), kind).toBe(lane);
    }
  });

  it('a screening that cannot be read does not claim to be urgent', () => {
    expect(laneOf('screening', { verdict: { outcome: 'hit' } })).toBe('routine');
  });
});
