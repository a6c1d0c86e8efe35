/** One line of the work list. */
import type { Case } from '#shared/asylum/case.ts';
import { hitsOf, openPoints } from '#shared/asylum/open-points.ts';
import type { CaseSummary } from '#shared/station/asylum.ts';

type Moment = { readonly now: string; readonly release: number | null };

export function summaryOf(state: Case, { now, release }: Moment): CaseSummary {
  const { id, intake, status, openedAt, threads, history } = state;
  const waiting = threads.filter((thread) => thread.state === 'waiting');
  return {
    id,
    reference: intake.reference,
    applicant: applicantOf(state),
    persons: intake.persons.length,
    status,
    openedAt,
    changedAt: history.at(-1)?.at ?? openedAt,
    points: status === 'closed' ? [] : [...openPoints(state, release)],
    unverifiedHits: hitsOf(state).filter((hit) => hit.state === 'unverified').length,
    overdue: waiting.filter(({ dueAt }) => dueAt < now).length,
    answered: threads.filter((thread) => thread.state === 'answered').length,
  };
}

function applicantOf({ intake }: Case): string {
  const applicant = intake.persons.find(({ role }) => role === 'applicant');
  const name = applicant?.names[0];
  const latin = [name?.primaryIdentifier, name?.secondaryIdentifier].filter(Boolean).join(', ');
  return latin || (name?.originalScript ?? '');
}
