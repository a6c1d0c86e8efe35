/**
 * The one record of everything a post does: audit log, outbox and source of its own views.
 *
 * Append-only files, one per lane, each a hash chain. An entry is sealed before it is written and
 * `saved` is answered only after the fsync: what an officer saw as saved is never lost (design §8.1).
 */
import type { z } from 'zod';
import type { Clock } from '#main/services/clock/clock.ts';
import { isClockSuspect, type TrustedTime } from '#main/services/clock/trusted-time.ts';
import type { Ids } from '#main/services/clock/uuid-v7.ts';
import type { Files } from '#main/services/files/files.ts';
import {
  hashEntry,
  isAsylumKind,
  type JournalEntry,
  LANES,
  type Lane,
} from '#shared/journal/entry.ts';
import {
  type DeskKind,
  deskPayloads,
  laneOf,
  type StationKind,
  stationPayloads,
} from '#shared/journal/payloads.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { OpenedEntry, Receipt } from '#shared/station/contract.ts';
import type { JournalCursor } from '#shared/station/news.ts';
import type { ChainFile, ChainHead, Draft, Written } from './chain-file.ts';
import { type ChainCheck, checkChain } from './check-chain.ts';
import type { JournalFailure } from './journal-failure.ts';
import { findMark, type JournalMark, type MarkKeeper } from './journal-mark.ts';
import { openChain, type Repair } from './open-chain.ts';
import { parseEntry } from './scan.ts';
import { openPayload, type PayloadKeys, sealPayload } from './sealed-payload.ts';

export type NewEntry = {
  readonly kind: DeskKind | StationKind;
  /** JSON; parsed against the kind's schema before it is sealed. */
  readonly payload: unknown;
  readonly officer: string | null;
  /** Version of the active release. */
  readonly release: number | null;
};

/** Whether the hub has acknowledged an entry is not the journal's to know. */
export type ReadEntry = Omit<OpenedEntry, 'acknowledged'>;

export type Journal = {
  append(entry: NewEntry): Promise<Receipt>;
  /** Entries after `after`, urgent first, oldest first within each lane. */
  read(
    after: JournalCursor,
    limit: number,
  ): Promise<{ entries: readonly ReadEntry[]; cursor: JournalCursor }>;
  /** Exact texts from `fromSeq` on, at least one when there is one, then within both limits. */
  texts(lane: Lane, fromSeq: number, limits: TextLimits): Promise<string[]>;
  /** One entry that exists, for those who walk backwards; null when they may not know of it. */
  look(lane: Lane, seq: number): Promise<SeenEntry | null>;
  heads(): Record<Lane, ChainHead>;
  /** Whether the file of a lane still holds what was written, read anew from its first byte. */
  check(lane: Lane): Promise<ChainCheck>;
  /** Called whenever a head has moved. */
  onChange(listener: () => void): () => void;
  /** What had to be cut off when it was opened. */
  readonly repairs: readonly Repair[];
  /** Whether it is the journal that was left. */
  readonly mark: JournalMark;
  /** Waits for entries under way, then forgets the keys. */
  close(): Promise<void>;
};

/** An entry whose payload is opened only when somebody asks. */
export type SeenEntry = Omit<ReadEntry, 'payload'> & {
  /** Of its exact bytes. */
  readonly hash: string;
  /** Null when it cannot be opened. */
  readonly open: () => unknown;
};

export type TextLimits = { readonly entries: number; readonly bytes: number };

export type OpenJournal = {
  readonly directory: string;
  readonly post: string;
  readonly epoch: number;
  readonly clock: Clock;
  readonly trustedTime: Pick<TrustedTime, 'floor'>;
  /** X25519 public key, 32 bytes. */
  readonly hubSealingKey: Uint8Array;
  /** `subkeyOf(rootKey, 'journal')`; the journal keeps a copy of its own. */
  readonly journalKey: Uint8Array;
  /** `subkeyOf(asylumKey, 'asylum-journal')`, of asylum officers; copied too. */
  readonly asylumKey: Uint8Array | null;
  /** `subkeyOf(rootKey, 'journal-mark')`; copied too. */
  readonly markKey: Uint8Array;
  /** The vault remembers that this journal has had a mark. */
  readonly isMarked: boolean;
  readonly ids: Ids;
  readonly random: (length: number) => Uint8Array;
  readonly files: Files;
};

