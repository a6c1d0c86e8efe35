/** What a lesson sees of the desk. */
import type { Desk } from '#renderer/features/first-line/desk-store.ts';
import type { Presented } from '#renderer/features/first-line/presented.ts';
import type { DeskShown } from '#renderer/features/training/lesson.ts';
import type { OnTheDesk } from '#shared/training/presented.ts';

export function deskShown(desk: Desk): DeskShown {
  if (desk.phase === 'ready') return { phase: 'empty' };
  if (desk.phase === 'searching') return { phase: 'searching' };
  return {
    phase: 'answered',
    what: whatIs(desk.presented),
    outcome: desk.verdict.outcome,
    referred: desk.steps.referral !== null,
  };
}

function whatIs(presented: Presented): OnTheDesk {
  switch (presented.how) {
    case 'scanned':
      return { lines: presented.reading.lines };
    case 'typed':
      return { traveller: presented.traveller };
    case 'unreadable':
      return { lines: presented.text.trim().split(/\s*\n\s*/u) };
  }
}
