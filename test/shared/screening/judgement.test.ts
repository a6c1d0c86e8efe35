import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import type { SearchOutcome } from '#shared/screening/answers.ts';
import { type Screening, verdictOf } from '#shared/screening/decide.ts';
import { type Judgements, pairOf, pairSchema } from '#shared/screening/judgement.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import { verdictSchema } from '#shared/screening/verdict.ts';
import { KNOWN_LISTS } from '#shared/watchlist/list.ts';
import type { Person } from '#shared/watchlist/person.ts';
import {
  aCandidate,
  aDocument,
  aName,
  aPerson,
  aTraveller,
} from '#test/support/screening-subjects.ts';

const LIST = 'interpol-notices';
const pair = (traveller: Partial<Traveller> = {}, person: Partial<Person> = {}, list = LIST) =>
  pairOf(aTraveller(traveller), list, aPerson(person));
const named = pair() ?? '';

describe('the name of a pair', () => {
  it('is the same however the document number is written, and in any order of keys', () => {
    expect(pairSchema.safeParse(named).success).toBe(true);
    expect(pair({ document: aDocument({ documentNumber: 'l 898902-c3<<' }) })).toBe(named);
    const reversed = Object.fromEntries(Object.entries(aPerson()).reverse()) as Person;
    expect(pairOf(aTraveller(), LIST, reversed)).toBe(named);
  });

  it('does not hang on what only tells how the document was read', () => {
    const read = {
      mrz: ['P<UTO'],
      findings: [{ field: 'f', code: 'c', severity: 'warning' as const }],
    };
    const document = aDocument({ documentCode: '', dateOfExpiry: null });
    expect(pair({ ...read, nameTruncated: true, document })).toBe(named);
  });

  it.each<[string, string | null]>([
    ['another document', pair({ document: aDocument({ documentNumber: 'L898902C4' }) })],
    ['another issuer', pair({ document: aDocument({ issuingState: 'XYZ' }) })],
    ['another kind of document', pair({ document: aDocument({ documentType: 'visa' }) })],
    ['another family name', pair({ primaryIdentifier: 'ERIKSON' })],
    ['another given name', pair({ secondaryIdentifier: 'ANNA' })],
    ['a name in its own script', pair({ originalScriptName: 'Анна' })],
    ['another date of birth', pair({ dateOfBirth: { year: 1974, month: 8, day: 13 } })],
    ['another sex', pair({ sex: 'X' })],
    ['another nationality', pair({ nationality: 'XYZ' })],
    ['another list', pair({}, {}, 'un-sc')],
    ['another entry', pair({}, { id: 'red/2026-2' })],
    ['an alias that was added', pair({}, { names: [aName('Tariq Benhalim'), aName('Abu Tariq')] })],
    ['a remark that was added', pair({}, { remarks: 'now deceased' })],
    [
      'a notice of another colour',
      pair({}, { notices: [{ kind: 'blue', reference: '2026/1', issuer: 'XYZ' }] }),
    ],
  ])('is another with %s', (_, other) => {
    expect(other).toMatch(/^[0-9a-f]{32}$/u);
    expect(other).not.toBe(named);
  });

  it('does not exist without a document: nothing else tells namesakes apart', () => {
    expect(pair({ document: null })).toBeNull();
  });
});

