import { describe, expect, it } from 'vitest';
import type { RecordedCheck } from '#shared/asylum/checks.ts';
import { factsOf, hitsIn, protectionOf } from '#shared/asylum/hits.ts';
import type { DocumentMatch, Reason } from '#shared/screening/verdict.ts';
import { aClearVerdict, anIntake } from '#test/support/asylum-subjects.ts';
import { aCandidate, aPerson } from '#test/support/screening-subjects.ts';

const match: DocumentMatch = {
  list: 'sltd',
  category: 'stolen',
  documentType: 'passport',
  dateReported: '2025-01-01',
  documentNumber: 'X1234567',
  issuingState: 'UTO',
};
const hit = (score: number): Reason => ({ kind: 'person-hit', candidate: aCandidate({ score }) });
const candidate = (score: number): Reason => ({
  kind: 'person-candidate',
  candidate: aCandidate({ score }),
});
const near: Reason = { kind: 'document-near', match, presented: 'X1234568' };

const checkWith = (...reasons: Reason[]): RecordedCheck => ({
  verdict: aClearVerdict({ outcome: 'refer', reasons }),
  at: '2026-11-20T08:00:00.000Z',
  officer: 'eva',
  entry: 'entry-2',
});

describe('what answered in the checks of a case', () => {
  it.each([
    ['the more serious grade', candidate(0.95), hit(0.7), 'hit', 0.7],
    ['the more serious grade, found first', hit(0.7), candidate(0.95), 'hit', 0.7],
    ['the likest of equal grades', candidate(0.7), candidate(0.8), 'candidate', 0.8],
    ['the likest of equal grades, found first', candidate(0.8), candidate(0.7), 'candidate', 0.8],
  ] as const)('is one hit for one entry, with %s', (...[, first, second, grade, score]) => {
    const hits = hitsIn({ first: checkWith(first), second: checkWith(second) }, {});
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ grade, checks: ['first', 'second'], candidate: { score } });
  });

  it('is one hit for one document, however often it was presented', () => {
    const checks = {
      first: checkWith(near),
      second: checkWith({ kind: 'document-hit', match }),
      third: checkWith(near),
    };
    expect(hitsIn(checks, {})).toMatchObject([
      {
        key: 'document sltd UTO X1234567',
        grade: 'hit',
        candidate: null,
        document: match,
        issuers: ['UTO'],
        checks: ['first', 'second', 'third'],
      },
    ]);
  });

  it('stands in the order of its seriousness', () => {
    const other = aCandidate({ person: aPerson({ id: 'red/2026-2' }) });
    const check = checkWith(candidate(0.9), near, { kind: 'listed-document', candidate: other });
    expect(hitsIn({ check }, {}).map(({ grade }) => grade)).toEqual(['hit', 'near', 'candidate']);
  });

  it('is nothing where a verdict names neither a person nor a document of a list', () => {
    const check = checkWith(
      { kind: 'document-expired', dateOfExpiry: '2020-01-01' },
      { kind: 'judged-different', candidate: aCandidate(), where: 'elsewhere', on: null },
    );
    expect(hitsIn({ check }, {})).toEqual([]);
  });
});

describe('the States that a hit keeps from learning of the case', () => {
  const issuers = ['XYZ'];

  it.each(['unverified', 'confirmed', 'no-response'] as const)(
    'are those that had the person sought (%s)',
    (state) => {
      expect(factsOf(anIntake(), [{ state, issuers }]).noticeIssuers).toEqual(issuers);
    },
  );

  it('are none when the notice is about somebody else', () => {
    expect(factsOf(anIntake(), [{ state: 'false', issuers }]).noticeIssuers).toEqual([]);
  });

  it('have no further ground unless the person names one', () => {
    expect(protectionOf({ issuers: ['XYZ', 'SYR'] }, anIntake())).toEqual(
      new Map([['SYR', ['persecutor']]]),
    );
  });
});
