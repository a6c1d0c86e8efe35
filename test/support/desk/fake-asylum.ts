/** Two asylum cases in memory, judged by the same rules as at a real post. */
import { applyEvent, type Case, casesOf } from '#shared/asylum/case.ts';
import { neededChecks } from '#shared/asylum/checks.ts';
import type { Circumstances } from '#shared/asylum/circumstances.ts';
import { decide } from '#shared/asylum/decide.ts';
import type { RecordedEvent } from '#shared/asylum/event.ts';
import { DEFAULT_PROTOCOL } from '#shared/asylum/exchange.ts';
import type { Intake } from '#shared/asylum/intake.ts';
import { draftRefusals, previewOf } from '#shared/asylum/notify.ts';
import { hitsOf, openPoints } from '#shared/asylum/open-points.ts';
import type { ActAnswer, ActRequest, CaseSummary, PreviewRequest } from '#shared/station/asylum.ts';
import { laterCases, manyCases } from './fake-asylum-later.ts';
import { RELEASE, recorded, type Told, told } from './fake-asylum-told.ts';
import { ASYLUM_RED, CLEAR } from './fake-asylum-verdicts.ts';

export const RED_CASE = '3d0a8c41-6b2f-4e17-9a55-0c1d2e3f4a5b';
export const FAMILY_CASE = '8e7d6c5b-4a39-4281-9706-f5e4d3c2b1a0';
const KHALED = '11111111-2222-4333-8444-555555555501';
const MOTHER = '11111111-2222-4333-8444-555555555502';
const DAUGHTER = '11111111-2222-4333-8444-555555555503';
const THREAD = '22222222-3333-4444-8555-666666666601';
const HIT_THREAD = '22222222-3333-4444-8555-666666666602';
const MESSAGE = '33333333-4444-4555-8666-777777777701';
const NOW = '2026-11-23T13:32:07Z';

const person = { sex: 'M', stateOfBirth: 'UTO', placeOfBirth: '', isMinor: false } as const;
const names = [
  ['claimed', 'Al-Hadidi', 'Khaled', 'خالد الحديدي'],
  ['document', 'Alhadidy', 'Khalid', ''],
  ['alias', 'El Hadidi', 'Abu Omar', 'أبو عمر الحديدي'],
] as const;

const RED_INTAKE: Intake = {
  reference: 'AS-2026-0417',
  legalBasis: 'Asylum Act, section 12',
  consent: 'given',
  countriesOfOrigin: ['UTO'],
  persecutors: ['UTO'],
  transit: ['TUR'],
  persons: [
    {
      ...person,
      id: KHALED,
      role: 'applicant',
      names: names.map(([kind, primaryIdentifier, secondaryIdentifier, originalScript]) => ({
        kind,
        primaryIdentifier,
        secondaryIdentifier,
        originalScript,
      })),
      dateOfBirth: { year: 1979, month: 11, day: null },
      nationalities: ['UTO'],
      guardian: { kind: 'none' },
      documents: [],
      withoutDocuments: 'Taken from him by the smugglers at the coast',
    },
  ],
};

const FAMILY_INTAKE: Intake = {
  reference: 'AS-2026-0422',
  legalBasis: 'Asylum Act, section 12',
  consent: 'not-needed-by-law',
  countriesOfOrigin: ['SYR'],
  persecutors: ['SYR'],
  transit: [],
  persons: [
    {
      ...person,
      id: MOTHER,
      role: 'applicant',
      sex: 'F',
      names: [
        {
          kind: 'claimed',
          primaryIdentifier: 'Nasser',
          secondaryIdentifier: 'Rima',
          originalScript: 'ريما ناصر',
        },
      ],
      stateOfBirth: 'SYR',
      placeOfBirth: 'Homs',
      dateOfBirth: { year: 1991, month: 4, day: 2 },
      nationalities: ['SYR'],
      guardian: { kind: 'none' },
      documents: [
        {
          documentType: 'passport',
          documentCode: '',
          documentNumber: 'N0148823',
          issuingState: 'SYR',
          dateOfExpiry: null,
        },
      ],
      withoutDocuments: '',
    },
    {
      ...person,
      id: DAUGHTER,
      role: 'child',
      sex: 'F',
      names: [
        {
          kind: 'claimed',
          primaryIdentifier: 'Nasser',
          secondaryIdentifier: 'Salma',
          originalScript: '',
        },
      ],
      stateOfBirth: 'SYR',
      dateOfBirth: { year: 2018, month: null, day: null },
      nationalities: ['SYR'],
      isMinor: true,
      guardian: { kind: 'in-case', person: MOTHER },
      documents: [],
      withoutDocuments: 'A child of eight; stands in her mother’s passport',
    },
  ],
};

const [FIRST, SECOND, THIRD] = neededChecks(RED_INTAKE).map(({ key }) => key);
const HIT = 'person interpol-notices demo-asylum-red';

