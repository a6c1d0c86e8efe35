/**
 * One line of the post's journal: audit log, outbox and source of the post's own views at once.
 *
 * The bytes on disk are the UTF-8 JSON text of an entry; its hash is SHA-256 over exactly those bytes,
 * and they travel to the hub unchanged. Order is by `seq`, never by clock.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { toHex } from '#shared/kernel/bytes.ts';

/** Hits, referrals and messages overtake a backlog on a thin link. Each lane is its own chain. */
export const laneSchema = z.enum(['urgent', 'routine']);

const base64Url = z.string().regex(/^[A-Za-z0-9_-]*$/u);
const hash = z.string().regex(/^[0-9a-f]{64}$/u);

/**
 * The payload under a key of its own (AES-256-GCM, `context` = entry id), and that key twice: sealed to
 * the hub (HPKE) and boxed under the post's journal subkey, from which views are rebuilt.
 */
export const sealedPayloadSchema = z.object({
  box: base64Url,
  keyForHub: base64Url,
  keyForPost: base64Url,
});

export const journalEntrySchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  /** Grows when a post is set up anew, so that two histories never share a chain. */
  epoch: z.int().positive(),
  lane: laneSchema,
  /** Gapless within post, epoch and lane; the first is 1. */
  seq: z.int().positive(),
  /** UUIDv7. */
  id: z.uuid(),
  /** The wall clock, ISO 8601 UTC. */
  wallTime: z.iso.datetime(),
  /** Milliseconds of the monotonic clock since the station started. */
  monotonicInMs: z.number().nonnegative(),
  /** The latest time known to be in the past, ISO 8601 UTC. */
  trustedTime: z.iso.datetime(),
  /** The wall clock was below the trusted floor: do not believe `wallTime`. */
  clockSuspect: z.boolean(),
  officer: z.string().max(60).nullable(),
  release: z.int().nonnegative().nullable(),
  /** What happened. Kinds a reader does not know are kept, never dropped. */
  kind: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u),
  payload: sealedPayloadSchema,
  /** Hash of the entry before, or `chainStart(...)` for the first. */
  previous: hash,
});

/** Kinds of asylum work: sealed at the post under a key that only asylum officers have. */
export const isAsylumKind = (kind: string): boolean => kind.startsWith('asylum-');

export type Lane = z.infer<typeof laneSchema>;
export type SealedPayload = z.infer<typeof sealedPayloadSchema>;
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** Both lanes, in the order in which they are sent. */
export const LANES: readonly Lane[] = ['urgent', 'routine'];

/** Hash of an entry: lower-case hex SHA-256 over its exact bytes. */
export const hashEntry = (bytes: Uint8Array): string => toHex(sha256(bytes));

/** What the first entry of a chain names as its predecessor. */
export function chainStart(chain: {
  readonly post: string;
  readonly epoch: number;
  readonly lane: Lane;
}): string {
  return toHex(
    sha256(utf8ToBytes(`farpost/journal/v1/${chain.post}/${chain.epoch}/${chain.lane}`)),
  );
}

/** Associated data of the payload box and of the boxed key. */
export const payloadContext = (id: string): string => `farpost/journal/v1/payload/${id}`;
export const payloadKeyContext = (id: string): string => `farpost/journal/v1/key/${id}`;
