/** `take FILE…`: what a post left on a stick. The same bundles that come over the network, and the same checks. */

import { basename } from 'node:path';
import { z } from 'zod';
import { type CommandOutput, type CommandRunner, failWith } from '#hub/cli/command.ts';
import { readCarried } from '#hub/cli/keys/key-files.ts';
import { parseJsonBody } from '#hub/routes/json-body.ts';
import { takeBundle } from '#hub/services/journal-intake.ts';
import type { OpenHub } from '#hub/services/open-hub.ts';
import { findPost } from '#hub/storage/posts.ts';
import type { PostRow } from '#hub/storage/schema.ts';
import { BUNDLE_TYPE, type BundleRefusal } from '#shared/exchange/bundle.ts';
import { WIPE_RECEIPT_TYPE, wipeReceiptSchema } from '#shared/exchange/orders.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type Envelope, envelopeSchema, openEnvelope } from '#shared/sealing/dsse.ts';

type Carried = {
  readonly file: string;
  readonly envelope: Envelope;
  readonly post: string;
  /** Bundles of a lane build on each other; a receipt comes last. */
  readonly from: number;
};

export const runTake: CommandRunner<'take'> = async (hub, { files }, output) => {
  const carried: Carried[] = [];
  let failed = 0;
  for (const file of files) {
    const read = await readFile(file);
    if (read.ok) carried.push(read.value);
    else failed += tell(output, file, read.failure);
  }
  for (const each of carried.sort((a, b) => a.from - b.from)) {
    const taken = await takeOne(hub, each);
    if (taken.ok) output.line(`${basename(each.file)}: ${taken.value}`);
    else failed += tell(output, each.file, taken.failure);
  }
  if (failed === 0) return 0;
  const remedy = 'what was taken stays taken; bring the others again, all of one post together';
  return failWith(output, { reason: `${failed} of ${files.length} files were not taken.`, remedy });
};

function tell(output: CommandOutput, file: string, reason: string): 1 {
  output.problem(`${basename(file)}: ${reason}`);
  return 1;
}

const headSchema = z.object({ post: z.uuid(), from: z.int().positive().optional() });

async function readFile(file: string): Promise<Result<Carried, string>> {
  const bytes = await readCarried(file);
  if (!bytes.ok) return fail(bytes.failure.reason);
  const envelope = envelopeSchema.safeParse(parseJsonBody(bytes.value));
  if (!envelope.success) return fail('this is no signed envelope');
  const payload = fromBase64Url(envelope.data.payload);
  const head = headSchema.safeParse(payload && parseJsonBody(payload));
  if (!head.success) return fail('this is nothing that a post signs');
  const { post, from = Number.POSITIVE_INFINITY } = head.data;
  return succeed({ file, envelope: envelope.data, post, from });
}

async function takeOne(hub: OpenHub, carried: Carried): Promise<Result<string, string>> {
  const post = await findPost(hub.db, carried.post);
  if (post === undefined) return fail('this hub never enrolled the post');
  switch (carried.envelope.payloadType) {
    case BUNDLE_TYPE:
      return await takeEntries(hub, post, carried);
    case WIPE_RECEIPT_TYPE:
      return readReceipt(post, carried);
    default:
      return fail('this is nothing that a post sends');
  }
}

async function takeEntries(
  { db, identity, now }: OpenHub,
  post: PostRow,
  { envelope }: Carried,
): Promise<Result<string, string>> {
  const dependencies = { db, signer: identity.signer, now, alsoRevoked: true };
  const taken = await takeBundle(dependencies, post, envelope);
  if (!taken.ok) return fail(wordsOf(taken.failure));
  const note = post.revoked_at === null ? '' : ' The post is revoked: read them with care.';
  return succeed(`taken, of ${post.name}.${note}`);
}

function readReceipt(post: PostRow, { envelope }: Carried): Result<string, string> {
  const publicKey = fromBase64Url(post.signing_key) ?? new Uint8Array();
  const opened = openEnvelope(envelope, WIPE_RECEIPT_TYPE, { keyId: post.id, publicKey });
  if (!opened.ok) return fail('the signature is not of this post');
  const receipt = wipeReceiptSchema.safeParse(parseJsonBody(opened.value));
  if (!receipt.success || receipt.data.post !== post.id) return fail('the receipt is malformed');
  const { order, at, heads } = receipt.data;
  const entries = `${heads.urgent} urgent and ${heads.routine} routine entries`;
  return succeed(`${post.name} was wiped at ${at} by order ${order}, after ${entries}.`);
}

function wordsOf(refusal: BundleRefusal): string {
  switch (refusal.kind) {
    case 'gap':
      return `entries from ${refusal.expected} on are missing`;
    case 'fork':
      return `another history than the hub holds, at ${refusal.at}; kept apart`;
    case 'broken-chain':
      return `broken at ${refusal.at}: ${refusal.reason}`;
    case 'not-understood':
      return refusal.reason;
    case 'bad-signature':
      return 'the signature is not of this post';
    case 'unknown-post':
    case 'revoked':
    case 'too-large':
      return refusal.kind;
  }
}
