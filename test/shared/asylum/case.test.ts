import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, casesOf } from '#shared/asylum/case.ts';
import { neededChecks } from '#shared/asylum/checks.ts';
import { decide, STEPS } from '#shared/asylum/decide.ts';
import { type Arrival, NO_STAMPS, type RecordedEvent, type Step } from '#shared/asylum/event.ts';
import { protectionOf } from '#shared/asylum/hits.ts';
import type { CasePerson } from '#shared/asylum/intake.ts';
import { hitsOf, openPoints, stagesOf } from '#shared/asylum/open-points.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import {
  APPLICANT_ID,
  aCasePerson,
  aClearVerdict,
  aDraft,
  anIntake,
  aSource,
  CASE_ID,
  id,
} from '#test/support/asylum-subjects.ts';
import { aCandidate, aDocument, aPerson } from '#test/support/screening-subjects.ts';
import { aLife, circumstances, type Life } from './life-of-a-case.ts';

const THREAD = id(1);
const NOTE = id(2);
const SUPERVISOR = { id: 'petra', role: 'supervisor' } as const;
const recognised = {
  outcome: 'recognised',
  restsOn: null,
  decidedOn: '2026-11-24',
  authority: 'Asylum Office',
  legalBasis: 'Asylum Act, section 3',
  note: '',
} as const;
const redNotice = aCandidate({
  person: aPerson({ notices: [{ kind: 'red', reference: '2026/1', issuer: 'SYR' }] }),
});
const withHit: Verdict = aClearVerdict({
  outcome: 'hit',
  reasons: [{ kind: 'person-hit', candidate: redNotice }],
});
const HIT = 'person interpol-notices red/2026-1';

const keysOf = (life: Life) => neededChecks(life.case().intake).map(({ key }) => key);
const record = (life: Life, verdict = aClearVerdict()) =>
  keysOf(life).flatMap((check) => life.step({ kind: 'record-check', check, verdict }));
const decided = (
  life: Life,
  differs: Partial<Extract<Step, { kind: 'decide' }>['decision']> = {},
) => life.step({ kind: 'decide', decision: { ...recognised, ...differs } });
const ask = (life: Life, differs: Partial<Extract<Step, { kind: 'open-thread' }>> = {}) =>
  life.step({
    kind: 'open-thread',
    thread: THREAD,
    form: 'hit-confirmation',
    language: 'en',
    hit: HIT,
    text: '',
    attachments: [],
    ...differs,
  });
const answer = (finding: 'confirmed' | 'false' | 'none'): Arrival => ({
  kind: 'answer',
  thread: THREAD,
  reply: 3,
  text: 'It is he.',
  finding,
  attachments: [],
});
const kinds = (refusals: readonly { kind: string }[]) => refusals.map(({ kind }) => kind);

describe('an intake', () => {
  it.each([
    ['nobody applies', { persons: [aCasePerson({ role: 'child' })] }, 'one-applicant-needed'],
    [
      'nobody answers for a minor',
      { persons: [aCasePerson({ isMinor: true })] },
      'guardian-missing',
    ],
    [
      'a minor answers for himself',
      {
        persons: [
          aCasePerson({ isMinor: true, guardian: { kind: 'in-case', person: APPLICANT_ID } }),
        ],
      },
      'guardian-unfit',
    ],
    [
      'somebody of age answers for himself',
      { persons: [aCasePerson({ guardian: { kind: 'in-case', person: APPLICANT_ID } })] },
      'guardian-unfit',
    ],
    [
      'papers are not explained',
      { persons: [aCasePerson({ withoutDocuments: '' })] },
      'documents-unexplained',
    ],
    [
      'one person is named twice',
      { persons: [aCasePerson(), aCasePerson({ role: 'spouse' })] },
      'same-person-twice',
    ],
  ])('is refused when %s', (_, differs, fault) => {
    expect(() => aLife(anIntake(differs))).toThrow(fault);
  });

  it.each([
    ['another person of the case, of age', { kind: 'in-case', person: id(5) }],
    ['somebody outside it', { kind: 'outside', name: 'Youth office' }],
  ] as const)('takes a minor for whom answers %s', (_, guardian) => {
    const child = aCasePerson({ id: id(4), role: 'child', isMinor: true, guardian });
    const aunt = aCasePerson({ id: id(5), role: 'other' });
    const persons = [aCasePerson(), child, aunt];
    expect(aLife(anIntake({ persons })).case().intake.persons).toEqual(persons);
  });
});

