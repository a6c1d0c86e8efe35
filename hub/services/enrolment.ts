/** How posts join: an administrator makes a ticket here, a post redeems its code once. */
import { createHash, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import {
  addCode,
  currentCodes,
  type EnrolmentCode,
  enrolPost,
  findPost,
  type NewPost,
} from '#hub/storage/posts.ts';
import type { HubDatabase, PostRow } from '#hub/storage/schema.ts';
import {
  type EnrolmentAnswer,
  type EnrolmentRequest,
  fingerprintOf,
  type HubAnchors,
  releaseKeyInfo,
  type WrappedReleaseKey,
} from '#shared/exchange/enrolment.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { sealTo } from '#shared/sealing/hpke.ts';

/** `epoch` counts from 1; `key` is 32 bytes. */
export type ReleaseContentKey = { readonly epoch: number; readonly key: Uint8Array };

export type EnrolmentDependencies = {
  readonly db: HubDatabase;
  /** Null until a first release is published. */
  readonly anchors: () => Promise<HubAnchors | null>;
  readonly releaseKeys: () => Promise<readonly ReleaseContentKey[]>;
  readonly now: () => Date;
};

export type EnrolmentFailure =
  | { readonly kind: 'nothing-published' }
  /** Unknown, expired or used: which of these is nobody's business. */
  | { readonly kind: 'code-not-valid' }
  | { readonly kind: 'key-not-usable' };

export type Ticket = { readonly ticket: string; readonly expiresAt: Date };

/** No I, O, 0 or 1: the code is read aloud and typed. 12 of these are 60 bits. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const HOUR_IN_MS = 3_600_000;

/** Makes a one-time code and joins the fingerprint of the hub's anchors to it. */
export async function createTicket(
  { db, anchors, now }: EnrolmentDependencies,
  { name, validForHours }: { readonly name: string; readonly validForHours: number },
): Promise<Result<Ticket, EnrolmentFailure>> {
  const believed = await anchors();
  if (believed === null) return fail({ kind: 'nothing-published' });
  const code = drawCode();
  const expiresAt = new Date(now().getTime() + validForHours * HOUR_IN_MS);
  await addCode(db, { hash: hashOfCode(code), name, expires_at: expiresAt });
  return succeed({ ticket: `${code}.${fingerprintOf(believed)}`, expiresAt });
}

/**
 * Redeems a code. The same device may ask again with the same code and keys: on a thin link the first
 * answer may be lost, and the answer is of use to that device only.
 */
export async function enrol(
  dependencies: EnrolmentDependencies,
  request: EnrolmentRequest,
): Promise<Result<EnrolmentAnswer, EnrolmentFailure>> {
  const anchors = await dependencies.anchors();
  if (anchors === null) return fail({ kind: 'nothing-published' });
  const code = await matchingCode(dependencies, request.code);
  if (code === null) return fail({ kind: 'code-not-valid' });
  const known = await postOf(dependencies.db, code, request);
  if (known === null) return fail({ kind: 'code-not-valid' });
  const keys = await dependencies.releaseKeys();
  const post = known ?? newPost(code.name, request, { keys, now: dependencies.now() });
  const releaseKeys = canSign(post.signing_key) ? await wrapKeys(post, keys) : null;
  if (releaseKeys === null) return fail({ kind: 'key-not-usable' });
  if (known === undefined && !(await enrolPost(dependencies.db, { codeHash: code.hash, post }))) {
    return fail({ kind: 'code-not-valid' });
  }
  const { id, epoch, name } = post;
  const now = dependencies.now().toISOString();
  return succeed({ post: id, epoch, name, anchors, releaseKeys, now });
}

/** Seals every release key to the post. Null when the post's key is no X25519 public key. */
export async function wrapKeys(
  post: Pick<PostRow, 'id' | 'sealing_key'>,
  keys: readonly ReleaseContentKey[],
): Promise<WrappedReleaseKey[] | null> {
  const sealingKey = fromBase64Url(post.sealing_key);
  if (sealingKey?.length !== 32) return null;
  try {
    return await Promise.all(
      keys.map(async ({ epoch, key }) => ({
        epoch,
        wrapped: toBase64Url(await sealTo(sealingKey, releaseKeyInfo(post.id, epoch), key)),
      })),
    );
  } catch {
    // The only way to fail here is a point of low order, which no honest device has.
    return null;
  }
}

/** Whether this is an Ed25519 public key under which not just anything verifies. */
export function canSign(signingKey: string): boolean {
  const bytes = fromBase64Url(signingKey);
  if (bytes?.length !== 32) return false;
  try {
    return !ed25519.Point.fromBytes(bytes).isSmallOrder();
  } catch {
    // Not a point of the curve.
    return false;
  }
}

/** Compares against every current code in the same time, whether one matches or not. */
async function matchingCode(
  { db, now }: EnrolmentDependencies,
  text: string,
): Promise<EnrolmentCode | null> {
  const asked = Buffer.from(hashOfCode(text.trim().toUpperCase()), 'hex');
  let found: EnrolmentCode | null = null;
  for (const code of await currentCodes(db, now())) {
    if (timingSafeEqual(Buffer.from(code.hash, 'hex'), asked)) found = code;
  }
  return found;
}

/** The post that this code made for this very device; undefined when unused; null when it was another's. */
async function postOf(
  db: HubDatabase,
  code: EnrolmentCode,
  request: EnrolmentRequest,
): Promise<PostRow | null | undefined> {
  if (code.usedBy === null) return undefined;
  const post = await findPost(db, code.usedBy);
  const isSameDevice =
    post !== undefined &&
    post.revoked_at === null &&
    post.signing_key === request.signingKey &&
    post.sealing_key === request.sealingKey;
  return isSameDevice ? post : null;
}

/** The name on the ticket wins: an administrator gave it. */
function newPost(
  name: string,
  request: EnrolmentRequest,
  { keys, now }: { readonly keys: readonly ReleaseContentKey[]; readonly now: Date },
): NewPost {
  return {
    id: randomUUID(),
    epoch: 1,
    name,
    signing_key: request.signingKey,
    sealing_key: request.sealingKey,
    key_epoch: Math.max(0, ...keys.map(({ epoch }) => epoch)),
    enrolled_at: now,
  };
}

function drawCode(): string {
  const group = (): string =>
    Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return [group(), group(), group()].join('-');
}

const hashOfCode = (code: string): string =>
  createHash('sha256').update(`farpost/enrolment-code/v1/${code}`).digest('hex');
