/**
 * Whether a message may leave for I-24/7, and its export. Everything is judged again here by what is known now: what the
 * post was allowed, or an earlier export, counts for nothing.
 */

import { aboutIn, type Case, isCorrected } from '#shared/asylum/case.ts';
import type { Notification } from '#shared/asylum/decision.ts';
import type { Thread } from '#shared/asylum/exchange.ts';
import {
  type Exported,
  type ExportSetting,
  hitExport,
  notificationExport,
} from '#shared/asylum/forwarding/export-of.ts';
import { factsOf } from '#shared/asylum/hits.ts';
import { unfitting } from '#shared/asylum/notify.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import { isOverturnedSince } from '#shared/asylum/since.ts';
import { hitLetter, namedInHit } from '#shared/asylum/templates/hit-letter.ts';
import { plainText } from '#shared/asylum/templates/letter.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { asylumTermsIn } from '#shared/protection/asylum-terms.ts';
import type { Blocked } from '#shared/protection/block.ts';
import { permit } from '#shared/protection/permit.ts';
import { keyOf, type Recipient, type World } from '#shared/protection/recipient.ts';
import { protocolOf, worldOf } from '#shared/release/policy.ts';
import { policyOf } from './judge.ts';
import { isInDoubt, type Ledger, type LedgerCase } from './ledger.ts';
import { isTrusted, stillPermitted } from './permitted-now.ts';

export type MessageAddress = {
  /** Id of a notification, or of a thread about a hit. */
  readonly message: string;
  /** Needed only where two posts name the same message. */
  readonly post?: string | undefined;
  /** Keys of recipients. Of a notification: some of those it goes to; all of them when absent. */
  readonly to?: readonly Recipient[] | undefined;
};

export type ExportRefusal =
  | { readonly kind: 'unknown-message' }
  | { readonly kind: 'two-posts' }
  | { readonly kind: 'post-revoked' }
  /** Something that decides who may receive it could not be read or was refused. */
  | { readonly kind: 'facts-in-doubt' }
  | { readonly kind: 'own-state-unknown' }
  /** Two officers must stand behind it. */
  | { readonly kind: 'not-approved' }
  /** The decision was revoked or overturned since: a correction is due, and not this. */
  | { readonly kind: 'overturned' }
  /** Persons, entries or the decision are no longer those that two officers approved. */
  | { readonly kind: 'changed-since' }
  /** A correction of it was approved: that is to be sent. */
  | { readonly kind: 'corrected-since' }
  | { readonly kind: 'no-longer-permitted' }
  /** Keys of those who may not have it. */
  | { readonly kind: 'not-for-them'; readonly recipients: readonly string[] }
  /** A question or a request for information stays with the own bureau. */
  | { readonly kind: 'stays-here' }
  | { readonly kind: 'hit-gone' }
  /** What bureaux of States receive goes to one at a time: none learns who else was told, nor who was left out. */
  | { readonly kind: 'one-recipient' }
  | { readonly kind: 'blocked'; readonly blocked: readonly Blocked[] };

export type Forwardable = {
  readonly each: LedgerCase;
  readonly recipients: readonly Recipient[];
  readonly exported: Exported;
};

/** `now`: the hub's, ISO 8601. */
export function forwardable(
  ledger: Ledger,
  address: MessageAddress,
  now: string,
): Result<Forwardable, ExportRefusal> {
  const found = findMessage(ledger, address);
  if (!found.ok) return found;
  const { each, message } = found.value;
  const { post, state, release } = each;
  if (!isTrusted(ledger, post)) return fail({ kind: 'post-revoked' });
  if (isInDoubt(ledger, each)) return fail({ kind: 'facts-in-doubt' });
  const policy = policyOf(ledger.policies, release);
  const world = worldOf(policy);
  if (world === null) return fail({ kind: 'own-state-unknown' });
  const recipients =
    'draft' in message
      ? recipientsOfNotification(ledger, { each, message }, address.to)
      : recipientsOfHit(state, message, { to: address.to, world });
  if (!recipients.ok) return recipients;
  const setting: ExportSetting = {
    originState: world.ownState,
    exportedAt: now,
    recipients: recipients.value,
  };
  const { formName } = protocolOf(policy);
  const exported =
    'draft' in message
      ? notificationExport(state, { notification: message, formName }, setting)
      : exportOfHit(state, message, setting);
  if (exported === null) return fail({ kind: 'hit-gone' });
  return succeed({ each, recipients: recipients.value, exported });
}

