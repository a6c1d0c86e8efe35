import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, type Policy } from '#shared/release/policy.ts';
import type { ListAnswer, ReleasedList, SearchOutcome } from '#shared/screening/answers.ts';
import { type Screening, verdictOf, verdictOfUnreadable } from '#shared/screening/decide.ts';
import { type DocumentMatch, verdictSchema } from '#shared/screening/verdict.ts';
import { KNOWN_LISTS } from '#shared/watchlist/list.ts';
import { aCandidate, aDocument, aPerson, aTraveller } from '#test/support/screening-subjects.ts';

const today = { year: 2026, month: 3, day: 5 };
const nothing: SearchOutcome = {
  kind: 'searched',
  documents: [],
  holders: [],
  candidates: [],
  nearest: 0.4,
};
const match: DocumentMatch = {
  list: 'sltd',
  category: 'stolen',
  documentType: 'passport',
  dateReported: '2026-01-01',
  documentNumber: 'X1',
  issuingState: 'UTO',
};

const listed = (id: string, listDate: string | null = '2026-03-01'): ReleasedList => {
  const known = KNOWN_LISTS.find((list) => list.id === id) ?? {
    id,
    kind: 'persons',
    title: id,
    publisher: id,
  };
  return { ...known, listDate, records: 5 };
};

const screening = (differs: Partial<Screening> = {}): Screening => ({
  traveller: aTraveller(),
  answers: [
    { list: 'sltd', outcome: nothing },
    { list: 'interpol-notices', outcome: nothing },
  ],
  policy: DEFAULT_POLICY,
  release: { version: 7, lists: [listed('sltd'), listed('interpol-notices')] },
  today,
  ...differs,
});

const answering = (outcome: SearchOutcome): ListAnswer[] => [
  { list: 'sltd', outcome: nothing },
  { list: 'interpol-notices', outcome },
];
const found = (differs: Partial<Extract<SearchOutcome, { kind: 'searched' }>>): SearchOutcome => ({
  ...nothing,
  ...differs,
});
const failed: SearchOutcome = { kind: 'not-searched', failure: { kind: 'failed', reference: 'r' } };

const nearMatch = {
  kind: 'confusable',
  positions: [1],
  presented: 'I',
  listed: '1',
} as const;

describe('what a verdict says of a document', () => {
  it('carries how a near document differs, and does without where nobody says', () => {
    const documents = [
      { match, presented: 'XI', exact: false, near: { ...nearMatch, positions: [1] } },
      { match, presented: 'XL', exact: false },
    ];
    const verdict = verdictOf(screening({ answers: answering(found({ documents })) }));
    expect(verdict.reasons).toEqual([
      { kind: 'document-near', match, presented: 'XI', near: nearMatch },
      { kind: 'document-near', match, presented: 'XL' },
    ]);
    expect(verdictSchema.parse(verdict)).toEqual(verdict);
  });

  it('makes a hit of a document associated with a notice, and keeps the reference', () => {
    const associated = { ...match, notice: '2026/4711' };
    const documents = [{ match: associated, presented: 'X1', exact: true }];
    const verdict = verdictOf(screening({ answers: answering(found({ documents })) }));
    expect(verdict.outcome).toBe('hit');
    expect(verdict.reasons).toEqual([{ kind: 'document-hit', match: associated }]);
    expect(verdictSchema.parse(verdict)).toEqual(verdict);
  });
});

