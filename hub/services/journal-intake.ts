/**
 * Takes bundles of journal entries: delivered at least once, stored exactly once.
 *
 * All of a bundle is stored in one transaction that holds the post's row, or none of it. The answer is a
 * signed acknowledgement of everything the hub holds of that chain.
 */
import {
  appendEntries,
  type Chain,
  type Head,
  hashesBetween,
  headOf,
  keepAcknowledgement,
  quarantine,
} from '#hub/storage/journal.ts';
import { storableText } from '#hub/storage/lists.ts';
import { formerSigningKeys, lockPost, noteContact } from '#hub/storage/posts.ts';
import type { HubDatabase, HubTransaction, NewJournalRow, PostRow } from '#hub/storage/schema.ts';
import {
  ACKNOWLEDGEMENT_TYPE,
  type Acknowledgement,
  BUNDLE_TYPE,
  type Bundle,
  type BundleRefusal,
  bundleSchema,
} from '#shared/exchange/bundle.ts';
import { chainStart, hashEntry } from '#shared/journal/entry.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type Envelope, openEnvelope, type Signer, signEnvelope } from '#shared/sealing/dsse.ts';
import {
  type ArrivedEntry,
  arrivedEntries,
  type CheckedEntry,
  checkChain,
} from './bundle-check.ts';

export type IntakeDependencies = {
  readonly db: HubDatabase;
  readonly signer: Signer;
  readonly now: () => Date;
  /** From a stick, by hand: what a revoked post wrote is still evidence. */
  readonly alsoRevoked?: boolean;
};

/** 30 days: the slowest stick. After that a replaced key is good for nothing. */
const FORMER_KEY_COUNTS_IN_MS = 30 * 86_400_000;

type Verified = {
  readonly bundle: Bundle;
  readonly payload: Uint8Array;
  readonly envelope: Envelope;
};
type Taken = Result<Envelope, BundleRefusal>;
/** When, and who signs. */
type Signing = { readonly at: Date; readonly signer: Signer };

/** Takes a bundle of `post`, over HTTP or from a stick: the envelope is the proof. */
export async function takeBundle(
  dependencies: IntakeDependencies,
  post: PostRow,
  envelope: Envelope,
): Promise<Result<Envelope, BundleRefusal>> {
  const { db, now, signer, alsoRevoked = false } = dependencies;
  const at = now();
  const opened = openBundle(post, envelope, await bundleKeys(db, post, at));
  if (!opened.ok) return opened;
  return await db
    .transaction()
    .execute((transaction) => store(transaction, opened.value, { at, signer, alsoRevoked }));
}

/** The keys under which a bundle counts: what a replaced one signed may still be on its way on a stick. */
async function bundleKeys(db: HubDatabase, post: PostRow, at: Date): Promise<string[]> {
  const since = at.getTime() - FORMER_KEY_COUNTS_IN_MS;
  const former = (await formerSigningKeys(db, post.id)).filter(
    ({ replaced_at }) => replaced_at.getTime() > since,
  );
  return [post.signing_key, ...former.map(({ signing_key }) => signing_key)];
}

function openBundle(
  post: PostRow,
  envelope: Envelope,
  keys: readonly string[],
): Result<Verified, BundleRefusal> {
  if (envelope.payloadType !== BUNDLE_TYPE) return notUnderstood('this is not a journal bundle');
  const payload = keys
    .map((key) => fromBase64Url(key) ?? new Uint8Array())
    .map((publicKey) => openEnvelope(envelope, BUNDLE_TYPE, { keyId: post.id, publicKey }))
    .find(({ ok }) => ok);
  if (!payload?.ok) return fail({ kind: 'bad-signature' });
  const bundle = bundleSchema.safeParse(parseJson(payload.value));
  if (!bundle.success) return notUnderstood('the bundle does not have the form of version 1');
  if (bundle.data.post !== post.id) return notUnderstood('the bundle belongs to another post');
  if (bundle.data.epoch > post.epoch) return notUnderstood('this epoch was never enrolled');
  return succeed({ bundle: bundle.data, payload: payload.value, envelope });
}

