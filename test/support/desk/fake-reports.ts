/** Document reports in every phase that an officer can meet. */
import type { Report, ReportDraft } from '#shared/reports/report.ts';
import type { DraftReportsAnswer, ReportList, ReportView } from '#shared/station/reports.ts';

const idOf = (number: number): string =>
  `0198c1de-7a10-4000-8000-${String(number).padStart(12, '0')}`;

const BASE: Report = {
  documentNumber: 'UR4471902',
  issuingState: 'UTO',
  documentType: 'refugee-travel-document',
  category: 'revoked',
  dateReported: '2026-11-23',
  reviewDate: '2036-11-23',
};

const drafted = { officer: 'jhaldane', at: '2026-11-23T12:40:00Z' };
const decided = { officer: 'psoler', at: '2026-11-23T12:58:00Z' };

const view = (number: number, differs: Partial<ReportView>, report: Partial<Report> = {}) => ({
  id: idOf(number),
  report: { ...BASE, documentNumber: `UR44719${String(number).padStart(2, '0')}`, ...report },
  phase: 'drafted' as const,
  release: null,
  listed: false,
  stillListedIn: null,
  endedFor: null,
  drafted,
  decided: null,
  declinedFor: null,
  refusedFor: null,
  withdrawal: null,
  ...differs,
});

const withdrawal: ReportView['withdrawal'] = {
  why: 'recovered',
  drafted: { officer: 'psoler', at: '2026-11-23T13:05:00Z' },
  approved: null,
};

const batchDrafted = { officer: 'nhaddad', at: '2026-11-23T13:20:00Z' };

const REPORTS: readonly ReportView[] = [
  view(
    1,
    {},
    { nationalReference: 'UT-77/1', additionalInformation: 'Status ended, not returned' },
  ),
  ...[2, 3, 4, 5, 6].map((number) =>
    view(
      number,
      { drafted: batchDrafted },
      { documentType: 'passport', category: 'lost', nationalReference: `UT-78/${number}` },
    ),
  ),
  view(7, { phase: 'withdrawal-drafted', decided, withdrawal, release: null, listed: true }),
  view(8, { phase: 'approved', decided }),
  view(9, { phase: 'sent', decided }, { documentType: 'stateless-travel-document' }),
  view(10, { phase: 'published', decided, release: 413 }, { category: 'lost' }),
  view(
    11,
    { phase: 'active', decided, release: 411, listed: true },
    {
      documentNumber: 'B0001000',
      lastDocumentNumber: 'B0001999',
      documentType: 'passport',
      category: 'stolen-blank',
      dateOfTheft: '2026-11-19',
      theftCountry: 'FRA',
    },
  ),
  view(12, { phase: 'refused', decided, refusedFor: 'names' }),
  view(13, { phase: 'declined', decided, declinedFor: 'duplicate' }),
  view(14, {
    phase: 'withdrawn',
    decided,
    release: 412,
    stillListedIn: 412,
    withdrawal: { ...withdrawal, approved: decided },
  }),
];

const UTOPIA = { kind: 'set', state: 'UTO' } as const;

export const FAKE_REPORTS: Readonly<Record<'some' | 'none' | 'no-own-state', ReportList>> = {
  some: { ownState: UTOPIA, reports: [...REPORTS], total: REPORTS.length },
  none: { ownState: UTOPIA, reports: [], total: 0 },
  'no-own-state': { ownState: { kind: 'not-set' }, reports: [], total: 0 },
};

/** The station knows of one document that it was reported before. */
export function fakeDraftAnswer(drafts: readonly ReportDraft[]): DraftReportsAnswer {
  const findings = drafts.flatMap(({ documentNumber }, draft) =>
    documentNumber === 'UR4471911'
      ? [{ draft, found: [{ field: 'documentNumber', kind: 'already-reported' } as const] }]
      : [],
  );
  if (findings.length > 0) return { kind: 'findings', findings };
  return { kind: 'saved', reports: drafts.map((_, number) => idOf(900 + number)) };
}
