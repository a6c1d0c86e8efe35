/**
 * How a post joins its hub.
 *
 * An administrator carries one line of text from the hub to the post: a one-time code and a fingerprint
 * of the hub's trust anchors. The post believes the hub's answer only if it has that fingerprint, so
 * the network between them need not be trusted.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { toHex } from '#shared/kernel/bytes.ts';

const key32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

/** `XXXX-XXXX-XXXX` from an alphabet without look-alikes, `.`, 20 hex digits of fingerprint. */
export const enrolmentTicketSchema = z
  .string()
  .trim()
  .regex(/^[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}\.[0-9a-f]{20}$/u);

export const enrolmentRequestSchema = z.object({
  code: z.string().min(1).max(20),
  name: z.string().trim().min(1).max(80),
  /** Ed25519 public key of the device, base64url. */
  signingKey: key32,
  /** X25519 public key of the device, base64url. */
  sealingKey: key32,
});

/** What never changes while the post believes this hub. */
export const hubAnchorsSchema = z.object({
  /** TUF root metadata, version 1 or whichever is current, as exact JSON text. */
  root: z.string().max(200_000),
  /** Ed25519 public key that signs acknowledgements and replies. */
  signingKey: key32,
  /** X25519 public key to which journal payloads are sealed. */
  sealingKey: key32,
  /** X25519 public key of the agency, whose secret lies offline; absent where the hub has none. */
  recoveryKey: key32.optional(),
});

/** A release content key, sealed (HPKE) to the post. `epoch` grows when a key is replaced. */
export const wrappedReleaseKeySchema = z.object({
  epoch: z.int().positive(),
  wrapped: z.string().max(400),
});

export const enrolmentAnswerSchema = z.object({
  post: z.uuid(),
  epoch: z.int().positive(),
  name: z.string().max(80),
  anchors: hubAnchorsSchema,
  releaseKeys: z.array(wrappedReleaseKeySchema).min(1).max(100),
  /** Hub time, ISO 8601: the first trusted time floor. */
  now: z.iso.datetime(),
});

export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>;
export type HubAnchors = z.infer<typeof hubAnchorsSchema>;
export type WrappedReleaseKey = z.infer<typeof wrappedReleaseKeySchema>;
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswerSchema>;

/** HPKE `info` for a wrapped release key. */
export const releaseKeyInfo = (post: string, epoch: number): string =>
  `farpost/release-key/v1/${post}/${epoch}`;

/** The 20 hex digits that stand behind the code on the enrolment ticket (80 bits). */
export function fingerprintOf(anchors: HubAnchors): string {
  return toHex(sha256(utf8ToBytes(anchorsText(anchors)))).slice(0, 20);
}

/** A hub without a recovery key keeps the text of before, and with it its fingerprint. */
function anchorsText({ signingKey, sealingKey, recoveryKey, root }: HubAnchors): string {
  return recoveryKey === undefined
    ? `farpost/anchors/v1\n${signingKey}\n${sealingKey}\n${root}`
    : `farpost/anchors/v2\n${signingKey}\n${sealingKey}\n${recoveryKey}\n${root}`;
}
