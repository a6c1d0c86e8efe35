/** Fake cases further on: a message that went out, a likeness to set aside, an overturned decision, an end. And many. */
import { neededChecks } from '#shared/asylum/checks.ts';
import type { Decision, NotificationDraft } from '#shared/asylum/decision.ts';
import type { RecordedEvent } from '#shared/asylum/event.ts';
import type { CasePerson, Intake } from '#shared/asylum/intake.ts';
import { type Told, told } from './fake-asylum-told.ts';
import { ASYLUM_RED, CLEAR } from './fake-asylum-verdicts.ts';

const idOf = (number: number): string =>
  `a0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const MESSAGE = '33333333-4444-4555-8666-777777777702';
const SENT = idOf(1);
const SETTLED = idOf(2);
const OVERTURNED = idOf(3);
const CLOSED = idOf(4);
/** Somebody who resembles, and is not more than a likeness. */
const SET_ASIDE_CASE = idOf(5);

type Named = readonly [family: string, given: string, original: string];

function intakeOf(reference: string, person: string, [family, given, original]: Named): Intake {
  const applicant: CasePerson = {
    id: person,
    role: 'applicant',
    names: [
      {
        kind: 'claimed',
        primaryIdentifier: family,
        secondaryIdentifier: given,
        originalScript: original,
      },
    ],
    dateOfBirth: { year: 1988, month: 7, day: 19 },
    sex: 'F',
    nationalities: ['SYR'],
    stateOfBirth: 'SYR',
    placeOfBirth: '',
    isMinor: false,
    guardian: { kind: 'none' },
    documents: [],
    withoutDocuments: 'Lost at sea',
  };
  return {
    reference,
    legalBasis: 'Asylum Act, section 12',
    consent: 'given',
    countriesOfOrigin: ['SYR'],
    persecutors: ['SYR'],
    transit: [],
    persons: [applicant],
  };
}

const RECOGNISED: Decision = {
  outcome: 'recognised',
  restsOn: null,
  decidedOn: '2026-11-18',
  authority: 'Asylum Office of Tarvos',
  legalBasis: 'Asylum Act, section 31',
  note: '',
};

const confirmation = (person: string): NotificationDraft => ({
  kind: 'status-confirmation',
  addressees: [{ kind: 'own-ncb' }, { kind: 'ncb', state: 'SYR' }],
  language: 'fr',
  persons: [person],
  hits: [],
  statement: '',
  legalBasis: 'Asylum Act, section 44',
  isMarkedConfidential: true,
  corrects: null,
});

type Start = { readonly id: string; readonly intake: Intake; readonly verdict?: typeof CLEAR };

/** Taken down and searched. */
const begun = ({ intake, verdict = CLEAR }: Start): Told[] => [
  ['2026-11-16T08:00:00Z', { kind: 'open', intake }],
  ...neededChecks(intake).map(
    ({ key: check }): Told => ['2026-11-21T08:01:00Z', { kind: 'record-check', check, verdict }],
  ),
];

const decided: Told = ['2026-11-18T10:00:00Z', { kind: 'decide', decision: RECOGNISED }];

const sent = (person: string): Told[] => [
  [
    '2026-11-18T11:00:00Z',
    { kind: 'draft-notification', notification: MESSAGE, draft: confirmation(person) },
  ],
  [
    '2026-11-18T14:20:00Z',
    { kind: 'approve-notification', notification: MESSAGE },
    'lmarin',
    {
      permitted: ['own-ncb'],
      blocked: [
        {
          recipient: { kind: 'ncb', state: 'SYR' },
          blocks: [{ kind: 'forbidden-state', grounds: ['origin', 'persecutor'] }],
        },
      ],
    },
  ],
];

const overturned: Told = [
  '2026-11-20T09:00:00Z',
  { kind: 'overturn', on: '2026-11-19', reason: 'Set aside by the administrative court' },
];

const closed: Told = [
  '2026-11-22T16:40:00Z',
  { kind: 'close', override: { reason: 'The applicant left the country' } },
  'nhaddad',
  { witness: 'psoler', leftOpen: ['decision-missing'] },
];

const LONG: readonly Named[] = [
  ['Béranger de la Tour-d’Auvergne N’Diaye', 'Marie-Françoise Élisabeth Aïssatou', ''],
  ['Al-Dulaimi Al-Samarrai', 'Abdul Rahman Muhammad Abdul Aziz', 'عبد الرحمن محمد عبد العزيز'],
  ['', '', 'عبد الرحمن محمد عبد العزيز بن عبد اللطيف الدليمي السامرائي'],
  ['Nasser', 'Rima', 'ريما ناصر'],
  ['O', 'Ng', ''],
];

const nameAt = (number: number): Named => LONG[number % LONG.length] ?? ['', '', ''];

function caseAt(number: number, rest: (person: string) => readonly Told[]): RecordedEvent[] {
  const id = idOf(number);
  const reference = `AS-2026-${String(500 + number).padStart(4, '0')}`;
  const intake = intakeOf(reference, idOf(1000 + number), nameAt(number));
  return told(id, [...begun({ id, intake }), ...rest(idOf(1000 + number))]);
}

/** In the order of the list: set aside, closed, overturned, ready to close, sent. */
export function laterCases(): RecordedEvent[] {
  const [red] = ASYLUM_RED.reasons;
  const candidate = red !== undefined && 'candidate' in red ? red.candidate : null;
  const likeness =
    candidate === null
      ? CLEAR
      : ({
          ...CLEAR,
          outcome: 'refer',
          reasons: [{ kind: 'person-candidate', candidate }],
        } as const);
  const aside = intakeOf('AS-2026-0505', idOf(1005), LONG[1] ?? nameAt(1));
  return [
    ...told(
      SET_ASIDE_CASE,
      begun({
        id: SET_ASIDE_CASE,
        intake: aside,
        verdict: { ...likeness, reasons: [...likeness.reasons] },
      }),
    ),
    ...told(CLOSED, [
      ...begun({ id: CLOSED, intake: intakeOf('AS-2026-0504', idOf(1004), nameAt(4)) }),
      closed,
    ]),
    ...told(OVERTURNED, [
      ...begun({ id: OVERTURNED, intake: intakeOf('AS-2026-0503', idOf(1003), nameAt(0)) }),
      decided,
      ...sent(idOf(1003)),
      overturned,
    ]),
    ...told(SETTLED, [
      ...begun({ id: SETTLED, intake: intakeOf('AS-2026-0502', idOf(1002), nameAt(2)) }),
      decided,
    ]),
    ...told(SENT, [
      ...begun({ id: SENT, intake: intakeOf('AS-2026-0501', idOf(1001), nameAt(3)) }),
      decided,
      ...sent(idOf(1001)),
    ]),
  ];
}

/** Sixty cases with the names that lists break on. */
export const manyCases = (): RecordedEvent[] =>
  Array.from({ length: 60 }, (_, number) =>
    caseAt(number, () => (number % 7 === 0 ? [closed] : number % 5 === 0 ? [decided] : [])),
  ).flat();