describe('the checks of a case', () => {
  it('are one for every name and one for every document', () => {
    const names = ['BENHALIM', 'BIN HALIM', 'BEN HALIM'].map((primaryIdentifier) => ({
      kind: 'claimed' as const,
      primaryIdentifier,
      secondaryIdentifier: 'TARIQ',
      originalScript: '',
    }));
    const life = aLife(anIntake({ persons: [aCasePerson({ names, documents: [aDocument()] })] }));
    expect(neededChecks(life.case().intake).map(({ what }) => what)).toEqual([
      'name',
      'name',
      'name',
      'document',
    ]);
  });

  it('search a document also while no name was taken down', () => {
    const persons = [aCasePerson({ names: [], documents: [aDocument()] })];
    const [check, ...others] = neededChecks(anIntake({ persons }));
    expect(others).toEqual([]);
    expect(check).toMatchObject({
      what: 'document',
      traveller: { primaryIdentifier: '', secondaryIdentifier: '', document: aDocument() },
    });
  });

  it('show a name that is known in its own script only as it is written', () => {
    const names = [
      {
        kind: 'claimed',
        primaryIdentifier: '',
        secondaryIdentifier: '',
        originalScript: 'طارق بن حليم',
      } as const,
    ];
    const [check] = neededChecks(anIntake({ persons: [aCasePerson({ names })] }));
    expect(check?.label).toBe('طارق بن حليم');
  });

  it('search with the place of birth, and stay the checks they were before it was known', () => {
    const checksOf = (differs: Partial<CasePerson>) =>
      neededChecks(anIntake({ persons: [aCasePerson({ documents: [aDocument()], ...differs })] }));
    const before = checksOf({ placeOfBirth: '', stateOfBirth: null });
    const after = checksOf({ placeOfBirth: 'Dorvala', stateOfBirth: 'UTO' });
    expect(before.map(({ traveller }) => traveller.placeOfBirth)).toEqual([undefined, undefined]);
    expect(after.map(({ traveller }) => traveller.placeOfBirth)).toEqual([
      { town: 'Dorvala', state: 'UTO' },
      { town: 'Dorvala', state: 'UTO' },
    ]);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(before[0]?.key).toBe(
      `${APPLICANT_ID} name {"dateOfBirth":{"day":17,"month":5,"year":1980},"document":null,` +
        '"findings":[],"mrz":null,"nameTruncated":false,"nationality":"IRQ",' +
        '"primaryIdentifier":"BENHALIM","secondaryIdentifier":"TARIQ","sex":"M"}',
    );
  });

  it.each([
    ['nothing was searched', [], 'checks-missing'],
    [
      'a list was not searched to its end',
      [aClearVerdict({ sources: [aSource('interpol-notices', 'not-installed'), aSource('sltd')] })],
      'checks-incomplete',
    ],
    [
      'no list at all was searched',
      [
        aClearVerdict({
          sources: [
            aSource('interpol-notices', 'nothing-to-search-with'),
            aSource('sltd', 'nothing-to-search-with'),
          ],
        }),
      ],
      'checks-incomplete',
    ],
  ] as const)('stand open when %s', (_, verdicts, point) => {
    const life = aLife();
    for (const verdict of verdicts) expect(record(life, verdict)).toEqual([]);
    expect(openPoints(life.case(), 7)).toContain(point);
  });

  it('are made again when a newer release is active', () => {
    const life = aLife();
    expect(record(life)).toEqual([]);
    expect(openPoints(life.case(), 7)).toEqual(['decision-missing']);
    expect(openPoints(life.case(), 8)).toEqual(['checks-stale', 'decision-missing']);
  });

  it('count only with the release that is active, every required list, and data of the case', () => {
    const life = aLife();
    const [check = ''] = keysOf(life);
    const stepOf = (verdict: Verdict, key = check) =>
      kinds(life.step({ kind: 'record-check', check: key, verdict }));
    expect(stepOf(aClearVerdict({ release: 6 }))).toEqual(['other-release']);
    expect(stepOf(aClearVerdict({ sources: [aSource('sltd')] }))).toEqual(['list-missing']);
    expect(stepOf(aClearVerdict(), 'another person')).toEqual(['unknown-check']);
  });

  it('are needed again for a name that was corrected', () => {
    const life = aLife();
    record(life);
    const persons = [aCasePerson({ dateOfBirth: { year: 1981, month: 5, day: 17 } })];
    life.step({ kind: 'correct-intake', intake: anIntake({ persons }), reason: 'misheard' });
    expect(openPoints(life.case(), 7)).toContain('checks-missing');
  });
});

