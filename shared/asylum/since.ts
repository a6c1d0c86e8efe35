/** What happened after a step of a case, by the order of its history: clocks of posts go wrong. */
import type { Case } from './case.ts';
import type { Notification } from './decision.ts';

/** Whether the decision was overturned after this message about it was drafted. */
export const isOverturnedSince = (
  state: Case,
  { draftedAt: at, draftedBy: officer }: Pick<Notification, 'draftedAt' | 'draftedBy'>,
): boolean => hasFollowed(state, { kind: 'draft-notification', at, officer }, 'overturn');

type Done = Pick<Case['history'][number], 'kind' | 'officer'> & { readonly at: string };

/** A step that is not in the history is taken to be followed by anything. */
function hasFollowed({ history }: Case, done: Done, kind: string): boolean {
  const place = history.findIndex(
    (each) => each.kind === done.kind && each.at === done.at && each.officer === done.officer,
  );
  return place < 0 || history.slice(place + 1).some((later) => later.kind === kind);
}
