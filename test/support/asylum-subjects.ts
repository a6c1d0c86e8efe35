/** Invented asylum cases, each with only what a test says differently. */
import type { NotificationDraft } from '#shared/asylum/decision.ts';
import type { CasePerson, Intake } from '#shared/asylum/intake.ts';
import type { Verdict } from '#shared/screening/verdict.ts';

export const CASE_ID = '0198c1de-7a10-4000-8000-0000000000aa';
export const APPLICANT_ID = '0198c1de-7a10-4000-8000-0000000000b1';
export const id = (number: number): string =>
  `0198c1de-7a10-4000-8000-${String(number).padStart(12, '0')}`;

export const aCasePerson = (differs: Partial<CasePerson> = {}): CasePerson => ({
  id: APPLICANT_ID,
  role: 'applicant',
  names: [
    {
      kind: 'claimed',
      primaryIdentifier: 'BENHALIM',
      secondaryIdentifier: 'TARIQ',
      originalScript: '',
    },
  ],
  dateOfBirth: { year: 1980, month: 5, day: 17 },
  sex: 'M',
  nationalities: ['IRQ'],
  stateOfBirth: 'IRQ',
  placeOfBirth: '',
  isMinor: false,
  guardian: { kind: 'none' },
  documents: [],
  withoutDocuments: 'lost at sea',
  ...differs,
});

export const anIntake = (differs: Partial<Intake> = {}): Intake => ({
  reference: 'AS-2026-0417',
  legalBasis: 'Asylum Act, section 12',
  consent: 'given',
  persons: [aCasePerson()],
  countriesOfOrigin: ['IRQ'],
  persecutors: ['SYR'],
  transit: ['TUR'],
  ...differs,
});

/** Every list searched to its end, and nobody resembles. */
export const aClearVerdict = (differs: Partial<Verdict> = {}): Verdict => ({
  outcome: 'clear',
  reasons: [],
  release: 7,
  sources: [aSource('interpol-notices'), aSource('sltd', 'nothing-to-search-with')],
  ...differs,
});

export const aSource = (
  list: string,
  failure: 'nothing-to-search-with' | 'not-installed' | null = null,
): Verdict['sources'][number] => ({
  list,
  title: list,
  required: true,
  listDate: '2026-11-01',
  ageInDays: 3,
  tooOld: false,
  records: 10,
  answer:
    failure === null
      ? { kind: 'no-answer', nearest: null }
      : { kind: 'not-searched', failure: { kind: failure } },
});

export const aDraft = (differs: Partial<NotificationDraft> = {}): NotificationDraft => ({
  kind: 'status-confirmation',
  addressees: [{ kind: 'general-secretariat' }],
  language: 'en',
  persons: [APPLICANT_ID],
  hits: [],
  statement: '',
  legalBasis: 'Asylum Act, section 30',
  isMarkedConfidential: true,
  corrects: null,
  ...differs,
});
