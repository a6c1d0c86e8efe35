/** Whether the entries of a bundle continue a chain: pure, entry by entry. */

import type { Chain, Head } from '#hub/storage/journal.ts';
import type { BundleRefusal } from '#shared/exchange/bundle.ts';
import { hashEntry, type JournalEntry, journalEntrySchema } from '#shared/journal/entry.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** An entry as it arrived: its number by its place in the bundle, and the hash of its exact bytes. */
export type ArrivedEntry = { readonly seq: number; readonly text: string; readonly hash: string };

export type CheckedEntry = ArrivedEntry & { readonly entry: JournalEntry };

type Refusal = Extract<BundleRefusal, { kind: 'broken-chain' | 'fork' }>;

/** Numbers and hashes the entries of a bundle. */
export function arrivedEntries(from: number, texts: readonly string[]): ArrivedEntry[] {
  const encoder = new TextEncoder();
  return texts.map((text, index) => ({
    seq: from + index,
    text,
    hash: hashEntry(encoder.encode(text)),
  }));
}

/**
 * Checks that `entries` follow `head` one by one. A first entry that names another predecessor than the
 * entry the hub holds comes from a second history: that is a fork, not damage.
 */
export function checkChain(
  chain: Chain,
  head: Head,
  entries: readonly ArrivedEntry[],
): Result<CheckedEntry[], Refusal> {
  const checked: CheckedEntry[] = [];
  let previous = head.hash;
  for (const arrived of entries) {
    const entry = readEntry(chain, arrived);
    if (!entry.ok) return fail(brokenAt(arrived.seq, entry.failure));
    if (entry.value.previous !== previous) {
      return fail(
        arrived.seq === head.seq + 1 && head.seq > 0
          ? { kind: 'fork', at: head.seq }
          : brokenAt(arrived.seq, 'it names another predecessor than the entry before it'),
      );
    }
    checked.push({ ...arrived, entry: entry.value });
    previous = arrived.hash;
  }
  return succeed(checked);
}

function readEntry(chain: Chain, { seq, text }: ArrivedEntry): Result<JournalEntry, string> {
  // Half a surrogate pair has no bytes of its own, so the hash would not be of this text.
  if (/\p{Surrogate}/u.test(text)) return fail('it is not well-formed text');
  const parsed = journalEntrySchema.safeParse(jsonIn(text));
  if (!parsed.success) return fail(`it is not a journal entry: ${whereIn(parsed.error)}`);
  const { post, epoch, lane } = parsed.data;
  if (post !== chain.post) return fail('it belongs to another post');
  if (epoch !== chain.epoch || lane !== chain.lane) return fail('it belongs to another chain');
  if (parsed.data.seq !== seq) return fail('its number is not its place in the chain');
  return succeed(parsed.data);
}

function whereIn(error: {
  issues: ReadonlyArray<{ path: PropertyKey[]; code?: unknown }>;
}): string {
  const issue = error.issues[0];
  return `${issue?.path.map(String).join('.') || 'text'}: ${String(issue?.code)}`.slice(0, 120);
}

const brokenAt = (at: number, reason: string): Refusal => ({ kind: 'broken-chain', at, reason });
