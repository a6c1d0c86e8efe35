/**
 * Whether stored entries are what posts sent: pure, row by row, one chain at a time.
 *
 * A hash chain shows what is missing from its middle and what was rewritten in it; that its end was cut off
 * only shows against a head that was kept elsewhere. See `verify-journal.ts`.
 */
import { storableText } from '#hub/storage/lists.ts';
import type { JournalRow } from '#hub/storage/schema.ts';
import {
  chainStart,
  hashEntry,
  type JournalEntry,
  journalEntrySchema,
  laneSchema,
} from '#shared/journal/entry.ts';

/** A chain as its columns name it; a tampered `lane` need not be one. */
export type StoredChain = { readonly post: string; readonly epoch: number; readonly lane: string };

/** What is wrong, and with which entry. */
export type Problem =
  /** The text is not that over which the hash was taken. */
  | { readonly kind: 'rewritten'; readonly seq: number }
  | { readonly kind: 'not-an-entry'; readonly seq: number }
  /** The text says that it belongs elsewhere. */
  | { readonly kind: 'moved'; readonly seq: number; readonly from: StoredChain & { seq: number } }
  | { readonly kind: 'missing'; readonly seq: number; readonly to: number }
  /** One of the two entries was rewritten or exchanged. */
  | { readonly kind: 'broken-link'; readonly seq: number; readonly previous: number }
  | { readonly kind: 'column-differs'; readonly seq: number; readonly columns: readonly string[] };

/** How far a chain was read. */
export type Progress = { readonly chain: StoredChain; readonly seq: number; readonly hash: string };

export type CheckedRow = {
  readonly problems: readonly Problem[];
  readonly progress: Progress;
  /** Null when the text is none. */
  readonly entry: JournalEntry | null;
};

export const chainOfRow = (row: Omit<StoredChain, 'post'> & { post_id: string }): StoredChain => ({
  post: row.post_id,
  epoch: row.epoch,
  lane: row.lane,
});

export const isSameChain = (one: StoredChain, other: StoredChain): boolean =>
  one.post === other.post && one.epoch === other.epoch && one.lane === other.lane;

/** Before the first entry. */
export function atStart(chain: StoredChain): Progress {
  const lane = laneSchema.safeParse(chain.lane);
  return { chain, seq: 0, hash: lane.success ? chainStart({ ...chain, lane: lane.data }) : '' };
}

/** Checks one row of the chain against what came before it. */
export function checkRow(before: Progress, row: JournalRow): CheckedRow {
  const hash = hashEntry(new TextEncoder().encode(row.text));
  const entry = entryIn(row.text);
  const progress = { chain: before.chain, seq: row.seq, hash };
  const problems: Problem[] = [];
  if (row.seq > before.seq + 1) {
    problems.push({ kind: 'missing', seq: before.seq + 1, to: row.seq - 1 });
  }
  if (hash !== row.hash) problems.push({ kind: 'rewritten', seq: row.seq });
  problems.push(
    ...(entry === null
      ? [{ kind: 'not-an-entry', seq: row.seq } as const]
      : problemsOf(before, row, entry)),
  );
  return { problems, progress, entry };
}

function problemsOf(before: Progress, row: JournalRow, entry: JournalEntry): Problem[] {
  const { seq } = row;
  const said = { post: entry.post, epoch: entry.epoch, lane: entry.lane, seq: entry.seq };
  // What comes from elsewhere cannot continue this chain: one finding says it all.
  if (!isSameChain(said, before.chain) || entry.seq !== seq) {
    return [{ kind: 'moved', seq, from: said }];
  }
  const columns = differingColumns(row, entry);
  const isNext = seq === before.seq + 1;
  return [
    ...(isNext && entry.previous !== before.hash
      ? [{ kind: 'broken-link', seq, previous: before.seq } as const]
      : []),
    ...(columns.length > 0 ? [{ kind: 'column-differs', seq, columns } as const] : []),
  ];
}

function differingColumns(row: JournalRow, entry: JournalEntry): string[] {
  const officer = entry.officer === null ? null : storableText(entry.officer);
  const pairs = [
    ['id', row.id, entry.id.toLowerCase()],
    ['kind', row.kind, entry.kind],
    ['wall_time', row.wall_time, entry.wallTime],
    ['officer', row.officer, officer],
  ] as const;
  return pairs.filter(([, stored, said]) => stored !== said).map(([column]) => column);
}

function entryIn(text: string): JournalEntry | null {
  try {
    const parsed = journalEntrySchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