type Chains = Record<Lane, ChainFile>;

export async function openJournal(options: OpenJournal): Promise<Result<Journal, JournalFailure>> {
  const { files, directory, post, epoch } = options;
  const listeners = new Set<() => void>();
  const onSaved = () => {
    for (const listener of listeners) listener();
  };
  await files.makeDirectory(directory);
  const found = await findMark(options);
  const open = (lane: Lane) =>
    openChain({
      files,
      directory,
      name: { post, epoch, lane },
      marked: found.marked(lane),
      onSaved,
    });
  const urgent = await open('urgent');
  if (!urgent.ok) return urgent;
  const routine = await open('routine');
  if (!routine.ok) {
    await urgent.value.chain.close();
    return fail(routine.failure);
  }
  const lanes = [urgent.value, routine.value];
  const chains = { urgent: urgent.value.chain, routine: routine.value.chain };
  const repairs = lanes.map(({ repair }) => repair).filter((repair) => repair !== null);
  const tampering = lanes.map((lane) => lane.tampering).filter((lane) => lane !== null);
  const mark = await found.keeper(() => headsOf(chains), tampering);
  listeners.add(mark.moved);
  return succeed({ ...journalOver({ chains, mark }, options, listeners), repairs, mark });
}

type Parts = { readonly chains: Chains; readonly mark: MarkKeeper };

const headsOf = ({ urgent, routine }: Chains): Record<Lane, ChainHead> => ({
  urgent: urgent.head(),
  routine: routine.head(),
});

function journalOver(
  { chains, mark }: Parts,
  options: OpenJournal,
  listeners: Set<() => void>,
): Omit<Journal, 'repairs' | 'mark'> {
  const keys = { ...options, ...ownKeys(options) };
  let closed = false;
  return {
    async append(entry) {
      if (closed) throw new Error('the journal is closed');
      const parsed = payloadSchema(entry.kind).safeParse(entry.payload);
      if (!parsed.success) return { kind: 'payload-refused', reason: describe(parsed.error) };
      const postKey = postKeyFor(keys, entry.kind);
      if (!postKey) return { kind: 'not-permitted' };
      const lane = laneOf(entry.kind, parsed.data);
      const { payload: _, ...facts } = entry;
      const stamp = stampOf(options, facts);
      const written = await chains[lane].append(draftOf({ ...keys, postKey }, stamp, parsed.data));
      return receiptOf(written, { ...stamp, lane });
    },
    read: (after, limit) => readEntries({ chains, keys }, after, limit),
    texts: (lane, fromSeq, limits) => readTexts(chains[lane], fromSeq, limits),
    look: (lane, seq) => look({ chains, keys }, lane, seq),
    check: (lane) => checkChain(options, chains[lane].extent(), lane),
    heads: () => headsOf(chains),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      if (closed) return;
      closed = true;
      listeners.clear();
      await Promise.all(LANES.map((lane) => chains[lane].close()));
      await mark.close();
      keys.journalKey.fill(0);
      keys.asylumKey?.fill(0);
    },
  };
}

const payloadSchema = (kind: DeskKind | StationKind): z.ZodType =>
  ({ ...deskPayloads, ...stationPayloads })[kind];

type Stamp = Omit<Draft, 'payload'>;

function stampOf(options: OpenJournal, facts: Omit<NewEntry, 'payload'>): Stamp {
  const wallTime = options.clock.wall();
  const trustedTime = options.trustedTime.floor();
  return {
    id: options.ids.next(),
    wallTime,
    monotonicInMs: options.clock.monotonicInMs(),
    trustedTime,
    clockSuspect: isClockSuspect(wallTime, trustedTime),
    officer: facts.officer,
    release: facts.release,
    kind: facts.kind,
  };
}

