/** Who may have a message by what is known now, whatever its approval says. */
import type { Notification, NotificationDraft } from '#shared/asylum/decision.ts';
import { previewOf } from '#shared/asylum/notify.ts';
import { keyOf, type Recipient } from '#shared/protection/recipient.ts';
import { worldOf } from '#shared/release/policy.ts';
import { policyOf } from './judge.ts';
import type { Ledger, LedgerCase } from './ledger.ts';

/** Nothing of a revoked post is passed on. */
export const isTrusted = ({ posts }: Pick<Ledger, 'posts'>, post: string): boolean =>
  posts.get(post)?.revoked_at === null;

/** Those to whom it was approved to go, as far as they may still have it. */
export function stillPermitted(
  ledger: Pick<Ledger, 'policies'>,
  each: Pick<LedgerCase, 'state' | 'release'>,
  { draft, sentTo }: Pick<Notification, 'draft' | 'sentTo'>,
): readonly Recipient[] {
  return permittedNow(ledger, each, draft).filter((recipient) => sentTo.includes(keyOf(recipient)));
}

function permittedNow(
  { policies }: Pick<Ledger, 'policies'>,
  { state, release }: Pick<LedgerCase, 'state' | 'release'>,
  draft: NotificationDraft,
): readonly Recipient[] {
  const world = worldOf(policyOf(policies, release));
  return world === null ? [] : previewOf(state, draft, world).permitted;
}
