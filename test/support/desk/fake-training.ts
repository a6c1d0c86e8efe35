/** What a supervisor sees of trainings in pictures. */
import type { TrainingResult } from '#shared/station/training.ts';

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

export const FAKE_RESULTS: TrainingResult[] = [
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
