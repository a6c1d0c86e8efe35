/**
 * The two files of a recovery. The post asks with a fresh key; the agency answers with what a recovery
 * slot holds, sealed to that key. Format: docs/formats/vault.md.
 *
 * Neither file proves who wrote it. What binds them is the fingerprint of the request, which two people
 * read to each other over a telephone line that they trust.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { fromBase64Url, toBase64Url, toHex } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { openSealed, sealTo } from '#shared/sealing/hpke.ts';
import {
  type HeldKey,
  heldKeySchema,
  recoverySlotSchema,
  sealedKeySchema,
} from './recovery-slot.ts';

/** Characters; neither file is longer. */
export const LARGEST_RECOVERY_FILE = 20_000;

export const recoveryRequestSchema = z.object({
  type: z.literal('farpost-recovery-request'),
  v: z.literal(1),
  post: z.object({ id: z.uuid(), name: z.string().min(1).max(80) }),
  /** Who asks, and will be the one officer of the post. */
  officer: z.object({ id: z.string().min(1).max(60), displayName: z.string().min(1).max(80) }),
  slots: z.array(recoverySlotSchema).min(1).max(8),
  /** X25519 public key, base64url. */
  requestKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/u),
  /** Wall time of the post, ISO 8601. */
  at: z.iso.datetime(),
});

export const recoveryAnswerSchema = z.object({
  type: z.literal('farpost-recovery-answer'),
  v: z.literal(1),
  post: z.uuid(),
  /** SHA-256 of the request's exact bytes, hexadecimal. */
  request: z.string().regex(/^[0-9a-f]{64}$/u),
  keys: z
    .array(z.object({ holds: heldKeySchema, sealed: sealedKeySchema }))
    .min(1)
    .max(8),
});

export type RecoveryRequest = z.infer<typeof recoveryRequestSchema>;
export type RecoveryAnswer = z.infer<typeof recoveryAnswerSchema>;

/** The request in this text, or null. */
export const readRecoveryRequest = (text: string): RecoveryRequest | null =>
  recoveryRequestSchema.safeParse(boundedJsonIn(text)).data ?? null;

/** The answer in this text, or null. */
export const readRecoveryAnswer = (text: string): RecoveryAnswer | null =>
  recoveryAnswerSchema.safeParse(boundedJsonIn(text)).data ?? null;

/** SHA-256 of the exact text as UTF-8, hexadecimal. */
export const requestHash = (text: string): string => toHex(sha256(utf8ToBytes(text)));

const GROUPS = 8;
const DIGITS_A_GROUP = 4;

/**
 * What is read aloud: `4821 0093 …`, eight groups of four digits (106 bits), the last 32 digits of the
 * request's hash as a number.
 */
export function spokenFingerprint(text: string): string {
  const digits = GROUPS * DIGITS_A_GROUP;
  const number = BigInt(`0x${requestHash(text)}`) % 10n ** BigInt(digits);
  return number
    .toString()
    .padStart(digits, '0')
    .replaceAll(/\d{4}(?=\d)/gu, '$& ');
}

/** Whether somebody typed this fingerprint, whatever stands between the digits. */
export const isSameFingerprint = (typed: string, fingerprint: string): boolean =>
  onlyDigits(typed) === onlyDigits(fingerprint);

const onlyDigits = (text: string): string => text.replaceAll(/[\s.,-]/gu, '');

export type AnswerFailure =
  /** The request key is no X25519 public key, or one of low order. */
  | { readonly kind: 'key-not-usable' }
  /** The answer holds no such key for this request. */
  | { readonly kind: 'cannot-open' };

export type OpenedKey = { readonly holds: HeldKey; readonly key: Uint8Array };

/** Seals what was recovered (32 bytes) to the key of exactly this request. */
export async function sealRecoveryAnswer(
  requestText: string,
  { post, requestKey }: Pick<RecoveryRequest, 'post' | 'requestKey'>,
  { holds, key }: OpenedKey,
): Promise<Result<RecoveryAnswer, AnswerFailure>> {
  const request = requestHash(requestText);
  try {
    const recipient = fromBase64Url(requestKey) ?? new Uint8Array(0);
    const sealed = toBase64Url(await sealTo(recipient, infoOf(request, post.id, holds), key));
    const keys = [{ holds, sealed }];
    return succeed({ type: 'farpost-recovery-answer', v: 1, post: post.id, request, keys });
  } catch {
    return fail({ kind: 'key-not-usable' });
  }
}

/** What the answer holds of this kind; `requestSecret` is that of the request key, 32 bytes. */
export async function openRecoveryAnswer(
  { post, request, keys }: RecoveryAnswer,
  holds: HeldKey,
  requestSecret: Uint8Array,
): Promise<Result<Uint8Array, AnswerFailure>> {
  const found = keys.find((key) => key.holds === holds);
  const sealed = found && fromBase64Url(found.sealed);
  const opened = sealed && (await openSealed(requestSecret, infoOf(request, post, holds), sealed));
  return opened?.ok ? opened : fail({ kind: 'cannot-open' });
}

const infoOf = (request: string, post: string, holds: HeldKey): string =>
  `farpost/recovery-answer/v1/${request}/${post}/${holds}`;

const boundedJsonIn = (text: string): unknown =>
  text.length > LARGEST_RECOVERY_FILE ? undefined : jsonIn(text);
