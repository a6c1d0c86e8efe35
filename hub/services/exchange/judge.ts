/**
 * Judges a step of a post again, as if it were asked here. A post may be stolen or changed: what it says it was
 * allowed to do counts for nothing.
 */
import type { ExchangeAnswer } from '#hub/storage/exchange-answers.ts';
import type { Case } from '#shared/asylum/case.ts';
import type { Circumstances } from '#shared/asylum/circumstances.ts';
import { decide } from '#shared/asylum/decide.ts';
import {
  type Arrival,
  aboutOf,
  type RecordedEvent,
  type Stamps,
  type Step,
} from '#shared/asylum/event.ts';
import type { Refusal } from '#shared/asylum/refusal.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { DEFAULT_POLICY, type Policy, rulesOf } from '#shared/release/policy.ts';
import { digestOfArrival } from './arrival-digest.ts';

export type HubRefusal =
  | Refusal
  /** Nobody was signed in. */
  | { readonly kind: 'no-officer' }
  /** The post fixed other recipients than these rules do: keys of both. */
  | { readonly kind: 'recipients-differ'; readonly post: string[]; readonly hub: string[] }
  /** The post holds an answer that this hub never gave. */
  | { readonly kind: 'answer-not-given' }
  /** Something that decides who may receive it could not be read or was refused before. */
  | { readonly kind: 'facts-in-doubt' }
  /** Approved rightly then; but what became known since forbids every recipient. */
  | { readonly kind: 'no-longer-permitted' }
  /** Approved rightly then; but it is no longer what two officers approved, or a correction of it was approved. */
  | { readonly kind: 'changed-since' | 'corrected-since' }
  | { readonly kind: 'post-revoked' };

export type Judging = {
  readonly post: string;
  /** By version. */
  readonly policies: ReadonlyMap<number, Policy>;
  /** Of all posts. */
  readonly answers: readonly ExchangeAnswer[];
  /** A step of this case, or an entry of this post, was refused or not understood. */
  readonly isInDoubt: boolean;
};

/** The stamps that count here, or why the step does not. */
export function judgeAgain(
  state: Case | null,
  recorded: RecordedEvent,
  judging: Judging,
): Result<Stamps, readonly HubRefusal[]> {
  const { event, officer, stamps } = recorded;
  if (event.kind === 'answer' || event.kind === 'read' || event.kind === 'forwarded') {
    return isOurs({ case: recorded.case, arrival: event }, judging)
      ? succeed(stamps)
      : fail([{ kind: 'answer-not-given' }]);
  }
  if (officer === null) return fail([{ kind: 'no-officer' }]);
  const circumstances = circumstancesOf(recorded, officer, judging.policies);
  const judged = decide(state, event, circumstances);
  if (!judged.ok) {
    const standing = judged.failure.filter(({ kind }) => !OF_CLOCKS.has(kind));
    return standing.length > 0 ? fail(standing) : succeed(stamps);
  }
  const refusals = approvalRefusals(event, { post: stamps, hub: judged.value }, judging);
  return refusals.length > 0 ? fail(refusals) : succeed(judged.value);
}

/**
 * Refusals that only mean that two clocks, or a release that was exchanged at that moment, differ. None of them
 * protects anybody.
 */
const OF_CLOCKS: ReadonlySet<Refusal['kind']> = new Set([
  'other-release',
  'points-open',
  'nothing-to-override',
  'not-yet-due',
]);

/** The policy under which a post worked; without one it could not exchange anything, nor can it here. */
export const policyOf = (policies: Judging['policies'], release: number | null): Policy =>
  (release === null ? undefined : policies.get(release)) ?? DEFAULT_POLICY;

function circumstancesOf(
  { at, release, stamps }: RecordedEvent,
  officer: string,
  policies: Judging['policies'],
): Circumstances {
  const policy = policyOf(policies, release);
  return {
    officer,
    // The post tried the passphrase; that the witness was a supervisor is its word alone.
    witness: stamps.witness === null ? null : { id: stamps.witness, role: 'supervisor' },
    now: at,
    after: (hours) => new Date(Date.parse(at) + hours * 3_600_000).toISOString(),
    release,
    ...rulesOf(policy),
  };
}

function approvalRefusals(
  { kind }: Step,
  stamps: { readonly post: Stamps; readonly hub: Stamps },
  { isInDoubt }: Judging,
): readonly HubRefusal[] {
  if (kind !== 'approve-notification') return [];
  if (isInDoubt) return [{ kind: 'facts-in-doubt' }];
  const post = stamps.post.permitted.toSorted();
  const hub = stamps.hub.permitted.toSorted();
  return post.join('\n') === hub.join('\n') ? [] : [{ kind: 'recipients-differ', post, hub }];
}

function isOurs(
  { case: id, arrival }: { readonly case: string; readonly arrival: Arrival },
  { post, answers }: Judging,
): boolean {
  const digest = digestOfArrival(id, arrival);
  return answers.some(
    (given) =>
      given.post_id === post &&
      given.thread === aboutOf(arrival) &&
      given.reply_seq === arrival.reply &&
      given.digest === digest,
  );
}
