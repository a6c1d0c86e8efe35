/** A message about a decision while it is written. */
import type { StoreApi } from 'zustand/vanilla';
import { type Case, decisionNotified } from '#shared/asylum/case.ts';
import type { NotificationDraft } from '#shared/asylum/decision.ts';
import type { Addressee } from '#shared/protection/recipient.ts';
import type { AsylumStore } from './asylum-store.ts';
import type { Drafts } from './drafts.ts';

type MessageDraft = Drafts['message'];

/** Whom a message may be addressed to, beside the bureaux of other States. */
export const ADDRESSEE_KINDS = [
  'own-ncb',
  'general-secretariat',
  'ccf',
  'asylum-authority',
  'other-countries',
] as const;

/** Before anything is typed. */
export const emptyMessage = (id: string, state: Case): MessageDraft => ({
  id,
  draft: emptyDraft(state),
  to: ['own-ncb'],
  bureaux: [],
  isSent: false,
});

function emptyDraft(state: Case): NotificationDraft {
  const outcome = decisionNotified(state)?.outcome;
  return {
    kind: outcome === 'denied' ? 'denial' : 'status-confirmation',
    addressees: [],
    language: 'en',
    persons: state.intake.persons.filter(({ role }) => role === 'applicant').map(({ id }) => id),
    hits: [],
    statement: '',
    legalBasis: '',
    isMarkedConfidential: true,
    corrects: null,
  };
}

/** As it is given on, with everyone it is addressed to. */
export const wholeMessage = ({ draft, to, bureaux }: MessageDraft): NotificationDraft => ({
  ...draft,
  addressees: addresseesOf(to, bureaux),
});

const addresseesOf = (to: readonly string[], bureaux: readonly string[]): Addressee[] => [
  ...ADDRESSEE_KINDS.filter((kind) => to.includes(kind)).map((kind) => ({ kind })),
  ...bureaux.map((state) => ({ kind: 'ncb' as const, state })),
];

/** Gives it on to whoever approves it, and answers whether it was recorded. Until then it is kept under its id. */
export function giveMessage(
  store: StoreApi<AsylumStore>,
  where: string,
  message: MessageDraft,
): Promise<boolean> {
  store.getState().keep(where, { message: { ...message, isSent: true } });
  const draft = wholeMessage(message);
  return store
    .getState()
    .act(where, { kind: 'draft-notification', notification: message.id, draft });
}
