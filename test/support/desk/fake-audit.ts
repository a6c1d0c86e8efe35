/** A morning at the fake post, as its supervisor reads it. */
import type { AuditFilter, AuditPage, AuditRow, ChainState } from '#shared/station/audit.ts';

type Told = Partial<AuditRow> & Pick<AuditRow, 'kind' | 'officer'>;

/** Newest first. */
const MORNING: readonly Told[] = [
  { kind: 'audit-viewed', officer: 'psoler', release: 412, acknowledged: false },
  {
    kind: 'screening',
    officer: 'amoreau',
    purpose: 'entry',
    outcome: 'clear',
    acknowledged: false,
  },
  { kind: 'referral', officer: 'amoreau', lane: 'urgent', acknowledged: false },
  {
    kind: 'screening',
    officer: 'amoreau',
    lane: 'urgent',
    purpose: 'entry',
    outcome: 'hit',
    acknowledged: false,
  },
  { kind: 'judgement', officer: 'jhaldane' },
  {
    kind: 'screening',
    officer: 'jhaldane',
    lane: 'urgent',
    purpose: 'second-line',
    outcome: 'refer',
  },
  { kind: 'screening', officer: 'amoreau', purpose: 'exit', outcome: 'clear', clockSuspect: true },
  {
    kind: 'screening',
    officer: 'amoreau',
    lane: 'urgent',
    purpose: 'exit',
    outcome: 'not-screened',
  },
  { kind: 'release-activated', officer: 'amoreau' },
  { kind: 'officer-change', officer: 'tokoro', release: 411 },
  { kind: 'action-refused', officer: 'jhaldane', release: 411 },
  { kind: 'silent-alarm', officer: 'amoreau', lane: 'urgent', release: 411 },
  { kind: 'sign-in-refused', officer: 'amoreau', release: 411 },
  { kind: 'signed-in', officer: 'amoreau', release: 411 },
  { kind: 'journal-repaired', officer: 'tokoro', release: 411 },
  { kind: 'a-later-kind', officer: null, release: null },
];

const ROWS: readonly AuditRow[] = MORNING.map((told, index) => ({
  lane: 'routine',
  seq: 6621 - index,
  at: new Date(Date.UTC(2026, 10, 23, 13, 31, 50) - index * 187_000).toISOString(),
  clockSuspect: false,
  release: 412,
  purpose: null,
  outcome: null,
  acknowledged: true,
  ...told,
}));

const matches = (row: AuditRow, { officer, kinds, purpose, lane }: AuditFilter): boolean =>
  (officer === undefined || row.officer === officer) &&
  (kinds === undefined || kinds.includes(row.kind)) &&
  (purpose === undefined || row.purpose === purpose) &&
  (lane === undefined || row.lane === lane);

export const fakeAuditPage = (filter: AuditFilter, isFirst: boolean): AuditPage => ({
  kind: 'page',
  rows: ROWS.filter((row) => matches(row, filter)),
  next: isFirst ? { urgent: 60, routine: 6400 } : null,
});

export const FAKE_CHAINS: Readonly<Record<'sound' | 'broken', ChainState[]>> = {
  sound: [
    { lane: 'urgent', entries: 91, acknowledged: 88, broken: null },
    { lane: 'routine', entries: 6621, acknowledged: 6412, broken: null },
  ],
  broken: [
    { lane: 'urgent', entries: 91, acknowledged: 88, broken: null },
    { lane: 'routine', entries: 6621, acknowledged: 6412, broken: { at: 5120, why: 'changed' } },
  ],
};