describe('verdictOf', () => {
  it('is clear when every list was searched to its end and none answered', () => {
    const verdict = verdictOf(screening());
    expect(verdict).toMatchObject({ outcome: 'clear', reasons: [], release: 7 });
    expect(
      verdict.sources.map(({ list, answer, ageInDays }) => [list, answer.kind, ageInDays]),
    ).toEqual([
      ['interpol-notices', 'no-answer', 4],
      ['sltd', 'no-answer', 4],
    ]);
  });

  it('is not screened without a release', () => {
    const verdict = verdictOf(screening({ release: null }));
    expect(verdict).toMatchObject({ outcome: 'not-screened', release: null });
    expect(verdict.reasons[0]).toEqual({ kind: 'no-release' });
    expect(verdict.sources.map(({ answer }) => answer)).toEqual([
      { kind: 'not-searched', failure: { kind: 'missing-from-release' } },
      { kind: 'not-searched', failure: { kind: 'missing-from-release' } },
    ]);
  });

  it.each<[string, Partial<Screening>, unknown]>([
    [
      'a required list is not in the release',
      { release: { version: 7, lists: [listed('sltd')] } },
      {
        kind: 'source-failed',
        list: 'interpol-notices',
        failure: { kind: 'missing-from-release' },
      },
    ],
    [
      'a list of the release gave no answer',
      { answers: [{ list: 'sltd', outcome: nothing }] },
      { kind: 'source-failed', list: 'interpol-notices', failure: { kind: 'not-installed' } },
    ],
    [
      'a search broke',
      { answers: answering(failed) },
      {
        kind: 'source-failed',
        list: 'interpol-notices',
        failure: { kind: 'failed', reference: 'r' },
      },
    ],
    [
      'a list that policy does not require failed',
      {
        release: {
          version: 7,
          lists: [listed('sltd'), listed('interpol-notices'), listed('national')],
        },
      },
      { kind: 'source-failed', list: 'national', failure: { kind: 'not-installed' } },
    ],
  ])('is not screened when %s', (_, differs, reason) => {
    const verdict = verdictOf(screening(differs));
    expect(verdict.outcome).toBe('not-screened');
    expect(verdict.reasons[0]).toEqual(reason);
  });

  it('keeps a hit when another source failed, and shows the failure', () => {
    const documents = [{ match, presented: 'X1', exact: true }];
    const verdict = verdictOf(
      screening({
        answers: [
          { list: 'sltd', outcome: found({ documents }) },
          { list: 'interpol-notices', outcome: failed },
        ],
      }),
    );
    expect(verdict.outcome).toBe('hit');
    expect(verdict.reasons.map(({ kind }) => kind)).toEqual(['document-hit', 'source-failed']);
  });

  it('is not screened when there is only a candidate and a source failed', () => {
    const candidates = [aCandidate({ score: 0.75 })];
    const answers = [
      { list: 'sltd', outcome: failed },
      { list: 'interpol-notices', outcome: found({ candidates }) },
    ];
    const { outcome, reasons } = verdictOf(screening({ answers }));
    expect(outcome).toBe('not-screened');
    expect(reasons.map(({ kind }) => kind)).toEqual(['source-failed', 'person-candidate']);
  });

  it.each<[string, Partial<Screening>, string, string]>([
    [
      'a candidate at the hit threshold',
      { answers: answering(found({ candidates: [aCandidate({ score: 0.88 })] })) },
      'hit',
      'person-hit',
    ],
    [
      'a candidate below it',
      { answers: answering(found({ candidates: [aCandidate({ score: 0.879 })] })) },
      'refer',
      'person-candidate',
    ],
    [
      'a document named in a listing',
      { answers: answering(found({ holders: [aCandidate()] })) },
      'hit',
      'listed-document',
    ],
    [
      'a near document',
      { answers: answering(found({ documents: [{ match, presented: 'XI', exact: false }] })) },
      'refer',
      'document-near',
    ],
    [
      'a wrong check digit',
      {
        traveller: aTraveller({
          findings: [{ field: 'documentNumber', code: 'check-digit', severity: 'error' }],
        }),
      },
      'refer',
      'does-not-add-up',
    ],
    [
      'an expired document',
      {
        traveller: aTraveller({
          document: aDocument({ dateOfExpiry: { year: 2026, month: 3, day: 4 } }),
        }),
      },
      'refer',
      'document-expired',
    ],
    [
      'a list older than policy allows',
      { today: { year: 2026, month: 3, day: 9 } },
      'refer',
      'list-too-old',
    ],
    [
      'a list of unknown age',
      { release: { version: 7, lists: [listed('sltd'), listed('interpol-notices', null)] } },
      'refer',
      'list-too-old',
    ],
  ])('answers %s', (...[, differs, outcome, reason]) => {
    const verdict = verdictOf(screening(differs));
    expect([verdict.outcome, verdict.reasons[0]?.kind]).toEqual([outcome, reason]);
  });

  it.each<[string, Partial<Screening>]>([
    [
      'a warning of the reader',
      { traveller: aTraveller({ findings: [{ field: 'f', code: 'c', severity: 'warning' }] }) },
    ],
    [
      'a document on its last day',
      { traveller: aTraveller({ document: aDocument({ dateOfExpiry: today }) }) },
    ],
    [
      'a document without an expiry date',
      { traveller: aTraveller({ document: aDocument({ dateOfExpiry: null }) }) },
    ],
    [
      'a traveller without a document, if all sources could be searched',
      { traveller: aTraveller({ document: null }) },
    ],
    ['a list exactly as old as allowed', { today: { year: 2026, month: 3, day: 8 } }],
  ])('lets %s pass', (_, differs) => {
    expect(verdictOf(screening(differs)).outcome).toBe('clear');
  });

  it('never refers anyone for holding a convention document, but says that the rules apply', () => {
    const verdict = verdictOf(screening({ traveller: aTraveller({ nationality: 'XXB' }) }));
    expect(verdict).toMatchObject({
      outcome: 'clear',
      reasons: [{ kind: 'protection', why: 'convention-document' }],
    });
  });

  it('treats a yellow notice as a hit', () => {
    const person = aPerson({ notices: [{ kind: 'yellow', reference: 'Y', issuer: null }] });
    const candidates = [aCandidate({ person })];
    expect(verdictOf(screening({ answers: answering(found({ candidates })) })).outcome).toBe('hit');
  });

  it('puts reasons in order, equal ones by score', () => {
    const candidates = [0.75, 0.95, 0.9, 0.8].map((score) => aCandidate({ score }));
    const { reasons } = verdictOf(
      screening({
        traveller: aTraveller({
          nationality: 'XXA',
          document: aDocument({ dateOfExpiry: { year: 2020, month: null, day: null } }),
        }),
        answers: answering(found({ candidates })),
      }),
    );
    expect(
      reasons.map((reason) => ('candidate' in reason ? reason.candidate.score : reason.kind)),
    ).toEqual([0.95, 0.9, 0.8, 0.75, 'document-expired', 'protection']);
  });

  it('stays within the format, and never cuts off protection', () => {
    const candidates = Array.from({ length: 80 }, (_, i) => aCandidate({ score: 0.71 + i / 1000 }));
    const lists = Array.from({ length: 70 }, (_, i) => listed(`list-${i}`));
    const verdict = verdictOf(
      screening({
        traveller: aTraveller({ nationality: 'XXB' }),
        answers: [...answering(found({ candidates })), { list: 'list-3', outcome: nothing }],
        release: { version: 7, lists: [listed('interpol-notices'), ...lists] },
      }),
    );
    expect(verdict.reasons).toHaveLength(60);
    expect(verdict.reasons.at(-1)?.kind).toBe('protection');
    expect(verdictSchema.safeParse(verdict).success).toBe(true);
  });

  it('names a required list that nobody knows by its id', () => {
    const policy: Policy = { ...DEFAULT_POLICY, requiredLists: ['national'] };
    const verdict = verdictOf(screening({ policy, release: { version: 1, lists: [] } }));
    expect(verdict.sources).toMatchObject([{ list: 'national', title: 'national', records: 0 }]);
  });
});

