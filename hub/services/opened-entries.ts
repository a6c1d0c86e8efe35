/** The journal as the hub's people read it: payloads opened with the hub's key. */

import { readEntries } from '#hub/storage/journal.ts';
import type { HubDatabase, JournalRow } from '#hub/storage/schema.ts';
import { payloadKeyInfo } from '#shared/exchange/bundle.ts';
import { type JournalEntry, journalEntrySchema, payloadContext } from '#shared/journal/entry.ts';
import { deskPayloads, stationPayloads } from '#shared/journal/payloads.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { openBox } from '#shared/sealing/box.ts';
import { openSealed } from '#shared/sealing/hpke.ts';

/** `known` has the form of its kind; `unknown` is of a kind or form this hub does not know, and is kept. */
export type OpenedPayload =
  | { readonly state: 'known'; readonly value: unknown }
  | { readonly state: 'unknown'; readonly value: unknown }
  | { readonly state: 'cannot-open' };

export type OpenedEntry = Omit<JournalEntry, 'v' | 'payload' | 'previous'> & {
  /** ISO 8601 UTC. */
  readonly receivedAt: string;
  readonly payload: OpenedPayload;
};

export type JournalFilter = {
  readonly post?: string | undefined;
  readonly kind?: string | undefined;
};

const schemas: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> = {
  ...deskPayloads,
  ...stationPayloads,
};

/** All entries that pass the filter, by post, epoch, lane and number. */
export async function* openedEntries(
  { db, sealingSecretKey }: { readonly db: HubDatabase; readonly sealingSecretKey: Uint8Array },
  filter: JournalFilter = {},
): AsyncGenerator<OpenedEntry, void, void> {
  for await (const row of readEntries(db, filter)) yield await openRow(row, sealingSecretKey);
}

async function openRow(row: JournalRow, secretKey: Uint8Array): Promise<OpenedEntry> {
  const entry = journalEntrySchema.parse(JSON.parse(row.text));
  const { v: _v, previous: _previous, payload: _payload, ...stated } = entry;
  const payload = await openPayload(entry, secretKey);
  return { ...stated, receivedAt: row.received_at.toISOString(), payload };
}

/** What only the hub's key opens. */
export async function openPayload(
  entry: JournalEntry,
  secretKey: Uint8Array,
): Promise<OpenedPayload> {
  const { id, kind, payload } = entry;
  const sealedKey = fromBase64Url(payload.keyForHub) ?? new Uint8Array();
  const key = await openSealed(secretKey, payloadKeyInfo(id), sealedKey);
  if (!key.ok || key.value.length !== 32) return { state: 'cannot-open' };
  const opened = openBox(
    key.value,
    payloadContext(id),
    fromBase64Url(payload.box) ?? new Uint8Array(),
  );
  if (!opened.ok) return { state: 'cannot-open' };
  const value = jsonIn(new TextDecoder().decode(opened.value));
  if (value === undefined) return { state: 'cannot-open' };
  const isKnown = Object.hasOwn(schemas, kind) && schemas[kind]?.safeParse(value).success === true;
  return { state: isKnown ? 'known' : 'unknown', value };
}
