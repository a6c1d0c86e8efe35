import { describe, expect, it } from 'vitest';
import { createResultsStore, rowsOf } from '#renderer/features/training/results-store.ts';
import type { TrainingResult } from '#shared/station/training.ts';

const aResult = (differs: Partial<TrainingResult> = {}): TrainingResult => ({
  officer: 'ana',
  name: 'Ana Ruiz',
  role: 'line',
  scenario: 'name-twin',
  at: '2026-11-25T10:00:00.000Z',
  right: 2,
  of: 2,
  grave: false,
  passed: true,
  ...differs,
});

const failed = { right: 0, grave: true, passed: false };

describe('the results that a supervisor sees', () => {
  it('count the attempts of each trainee at each scenario and show the last', () => {
    const last = aResult({ at: '2026-11-25T12:00:00.000Z' });
    const rows = rowsOf([
      aResult(failed),
      aResult({ scenario: 'persecutor-asks' }),
      aResult({ officer: 'bo', name: 'Bo Lund' }),
      last,
    ]);
    expect(rows.map(({ name, scenario, attempts }) => [name, scenario, attempts])).toEqual([
      ['Ana Ruiz', 'name-twin', 2],
      ['Bo Lund', 'name-twin', 1],
      ['Ana Ruiz', 'persecutor-asks', 1],
    ]);
    expect(rows[0]?.last).toEqual(last);
  });

  it('remember that a scenario was passed before it failed', () => {
    const [row] = rowsOf([aResult(), aResult(failed)]);
    expect(row).toMatchObject({ everPassed: true, last: { passed: false }, attempts: 2 });
    expect(rowsOf([aResult(failed)])[0]?.everPassed).toBe(false);
  });

  it('never mix a guest with an officer of the same name, nor officers who share one', () => {
    const rows = rowsOf([
      aResult(),
      aResult({ officer: null }),
      aResult({ officer: 'ana-2' }),
      aResult({ officer: null, name: 'ana' }),
    ]);
    expect(rows.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
  });

  it('follow an officer whose name was changed', () => {
    const rows = rowsOf([aResult(), aResult({ name: 'Ana Ruiz Vega' })]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.name).toBe('Ana Ruiz Vega');
  });
});

describe('asking for them', () => {
  it.each([
    ['no answer', null, { kind: 'no-answer' }],
    ['a file that cannot be read', { kind: 'unreadable' }, { kind: 'unreadable' }],
    ['nothing yet', { kind: 'results', results: [] }, { kind: 'known', rows: [] }],
  ] as const)('shows %s', async (_, answer, expected) => {
    const store = createResultsStore({ results: async () => answer });
    await store.getState().load();
    expect(store.getState().shown).toEqual(expected);
  });

  it('does not show an older answer over a newer one', async () => {
    const answers: ((answer: { kind: 'unreadable' } | null) => void)[] = [];
    const store = createResultsStore({
      results: () => new Promise((resolve) => answers.push(resolve)),
    });
    const loads = [store.getState().load(), store.getState().load()];
    answers[1]?.({ kind: 'unreadable' });
    answers[0]?.(null);
    await Promise.all(loads);
    expect(store.getState().shown).toEqual({ kind: 'unreadable' });
  });
});