describe('verdictOfUnreadable', () => {
  it('is not screened', () => {
    expect(verdictOfUnreadable(null)).toMatchObject({
      outcome: 'not-screened',
      reasons: [{ kind: 'unreadable' }],
    });
  });
});

const someOutcome: fc.Arbitrary<SearchOutcome> = fc.oneof(
  fc.constant(nothing),
  fc.constant(failed),
  fc.constantFrom<SearchOutcome>(
    { kind: 'not-searched', failure: { kind: 'not-installed' } },
    { kind: 'not-searched', failure: { kind: 'damaged', where: 'x' } },
    { kind: 'not-searched', failure: { kind: 'nothing-to-search-with' } },
  ),
  fc.boolean().map((exact) => found({ documents: [{ match, presented: 'X1', exact }] })),
  fc
    .array(fc.integer({ min: 700, max: 1000 }), { minLength: 1, maxLength: 4 })
    .map((scores) =>
      found({ candidates: scores.map((score) => aCandidate({ score: score / 1000 })) }),
    ),
  fc.constant(found({ holders: [aCandidate()] })),
);
const ids = ['sltd', 'interpol-notices', 'un-sc', 'national'];
const someAnswers = fc
  .subarray(ids)
  .chain((lists) =>
    fc.tuple(...lists.map((list) => someOutcome.map((outcome) => ({ list, outcome })))),
  );

describe('verdictOf, for whatever was answered', () => {
  it('is clear only if every required list and every list of the release gave no answer', () => {
    fc.assert(
      fc.property(
        someAnswers,
        fc.subarray(ids),
        fc.subarray(ids, { minLength: 1 }),
        (answers, inRelease, required) => {
          const release = { version: 1, lists: inRelease.map((id) => listed(id)) };
          const policy = { ...DEFAULT_POLICY, requiredLists: required };
          const { outcome, sources } = verdictOf(screening({ answers, release, policy }));
          const silent = sources.every(({ answer }) => answer.kind === 'no-answer');
          const complete = [...inRelease, ...required].every(
            (id) =>
              answers.some(({ list, outcome: answer }) => list === id && answer === nothing) &&
              inRelease.includes(id),
          );
          expect(outcome === 'clear').toBe(silent && complete);
        },
      ),
    );
  });

  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(
        someAnswers.chain((answers) =>
          fc.tuple(
            fc.constant(answers),
            fc.shuffledSubarray(answers, { minLength: answers.length, maxLength: answers.length }),
          ),
        ),
        ([answers, shuffled]) => {
          const release = { version: 1, lists: ids.map((id) => listed(id)) };
          expect(verdictOf(screening({ answers: shuffled, release }))).toEqual(
            verdictOf(screening({ answers, release })),
          );
        },
      ),
    );
  });
});
