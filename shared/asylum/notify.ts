/** Rules of the messages about a decision: what fits it, who must approve, who receives it. */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Permit } from '#shared/protection/block.ts';
import type { Message } from '#shared/protection/message.ts';
import { permit } from '#shared/protection/permit.ts';
import { keyOf, type World } from '#shared/protection/recipient.ts';
import { type Case, correctedBy, decisionTold } from './case.ts';
import type { Circumstances } from './circumstances.ts';
import type { NotificationDraft } from './decision.ts';
import { NO_STAMPS, type Stamps, type Step } from './event.ts';
import { factsOf } from './hits.ts';
import { hitsOf } from './open-points.ts';
import type { Refusal } from './refusal.ts';

type DraftStep = Extract<Step, { kind: 'draft-notification' }>;
type SettleStep = Extract<Step, { kind: 'approve-notification' | 'decline-notification' }>;

/** The message as the protection rules see it. `approvedBy` are the officers who stand behind it. */
function messageOf(state: Case, draft: NotificationDraft, approvedBy: readonly string[]): Message {
  const corrected = correctedBy(state, draft);
  const decision = decisionTold(state, draft);
  return {
    kind: draft.kind,
    addressees: draft.addressees,
    freeText: draft.statement,
    approvedBy: [...approvedBy],
    isMarkedConfidential: draft.isMarkedConfidential,
    legalBasis: draft.legalBasis,
    ...(decision?.restsOn == null ? {} : { decisionRestsOn: decision.restsOn }),
    ...(corrected === undefined
      ? {}
      : { corrects: { kind: corrected.draft.kind, sentTo: corrected.sentTo } }),
  };
}

/** Who would receive it once two officers stand behind it. */
export function previewOf(state: Case, draft: NotificationDraft, world: World): Permit {
  return permit(
    messageOf(state, draft, ['author', 'approver']),
    factsOf(state.intake, hitsOf(state)),
    world,
  );
}

/** Why a draft is not taken down; empty when it is. */
export function draftRefusals(
  state: Case,
  { notification, draft }: DraftStep,
  { world }: Circumstances,
): readonly Refusal[] {
  if (state.notifications.some(({ id }) => id === notification)) {
    return [{ kind: 'notification-exists' }];
  }
  if (world === null) return [{ kind: 'own-state-unknown' }];
  return [...unfitting(state, draft), ...unpermitted(previewOf(state, draft, world))];
}

/** Approves or declines. Only now is it fixed to whom the message goes. */
export function approvalOf(
  state: Case,
  step: SettleStep,
  { officer, world }: Circumstances,
): Result<Stamps, readonly Refusal[]> {
  const known = state.notifications.find(({ id }) => id === step.notification);
  if (known === undefined) return fail([{ kind: 'unknown-notification' }]);
  if (known.state !== 'drafted') return fail([{ kind: 'notification-settled' }]);
  if (step.kind === 'decline-notification') return succeed(NO_STAMPS);
  if (known.draftedBy === null || known.draftedBy === officer) return fail([{ kind: 'own-draft' }]);
  if (world === null) return fail([{ kind: 'own-state-unknown' }]);
  const { draft, draftedBy } = known;
  const facts = factsOf(state.intake, hitsOf(state));
  const answer = permit(messageOf(state, draft, [draftedBy, officer]), facts, world);
  const refusals = [...unfitting(state, draft), ...unpermitted(answer)];
  if (refusals.length > 0) return fail(refusals);
  return succeed({
    ...NO_STAMPS,
    permitted: answer.permitted.map(keyOf),
    blocked: answer.blocked,
  });
}

const unpermitted = ({ faults, blocked }: Permit): readonly Refusal[] =>
  faults.length === 0 ? [] : [{ kind: 'not-permitted-message', faults, blocked }];

/** What each kind of message says must be so, of the case as it stands; also asked of messages that were approved before. */
export function unfitting(state: Case, draft: NotificationDraft): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const persons = new Set(state.intake.persons.map(({ id }) => id));
  if (!draft.persons.every((id) => persons.has(id))) refusals.push({ kind: 'unknown-person' });
  const hits = new Set(hitsOf(state).map(({ key }) => key));
  if (!draft.hits.every((key) => hits.has(key))) refusals.push({ kind: 'unknown-hit' });
  if (!fits(state, draft)) refusals.push({ kind: 'does-not-fit-decision' });
  return refusals;
}

function fits(state: Case, draft: NotificationDraft): boolean {
  const { decision, overturned } = state;
  switch (draft.kind) {
    case 'status-confirmation':
      return decision?.outcome === 'recognised';
    case 'denial':
      return decision?.outcome === 'denied';
    case 'review-outcome':
      return decision !== null;
    case 'status-revocation':
      return (
        decision?.outcome !== 'recognised' &&
        overturned.some((former) => former.decision.outcome === 'recognised')
      );
    case 'correction':
      return correctedBy(state, draft)?.state === 'approved';
  }
}
