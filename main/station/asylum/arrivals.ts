/**
 * What the National Central Bureau answered. The hub seals it to a key that only asylum officers' slots lead to: it
 * waits in the inbox, closed to everybody else, until one of them signs in.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import type { Inbox, InboxItem } from '#main/services/inbox/inbox.ts';
import type { Arrival } from '#shared/asylum/event.ts';
import {
  type ArrivalBody,
  ASYLUM_REPLY,
  arrivalBodySchema,
  asylumReplyInfo,
  asylumReplySchema,
} from '#shared/asylum/exchange.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { openSealed } from '#shared/sealing/hpke.ts';

export type Replies = Pick<Inbox, 'lastSeq' | 'read'>;

export type Arrived = { readonly case: string; readonly arrival: Arrival };

/** The public half, base64url: what a thread gives the hub to seal answers to. */
export const replyKeyOf = (secret: Uint8Array): string => toBase64Url(x25519.getPublicKey(secret));

export type Looking = {
  readonly post: string;
  readonly secret: Uint8Array;
  /** Numbers of replies that are on record. */
  readonly taken: ReadonlySet<number>;
  /** Numbers of replies that are none, or not to be opened: filled here, so that each is read once. */
  readonly passedOver: Set<number>;
};

/** Answers that are not among those taken, in order. What cannot be opened stays in the inbox. */
export async function arrivalsIn(replies: Replies, looking: Looking): Promise<readonly Arrived[]> {
  const { post, secret, taken, passedOver } = looking;
  const arrived: Arrived[] = [];
  for (let seq = 1; seq <= replies.lastSeq(); seq += 1) {
    if (taken.has(seq) || passedOver.has(seq)) continue;
    const item = await replies.read(seq);
    // A file that cannot be read now may be readable later.
    if (item === null) continue;
    const opened = await open(item, post, secret);
    if (opened === null) passedOver.add(seq);
    else arrived.push(opened);
  }
  return arrived;
}

async function open(item: InboxItem, post: string, secret: Uint8Array): Promise<Arrived | null> {
  if (item.kind !== ASYLUM_REPLY) return null;
  const reply = asylumReplySchema.safeParse(jsonIn(item.text ?? ''));
  const sealed = reply.success ? fromBase64Url(reply.data.sealed) : null;
  if (!reply.success || sealed === null) return null;
  const { thread } = reply.data;
  const opened = await openSealed(secret, asylumReplyInfo(post, thread), sealed);
  const body = arrivalBodySchema.safeParse(
    opened.ok ? jsonIn(new TextDecoder().decode(opened.value)) : null,
  );
  if (!body.success) return null;
  return { case: body.data.case, arrival: arrivalOf(body.data, thread, item.seq) };
}

function arrivalOf(body: ArrivalBody, thread: string, reply: number): Arrival {
  if (body.kind === 'read') return { kind: 'read', thread, reply };
  if (body.kind === 'forwarded') {
    const { kind, to, on, by, reference } = body;
    return { kind, message: thread, reply, to, on, by, reference };
  }
  const { text, finding, attachments } = body;
  return { kind: 'answer', thread, reply, text, finding, attachments };
}
