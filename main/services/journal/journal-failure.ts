/** Why a journal cannot be used. Nothing was overwritten. */
export type JournalFailure =
  | {
      readonly kind: 'journal-damaged';
      readonly file: string;
      /** Byte at which the file stops making sense. */
      readonly offset: number;
      readonly reason: string;
      readonly remedy: string;
    }
  /** The disk refused; the journal itself may be sound. */
  | {
      readonly kind: 'journal-unreadable';
      readonly file: string;
      readonly reason: string;
      readonly remedy: string;
    };

export type Damage = { readonly file: string; readonly offset: number; readonly reason: string };

export const damaged = (damage: Damage): JournalFailure => ({
  kind: 'journal-damaged',
  ...damage,
  remedy:
    'Stop work at this post, copy the journal folder, and have the hub compare it with what it holds. Do not delete anything.',
});

export const unreadable = (file: string, reason: string): JournalFailure => ({
  kind: 'journal-unreadable',
  file,
  reason,
  remedy: 'Check that the disk is connected, writable and not full, then start again.',
});

/** One sentence for the desk. */
export function describeJournalFailure(failure: JournalFailure): string {
  const where = failure.kind === 'journal-damaged' ? ` at byte ${failure.offset}` : '';
  return `${failure.file}${where}: ${failure.reason}. ${failure.remedy}`.slice(0, 300);
}
