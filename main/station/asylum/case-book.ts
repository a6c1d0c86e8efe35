/** The asylum cases of a post, rebuilt from its journal at each sign-in and kept up to date. */
import type { Journal, ReadEntry } from '#main/services/journal/journal.ts';
import { applyEvent, type Case } from '#shared/asylum/case.ts';
import { type AsylumEvent, asylumEventSchema, type RecordedEvent } from '#shared/asylum/event.ts';
import type { AttachedFile } from '#shared/asylum/exchange.ts';

export const ASYLUM_EVENT = 'asylum-event';

export type CaseBook = {
  cases(): readonly Case[];
  find(id: string): Case | null;
  /** When the case was last worked on; ISO 8601. */
  changedAt(id: string): string;
  /** Numbers of replies that were taken already. */
  taken(): ReadonlySet<number>;
  /** Entries that this version cannot read. They stay in the journal. */
  unreadable(): number;
  /** Takes what was recorded since. */
  catchUp(): Promise<void>;
  attachment(entry: string, id: string): Promise<AttachedFile | null>;
};

const AT_ONCE = 200;

type Book = {
  readonly cases: Map<string, Case>;
  /** Where each entry with attachments stands in the urgent lane. */
  readonly places: Map<string, number>;
  readonly taken: Set<number>;
  unreadable: number;
  seq: number;
};

export async function openCaseBook(journal: Pick<Journal, 'read' | 'heads'>): Promise<CaseBook> {
  const book: Book = {
    cases: new Map(),
    places: new Map(),
    taken: new Set(),
    unreadable: 0,
    seq: 0,
  };
  await catchUp(book, journal);
  return {
    cases: () => [...book.cases.values()],
    find: (id) => book.cases.get(id) ?? null,
    changedAt: (id) => book.cases.get(id)?.history.at(-1)?.at ?? '',
    taken: () => book.taken,
    unreadable: () => book.unreadable,
    catchUp: () => catchUp(book, journal),
    attachment: (entry, id) => attachmentIn(book, journal, { entry, id }),
  };
}

/** Asylum work is in the urgent lane; the other one is not even looked at. */
const after = (seq: number) => ({ urgent: seq, routine: Number.MAX_SAFE_INTEGER });

async function catchUp(book: Book, journal: Pick<Journal, 'read' | 'heads'>): Promise<void> {
  while (book.seq < journal.heads().urgent.seq) {
    const { entries, cursor } = await journal.read(after(book.seq), AT_ONCE);
    for (const entry of entries) take(book, entry);
    // Entries of others do not count among those read, but the cursor is past them.
    if (cursor.urgent === book.seq) return;
    book.seq = cursor.urgent;
  }
}

function take(book: Book, entry: ReadEntry): void {
  if (entry.kind !== ASYLUM_EVENT) return;
  const parsed = asylumEventSchema.safeParse(entry.payload);
  if (!parsed.success) {
    book.unreadable += 1;
    return;
  }
  const recorded = recordedOf(entry, parsed.data);
  const next = applyEvent(book.cases.get(recorded.case) ?? null, recorded);
  if (next !== null) book.cases.set(recorded.case, next);
  const { event } = recorded;
  if ('reply' in event) book.taken.add(event.reply);
  if ('attachments' in event && event.attachments.length > 0) book.places.set(entry.id, entry.seq);
}

const recordedOf = (
  { id, wallTime, officer, release }: ReadEntry,
  event: AsylumEvent,
): RecordedEvent => ({ ...event, entry: id, at: wallTime, officer, release });

async function attachmentIn(
  { places }: Book,
  journal: Pick<Journal, 'read'>,
  { entry, id }: { readonly entry: string; readonly id: string },
): Promise<AttachedFile | null> {
  const seq = places.get(entry);
  if (seq === undefined) return null;
  const { entries } = await journal.read(after(seq - 1), 1);
  const parsed = asylumEventSchema.safeParse(entries[0]?.payload);
  if (!parsed.success || !('attachments' in parsed.data.event)) return null;
  return parsed.data.event.attachments.find((file) => file.id === id) ?? null;
}
