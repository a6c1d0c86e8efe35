/** What trainees and supervisors see of trainings in pictures. */
import type { Verdict } from '#shared/screening/verdict.ts';
import type { PassedScenario, TrainingResult } from '#shared/station/training.ts';
import { LISTED_PERSONS, RECOGNISED } from '#shared/training/cast.ts';
import { verdictFor } from './fake-verdicts.ts';

const aResult = (change: Partial<TrainingResult>): TrainingResult => ({
  officer: 'amoreau',
  name: 'A. Moreau',
  role: 'line',
  scenario: 'refugee-red-notice',
  at: '2026-11-20T09:12:00Z',
  right: 3,
  of: 3,
  grave: false,
  passed: true,
  ...change,
});

export const FAKE_RESULTS: [TrainingResult, ...TrainingResult[]] = [
  aResult({}),
  aResult({ scenario: 'persecutor-asks', right: 0, of: 2, grave: true, passed: false }),
  aResult({ scenario: 'persecutor-asks', right: 2, of: 2, at: '2026-11-20T09:31:00Z' }),
  aResult({ officer: 'nhaddad', name: 'نور حداد', role: 'asylum', scenario: 'without-papers' }),
  aResult({
    officer: null,
    name: 'Judge Okoye',
    scenario: 'name-twin',
    right: 1,
    of: 2,
    passed: false,
  }),
];

export const FAKE_PASSED: PassedScenario[] = [
  { scenario: 'persecutor-asks', right: 2, of: 2 },
  { scenario: 'name-twin', right: 2, of: 3 },
];

/** What the desk says of the refugee with the red notice; null of everybody else. */
export function trainingVerdictFor(documentNumber: string): Verdict | null {
  const [person] = LISTED_PERSONS;
  if (documentNumber !== RECOGNISED.documentNumber || person === undefined) return null;
  const born = '1984-03-02';
  const matchedName = person.names[0]?.whole ?? '';
  return {
    ...verdictFor(''),
    outcome: 'hit',
    reasons: [
      {
        kind: 'person-hit',
        candidate: {
          list: 'interpol-notices',
          score: 0.99,
          matchedName,
          person,
          features: [
            {
              feature: 'name',
              agreement: 'equal',
              traveller: matchedName,
              listed: matchedName,
              weight: 0.6,
            },
            {
              feature: 'date-of-birth',
              agreement: 'equal',
              traveller: born,
              listed: born,
              weight: 0.34,
            },
          ],
        },
      },
      { kind: 'protection', why: 'convention-document' },
      { kind: 'protection', why: 'issuer-is-nationality', state: 'ZZK' },
    ],
  };
}
