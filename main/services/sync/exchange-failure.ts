/** What went wrong in one part of an exchange, in the words that the desk shows. */
import type { RenewalFailure } from '#main/services/identity/renew.ts';
import type { InboxFailure } from '#main/services/inbox/inbox.ts';
import type { ReleaseRejection } from '#main/services/release-store/release-rejection.ts';
import type { BundleRefusal } from '#shared/exchange/bundle.ts';
import { fail, type Result } from '#shared/kernel/result.ts';
import type { SyncFailure } from '#shared/station/sync-status.ts';
import type { AcknowledgementFailure } from './acknowledgements.ts';
import type { HubFailure } from './hub-client.ts';

export type ExchangeFailure = SyncFailure & {
  /** Somebody answered. */
  readonly reached: boolean;
  /** The hub asked not to be asked before. */
  readonly retryAfterInSeconds?: number;
};

export function failWith(
  kind: SyncFailure['kind'],
  detail: string,
  more: { readonly reached?: boolean; readonly retryAfterInSeconds?: number | null } = {},
): Result<never, ExchangeFailure> {
  const { reached = true, retryAfterInSeconds } = more;
  const wait = typeof retryAfterInSeconds === 'number' ? { retryAfterInSeconds } : {};
  return fail({ kind, detail: detail.slice(0, 300), reached, ...wait });
}

export function ofHub(failure: HubFailure): Result<never, ExchangeFailure> {
  switch (failure.kind) {
    case 'unreachable':
      return failWith('unreachable', failure.reason, { reached: false });
    case 'busy':
      return failWith('hub-error', `the hub answered ${failure.status}`, failure);
    case 'not-understood':
      return failWith('hub-error', failure.reason);
    case 'refused':
      return ofRefusal(failure.refusal);
  }
}

function ofRefusal(refusal: BundleRefusal): Result<never, ExchangeFailure> {
  switch (refusal.kind) {
    case 'gap':
      return failWith('gap', `the hub misses entries from ${refusal.expected} on`);
    case 'fork':
      return failWith('fork', `the hub holds another history at ${refusal.at}`);
    case 'revoked':
      return failWith('revoked', 'this post has been revoked');
    case 'bad-signature':
      return failWith('bad-signature', 'the hub does not accept the signature of this post');
    case 'broken-chain':
      return failWith('refused', `broken-chain at ${refusal.at}: ${refusal.reason}`);
    case 'not-understood':
      return failWith('refused', `not-understood: ${refusal.reason}`);
    case 'unknown-post':
      return failWith('refused', 'unknown-post: this hub never enrolled this post');
    case 'too-large':
      return failWith('refused', `too-large: an entry exceeds ${refusal.limitInBytes} bytes`);
  }
}

export function ofAcknowledgement(failure: AcknowledgementFailure): Result<never, ExchangeFailure> {
  switch (failure.kind) {
    case 'not-an-envelope':
      return failWith('hub-error', 'the acknowledgement is no signed envelope');
    case 'not-understood':
      return failWith('hub-error', `acknowledgement: ${failure.reason}`);
    case 'bad-signature':
      return failWith('bad-signature', `acknowledgement: ${failure.reason}`);
    case 'wrong-post':
      return failWith('bad-signature', 'the acknowledgement is for another post');
    case 'head-differs':
      return failWith('fork', `the hub holds another entry ${failure.seq}`);
    case 'disk-failed':
      return failWith('disk-full', `acknowledgement not kept: ${failure.reason}`);
  }
}

export function ofInbox(failure: InboxFailure): Result<never, ExchangeFailure> {
  switch (failure.kind) {
    case 'not-an-envelope':
      return failWith('hub-error', 'a reply is no signed envelope');
    case 'not-understood':
      return failWith('hub-error', `reply: ${failure.reason}`);
    case 'gap':
      return failWith('hub-error', `the hub left out reply ${failure.expected}`);
    case 'bad-signature':
      return failWith('bad-signature', `reply: ${failure.reason}`);
    case 'wrong-post':
      return failWith('bad-signature', 'a reply is for another post');
    case 'not-kept':
      return failWith('locked', `a release key or an order was not kept: ${failure.reason}`);
    case 'disk-failed':
      return failWith('disk-full', `a reply was not kept: ${failure.reason}`);
  }
}

export function ofRenewal(failure: RenewalFailure): Result<never, ExchangeFailure> {
  switch (failure.kind) {
    case 'hub': {
      const failed = ofHub(failure.failure);
      if (failed.ok) return failed;
      const { kind, detail, ...more } = failed.failure;
      return failWith(kind, `new keys: ${detail}`, more);
    }
    case 'not-believed':
      return failWith('bad-signature', `new keys: ${failure.reason}`);
    case 'not-kept':
      return failWith('disk-full', `new keys: ${failure.reason}`);
  }
}

export function ofRelease(rejection: ReleaseRejection): Result<never, ExchangeFailure> {
  const detail = `${rejection.kind}: ${rejection.subject}: ${rejection.reason}`;
  switch (rejection.kind) {
    case 'unreachable':
      return failWith('unreachable', detail, { reached: false });
    case 'busy':
      return failWith('hub-error', detail, {
        retryAfterInSeconds: rejection.retryAfterInSeconds ?? null,
      });
    case 'disk-full':
    case 'disk-failed':
      return failWith('disk-full', detail);
    case 'forged':
    case 'rolled-back':
    case 'mixed':
    case 'frozen':
    case 'expired-update':
    case 'truncated':
    case 'wrong-hash':
    case 'too-large':
    case 'not-metadata':
    case 'unknown-role':
    case 'path-not-delegated':
    case 'not-sealed':
    case 'missing':
      return failWith('release-rejected', detail);
  }
}
