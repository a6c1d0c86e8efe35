import { describe, expect, it } from 'vitest';
import { authorOf, groupsOf } from '#renderer/features/reports/report-groups.ts';
import { FAKE_REPORTS } from '#test/support/desk/fake-reports.ts';

const { reports } = FAKE_REPORTS.some;

describe('reports on the screen', () => {
  it('show a batch that waits as one, what waits first, and every report once', () => {
    const groups = groupsOf([...reports].reverse());
    expect(groups.slice(0, 3).map(({ phase, reports: all }) => [phase, all.length])).toEqual([
      ['withdrawal-drafted', 1],
      ['drafted', 5],
      ['drafted', 1],
    ]);
    const shown = groups.flatMap(({ reports: all }) => all.map(({ id }) => id));
    expect(shown.toSorted()).toEqual(reports.map(({ id }) => id).toSorted());
  });

  it('never join what two officers drafted in the same moment, nor a report and a withdrawal', () => {
    const [first] = reports;
    if (first === undefined) throw new Error('no report');
    const same = (id: number) => `0198c1de-7a10-4000-8000-00000000010${id}`;
    const { drafted } = first;
    const joined = groupsOf([
      first,
      { ...first, id: same(1), drafted: { ...drafted, officer: 'somebody' } },
      {
        ...first,
        id: same(2),
        phase: 'withdrawal-drafted',
        withdrawal: { why: 'recovered', drafted, approved: null },
      },
    ]);
    expect(joined).toHaveLength(3);
  });

  it('are decided by another officer than whoever drafted what waits', () => {
    const withdrawn = reports.find(({ phase }) => phase === 'withdrawal-drafted');
    expect(reports.slice(0, 1).map(authorOf)).toEqual(['jhaldane']);
    expect(withdrawn && authorOf(withdrawn)).toBe('psoler');
  });
});
