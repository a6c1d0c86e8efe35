/** An invented asylum case, step by step, up to a recognition that two officers confirmed. */
import { neededChecks } from '#shared/asylum/checks.ts';
import { type AsylumEvent, NO_STAMPS, type RecordedEvent } from '#shared/asylum/event.ts';
import type { Intake } from '#shared/asylum/intake.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { aCandidate, aPerson } from './screening-subjects.ts';

export const APPLICANT = '0198f000-0000-4000-8000-0000000000a1';
export const SPOUSE = '0198f000-0000-4000-8000-0000000000a2';
export const CONFIRMATION = '0198f000-0000-4000-8000-0000000000c1';
const THREAD = '0198f000-0000-4000-8000-0000000000d1';

const member = (id: string, role: 'applicant' | 'spouse'): Intake['persons'][number] => ({
  id,
  role,
  names: [
    {
      kind: 'claimed',
      primaryIdentifier: 'BENHALIM',
      secondaryIdentifier: role === 'applicant' ? 'TARIQ' : 'SALMA',
      originalScript: '',
    },
  ],
  dateOfBirth: { year: 1980, month: 5, day: 17 },
  sex: 'M',
  nationalities: [],
  stateOfBirth: null,
  placeOfBirth: '',
  isMinor: false,
  guardian: { kind: 'none' },
  documents: [],
  withoutDocuments: 'Lost on the way',
});

export const anIntake = (differs: Partial<Intake> = {}): Intake => ({
  reference: 'AZ-2026/4471',
  legalBasis: 'Asylum Act, section 4',
  consent: 'given',
  persons: [member(APPLICANT, 'applicant'), member(SPOUSE, 'spouse')],
  countriesOfOrigin: [],
  persecutors: ['XYZ'],
  transit: [],
  ...differs,
});

/** Whom the check found. */
const verdictAbout = (person: Person | null): Verdict => ({
  outcome: person === null ? 'clear' : 'hit',
  reasons: person === null ? [] : [{ kind: 'person-hit', candidate: aCandidate({ person }) }],
  sources: [],
  release: 1,
});

type Event = AsylumEvent['event'];
export type Told = { readonly event: Event; readonly officer: string };

const DECISION: Extract<Event, { kind: 'decide' }>['decision'] = {
  outcome: 'recognised',
  restsOn: null,
  decidedOn: '2026-05-01',
  authority: 'Asylum Authority',
  legalBasis: '1951 Convention, article 1A',
  note: '',
};

type CaseDiffers = {
  readonly intake?: Intake;
  readonly person?: Person;
  readonly finding?: 'confirmed' | 'false' | 'none';
  readonly outcome?: typeof DECISION.outcome;
  readonly approver?: string;
  readonly about?: readonly string[];
};

export const recordCheck = (intake: Intake, person: Person | null): Told => ({
  event: {
    kind: 'record-check',
    check: neededChecks(intake)[0]?.key ?? '',
    verdict: verdictAbout(person),
  },
  officer: 'o1',
});

export const overturn: Told = {
  event: { kind: 'overturn', on: '2026-06-01', reason: 'reviewed' },
  officer: 'o1',
};
export const recogniseAgain: Told = {
  event: { kind: 'decide', decision: DECISION },
  officer: 'o1',
};

/** The applicant was found in a list, the bureau confirmed it, and he was recognised. */
export function stepsOfCase(differs: CaseDiffers = {}): readonly Told[] {
  const { intake = anIntake(), person = aPerson(), finding = 'confirmed' } = differs;
  const { outcome = 'recognised', approver = 'o2', about = [APPLICANT] } = differs;
  const decision = { ...DECISION, outcome };
  const hit = `person interpol-notices ${person.id}`;
  const told = (event: Event, officer = 'o1'): Told => ({ event, officer });
  const text = { text: 'Is it he?', attachments: [] };
  return [
    told({ kind: 'open', intake }),
    recordCheck(intake, person),
    told({
      kind: 'open-thread',
      thread: THREAD,
      form: 'hit-confirmation',
      language: 'en',
      hit,
      ...text,
    }),
    told({ kind: 'answer', thread: THREAD, reply: 1, finding, ...text }),
    told({ kind: 'decide', decision }),
    told({
      kind: 'draft-notification',
      notification: CONFIRMATION,
      draft: {
        kind: 'status-confirmation',
        addressees: [{ kind: 'own-ncb' }],
        language: 'en',
        persons: [...about],
        hits: [hit],
        statement: '',
        legalBasis: '',
        isMarkedConfidential: true,
        corrects: null,
      },
    }),
    told({ kind: 'approve-notification', notification: CONFIRMATION }, approver),
  ];
}

const CASE = '0198f000-0000-4000-8000-0000000000e1';

/** As a journal holds them, a minute apart. */
export const recordedSteps = (steps: readonly Told[]): readonly RecordedEvent[] =>
  steps.map(({ event, officer }, at) => ({
    case: CASE,
    event,
    stamps: NO_STAMPS,
    entry: `entry-${at}`,
    at: new Date(Date.UTC(2026, 4, 1, 8, at)).toISOString(),
    officer,
    release: 1,
  }));
