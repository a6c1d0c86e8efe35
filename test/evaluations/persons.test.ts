import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EvaluationProblem, rowsOf } from '#test/evaluate/arguments.ts';
import { percentilesOf, share } from '#test/evaluate/figures.ts';
import { scorePairs } from '#test/evaluate/names.ts';
import { scoreQueries, withNames } from '#test/evaluate/queries.ts';
import { scoreTravellers } from '#test/evaluate/travellers.ts';
import { aName, aPerson } from '#test/support/screening-subjects.ts';

const oren = aPerson({
  id: '1',
  names: [aName('Oren Valdis'), aName('Petrak Sokol', { kind: 'alias' })],
});
const tariq = aPerson({
  id: '2',
  names: [aName('طارق بن حليم', { script: 'Arab' }), aName('Tariq Benhalim', { kind: 'alias' })],
});

describe('scorePairs', () => {
  const pair = (name1: string, name2: string, more: object) => ({
    schema: 'Person',
    name1,
    name2,
    is_match: 'true' as const,
    quality: 'STRONG',
    ...more,
  });

  it('counts what was found, what was missed and what should not have been found', () => {
    const figures = scorePairs([
      pair('Oren Valdis', 'Valdis Oren', {}),
      pair('Oren Valdis', 'Tariq Benhalim', {}),
      pair('Oren Valdis', 'Oren Valdis', { is_match: 'false', quality: 'WEAK', schema: 'Company' }),
    ]);
    expect(figures).toEqual({
      pairs: 3,
      threshold: 0.7,
      all: { precision: 0.5, recall: 0.5, f1: 0.5 },
      persons: { precision: 1, recall: 0.5, f1: 0.6667 },
      strongFailures: 1,
    });
  });
});

describe('scoreQueries', () => {
  it('asks for names that the list does not have', () => {
    const queries = [
      { query_name: 'طارق بن حليم', truth_dataid: '2' },
      { query_name: 'Oren Valdis', truth_dataid: '2' },
    ];
    const latin = scoreQueries(queries, withNames([oren, tariq], 'latin'));
    expect(latin).toMatchObject({ queries: 2, recall: 0.5, rank1: 0.5, wrongHitQueries: 0.5 });
    expect(withNames([oren], 'primary')[0]?.names).toHaveLength(1);
  });
});

describe('scoreTravellers', () => {
  const row = (full_name: string, more = {}) => ({
    row: '1',
    full_name,
    gender: 'male',
    date_of_birth: '1980-05-17',
    nationality: '',
    ...more,
  });

  it('follows each traveller to the entry that has the untreated name', () => {
    const figures = scoreTravellers({
      un: [oren],
      others: [tariq],
      positives: [row('Orne Valdis'), row('Nobody Known', { row: '2' })],
      truth: [row('OREN, VALDIS'), row('Nobody Known', { row: '2' })],
      negatives: [
        row('Tariq Benhalim', { date_of_birth: '1980-13-40' }),
        row('Jane Innocent', { gender: 'female', date_of_birth: '', nationality: 'fr' }),
      ],
      nameOnly: false,
    });
    expect(figures).toMatchObject({
      located: 0,
      falseAlerts: 1,
      negatives: 2,
    });
    const located = scoreTravellers({
      un: [oren],
      others: [],
      positives: [row('Orne Valdis')],
      truth: [row('oren-valdis')],
      negatives: [],
      nameOnly: true,
    });
    expect(located).toMatchObject({ located: 1, recall: 1, rank1: 1, blockerRecall: 1 });
  });
});

describe('what is printed', () => {
  it('has shares and percentiles of nothing as well', () => {
    expect([share(1, 3), share(0, 0)]).toEqual([0.3333, 0]);
    expect(percentilesOf([3, 1, 2])).toEqual({ p50: 2, p95: 3, p99: 3 });
    expect(percentilesOf([])).toEqual({ p50: 0, p95: 0, p99: 0 });
  });

  it('names the row that cannot be read', () => {
    const shape = z.object({ name: z.string(), kind: z.enum(['a']) });
    const file = 'cases.csv';
    expect(rowsOf('name,kind\nx,a\n', { file, shape })).toEqual([{ name: 'x', kind: 'a' }]);
    expect(() => rowsOf('name,kind\nx,b\n', { file, shape })).toThrow(/cases\.csv, row 1: kind/u);
    expect(() => rowsOf('name,kind\n', { file, shape })).toThrow(EvaluationProblem);
  });
});