describe('a hit of a case', () => {
  it('is confirmed by nothing but an answer of the bureau', () => {
    const life = aLife();
    record(life, withHit);
    expect(
      kinds(life.step({ kind: 'set-aside', hit: HIT, grounds: 'documents', note: 'no' })),
    ).toEqual(['bureau-decides']);
    expect(ask(life)).toEqual([]);
    expect(hitsOf(life.case())[0]?.state).toBe('unverified');
    life.arrive(answer('none'));
    expect(hitsOf(life.case())[0]?.state).toBe('unverified');
    life.arrive(answer('confirmed'));
    expect(hitsOf(life.case())[0]).toMatchObject({ state: 'confirmed', conclusion: { by: 'ncb' } });
  });

  it('may be set aside by an officer when it is a mere likeness', () => {
    const life = aLife();
    record(
      life,
      aClearVerdict({
        outcome: 'refer',
        reasons: [{ kind: 'person-candidate', candidate: redNotice }],
      }),
    );
    expect(
      life.step({ kind: 'set-aside', hit: HIT, grounds: 'photograph', note: 'another man' }),
    ).toEqual([]);
    expect(hitsOf(life.case())[0]?.state).toBe('false');
    const again = { kind: 'set-aside', hit: HIT, grounds: 'photograph', note: 'again' } as const;
    expect(life.step(again)).toEqual([{ kind: 'already-concluded' }]);
    expect(life.step({ ...again, hit: 'person interpol-notices red/other' })).toEqual([
      { kind: 'unknown-hit' },
    ]);
  });

  it('names the States that must not be asked, and why', () => {
    const life = aLife();
    record(life, withHit);
    const [hit] = hitsOf(life.case());
    if (hit === undefined) throw new Error('no hit');
    expect([...protectionOf(hit, life.case().intake)]).toEqual([['SYR', ['persecutor']]]);
  });

  it('is without answer only after the bureau had its time', () => {
    const life = aLife();
    record(life, withHit);
    ask(life);
    const none = { kind: 'note-no-response', thread: THREAD } as const;
    expect(kinds(life.step(none, { now: '2026-11-21T07:59:59.000Z' }))).toEqual(['not-yet-due']);
    expect(life.step(none, { now: '2026-11-21T08:00:00.000Z' })).toEqual([]);
    expect(hitsOf(life.case())[0]?.state).toBe('no-response');
  });
});

