/**
 * What the hub sent to this post: verified, in order, without a gap, and sealed at rest.
 *
 * One file for each reply. A reply whose kind is not known here, or that cannot be opened, is kept all
 * the same: a later version may understand it.
 */

import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { type Files, systemCode } from '#main/services/files/files.ts';
import { nodeReleaseFiles } from '#main/services/release-store/release-files.ts';
import { openSigned, type SignedFailure } from '#main/services/sync/open-signed.ts';
import {
  REPLY_TYPE,
  type Reply,
  replyBodies,
  replyInfo,
  replySchema,
} from '#shared/exchange/bundle.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { NONCE_BYTES, openBox, sealBox } from '#shared/sealing/box.ts';
import type { Verifier } from '#shared/sealing/dsse.ts';
import { openSealed } from '#shared/sealing/hpke.ts';

export type InboxFiles = Files & { list(path: string): Promise<readonly string[]> };

/** A release content key in the clear; 32 bytes. */
export type ReplyReleaseKey = { readonly epoch: number; readonly key: Uint8Array };

export type InboxFailure =
  | SignedFailure
  | { readonly kind: 'wrong-post' }
  /** A reply before this one is missing: ask again from `expected`. */
  | { readonly kind: 'gap'; readonly expected: number }
  /** A release key could not be put into the vault; the reply is not counted as received. */
  | { readonly kind: 'not-kept'; readonly reason: string }
  | { readonly kind: 'disk-failed'; readonly reason: string };

export type InboxItem = {
  readonly seq: number;
  readonly kind: string;
  /** Hub time, ISO 8601. */
  readonly at: string;
  /** What the hub wrote; null when it could not be opened. */
  readonly text: string | null;
};

export type Inbox = {
  /** The last reply that is here; 0 when none is. */
  lastSeq(): number;
  /** Answers after the reply is on the disk. `known`: it was here before. */
  accept(envelope: unknown): Promise<Result<'stored' | 'known', InboxFailure>>;
  /** Null when there is none, or when it cannot be opened with this key. */
  read(seq: number): Promise<InboxItem | null>;
  /** Looks for an order only, and keeps nothing. Null: no reply of the hub to this post. */
  peek(envelope: unknown): Promise<PeekedReply | null>;
};

/** `order`: the text of its envelope; null when the reply is something else. */
export type PeekedReply = { readonly seq: number; readonly order: string | null };

export type OpenInbox = {
  readonly directory: string;
  readonly post: string;
  /** X25519 secrets of the device, asked for at each reply: those of before may still be needed. */
  readonly sealingSecrets: () => readonly Uint8Array[];
  /** The hub's key, under the id `hub`. */
  readonly verifier: Verifier;
  /** `subkeyOf(rootKey, 'inbox')`. */
  readonly key: Uint8Array;
  readonly random: (length: number) => Uint8Array;
  /** Answers after the keys are safe; may be told of the same key twice. */
  readonly onReleaseKeys: (keys: readonly ReplyReleaseKey[]) => Promise<void>;
  /** Told of an order (the text of its envelope) before the reply counts; may be told of the same one twice. */
  readonly onOrder?: (text: string) => Promise<void>;
  readonly files?: InboxFiles;
};

const fileSchema = z.object({ v: z.literal(1), seq: z.int().positive(), box: z.string() });
const itemSchema = z.object({
  seq: z.int().positive(),
  kind: z.string(),
  at: z.string(),
  text: z.string().nullable(),
  /** As it came, when it could not be opened. */
  sealed: z.string().optional(),
});

export async function openInbox(options: OpenInbox): Promise<Inbox> {
  const { directory, files = nodeReleaseFiles, post } = options;
  await files.makeDirectory(directory);
  let lastSeq = lastWithoutGap(await files.list(directory));
  let last: Promise<unknown> = Promise.resolve();

  const accept = async (envelope: unknown): Promise<Result<'stored' | 'known', InboxFailure>> => {
    const { verifier } = options;
    const opened = openSigned(envelope, { type: REPLY_TYPE, verifier, schema: replySchema });
    if (!opened.ok) return opened;
    const reply = opened.value;
    if (reply.post !== post) return fail({ kind: 'wrong-post' });
    if (reply.seq <= lastSeq) return succeed('known');
    if (reply.seq > lastSeq + 1) return fail({ kind: 'gap', expected: lastSeq + 1 });
    const stored = await store(options, files, reply);
    if (!stored.ok) return stored;
    lastSeq = reply.seq;
    return succeed('stored');
  };

  return {
    lastSeq: () => lastSeq,
    accept(envelope) {
      const turn = last.then(() => accept(envelope));
      last = turn.catch(() => undefined);
      return turn;
    },
    read: (seq) => readItem(options, files, seq),
    peek: (envelope) => peek(options, envelope),
  };
}

