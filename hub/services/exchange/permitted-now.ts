/** Who may have a message by what is known now, whatever its approval says. */
import type { NotificationDraft } from '#shared/asylum/decision.ts';
import { previewOf } from '#shared/asylum/notify.ts';
import type { Recipient } from '#shared/protection/recipient.ts';
import { worldOf } from '#shared/release/policy.ts';
import { policyOf } from './judge.ts';
import type { Ledger, LedgerCase } from './ledger.ts';

/** Nothing of a revoked post is passed on. */
export const isTrusted = ({ posts }: Pick<Ledger, 'posts'>, post: string): boolean =>
  posts.get(post)?.revoked_at === null;

export function permittedNow(
  { policies }: Pick<Ledger, 'policies'>,
  { state, release }: Pick<LedgerCase, 'state' | 'release'>,
  draft: NotificationDraft,
): readonly Recipient[] {
  const world = worldOf(policyOf(policies, release));
  return world === null ? [] : previewOf(state, draft, world).permitted;
}