describe('a thread', () => {
  it('about a hit has the words of the template and none of its own', () => {
    const life = aLife();
    record(life, withHit);
    expect(kinds(ask(life, { text: 'He asks for asylum.' }))).toEqual(['template-only']);
    expect(kinds(ask(life, { hit: null }))).toEqual(['hit-needed']);
    ask(life);
    expect(
      kinds(life.step({ kind: 'write', thread: THREAD, text: 'Hurry.', attachments: [] })),
    ).toEqual(['template-only']);
  });

  it('is not opened while nobody knows whose State this is', () => {
    const life = aLife();
    const refusals = life.step(
      {
        kind: 'open-thread',
        thread: THREAD,
        form: 'question',
        language: 'fr',
        hit: null,
        text: 'Qui ?',
        attachments: [],
      },
      { world: null },
    );
    expect(kinds(refusals)).toEqual(['own-state-unknown']);
  });

  it('takes no file that is not what it says', () => {
    const life = aLife();
    const file = {
      id: id(9),
      name: 'a.txt',
      mediaType: 'text/plain',
      bytes: 2,
      sha256: 'a'.repeat(64),
      content: 'aGk',
    } as const;
    expect(
      kinds(ask(life, { form: 'question', hit: null, text: 'See.', attachments: [file] })),
    ).toEqual(['attachment-damaged']);
    expect(
      kinds(
        ask(life, {
          form: 'question',
          hit: null,
          text: 'See.',
          attachments: [
            { ...file, bytes: 800_000 },
            { ...file, bytes: 800_000 },
          ],
        }),
      ),
    ).toEqual(['attachments-too-large']);
  });
});

describe('a message about a decision', () => {
  const draft = (life: Life, differs = {}) =>
    life.step({ kind: 'draft-notification', notification: NOTE, draft: aDraft(differs) });
  const approve = (life: Life, officer: string) =>
    life.step({ kind: 'approve-notification', notification: NOTE }, { officer });

  it('needs a second officer, and goes to whom the rules allow', () => {
    const life = aLife();
    decided(life);
    expect(draft(life)).toEqual([]);
    expect(kinds(approve(life, 'eva'))).toEqual(['own-draft']);
    expect(approve(life, 'nour')).toEqual([]);
    expect(life.case().notifications[0]).toMatchObject({
      state: 'approved',
      decidedBy: 'nour',
      sentTo: ['general-secretariat'],
    });
  });

  it('about a denial for crimes goes to some and not to the persecutor, who is named with the reason', () => {
    const life = aLife();
    decided(life, { outcome: 'denied', restsOn: 'criminal-background' });
    const addressees = ['DEU', 'ITA', 'SYR'].map((state) => ({ kind: 'ncb', state }) as const);
    expect(draft(life, { kind: 'denial', addressees })).toEqual([]);
    approve(life, 'nour');
    const [sent] = life.case().notifications;
    expect(sent?.sentTo).toEqual(['ncb DEU', 'ncb ITA']);
    expect(sent?.blocked).toEqual([
      {
        recipient: { kind: 'ncb', state: 'SYR' },
        blocks: [{ kind: 'forbidden-state', grounds: ['persecutor'] }],
      },
    ]);
  });

  it.each([
    [
      'a denial for other reasons',
      { outcome: 'denied', restsOn: 'other' } as const,
      { kind: 'denial' },
      'not-permitted-message',
    ],
    [
      'a confirmation of a denial',
      { outcome: 'denied', restsOn: 'other' } as const,
      {},
      'does-not-fit-decision',
    ],
    [
      'nobody but the persecutor',
      {},
      { addressees: [{ kind: 'ncb', state: 'SYR' }] },
      'not-permitted-message',
    ],
    ['no marking', {}, { isMarkedConfidential: false }, 'not-permitted-message'],
    ['a person of another case', {}, { persons: [id(99)] }, 'unknown-person'],
  ])('is not even drafted for %s', (...[, decision, differs, refusal]) => {
    const life = aLife();
    decided(life, decision);
    expect(kinds(draft(life, differs))).toContain(refusal);
  });

  it('is corrected towards those who had it when the decision falls', () => {
    const life = aLife();
    decided(life);
    draft(life);
    approve(life, 'nour');
    const later = '2026-11-25T08:00:00.000Z';
    life.step({ kind: 'overturn', on: '2026-11-25', reason: 'appeal' }, { now: later });
    expect(openPoints(life.case(), 7)).toContain('correction-owed');
    const correction = aDraft({
      kind: 'correction',
      corrects: NOTE,
      addressees: [{ kind: 'general-secretariat' }, { kind: 'ccf' }],
    });
    expect(
      life.step(
        { kind: 'draft-notification', notification: id(3), draft: correction },
        { now: later },
      ),
    ).toEqual([]);
    life.step(
      { kind: 'approve-notification', notification: id(3) },
      { officer: 'nour', now: later },
    );
    expect(life.case().notifications[1]?.sentTo).toEqual(['general-secretariat']);
    expect(openPoints(life.case(), 7)).not.toContain('correction-owed');
  });

  it('is about the decision that it tells or corrects, never about a later one', () => {
    const life = aLife();
    const told = (number: number, differs: Parameters<typeof aDraft>[0]) => {
      const step = { notification: id(number), draft: aDraft(differs) };
      expect(life.step({ kind: 'draft-notification', ...step })).toEqual([]);
      return life.case().notifications.at(-1)?.decision.outcome;
    };
    decided(life, { outcome: 'denied', restsOn: 'criminal-background' });
    const germany = [{ kind: 'ncb', state: 'DEU' } as const];
    expect(told(11, { kind: 'denial', addressees: germany })).toBe('denied');
    life.step({ kind: 'approve-notification', notification: id(11) }, { officer: 'nour' });
    life.step({ kind: 'overturn', on: '2026-11-25', reason: 'appeal' });
    decided(life);
    const corrects = { kind: 'correction', corrects: id(11), addressees: germany } as const;
    expect(told(12, corrects)).toBe('denied');
    life.step({ kind: 'overturn', on: '2026-11-26', reason: 'cessation' });
    decided(life, { outcome: 'denied', restsOn: 'other' });
    expect(told(13, { kind: 'status-revocation' })).toBe('recognised');
  });

  it('does not say that a status ended while a recognition stands', () => {
    const life = aLife();
    decided(life);
    life.step({ kind: 'overturn', on: '2026-11-25', reason: 'error' });
    decided(life);
    expect(kinds(draft(life, { kind: 'status-revocation' }))).toContain('does-not-fit-decision');
  });
});

