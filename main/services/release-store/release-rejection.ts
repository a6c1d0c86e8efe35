/** Why a release was not taken. The one before it stays active, whatever the reason. */
import { fail, type Result } from '#shared/kernel/result.ts';
import type { FetchFailure } from './repository-source.ts';

export type ReleaseRejectionKind =
  /** Not signed by enough of the keys that may sign it. */
  | 'forged'
  /** Older than what this post already trusted. */
  | 'rolled-back'
  /** Parts that do not belong together: another version or hash than the signed list says. */
  | 'mixed'
  /** The publisher's freshness proof is out of date: an old state is being shown as the latest. */
  | 'frozen'
  /** Another signed part is out of date. */
  | 'expired-update'
  | 'truncated'
  | 'wrong-hash'
  | 'too-large'
  | 'not-metadata'
  | 'unknown-role'
  | 'path-not-delegated'
  /** A target is not a sealed file. */
  | 'not-sealed'
  | 'disk-full'
  /** This machine's disk failed in another way. */
  | 'disk-failed'
  /** A signed part is not there. */
  | 'missing'
  | 'unreachable'
  /** The source asks to come back later. */
  | 'busy';

export type ReleaseRejection = {
  readonly kind: ReleaseRejectionKind;
  /** The role or target path that is at fault. */
  readonly subject: string;
  readonly reason: string;
  /** With `disk-full`. */
  readonly bytesMissing?: number;
  /** With `busy`; null when the source did not say. */
  readonly retryAfterInSeconds?: number | null;
};

/** Names `subject` as the reason for a rejection. */
export const reject = (
  kind: ReleaseRejectionKind,
  subject: string,
  reason: string,
): Result<never, ReleaseRejection> => fail({ kind, subject, reason });

/** A part could not be had. */
export function rejectFetch(
  subject: string,
  failure: FetchFailure,
): Result<never, ReleaseRejection> {
  switch (failure.kind) {
    case 'not-found':
      return reject('missing', subject, 'the source does not have it');
    case 'too-large':
      return reject('too-large', subject, `more than ${failure.limitInBytes} bytes`);
    case 'busy':
      return fail({
        kind: 'busy',
        subject,
        reason: `the source answered ${failure.status}`,
        retryAfterInSeconds: failure.retryAfterInSeconds,
      });
    case 'unreachable':
      return reject('unreachable', subject, failure.reason);
  }
}
