/** The asylum cases of a post, rebuilt from its journal at each sign-in and kept up to date. */
import type { SeenEntry } from '#main/services/journal/journal.ts';
import { applyEvent, type Case } from '#shared/asylum/case.ts';
import { asylumEventSchema, recordedEvent } from '#shared/asylum/event.ts';
import type { AttachedFile } from '#shared/asylum/exchange.ts';
import { entriesOfKind, type KindJournal } from '../entries-of-kind.ts';

export const ASYLUM_EVENT = 'asylum-event';

export type CaseBook = {
  cases(): readonly Case[];
  find(id: string): Case | null;
  /** Numbers of replies that were taken already. */
  taken(): ReadonlySet<number>;
  /** Entries that this version cannot read. They stay in the journal. */
  unreadable(): number;
  /** Takes what was recorded since. */
  catchUp(): Promise<void>;
  attachment(entry: string, id: string): Promise<AttachedFile | null>;
};

type Book = {
  readonly cases: Map<string, Case>;
  /** Where each entry with attachments stands in the urgent lane. */
  readonly places: Map<string, number>;
  readonly taken: Set<number>;
  unreadable: number;
};

export async function openCaseBook(journal: KindJournal): Promise<CaseBook> {
  const book: Book = { cases: new Map(), places: new Map(), taken: new Set(), unreadable: 0 };
  const catchUp = entriesOfKind(journal, ASYLUM_EVENT, (entry) => take(book, entry));
  await catchUp();
  return {
    cases: () => [...book.cases.values()],
    find: (id) => book.cases.get(id) ?? null,
    taken: () => book.taken,
    unreadable: () => book.unreadable,
    catchUp,
    attachment: (entry, id) => attachmentIn(book, journal, { entry, id }),
  };
}

function take(book: Book, entry: SeenEntry): void {
  const parsed = asylumEventSchema.safeParse(entry.open());
  if (!parsed.success) {
    book.unreadable += 1;
    return;
  }
  const recorded = recordedEvent(entry, parsed.data);
  const next = applyEvent(book.cases.get(recorded.case) ?? null, recorded);
  if (next !== null) book.cases.set(recorded.case, next);
  const { event } = recorded;
  if ('reply' in event) book.taken.add(event.reply);
  if ('attachments' in event && event.attachments.length > 0) book.places.set(entry.id, entry.seq);
}

async function attachmentIn(
  { places }: Book,
  journal: KindJournal,
  { entry, id }: { readonly entry: string; readonly id: string },
): Promise<AttachedFile | null> {
  const seq = places.get(entry);
  const seen = seq === undefined ? null : await journal.look('urgent', seq);
  const parsed = asylumEventSchema.safeParse(seen?.open());
  if (!parsed.success || !('attachments' in parsed.data.event)) return null;
  return parsed.data.event.attachments.find((file) => file.id === id) ?? null;
}
