/** Invented travellers and listed persons, each with only what a test says differently. */
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { JudgementPayload } from '#shared/screening/judgement.ts';
import type { PresentedDocument, Traveller } from '#shared/screening/traveller.ts';
import type { Candidate } from '#shared/screening/verdict.ts';
import type { Person, PersonName } from '#shared/watchlist/person.ts';

export const aDocument = (differs: Partial<PresentedDocument> = {}): PresentedDocument => ({
  documentType: 'passport',
  documentCode: 'P',
  documentNumber: 'L898902C3',
  issuingState: 'UTO',
  dateOfExpiry: { year: 2030, month: 6, day: 15 },
  ...differs,
});

export const aTraveller = (differs: Partial<Traveller> = {}): Traveller => ({
  primaryIdentifier: 'ERIKSSON',
  secondaryIdentifier: 'ANNA MARIA',
  nameTruncated: false,
  dateOfBirth: { year: 1974, month: 8, day: 12 },
  sex: 'F',
  nationality: 'UTO',
  document: aDocument(),
  mrz: null,
  findings: [],
  ...differs,
});

export const aName = (whole: string, differs: Partial<PersonName> = {}): PersonName => ({
  kind: 'primary',
  quality: 'strong',
  script: 'Latn',
  whole,
  ...differs,
});

export const aPerson = (differs: Partial<Person> = {}): Person => ({
  id: 'red/2026-1',
  names: [aName('Tariq Benhalim')],
  datesOfBirth: [{ precision: 'exact', year: 1980, month: 5, day: 17 }],
  placesOfBirth: [],
  nationalities: ['UTO'],
  sex: 'M',
  documents: [],
  notices: [{ kind: 'red', reference: '2026/1', issuer: 'XYZ' }],
  ...differs,
});

export const aCandidate = (differs: Partial<Candidate> = {}): Candidate => ({
  list: 'interpol-notices',
  score: 0.9,
  matchedName: 'Tariq Benhalim',
  features: [],
  person: aPerson(),
  ...differs,
});

/** An officer found that the traveller of a screening is not the person `red/2026-1`. */
export const aJudgement = (differs: Partial<JudgementPayload> = {}): JudgementPayload => ({
  screening: '0198f000-0000-7000-8000-000000000001',
  decision: 'different',
  pair: 'ab'.repeat(16),
  list: 'interpol-notices',
  entry: 'red/2026-1',
  grounds: 'biometrics',
  note: '',
  ...differs,
});

export const aReport = (differs: Partial<SltdRecord> = {}): SltdRecord => ({
  documentNumber: 'X1234567',
  issuingState: 'UTO',
  documentType: 'passport',
  category: 'stolen',
  dateReported: '2025-11-30',
  ...differs,
});
