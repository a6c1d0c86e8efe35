/** Entries of one kind in the urgent lane, each taken once, in order. Payloads of other kinds are not even opened. */
import type { Journal, SeenEntry } from '#main/services/journal/journal.ts';
import type { StationKind } from '#shared/journal/payloads.ts';

export type KindJournal = Pick<Journal, 'heads' | 'look'>;

/** A function that hands over what came since it was last called. */
export function entriesOfKind(
  journal: KindJournal,
  kind: StationKind,
  take: (entry: SeenEntry) => void,
): () => Promise<void> {
  let seq = 0;
  return async () => {
    for (const last = journal.heads().urgent.seq; seq < last; seq += 1) {
      const entry = await journal.look('urgent', seq + 1);
      if (entry?.kind === kind) take(entry);
    }
  };
}