async function store(
  transaction: HubTransaction,
  verified: Verified,
  signing: Signing & { readonly alsoRevoked: boolean },
): Promise<Taken> {
  const { bundle } = verified;
  const { at, alsoRevoked } = signing;
  const post = await lockPost(transaction, bundle.post);
  if (post === undefined) return fail({ kind: 'unknown-post' });
  if (post.revoked_at !== null && !alsoRevoked) return fail({ kind: 'revoked' });
  await noteContact(transaction, post.id, at);
  const chain = chainOf(bundle);
  const head = (await headOf(transaction, chain)) ?? { seq: 0, hash: chainStart(chain) };
  if (bundle.from > head.seq + 1) return fail({ kind: 'gap', expected: head.seq + 1 });
  const arrived = arrivedEntries(bundle.from, bundle.entries);
  const checked = await checkAgainst(transaction, { chain, head, arrived });
  if (!checked.ok) {
    if (checked.failure.kind === 'fork') {
      await keepApart(transaction, verified, { chain, forkedAt: checked.failure.at, at });
    }
    return checked;
  }
  await appendEntries(
    transaction,
    chain,
    checked.value.map((entry) => rowOf(chain, entry, at)),
  );
  const envelope = acknowledge(chain, checked.value.at(-1) ?? head, signing);
  await keepAcknowledgement(transaction, chain, JSON.stringify(envelope));
  return succeed(envelope);
}

/** The entries that are new, or why they cannot be taken. */
async function checkAgainst(
  transaction: HubTransaction,
  known: { readonly chain: Chain; readonly head: Head; readonly arrived: readonly ArrivedEntry[] },
): Promise<Result<CheckedEntry[], BundleRefusal>> {
  const { chain, head, arrived } = known;
  const repeated = arrived.filter(({ seq }) => seq <= head.seq);
  const [first] = repeated;
  if (first !== undefined) {
    const range = { from: first.seq, to: first.seq + repeated.length - 1 };
    const stored = await hashesBetween(transaction, chain, range);
    const forked = repeated.find(({ seq, hash }) => stored.get(seq) !== hash);
    if (forked !== undefined) return fail({ kind: 'fork', at: forked.seq });
  }
  return checkChain(chain, head, arrived.slice(repeated.length));
}

function keepApart(
  transaction: HubTransaction,
  { payload, envelope }: Verified,
  { chain, forkedAt, at }: { readonly chain: Chain; readonly forkedAt: number; readonly at: Date },
): Promise<void> {
  return quarantine(transaction, {
    chain,
    forkedAt,
    receivedAt: at,
    hash: hashEntry(payload),
    envelope: JSON.stringify(envelope),
  });
}

function rowOf(chain: Chain, { seq, text, hash, entry }: CheckedEntry, at: Date): NewJournalRow {
  return {
    post_id: chain.post,
    epoch: chain.epoch,
    lane: chain.lane,
    seq,
    received_at: at,
    id: entry.id,
    kind: entry.kind,
    wall_time: entry.wallTime,
    officer: entry.officer === null ? null : storableText(entry.officer),
    text,
    hash,
  };
}

function acknowledge(
  { post, epoch, lane }: Chain,
  { seq, hash }: Head,
  { at, signer }: Signing,
): Envelope {
  const acknowledgement: Acknowledgement = {
    v: 1,
    post,
    epoch,
    lane,
    seq,
    head: hash,
    at: at.toISOString(),
  };
  const payload = new TextEncoder().encode(JSON.stringify(acknowledgement));
  return signEnvelope(ACKNOWLEDGEMENT_TYPE, payload, signer);
}

const chainOf = ({ post, epoch, lane }: Bundle): Chain => ({ post, epoch, lane });

const notUnderstood = (reason: string): Result<never, BundleRefusal> =>
  fail({ kind: 'not-understood', reason });

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}