type FoundMessage = { readonly each: LedgerCase; readonly message: Notification | Thread };

function findMessage(
  { cases }: Pick<Ledger, 'cases'>,
  { message: id, post }: Pick<MessageAddress, 'message' | 'post'>,
): Result<FoundMessage, ExportRefusal> {
  const found = cases
    .filter((each) => post === undefined || each.post === post)
    .flatMap((each) => {
      const { notifications, threads } = each.state;
      const message = [...notifications, ...threads].find((known) => known.id === id);
      return message === undefined ? [] : [{ each, message }];
    });
  const [first] = found;
  if (first === undefined) return fail({ kind: 'unknown-message' });
  return found.length > 1 ? fail({ kind: 'two-posts' }) : succeed(first);
}

function recipientsOfNotification(
  ledger: Ledger,
  { each, message }: { readonly each: LedgerCase; readonly message: Notification },
  to: MessageAddress['to'],
): Result<readonly Recipient[], ExportRefusal> {
  if (message.state !== 'approved') return fail({ kind: 'not-approved' });
  const reason = whyNotAsApproved(each.state, message);
  if (reason !== null) return fail({ kind: reason });
  const permitted = stillPermitted(ledger, each, message);
  if (permitted.length === 0) return fail({ kind: 'no-longer-permitted' });
  const keys = new Set(permitted.map(keyOf));
  const chosen = to ?? permitted;
  const others = chosen.map(keyOf).filter((key) => !keys.has(key));
  if (others.length > 0) return fail({ kind: 'not-for-them', recipients: others });
  if (chosen.length > 1 && chosen.some(({ kind }) => kind === 'ncb')) {
    return fail({ kind: 'one-recipient' });
  }
  return succeed(chosen);
}

/** Why an approved message is no longer what was approved; null while it is. */
export function whyNotAsApproved(
  state: Case,
  message: Notification,
): 'overturned' | 'changed-since' | 'corrected-since' | null {
  if (isOverturnedSince(state, message)) return 'overturned';
  const isAsApproved = message.approvedAbout === aboutIn(state, message.draft);
  if (!isAsApproved || unfitting(state, message.draft).length > 0) return 'changed-since';
  return isCorrected(state, message) ? 'corrected-since' : null;
}

function recipientsOfHit(
  state: Case,
  { id, form, language, hit: key }: Thread,
  { to = [], world }: { readonly to: MessageAddress['to']; readonly world: World },
): Result<readonly Recipient[], ExportRefusal> {
  if (form !== 'hit-confirmation') return fail({ kind: 'stays-here' });
  const [first] = to;
  if (first === undefined || to.length > 1) return fail({ kind: 'one-recipient' });
  const hits = hitsOf(state);
  const hit = hits.find((known) => known.key === key);
  if (hit === undefined) return fail({ kind: 'hit-gone' });
  const answer = permit(
    {
      kind: 'hit-confirmation-request',
      addressees: [first],
      freeText: namedInHit(hit),
      approvedBy: [],
      isMarkedConfidential: false,
      legalBasis: '',
    },
    factsOf(state.intake, hits),
    world,
  );
  if (answer.permitted.length === 0) return fail({ kind: 'blocked', blocked: answer.blocked });
  const terms = asylumTermsIn(plainText(hitLetter({ id, language, hit })));
  if (terms.length === 0) return succeed(answer.permitted);
  const blocks = terms.map((term) => ({ kind: 'asylum-term', term }) as const);
  return fail({ kind: 'blocked', blocked: [{ recipient: first, blocks }] });
}

function exportOfHit(
  state: Case,
  { id, language, hit: key }: Thread,
  setting: ExportSetting,
): Exported | null {
  const hit = hitsOf(state).find((known) => known.key === key);
  return hit === undefined ? null : hitExport({ id, language, hit }, setting);
}
