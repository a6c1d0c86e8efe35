/** Reports as they are decided: a batch waits as one, everything else stands by itself. */
import type { Phase } from '#shared/reports/phase.ts';
import type { ReportView } from '#shared/station/reports.ts';

export type ReportGroup = {
  /** The id of its first report. */
  readonly id: string;
  readonly phase: Phase;
  readonly reports: readonly [ReportView, ...ReportView[]];
};

const WAITS: ReadonlySet<Phase> = new Set(['drafted', 'withdrawal-drafted']);

/** Those that wait for a second officer first, then the others, each in the order of the list. */
export function groupsOf(reports: readonly ReportView[]): readonly ReportGroup[] {
  const groups = new Map<string, [ReportView, ...ReportView[]]>();
  for (const report of reports) {
    const key = keyOf(report);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [report]);
    else group.push(report);
  }
  const all = [...groups.values()].map((members) => ({
    id: members[0].id,
    phase: members[0].phase,
    reports: members,
  }));
  return [...all.filter(isWaiting), ...all.filter((group) => !isWaiting(group))];
}

export const isWaiting = ({ phase }: Pick<ReportGroup, 'phase'>): boolean => WAITS.has(phase);

/** What one officer drafted in one step has one moment. */
function keyOf({ id, phase, drafted, withdrawal }: ReportView): string {
  if (phase === 'drafted') return `${phase} ${drafted.officer} ${drafted.at}`;
  if (phase !== 'withdrawal-drafted' || withdrawal === null) return id;
  return `${phase} ${withdrawal.drafted.officer} ${withdrawal.drafted.at}`;
}

/** Whoever drafted what waits: another officer must decide. */
export function authorOf({ phase, drafted, withdrawal }: ReportView): string {
  return phase === 'withdrawal-drafted' && withdrawal !== null
    ? withdrawal.drafted.officer
    : drafted.officer;
}