describe('a case', () => {
  const close = { kind: 'close', override: null } as const;

  it('closes when everything is done, and not before', () => {
    const life = aLife();
    expect(life.step(close)).toEqual([
      { kind: 'points-open', points: ['checks-missing', 'decision-missing'] },
    ]);
    record(life);
    decided(life);
    expect(stagesOf(life.case(), 7).find(({ state }) => state === 'current')?.stage).toBe(
      'closing',
    );
    expect(life.step(close)).toEqual([]);
    expect(life.case().status).toBe('closed');
    expect(kinds(life.step({ kind: 'set-aside', hit: HIT, grounds: 'other', note: 'x' }))).toEqual([
      'not-now',
    ]);
    expect(life.step({ kind: 'reopen', reason: 'new facts' })).toEqual([]);
    expect(life.case().status).toBe('decided');
  });

  it('has not told anybody yet while nothing is decided', () => {
    const stages = stagesOf(aLife().case(), 7);
    expect(stages.map(({ stage, state }) => [stage, state])).toEqual([
      ['intake', 'done'],
      ['checks', 'current'],
      ['hits', 'done'],
      ['exchange', 'done'],
      ['decision', 'later'],
      ['notifications', 'later'],
      ['closing', 'later'],
    ]);
  });

  it('has no stage before it once it is closed', () => {
    const life = aLife();
    record(life);
    decided(life);
    life.step(close);
    expect(stagesOf(life.case(), 7).map(({ state }) => state)).toEqual(Array(7).fill('done'));
  });

  it('that lacks nothing is not closed by an override', () => {
    const life = aLife();
    record(life);
    decided(life);
    const override = { kind: 'close', override: { reason: 'to be sure' } } as const;
    expect(life.step(override, { witness: SUPERVISOR })).toEqual([{ kind: 'nothing-to-override' }]);
  });

  it.each([
    ['a denial that rests on nothing', { outcome: 'denied', restsOn: null }],
    ['a recognition that rests on crimes', { restsOn: 'criminal-background' }],
  ] as const)('is not decided by %s', (_, differs) => {
    const life = aLife();
    expect(decided(life, differs)).toEqual([{ kind: 'decision-incomplete' }]);
    expect(life.case().decision).toBeNull();
  });

  it('closes unfinished with a reason, while a supervisor stands by', () => {
    const life = aLife();
    const override = { kind: 'close', override: { reason: 'moved to another State' } } as const;
    expect(kinds(life.step(override))).toEqual(['supervisor-needed']);
    expect(kinds(life.step(override, { witness: { id: 'nour', role: 'asylum' } }))).toEqual([
      'supervisor-needed',
    ]);
    expect(life.step(override, { witness: SUPERVISOR })).toEqual([]);
    expect(life.case().closing).toMatchObject({
      witness: 'petra',
      leftOpen: ['checks-missing', 'decision-missing'],
    });
  });

  it('owes a confirmation when a recognised refugee is sought', () => {
    const life = aLife();
    record(life, withHit);
    ask(life);
    life.arrive(answer('confirmed'));
    decided(life);
    expect(kinds(life.step(close))).toEqual(['points-open']);
    expect(openPoints(life.case(), 7)).toEqual(['confirmation-owed']);
  });

  it('adds up to the same from its recorded steps', () => {
    const life = aLife();
    record(life, withHit);
    ask(life);
    life.arrive(answer('false'));
    decided(life, { outcome: 'denied', restsOn: 'other' });
    expect(casesOf(life.events).get(CASE_ID)).toEqual(life.case());
  });

  it('takes each step only in the states that the table names', () => {
    const steps: Step[] = [
      { kind: 'decide', decision: recognised },
      { kind: 'overturn', on: '2026-11-25', reason: 'appeal' },
      { kind: 'reopen', reason: 'again' },
      { kind: 'close', override: { reason: 'left' } },
      { kind: 'correct-intake', intake: anIntake(), reason: 'spelling' },
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(steps.length - 1), { maxLength: 12 }), (choices) => {
        const life = aLife();
        for (const choice of choices) {
          const step = steps[choice] as Exclude<Step, { kind: 'open' }>;
          const before = life.case().status;
          const refusals = life.step(step, { witness: SUPERVISOR });
          const isInTable = STEPS[step.kind].includes(before);
          expect(kinds(refusals).includes('not-now')).toBe(!isInTable);
          if (refusals.length > 0) expect(life.case().status).toBe(before);
        }
      }),
    );
  });

  it('is known before anything is done to it', () => {
    const life = aLife();
    expect(kinds(life.step({ kind: 'open', intake: anIntake() }))).toEqual(['case-exists']);
    expect(decide(null, { kind: 'reopen', reason: 'again' }, circumstances())).toEqual({
      ok: false,
      failure: [{ kind: 'unknown-case' }],
    });
  });
});

/** What a journal holds that no station would have recorded. */
describe('a recorded step that does not fit its case', () => {
  const recorded = (event: RecordedEvent['event']): RecordedEvent => ({
    case: CASE_ID,
    event,
    stamps: NO_STAMPS,
    entry: 'entry-9',
    at: '2026-11-22T08:00:00.000Z',
    officer: 'eva',
    release: 7,
  });

  it('opens no second case over the first', () => {
    const before = aLife().case();
    const intake = anIntake({ reference: 'AS-2026-9999' });
    expect(applyEvent(before, recorded({ kind: 'open', intake }))).toEqual(before);
  });

  it('makes no case of a step about none', () => {
    expect(casesOf([recorded({ kind: 'reopen', reason: 'again' })]).size).toBe(0);
  });

  it('overturns no decision where there is none, and stays in the history', () => {
    const before = aLife().case();
    const after = applyEvent(
      before,
      recorded({ kind: 'overturn', on: '2026-11-25', reason: 'appeal' }),
    );
    expect(after).toMatchObject({ status: 'open', decision: null, overturned: [] });
    expect(after?.history.map(({ kind }) => kind)).toEqual(['open', 'overturn']);
  });
});