const red: readonly Told[] = [
  ['2026-11-19T09:10:00Z', { kind: 'open', intake: RED_INTAKE }],
  ['2026-11-21T09:11:00Z', { kind: 'record-check', check: FIRST ?? '', verdict: ASYLUM_RED }],
  ['2026-11-21T09:11:04Z', { kind: 'record-check', check: SECOND ?? '', verdict: CLEAR }],
  [
    '2026-11-19T09:12:00Z',
    { kind: 'record-check', check: THIRD ?? '', verdict: { ...CLEAR, release: 409 } },
  ],
  [
    '2026-11-21T09:20:00Z',
    {
      kind: 'open-thread',
      thread: HIT_THREAD,
      form: 'hit-confirmation',
      language: 'en',
      hit: HIT,
      text: '',
      attachments: [],
    },
    'nhaddad',
    { dueAt: '2026-11-22T09:20:00Z' },
  ],
  ['2026-11-21T11:02:00Z', { kind: 'read', thread: HIT_THREAD, reply: 3 }, null],
  [
    '2026-11-22T15:00:00Z',
    {
      kind: 'open-thread',
      thread: THREAD,
      form: 'question',
      language: 'fr',
      hit: null,
      text: 'Was the travel document UTO K4410082 reported by anyone but its holder?',
      attachments: [],
    },
    'nhaddad',
    { dueAt: '2026-11-25T15:00:00Z' },
  ],
];

const decision = {
  outcome: 'recognised',
  restsOn: null,
  decidedOn: '2026-11-20',
  authority: 'Asylum Office of Tarvos',
  legalBasis: 'Asylum Act, section 31',
  note: '',
} as const;

const family: readonly Told[] = [
  ['2026-11-10T08:00:00Z', { kind: 'open', intake: FAMILY_INTAKE }],
  ...neededChecks(FAMILY_INTAKE).map(
    ({ key: check }): Told => [
      '2026-11-21T08:01:00Z',
      { kind: 'record-check', check, verdict: CLEAR },
    ],
  ),
  ['2026-11-20T10:00:00Z', { kind: 'decide', decision }],
  [
    '2026-11-20T10:30:00Z',
    {
      kind: 'draft-notification',
      notification: MESSAGE,
      draft: {
        kind: 'status-confirmation',
        addressees: [
          { kind: 'own-ncb' },
          { kind: 'general-secretariat' },
          { kind: 'ncb', state: 'SYR' },
        ],
        language: 'en',
        persons: [MOTHER],
        hits: [],
        statement: '',
        legalBasis: 'Asylum Act, section 44',
        isMarkedConfidential: true,
        corrects: null,
      },
    },
    'lmarin',
  ],
];

const world = { ownState: 'FRA', members: ['FRA', 'DEU', 'ESP', 'SYR', 'TUR', 'UTO', 'ITA'] };

const circumstances = (witness: Circumstances['witness']): Circumstances => ({
  officer: 'nhaddad',
  witness,
  now: NOW,
  after: (hours) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString(),
  release: RELEASE,
  requiredLists: ['sltd'],
  protocol: DEFAULT_PROTOCOL,
  world,
});

export type AsylumScene = 'two-cases' | 'none' | 'later' | 'many' | 'failed';

const EVENTS: Readonly<Record<AsylumScene, () => RecordedEvent[]>> = {
  'two-cases': () => [...told(RED_CASE, red), ...told(FAMILY_CASE, family)],
  none: () => [],
  later: laterCases,
  many: manyCases,
  failed: () => [],
};

export function createFakeAsylum(scene: AsylumScene) {
  const cases = new Map(casesOf(EVENTS[scene]()));
  return {
    setting: {
      ownState: world.ownState,
      members: world.members,
      protocol: { ...DEFAULT_PROTOCOL, formName: 'Form A-7', escalateTo: 'Head of the NCB' },
      release: RELEASE,
    },
    list: () => {
      if (scene === 'failed') throw new Error('the disk does not answer');
      return { cases: [...cases.values()].map(summaryOf), unreadable: scene === 'later' ? 2 : 0 };
    },
    read: (id: string): Case | null => cases.get(id) ?? null,
    act: ({ case: id, step, witness }: ActRequest): ActAnswer => {
      if (witness !== null && witness.passphrase !== 'harbour lantern gravel seven') {
        return { kind: 'witness-refused' };
      }
      const stands =
        witness === null ? null : ({ id: witness.officerId, role: 'supervisor' } as const);
      const before = cases.get(id) ?? null;
      const judged = decide(before, step, circumstances(stands));
      if (!judged.ok) return { kind: 'refused', refusals: [...judged.failure] };
      const event = recorded(id, {
        event: step,
        stamps: judged.value,
        at: NOW,
        officer: 'nhaddad',
      });
      const next = applyEvent(before, event);
      if (next === null) return { kind: 'not-recorded', reason: 'nothing changed' };
      cases.set(id, next);
      return { kind: 'recorded', case: next };
    },
    preview: ({ case: id, draft }: PreviewRequest) => {
      const state = cases.get(id);
      if (state === undefined)
        return { permit: null, refusals: [{ kind: 'unknown-case' as const }] };
      const step = { kind: 'draft-notification', notification: id, draft } as const;
      return {
        permit: previewOf(state, draft, world),
        refusals: [...draftRefusals(state, step, circumstances(null))],
      };
    },
  };
}

function summaryOf(state: Case): CaseSummary {
  const { id, intake, status, openedAt, threads, history } = state;
  const name = intake.persons[0]?.names[0];
  return {
    id,
    reference: intake.reference,
    applicant:
      name?.primaryIdentifier === ''
        ? name.originalScript
        : `${name?.primaryIdentifier}, ${name?.secondaryIdentifier}`,
    persons: intake.persons.length,
    status,
    openedAt,
    changedAt: history.at(-1)?.at ?? openedAt,
    points: status === 'closed' ? [] : [...openPoints(state, RELEASE)],
    unverifiedHits: hitsOf(state).filter((hit) => hit.state === 'unverified').length,
    overdue: threads.filter((thread) => thread.state === 'waiting' && thread.dueAt < NOW).length,
    answered: threads.filter((thread) => thread.state === 'answered').length,
  };
}