async function peek(options: OpenInbox, envelope: unknown): Promise<PeekedReply | null> {
  const { verifier, post } = options;
  const opened = openSigned(envelope, { type: REPLY_TYPE, verifier, schema: replySchema });
  if (!opened.ok || opened.value.post !== post) return null;
  const { seq, kind } = opened.value;
  const text = kind === 'order' ? await openReply(options, opened.value) : null;
  const body = replyBodies.order.safeParse(text === null ? undefined : jsonIn(text));
  return { seq, order: body.success ? body.data.text : null };
}

async function store(
  options: OpenInbox,
  files: InboxFiles,
  reply: Reply,
): Promise<Result<null, InboxFailure>> {
  const text = await openReply(options, reply);
  // Before the reply counts as received: after a crash in between the hub sends it again.
  const handed = await handOver(options, reply, text);
  if (!handed.ok) return handed;
  const { seq, kind, at, body } = reply;
  const item = { seq, kind, at, text, ...(text === null ? { sealed: body } : {}) };
  const seal = {
    key: options.key,
    nonce: options.random(NONCE_BYTES),
    context: contextOf(options, seq),
  };
  const box = sealBox(seal, new TextEncoder().encode(JSON.stringify(item)));
  const bytes = new TextEncoder().encode(JSON.stringify({ v: 1, seq, box: toBase64Url(box) }));
  try {
    await writeAtomically(files, { path: fileOf(options, seq), bytes });
    return succeed(null);
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail({ kind: 'disk-failed', reason: code });
  }
}

async function openReply(options: OpenInbox, { seq, body }: Reply): Promise<string | null> {
  const sealed = fromBase64Url(body);
  if (!sealed) return null;
  for (const secret of options.sealingSecrets()) {
    const opened = await openSealed(secret, replyInfo(options.post, seq), sealed);
    if (opened.ok) return textIn(opened.value);
  }
  return null;
}

function textIn(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function handOver(
  options: OpenInbox,
  { kind }: Reply,
  text: string | null,
): Promise<Result<null, InboxFailure>> {
  if (text === null) return succeed(null);
  try {
    if (kind === 'release-key') await handOverKey(options, jsonIn(text));
    if (kind === 'order') await handOverOrder(options, jsonIn(text));
    return succeed(null);
  } catch (error) {
    return fail({ kind: 'not-kept', reason: error instanceof Error ? error.message : 'unknown' });
  }
}

async function handOverKey({ onReleaseKeys }: OpenInbox, content: unknown): Promise<void> {
  const body = replyBodies['release-key'].safeParse(content);
  const key = body.success ? fromBase64Url(body.data.key) : null;
  if (body.success && key) await onReleaseKeys([{ epoch: body.data.epoch, key }]);
}

async function handOverOrder({ onOrder }: OpenInbox, content: unknown): Promise<void> {
  const body = replyBodies.order.safeParse(content);
  if (body.success) await onOrder?.(body.data.text);
}

async function readItem(
  options: OpenInbox,
  files: InboxFiles,
  seq: number,
): Promise<InboxItem | null> {
  const bytes = await files.read(fileOf(options, seq));
  const file = fileSchema.safeParse(bytes && jsonIn(new TextDecoder().decode(bytes)));
  const box = file.success ? fromBase64Url(file.data.box) : null;
  if (!box) return null;
  const opened = openBox(options.key, contextOf(options, seq), box);
  if (!opened.ok) return null;
  const item = itemSchema.safeParse(jsonIn(new TextDecoder().decode(opened.value)));
  if (!item.success) return null;
  const { kind, at, text } = item.data;
  return { seq, kind, at, text };
}

/** After a loss of files the hub is asked again from the first that is missing. */
function lastWithoutGap(names: readonly string[]): number {
  const numbers = names.map((name) => Number(/^([1-9]\d{0,14})\.json$/u.exec(name)?.[1] ?? 0));
  const present = new Set(numbers);
  let last = 0;
  while (present.has(last + 1)) last += 1;
  return last;
}

const fileOf = ({ directory }: OpenInbox, seq: number): string => join(directory, `${seq}.json`);
const contextOf = ({ post }: OpenInbox, seq: number): string => `farpost/inbox/v1/${post}/${seq}`;
