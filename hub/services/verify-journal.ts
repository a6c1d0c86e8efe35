/**
 * Checks everything that the hub stores of posts' journals: hashes, order, columns, payloads, ends, forks.
 *
 * The end of a chain is compared with its head and with the acknowledgement that the hub signed to the
 * post: the key that signs is in `keys/hub.json`, not in the database. Whoever has only the database cannot
 * cut entries off and sign for fewer; he could put an older acknowledgement back, or remove every trace of a
 * chain, and then the post sends those entries again as soon as it has something new.
 */

import { allHeads, allQuarantined, readEntries } from '#hub/storage/journal.ts';
import type { HubDatabase, JournalHeadRow, JournalRow } from '#hub/storage/schema.ts';
import {
  ACKNOWLEDGEMENT_TYPE,
  type Acknowledgement,
  acknowledgementSchema,
} from '#shared/exchange/bundle.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { envelopeSchema, openEnvelope } from '#shared/sealing/dsse.ts';
import {
  atStart,
  chainOfRow,
  checkRow,
  isSameChain,
  type Problem,
  type Progress,
  type StoredChain,
} from './chain-check.ts';
import type { HubIdentity } from './identity.ts';
import { openPayload } from './opened-entries.ts';

/** What is wrong with a chain as a whole, or with one of its entries. */
export type ChainProblem =
  | Problem
  | { readonly kind: 'cannot-open'; readonly seq: number }
  /** The entries from `seq` to `to` were acknowledged and are gone. */
  | { readonly kind: 'cut'; readonly seq: number; readonly to: number }
  /** The head is before the last entry, or missing, or has another hash. */
  | { readonly kind: 'head-differs'; readonly seq: number }
  /** There is no acknowledgement of this head, or it is not the hub's. */
  | { readonly kind: 'head-not-signed'; readonly seq: number }
  /** A bundle that contradicts the stored history is kept apart. */
  | {
      readonly kind: 'fork';
      readonly seq: number;
      readonly receivedAt: string;
      readonly bundle: string;
    };

export type JournalFinding = StoredChain & ChainProblem;

export type VerifyEvent =
  | { readonly event: 'finding'; readonly finding: JournalFinding }
  /** A chain was read to its end. `findings` counts those of this chain. */
  | ({
      readonly event: 'chain';
      readonly entries: number;
      readonly findings: number;
    } & StoredChain);

export type VerifyDependencies = {
  readonly db: HubDatabase;
  readonly identity: Pick<HubIdentity, 'signingPublicKey' | 'sealingSecretKey'>;
};

/** Findings as they are found, chain by chain; memory does not grow with the journal. */
export async function* verifyJournal(
  { db, identity }: VerifyDependencies,
  post?: string,
): AsyncGenerator<VerifyEvent, void, void> {
  const heads = await allHeads(db, post);
  let walk: Walk | null = null;
  for await (const row of readEntries(db, { post })) {
    const chain = chainOfRow(row);
    if (walk === null || !isSameChain(walk.progress.chain, chain)) {
      if (walk !== null) yield* endOf(walk, identity);
      walk = { progress: atStart(chain), entries: 0, findings: 0, head: takeHead(heads, chain) };
    }
    yield* stepTo(walk, row, identity);
  }
  if (walk !== null) yield* endOf(walk, identity);
  for (const head of heads) {
    const progress = atStart(chainOfRow(head));
    yield* endOf({ progress, entries: 0, findings: 0, head }, identity);
  }
  yield* forks(db, post);
}

type Walk = {
  progress: Progress;
  entries: number;
  findings: number;
  readonly head: JournalHeadRow | null;
};

/** What is left in the end are heads of chains that have no entries at all. */
function takeHead(heads: JournalHeadRow[], chain: StoredChain): JournalHeadRow | null {
  const at = heads.findIndex((head) => isSameChain(chainOfRow(head), chain));
  return at < 0 ? null : (heads.splice(at, 1)[0] ?? null);
}

async function* stepTo(
  walk: Walk,
  row: JournalRow,
  { sealingSecretKey }: VerifyDependencies['identity'],
): AsyncGenerator<VerifyEvent, void, void> {
  const { problems, progress, entry } = checkRow(walk.progress, row);
  walk.progress = progress;
  walk.entries += 1;
  for (const problem of problems) yield found(walk, problem);
  if (entry === null) return;
  const payload = await openPayload(entry, sealingSecretKey);
  if (payload.state === 'cannot-open') yield found(walk, { kind: 'cannot-open', seq: row.seq });
}

function* endOf(
  walk: Walk,
  { signingPublicKey }: VerifyDependencies['identity'],
): Generator<VerifyEvent, void, void> {
  const { progress, head } = walk;
  const signed = head === null ? null : acknowledged(head, signingPublicKey);
  for (const problem of endProblems(progress, head, signed)) yield found(walk, problem);
  const { entries, findings } = walk;
  yield { event: 'chain', ...progress.chain, entries, findings };
}

function endProblems(
  { seq, hash }: Progress,
  head: JournalHeadRow | null,
  signed: Acknowledgement | null,
): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const known = Math.max(head?.seq ?? 0, signed?.seq ?? 0);
  if (known > seq) problems.push({ kind: 'cut', seq: seq + 1, to: known });
  const isHead = head !== null && (head.seq > seq || (head.seq === seq && head.hash === hash));
  if (!isHead) problems.push({ kind: 'head-differs', seq });
  const isSigned = head !== null && signed?.seq === head.seq && signed.head === head.hash;
  if (!isSigned) problems.push({ kind: 'head-not-signed', seq: head?.seq ?? seq });
  return problems;
}

/** What the hub signed for this chain; null when it is not there, not signed, or for another chain. */
function acknowledged(head: JournalHeadRow, publicKey: Uint8Array): Acknowledgement | null {
  const envelope = envelopeSchema.safeParse(jsonIn(head.acknowledgement ?? ''));
  if (!envelope.success) return null;
  const verifier = { keyId: 'hub', publicKey };
  const payload = openEnvelope(envelope.data, ACKNOWLEDGEMENT_TYPE, verifier);
  if (!payload.ok) return null;
  const said = acknowledgementSchema.safeParse(jsonIn(new TextDecoder().decode(payload.value)));
  return said.success && isSameChain(said.data, chainOfRow(head)) ? said.data : null;
}

async function* forks(
  db: HubDatabase,
  post: string | undefined,
): AsyncGenerator<VerifyEvent, void, void> {
  for (const row of await allQuarantined(db, post)) {
    const { forked_at: seq, hash: bundle, received_at } = row;
    const receivedAt = received_at.toISOString();
    const finding = { ...chainOfRow(row), kind: 'fork', seq, receivedAt, bundle } as const;
    yield { event: 'finding', finding };
  }
}

function found(walk: Walk, problem: ChainProblem): VerifyEvent {
  walk.findings += 1;
  return { event: 'finding', finding: { ...walk.progress.chain, ...problem } };
}