describe('a verdict on a pair that was judged', () => {
  const here: Judgements = new Map([[named, { where: 'here', on: '2026-02-01' }]]);
  const silent: SearchOutcome = {
    kind: 'searched',
    documents: [],
    holders: [],
    candidates: [],
    nearest: null,
  };
  const listed = (id: string) => {
    const known = KNOWN_LISTS.find((list) => list.id === id);
    if (known === undefined) throw new Error(id);
    return { ...known, listDate: '2026-03-01', records: 5 };
  };
  const verdict = (
    outcome: Partial<Extract<SearchOutcome, { kind: 'searched' }>>,
    differs: Partial<Screening> = {},
  ) =>
    verdictOf({
      traveller: aTraveller(),
      answers: [
        { list: 'sltd', outcome: silent },
        { list: LIST, outcome: { ...silent, ...outcome } },
      ],
      policy: DEFAULT_POLICY,
      release: { version: 7, lists: [listed('sltd'), listed(LIST)] },
      today: { year: 2026, month: 3, day: 5 },
      judged: here,
      ...differs,
    });
  const other = aCandidate({ person: aPerson({ id: 'red/2026-2' }) });

  it.each([0.75, 0.99])('is clear and says so, at a score of %d', (score) => {
    const found = verdict({ candidates: [aCandidate({ score })] });
    expect(verdictSchema.parse(found)).toMatchObject({
      outcome: 'clear',
      reasons: [{ kind: 'judged-different', where: 'here', on: '2026-02-01' }],
    });
    expect(found.sources[0]?.answer).toEqual({ kind: 'judged', count: 1 });
  });

  it('is an alarm as long as one of many namesakes was not judged, and shows that one first', () => {
    const namesakes = Array.from({ length: 12 }, (_, at) =>
      aCandidate({ score: 1, person: aPerson({ id: `red/2026-${at + 1}` }) }),
    );
    const judgedOf = (candidates: typeof namesakes): Judgements =>
      new Map(
        candidates.map(({ person }) => [
          pairOf(aTraveller(), LIST, person) ?? '',
          { where: 'here', on: '2026-02-01' },
        ]),
      );
    const eleven = verdict({ candidates: namesakes }, { judged: judgedOf(namesakes.slice(0, 11)) });
    expect(eleven.outcome).toBe('hit');
    expect(eleven.reasons[0]).toMatchObject({
      kind: 'person-hit',
      candidate: { person: { id: 'red/2026-12' } },
    });
    expect(eleven.reasons).toHaveLength(10);
    expect(verdict({ candidates: namesakes }, { judged: judgedOf(namesakes) }).outcome).toBe(
      'clear',
    );
  });

  it('stays an alarm for anybody else on the list', () => {
    const found = verdict({ candidates: [aCandidate(), other] });
    expect(found.outcome).toBe('hit');
    expect(found.reasons.map(({ kind }) => kind)).toEqual(['person-hit', 'judged-different']);
    expect(found.sources[0]?.answer).toEqual({ kind: 'found', count: 2 });
  });

  it('never sets aside an entry that names the document itself', () => {
    expect(verdict({ holders: [aCandidate()] })).toMatchObject({
      outcome: 'hit',
      reasons: [{ kind: 'listed-document' }],
    });
  });

  it('is not clear while another list was not searched, or is missing', () => {
    const failed: SearchOutcome = { kind: 'not-searched', failure: { kind: 'not-installed' } };
    const answers = [
      { list: 'sltd', outcome: failed },
      { list: LIST, outcome: { ...silent, candidates: [aCandidate()] } },
    ];
    expect(verdict({}, { answers }).outcome).toBe('not-screened');
  });

  it('is the alarm that it was when either record has changed, or there is no document', () => {
    const renewed = aTraveller({ document: aDocument({ documentNumber: 'NEW123' }) });
    const candidates = [aCandidate()];
    expect(verdict({ candidates }, { traveller: renewed }).outcome).toBe('hit');
    const amended = [aCandidate({ person: aPerson({ sex: 'U' }) })];
    expect(verdict({ candidates: amended }).outcome).toBe('hit');
    const bare = aTraveller({ document: null });
    expect(verdict({ candidates }, { traveller: bare }).outcome).toBe('hit');
  });

  it('warns of no state on account of somebody who is another person', () => {
    const traveller = aTraveller({ nationality: 'XYZ' });
    const judged: Judgements = new Map([
      [pairOf(traveller, LIST, aPerson()) ?? '', { where: 'elsewhere', on: null }],
    ]);
    const kinds = (differs: Partial<Screening>) =>
      verdict({ candidates: [aCandidate()] }, { traveller, ...differs }).reasons.map(
        ({ kind }) => kind,
      );
    expect(kinds({ judged })).toEqual(['judged-different']);
    expect(kinds({})).toEqual(['person-hit', 'protection']);
  });

  it('differs from the verdict without judgements in nothing but the judged pairs', () => {
    const persons = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(persons, fc.uniqueArray(fc.integer({ min: 1, max: 6 })), (found, judgedIds) => {
        const candidates = [...new Set(found)].map((id) =>
          aCandidate({ person: aPerson({ id: `red/${id}` }), score: 0.7 + id / 30 }),
        );
        const judged: Judgements = new Map(
          judgedIds.map((id) => [pair({}, { id: `red/${id}` }) ?? '', { where: 'here', on: null }]),
        );
        const remaining = candidates.filter(
          ({ person }) => !judgedIds.includes(Number(person.id.slice(4))),
        );
        const expected = verdict({ candidates: remaining }, { judged: new Map() });
        const actual = verdict({ candidates }, { judged });
        expect(actual.outcome).toBe(expected.outcome);
        expect(actual.reasons.filter(({ kind }) => kind !== 'judged-different')).toEqual(
          expected.reasons,
        );
        expect(actual.reasons).toHaveLength(candidates.length);
      }),
    );
  });
});