const draftOf = async (keys: PayloadKeys, stamp: Stamp, payload: unknown): Promise<Draft> => ({
  ...stamp,
  payload: await sealPayload(keys, stamp.id, payload),
});

function receiptOf(written: Written, { id, lane, wallTime }: Stamp & { lane: Lane }): Receipt {
  switch (written.kind) {
    case 'saved':
      return { kind: 'saved', id, lane, seq: written.seq, wallTime };
    case 'disk-full':
      return written;
    case 'disk-refused':
      return { kind: 'journal-damaged', reason: `the disk answered ${written.code}` };
    case 'too-large':
      return { kind: 'payload-refused', reason: `too large: ${written.bytes} bytes when sealed` };
  }
}

/** Where and why, never what: the payload may name a person. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || 'payload'}: ${issue?.message ?? 'not understood'}`.slice(
    0,
    500,
  );
}

type Readable = { readonly chains: Chains; readonly keys: OwnKeys };

async function readEntries(
  { chains, keys }: Readable,
  after: JournalCursor,
  limit: number,
): Promise<{ entries: readonly ReadEntry[]; cursor: JournalCursor }> {
  const entries: ReadEntry[] = [];
  const cursor = { ...after };
  for (const lane of LANES) {
    const last = chains[lane].head().seq;
    while (entries.length < limit && cursor[lane] < last) {
      const entry = entryIn(await chains[lane].body(cursor[lane] + 1));
      cursor[lane] = entry.seq;
      const postKey = postKeyFor(keys, entry.kind);
      // Not even that there is such an entry is told to who may not read it.
      if (postKey) entries.push(readable(entry, postKey));
    }
  }
  return { entries, cursor };
}

function entryIn(body: Uint8Array): JournalEntry {
  const entry = parseEntry(body);
  if (!entry) throw new Error('journal entry changed on disk');
  return entry;
}

async function look(
  { chains, keys }: Readable,
  lane: Lane,
  seq: number,
): Promise<SeenEntry | null> {
  const body = await chains[lane].body(seq);
  const entry = entryIn(body);
  const postKey = postKeyFor(keys, entry.kind);
  if (!postKey) return null;
  const open = () => openPayload(postKey, entry);
  return { ...factsOf(entry), hash: hashEntry(body), open };
}

const readable = (entry: JournalEntry, postKey: Uint8Array): ReadEntry => ({
  ...factsOf(entry),
  payload: openPayload(postKey, entry),
});

function factsOf(entry: JournalEntry): Omit<ReadEntry, 'payload'> {
  const { lane, seq, id, wallTime, clockSuspect, officer, release, kind } = entry;
  return { lane, seq, id, wallTime, clockSuspect, officer, release, kind };
}

type OwnKeys = Pick<OpenJournal, 'journalKey' | 'asylumKey'>;

const ownKeys = ({ journalKey, asylumKey }: OwnKeys): OwnKeys => ({
  journalKey: Uint8Array.from(journalKey),
  asylumKey: asylumKey && Uint8Array.from(asylumKey),
});

/** Asylum work is under a key of its own, which is null for who has no part in it. */
const postKeyFor = ({ journalKey, asylumKey }: OwnKeys, kind: string): Uint8Array | null =>
  isAsylumKind(kind) ? asylumKey : journalKey;

async function readTexts(chain: ChainFile, fromSeq: number, limits: TextLimits): Promise<string[]> {
  const texts: string[] = [];
  const last = chain.head().seq;
  let bytes = 0;
  for (let seq = Math.max(1, fromSeq); seq <= last && texts.length < limits.entries; seq += 1) {
    const body = await chain.body(seq);
    bytes += body.length;
    if (texts.length > 0 && bytes > limits.bytes) break;
    texts.push(new TextDecoder().decode(body));
  }
  return texts;
}
