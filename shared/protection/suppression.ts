/**
 * Which notices raise nothing any more: those of a persecuting State on a person whose recognition as a refugee was
 * confirmed by two officers. It ends when the decision is overturned. Notices of other States remain.
 *
 * Every check that a case ever recorded counts, not only the last: a later one no longer sees what is suppressed, and
 * would otherwise bring it back.
 */

import { applyEvent, type Case } from '#shared/asylum/case.ts';
import type { RecordedCheck } from '#shared/asylum/checks.ts';
import type { RecordedEvent } from '#shared/asylum/event.ts';
import { factsOf, type Hit, hitsIn } from '#shared/asylum/hits.ts';
import { isOverturnedSince } from '#shared/asylum/since.ts';
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import type { SuppressedNotice } from '#shared/release/suppressions.ts';
import { forbiddenStates } from './forbidden-states.ts';

/** A case, and every check in which anything answered, the oldest first. */
export type WatchedCase = {
  readonly state: Case;
  readonly checks: readonly (readonly [key: string, check: RecordedCheck])[];
};

/** The case after one more step; see `applyEvent`. */
export function watchEvent(
  before: WatchedCase | null,
  recorded: RecordedEvent,
): WatchedCase | null {
  const state = applyEvent(before?.state ?? null, recorded);
  if (state === null) return null;
  const checks = before?.checks ?? [];
  const { event, at, officer, entry } = recorded;
  if (before === null || event.kind !== 'record-check' || event.verdict.reasons.length === 0) {
    return { state, checks };
  }
  const check = { verdict: event.verdict, at, officer, entry };
  return { state, checks: [...checks, [event.check, check]] };
}

/** Each notice that the case suppresses, once. */
export function suppressedNotices({ state, checks }: WatchedCase): readonly SuppressedNotice[] {
  const persons = confirmedPersons(state);
  if (persons.size === 0) return [];
  const states = persecutingStates(state);
  const notices = checks
    .filter(([key]) => persons.has(personOf(key)))
    .flatMap(([key, check]) => hitsIn({ [key]: check }, state.conclusions))
    .flatMap((hit) => noticesOf(hit, states));
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}

/** Persons of the case whose recognition stands and was confirmed by a second officer. */
function confirmedPersons(state: Case) {
  const { decision, notifications, intake } = state;
  if (decision?.outcome !== 'recognised') return new Set<string>();
  const named = new Set(
    notifications
      .filter(isConfirmation)
      // One that was drafted before a decision was overturned says nothing about the next decision.
      .filter((notification) => !isOverturnedSince(state, notification))
      .flatMap(({ draft }) => draft.persons),
  );
  return new Set(intake.persons.map(({ id }) => id).filter((id) => named.has(id)));
}

const isConfirmation = (notification: Case['notifications'][number]): boolean =>
  notification.draft.kind === 'status-confirmation' &&
  notification.state === 'approved' &&
  notification.draftedBy !== null &&
  notification.decidedBy !== null &&
  notification.draftedBy !== notification.decidedBy;

/** Canonical codes. Where the person passed through, or who merely seeks him, persecutes nobody. */
function persecutingStates({ intake }: Case): ReadonlySet<string> {
  const none = { statesOfBirth: [], transit: [], noticeIssuers: [] };
  const states = new Set(forbiddenStates({ ...factsOf(intake, []), ...none }).keys());
  // It answers for Kosovo's old documents, but is no State of origin.
  states.delete('UNO');
  return states;
}

/** The key of a check begins with the person's id. */
const personOf = (key: string): string => key.slice(0, key.indexOf(' '));

/** Notices of persecuting States on a person whom the bureau confirmed. */
function noticesOf(
  { list, state, conclusion, candidate, notices }: Hit,
  states: ReadonlySet<string>,
): readonly SuppressedNotice[] {
  if (candidate === null || state !== 'confirmed' || conclusion?.by !== 'ncb') return [];
  const entry = candidate.person.id;
  return notices.flatMap(({ reference, issuer: code }) => {
    const issuer = canonicalIssuingState(code ?? '');
    return states.has(issuer) ? [{ list, entry, reference, issuer }] : [];
  });
}
