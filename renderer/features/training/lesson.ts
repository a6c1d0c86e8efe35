/** What a lesson waits for at the desk, judged by what stands there. Pure. */
import type { Outcome } from '#shared/screening/verdict.ts';
import { isPresented, type OnTheDesk } from '#shared/training/presented.ts';
import type { Presentation, Scenario } from '#shared/training/scenario.ts';

/** What the lesson sees of the desk. */
export type DeskShown =
  | { readonly phase: 'empty' }
  | { readonly phase: 'searching' }
  | {
      readonly phase: 'answered';
      readonly what: OnTheDesk;
      readonly outcome: Outcome;
      /** A referral of this traveller was made, whether or not it is on the disk yet. */
      readonly referred: boolean;
    };

export type Presenting =
  | 'waiting'
  | 'searching'
  /** Somebody else is on the desk. */
  | 'somebody-else'
  /** The right one, and an answer that the lesson does not expect: the lists are not ready, say. */
  | 'other-answer'
  | 'answered';

export function presentingOf({ presented, expected }: Presentation, desk: DeskShown): Presenting {
  if (desk.phase === 'empty') return 'waiting';
  if (desk.phase === 'searching') return 'searching';
  if (!isPresented(presented, desk.what)) return 'somebody-else';
  return desk.outcome === expected.outcome ? 'answered' : 'other-answer';
}

export type Referring = 'to-be-referred' | 'not-on-the-desk' | 'referred';

/** `asked` is whoever was presented last. */
export function referringOf(asked: Presentation | null, desk: DeskShown): Referring {
  if (asked === null || desk.phase !== 'answered' || !isPresented(asked.presented, desk.what))
    return 'not-on-the-desk';
  return desk.referred ? 'referred' : 'to-be-referred';
}

/** Whom the desk was last shown before step `at`; null before anybody was. */
export function lastPresented({ steps }: Scenario, at: number): Presentation | null {
  const before = steps.slice(0, at).filter((step) => step.kind === 'present');
  return before.at(-1) ?? null;
}
