import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkedAuthorities } from '#shared/documents/issuer-alias.ts';
import { suppressedNotices, type WatchedCase, watchEvent } from '#shared/protection/suppression.ts';
import type { SuppressedNotice } from '#shared/release/suppressions.ts';
import type { Person } from '#shared/watchlist/person.ts';
import {
  APPLICANT,
  anIntake,
  CONFIRMATION,
  overturn,
  recogniseAgain,
  recordCheck,
  recordedSteps,
  SPOUSE,
  stepsOfCase,
  type Told,
} from '#test/support/confirmed-case.ts';
import { aPerson } from '#test/support/screening-subjects.ts';
import { state } from './cases.ts';

function suppressed(steps: readonly Told[]): readonly SuppressedNotice[] {
  let watched: WatchedCase | null = null;
  for (const recorded of recordedSteps(steps)) watched = watchEvent(watched, recorded);
  return watched === null ? [] : suppressedNotices(watched);
}

const issuedBy = (...issuers: (string | null)[]): Person =>
  aPerson({
    notices: issuers.map((issuer, at) => ({ kind: 'red', reference: `2026/${at}`, issuer })),
  });
const issuersOf = (steps: readonly Told[]) => suppressed(steps).map(({ issuer }) => issuer);

const NOTICE = {
  list: 'interpol-notices',
  entry: 'red/2026-1',
  reference: '2026/1',
  issuer: 'XYZ',
};

describe('the notices that a case suppresses', () => {
  it('are those of the persecuting State on whom the bureau confirmed', () => {
    expect(suppressed(stepsOfCase())).toEqual([NOTICE]);
  });

  it('leave the notices of other States', () => {
    const person = issuedBy('ABC', 'XYZ', null);
    expect(suppressed(stepsOfCase({ person }))).toEqual([{ ...NOTICE, reference: '2026/1' }]);
  });

  it.each([
    ['nothing was decided', stepsOfCase().slice(0, 4)],
    ['nobody approved the confirmation', stepsOfCase().slice(0, 6)],
    ['one officer did both', stepsOfCase({ approver: 'o1' })],
    ['the bureau said that it is somebody else', stepsOfCase({ finding: 'false' })],
    ['the bureau said neither', stepsOfCase({ finding: 'none' })],
    ['the person was denied', stepsOfCase({ outcome: 'denied' })],
    ['he got subsidiary protection only', stepsOfCase({ outcome: 'subsidiary-protection' })],
    ['the confirmation is about another person', stepsOfCase({ about: [SPOUSE] })],
    ['the decision was overturned', [...stepsOfCase(), overturn]],
    ['it was decided again, but not confirmed', [...stepsOfCase(), overturn, recogniseAgain]],
    [
      'the confirmation was declined',
      [
        ...stepsOfCase().slice(0, 6),
        {
          event: { kind: 'decline-notification', notification: CONFIRMATION, reason: 'not yet' },
          officer: 'o2',
        } satisfies Told,
      ],
    ],
  ] as const)('are none where %s', (_, steps) => {
    expect(suppressed(steps)).toEqual([]);
  });

  it('stay when a later check no longer finds what is suppressed', () => {
    expect(suppressed([...stepsOfCase(), recordCheck(anIntake(), null)])).toEqual([NOTICE]);
  });

  it('grow by a new notice of that State that a later check finds', () => {
    const person = aPerson({ notices: [{ kind: 'diffusion', reference: 'D7', issuer: 'XYZ' }] });
    expect(suppressed([...stepsOfCase(), recordCheck(anIntake(), person)])).toEqual([
      NOTICE,
      { ...NOTICE, reference: 'D7' },
    ]);
  });

  it('come back with a confirmation of the new decision', () => {
    const confirmed = stepsOfCase().slice(5);
    const again = [...stepsOfCase().slice(0, 5), overturn, recogniseAgain, ...confirmed];
    expect(suppressed(again)).toEqual([NOTICE]);
  });

  it('rest on origin, nationality and persecution, not on transit', () => {
    const person = issuedBy('AAA', 'BBB', 'CCC', 'DDD');
    const [applicant, spouse] = anIntake().persons;
    if (applicant === undefined || spouse === undefined) throw new Error('no persons');
    const intake = anIntake({
      persons: [
        { ...applicant, nationalities: ['BBB'] },
        { ...spouse, stateOfBirth: 'DDD' },
      ],
      countriesOfOrigin: ['AAA'],
      persecutors: ['CCC'],
      transit: ['DDD'],
    });
    expect(issuersOf(stepsOfCase({ intake, person }))).toEqual(['AAA', 'BBB', 'CCC']);
  });

  it('never are those of the United Nations', () => {
    const intake = anIntake({ persecutors: ['UNK', 'UNO'] });
    expect(issuersOf(stepsOfCase({ intake, person: issuedBy('UNO', 'RKS') }))).toEqual(['RKS']);
  });

  it('are of the States named and their linked authorities, whatever issued them', () => {
    const states = fc.array(state, { maxLength: 3 });
    fc.assert(
      fc.property(states, states, fc.array(state, { minLength: 1 }), (from, by, issuers) => {
        const intake = anIntake({ countriesOfOrigin: from, persecutors: by, transit: ['FRA'] });
        const canonical = (code: string) => (code === 'D' ? 'DEU' : code);
        const named = [...from, ...by].map(canonical);
        const linked = new Set(named.flatMap((code) => [code, ...linkedAuthorities(code)]));
        const found = issuersOf(stepsOfCase({ intake, person: issuedBy(...issuers) }));
        expect(found).toEqual(issuers.map(canonical).filter((code) => linked.has(code)));
      }),
    );
  });

  it('need every step up to the approval', () => {
    const steps = stepsOfCase({ about: [APPLICANT, SPOUSE] });
    for (const left of steps.keys()) {
      expect(suppressed(steps.filter((_, at) => at !== left))).toEqual([]);
    }
  });
});
