/** What a case still lacks, and how far it is: the steps that the desk shows, and what keeps a case from closing. */

import { type Case, isCorrected } from './case.ts';
import { checkState, neededChecks } from './checks.ts';
import { type Hit, hitsIn } from './hits.ts';
import { isOverturnedSince } from './since.ts';

/** `checks-missing` is rule 1 of domain §3. */
export type OpenPoint =
  | 'checks-missing'
  | 'checks-incomplete'
  | 'checks-stale'
  | 'hits-unverified'
  | 'threads-waiting'
  | 'decision-missing'
  | 'notifications-undecided'
  | 'confirmation-owed'
  | 'correction-owed';

export const hitsOf = (state: Case): readonly Hit[] => hitsIn(neededOnly(state), state.conclusions);

/** The hits whose notices a message is about. */
export const hitsNamed = (state: Case, keys: readonly string[]): readonly Hit[] =>
  hitsOf(state).filter(({ key }) => keys.includes(key));

/** Checks of names and documents that the case no longer has do not count. */
function neededOnly({ intake, checks }: Case): Case['checks'] {
  const needed = new Set(neededChecks(intake).map(({ key }) => key));
  return Object.fromEntries(Object.entries(checks).filter(([key]) => needed.has(key)));
}

/** In the order in which the work is done. `release` is the active one. */
export function openPoints(state: Case, release: number | null): readonly OpenPoint[] {
  const hits = hitsOf(state);
  const points: readonly (readonly [OpenPoint, boolean])[] = [
    ...openChecks(state, release),
    ['hits-unverified', hits.some((hit) => hit.state === 'unverified')],
    ['threads-waiting', state.threads.some((thread) => thread.state === 'waiting')],
    ['decision-missing', state.decision === null],
    [
      'notifications-undecided',
      state.notifications.some((notification) => notification.state === 'drafted'),
    ],
    ['confirmation-owed', isConfirmationOwed(state, hits)],
    ['correction-owed', correctionsOwed(state).length > 0],
  ];
  return points.filter(([, isOpen]) => isOpen).map(([point]) => point);
}

function openChecks(
  state: Case,
  release: number | null,
): readonly (readonly [OpenPoint, boolean])[] {
  const kinds = new Set(
    neededChecks(state.intake).map(
      (check) => checkState(check, state.checks[check.key], release).kind,
    ),
  );
  return [
    ['checks-missing', kinds.has('missing')],
    ['checks-incomplete', kinds.has('incomplete')],
    ['checks-stale', kinds.has('stale')],
  ];
}

/** A notice about a person who was recognised must be told to INTERPOL, so that it can be deleted. */
function isConfirmationOwed(state: Case, hits: readonly Hit[]): boolean {
  if (state.decision?.outcome !== 'recognised') return false;
  const isConfirmed = hits.some((hit) => hit.state === 'confirmed' && hit.notices.length > 0);
  return isConfirmed && !state.notifications.some(isStandingConfirmation);
}

const isStandingConfirmation = ({ draft, state }: Case['notifications'][number]): boolean =>
  draft.kind === 'status-confirmation' && state === 'approved';

/** Ids of messages that went out about a decision which was overturned since, and were not corrected. */
function correctionsOwed(state: Case): readonly string[] {
  return state.notifications
    .filter(({ state: settled, draft }) => settled === 'approved' && draft.kind !== 'correction')
    .filter((notification) => !isCorrected(state, notification))
    .filter((notification) => isOverturnedSince(state, notification))
    .map(({ id }) => id);
}

export type Stage =
  | 'intake'
  | 'checks'
  | 'hits'
  | 'exchange'
  | 'decision'
  | 'notifications'
  | 'closing';
export type StageState = 'done' | 'current' | 'later';

const STAGE_OF: Readonly<Record<OpenPoint, Stage>> = {
  'checks-missing': 'checks',
  'checks-incomplete': 'checks',
  'checks-stale': 'checks',
  'hits-unverified': 'hits',
  'threads-waiting': 'exchange',
  'decision-missing': 'decision',
  'notifications-undecided': 'notifications',
  'confirmation-owed': 'notifications',
  'correction-owed': 'notifications',
};

const STAGES: readonly Stage[] = [
  'intake',
  'checks',
  'hits',
  'exchange',
  'decision',
  'notifications',
  'closing',
];

/** Every stage with its state; the first that has something open is current. */
export function stagesOf(
  state: Case,
  release: number | null,
): readonly {
  readonly stage: Stage;
  readonly state: StageState;
  readonly points: readonly OpenPoint[];
}[] {
  const open = openPoints(state, release);
  const unfinished = new Set(open.map((point) => STAGE_OF[point]));
  if (state.status !== 'closed') unfinished.add('closing');
  // Nothing can be told before there is something to tell.
  if (unfinished.has('decision') && state.status !== 'closed') unfinished.add('notifications');
  const current = STAGES.find((stage) => unfinished.has(stage));
  return STAGES.map((stage) => ({
    stage,
    state: stage === current ? 'current' : unfinished.has(stage) ? 'later' : 'done',
    points: open.filter((point) => STAGE_OF[point] === stage),
  }));
}
