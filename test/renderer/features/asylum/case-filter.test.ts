import { describe, expect, it } from 'vitest';
import { casesMatching } from '#renderer/features/asylum/case-filter.ts';
import type { CaseSummary } from '#shared/station/asylum.ts';

const summary = (
  applicant: string,
  reference: string,
  status: CaseSummary['status'],
): CaseSummary => ({
  id: reference,
  reference,
  applicant,
  persons: 1,
  status,
  openedAt: '2026-11-01T08:00:00Z',
  changedAt: '2026-11-01T08:00:00Z',
  points: [],
  unverifiedHits: 0,
  overdue: 0,
  answered: 0,
});

const CASES = [
  summary('Béranger-N’Diaye, Aïssatou', 'AS-2026-0417', 'open'),
  summary('عبد الرحمن محمد', 'AS-2026-0422', 'decided'),
  summary('Nasser, Rima', 'AS-2025-0042', 'closed'),
];

describe('finding a case', () => {
  it.each([
    ['aissatou', ['AS-2026-0417']],
    ['BERANGER aïssatou', ['AS-2026-0417']],
    ['محمّد', ['AS-2026-0422']],
    ['2026', ['AS-2026-0417', 'AS-2026-0422']],
    ['nasser, rima', ['AS-2025-0042']],
    ['nasser 2026', []],
    ['  ', ['AS-2026-0417', 'AS-2026-0422', 'AS-2025-0042']],
  ])('by %s', (text, found) => {
    expect(casesMatching(CASES, 'all', text).map(({ id }) => id)).toEqual(found);
  });

  it('among those of one state', () => {
    expect(casesMatching(CASES, 'closed', '').map(({ id }) => id)).toEqual(['AS-2025-0042']);
    expect(casesMatching(CASES, 'open', 'nasser')).toEqual([]);
  });
});
