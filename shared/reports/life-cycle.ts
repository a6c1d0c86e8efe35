/**
 * The life of a report as officers decide it: `drafted → approved | declined`, and of an approved one
 * `withdrawal-drafted → withdrawal-approved`, or back when the withdrawal is declined. A withdrawal that the hub refused is
 * drafted anew.
 *
 * Whoever approves is another officer than the author, of the report and of the withdrawal alike. Officers are those whom
 * the station stamped on the entries, never what a page says. What the hub made of it is in `phase.ts`.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Report } from './report.ts';
import type { DeclineReason, ReportEvent, WithdrawalReason } from './report-event.ts';

/** Who did it, when, and where in the urgent lane it is recorded. */
export type Stamp = { readonly officer: string; readonly at: string; readonly seq: number };

type Drafted = { readonly id: string; readonly report: Report; readonly drafted: Stamp };
type Approved = Drafted & { readonly approved: Stamp };
type Withdrawal = { readonly why: WithdrawalReason; readonly drafted: Stamp };

export type ReportState =
  | (Drafted & { readonly step: 'drafted' })
  | (Drafted & { readonly step: 'declined'; readonly declined: Stamp; readonly why: DeclineReason })
  | (Approved & { readonly step: 'approved' })
  | (Approved & { readonly step: 'withdrawal-drafted'; readonly withdrawal: Withdrawal })
  | (Approved & {
      readonly step: 'withdrawal-approved';
      readonly withdrawal: Withdrawal & { readonly approved: Stamp };
    });

/**
 * Why a step is not taken. `own-report`: the author cannot approve. `already-decided`: somebody was first.
 * `not-in-force`: there is nothing that could be withdrawn.
 */
export type StepRefusal =
  | 'unknown-report'
  | 'known-report'
  | 'own-report'
  | 'already-decided'
  | 'not-in-force';

/** What an event does to one report. Pure: the same at the station and at the hub. */
function advance(
  state: ReportState | undefined,
  event: Exclude<ReportEvent, { kind: 'drafted' }>,
  stamp: Stamp,
): Result<ReportState, StepRefusal> {
  if (state === undefined) return fail('unknown-report');
  switch (event.kind) {
    case 'approved':
    case 'declined':
      return decided(state, event, stamp);
    case 'withdrawal-drafted':
      return withdrawing(state, event.why, stamp);
    case 'withdrawal-approved':
    case 'withdrawal-declined':
      return withdrawalDecided(state, event.kind === 'withdrawal-approved', stamp);
  }
}

function decided(
  state: ReportState,
  event: Extract<ReportEvent, { kind: 'approved' | 'declined' }>,
  stamp: Stamp,
): Result<ReportState, StepRefusal> {
  if (state.step !== 'drafted') return fail('already-decided');
  const { id, report, drafted } = state;
  if (event.kind === 'declined') {
    return succeed({ id, report, drafted, step: 'declined', declined: stamp, why: event.why });
  }
  if (stamp.officer === drafted.officer) return fail('own-report');
  return succeed({ id, report, drafted, step: 'approved', approved: stamp });
}

function withdrawing(
  state: ReportState,
  why: WithdrawalReason,
  stamp: Stamp,
): Result<ReportState, StepRefusal> {
  if (state.step === 'withdrawal-drafted') return fail('already-decided');
  // One that was approved may have been refused by the hub. Whoever drafts it anew takes nothing from anybody: the report
  // stays in force until another officer approves this one.
  if (state.step !== 'approved' && state.step !== 'withdrawal-approved') {
    return fail('not-in-force');
  }
  return succeed({ ...state, step: 'withdrawal-drafted', withdrawal: { why, drafted: stamp } });
}

function withdrawalDecided(
  state: ReportState,
  isApproval: boolean,
  stamp: Stamp,
): Result<ReportState, StepRefusal> {
  if (state.step === 'withdrawal-approved') return fail('already-decided');
  if (state.step !== 'withdrawal-drafted') return fail('not-in-force');
  const { withdrawal, ...report } = state;
  if (!isApproval) return succeed({ ...report, step: 'approved' });
  if (stamp.officer === withdrawal.drafted.officer) return fail('own-report');
  const next = { ...withdrawal, approved: stamp };
  return succeed({ ...report, step: 'withdrawal-approved', withdrawal: next });
}

export type RefusedStep = { readonly report: string; readonly why: StepRefusal };

/**
 * Applies an event to the reports it names, each for itself, and answers those that refused. A draft whose id is known
 * changes nothing.
 */
export function applyEvent(
  states: Map<string, ReportState>,
  event: ReportEvent,
  stamp: Stamp,
): readonly RefusedStep[] {
  if (event.kind === 'drafted') return takeDrafts(states, event, stamp);
  const refused: RefusedStep[] = [];
  for (const report of new Set(event.reports)) {
    const next = advance(states.get(report), event, stamp);
    if (next.ok) states.set(report, next.value);
    else refused.push({ report, why: next.failure });
  }
  return refused;
}

function takeDrafts(
  states: Map<string, ReportState>,
  { reports }: Extract<ReportEvent, { kind: 'drafted' }>,
  stamp: Stamp,
): readonly RefusedStep[] {
  const refused: RefusedStep[] = [];
  for (const { id, report } of reports) {
    if (states.has(id)) refused.push({ report: id, why: 'known-report' });
    else states.set(id, { id, report, drafted: stamp, step: 'drafted' });
  }
  return refused;
}

/** The last thing that officers did about a report. */
export function lastStamp(state: ReportState): Stamp {
  switch (state.step) {
    case 'drafted':
      return state.drafted;
    case 'declined':
      return state.declined;
    case 'approved':
      return state.approved;
    case 'withdrawal-drafted':
      return state.withdrawal.drafted;
    case 'withdrawal-approved':
      return state.withdrawal.approved;
  }
}
