/**
 * Whether a step in a case happens. The one place that decides it: the station asks before it records, and the hub
 * asks again when it receives. Pure; who asks, when, and under which policy is passed in.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Case, CaseStatus } from './case.ts';
import { neededChecks } from './checks.ts';
import type { Circumstances } from './circumstances.ts';
import { NO_STAMPS, type Stamps, type Step, type StepKind } from './event.ts';
import { type Intake, intakeFaults } from './intake.ts';
import { approvalOf, draftRefusals } from './notify.ts';
import { hitsOf, openPoints } from './open-points.ts';
import type { Refusal } from './refusal.ts';
import { threadRefusals } from './talk.ts';

/** In which states of a case each step may be made. `open` makes a case. */
export const STEPS: Readonly<Record<Exclude<StepKind, 'open'>, readonly CaseStatus[]>> = {
  'correct-intake': ['open', 'decided'],
  // Also after the end: a newer list may know the person, and the desk must hear of it.
  'record-check': ['open', 'decided'],
  'set-aside': ['open', 'decided'],
  'open-thread': ['open', 'decided'],
  write: ['open', 'decided'],
  escalate: ['open', 'decided'],
  'note-no-response': ['open', 'decided'],
  'close-thread': ['open', 'decided'],
  decide: ['open'],
  overturn: ['decided'],
  'draft-notification': ['open', 'decided'],
  'approve-notification': ['open', 'decided'],
  'decline-notification': ['open', 'decided'],
  close: ['open', 'decided'],
  reopen: ['closed'],
};

/** What the station records with the step, or every reason why it does not happen. */
export function decide(
  state: Case | null,
  step: Step,
  circumstances: Circumstances,
): Result<Stamps, readonly Refusal[]> {
  if (step.kind === 'open') {
    if (state !== null) return fail([{ kind: 'case-exists' }]);
    return judged(intakeRefusals(step.intake));
  }
  if (state === null) return fail([{ kind: 'unknown-case' }]);
  const { status } = state;
  if (!STEPS[step.kind].includes(status)) return fail([{ kind: 'not-now', status }]);
  return decideKnown(state, step, circumstances);
}

function decideKnown(
  state: Case,
  step: Exclude<Step, { kind: 'open' }>,
  circumstances: Circumstances,
): Result<Stamps, readonly Refusal[]> {
  switch (step.kind) {
    case 'correct-intake':
      return judged(intakeRefusals(step.intake));
    case 'record-check':
      return judged(checkRefusals(state, step, circumstances));
    case 'set-aside':
      return judged(setAsideRefusals(state, step.hit));
    case 'open-thread':
      return judged(threadRefusals(state, step, circumstances), {
        dueAt: circumstances.after(circumstances.protocol.answerWithinHours[step.form]),
      });
    case 'write':
    case 'escalate':
    case 'note-no-response':
    case 'close-thread':
      return judged(threadRefusals(state, step, circumstances));
    case 'decide':
      return judged(decisionRefusals(step.decision));
    case 'overturn':
    case 'reopen':
      return judged([]);
    case 'draft-notification':
      return judged(draftRefusals(state, step, circumstances));
    case 'approve-notification':
    case 'decline-notification':
      return approvalOf(state, step, circumstances);
    case 'close':
      return closingOf(state, step, circumstances);
  }
}

const judged = (
  refusals: readonly Refusal[],
  stamps: Partial<Stamps> = {},
): Result<Stamps, readonly Refusal[]> =>
  refusals.length === 0 ? succeed({ ...NO_STAMPS, ...stamps }) : fail(refusals);

const intakeRefusals = (intake: Intake): readonly Refusal[] =>
  intakeFaults(intake).map((fault) => ({
    kind: 'intake-fault',
    fault: fault.kind,
    person: 'person' in fault ? fault.person : null,
  }));

function checkRefusals(
  { intake }: Case,
  { check, verdict }: Extract<Step, { kind: 'record-check' }>,
  { release, requiredLists }: Circumstances,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (!neededChecks(intake).some(({ key }) => key === check))
    refusals.push({ kind: 'unknown-check' });
  // One that was made while a release was being exchanged is made again.
  if (verdict.release !== release) refusals.push({ kind: 'other-release', active: release });
  const answered = new Set(verdict.sources.map(({ list }) => list));
  const lists = requiredLists.filter((list) => !answered.has(list));
  if (lists.length > 0) refusals.push({ kind: 'list-missing', lists });
  return refusals;
}

function setAsideRefusals(state: Case, key: string): readonly Refusal[] {
  const hit = hitsOf(state).find((one) => one.key === key);
  if (hit === undefined) return [{ kind: 'unknown-hit' }];
  if (hit.grade === 'hit') return [{ kind: 'bureau-decides' }];
  return hit.state === 'unverified' ? [] : [{ kind: 'already-concluded' }];
}

/** A denial says what it rests on, and nothing else does. */
function decisionRefusals({
  outcome,
  restsOn,
}: Extract<Step, { kind: 'decide' }>['decision']): readonly Refusal[] {
  return (outcome === 'denied') === (restsOn !== null) ? [] : [{ kind: 'decision-incomplete' }];
}

function closingOf(
  state: Case,
  { override }: Extract<Step, { kind: 'close' }>,
  { release, witness }: Circumstances,
): Result<Stamps, readonly Refusal[]> {
  const points = [...openPoints(state, release)];
  if (override === null) return judged(points.length > 0 ? [{ kind: 'points-open', points }] : []);
  if (points.length === 0) return fail([{ kind: 'nothing-to-override' }]);
  if (witness?.role !== 'supervisor') return fail([{ kind: 'supervisor-needed' }]);
  return judged([], { witness: witness.id, leftOpen: points });
}
