/**
 * A run of journal entries on its way to the hub: over HTTP or on a stick, the same signed object.
 *
 * Entries travel as their exact JSON text, because their hashes are over those bytes.
 */
import { z } from 'zod';
import { ASYLUM_REPLY, asylumReplySchema } from '#shared/asylum/exchange.ts';
import { laneSchema } from '#shared/journal/entry.ts';
import { reportReplies } from '#shared/reports/phase.ts';

/** DSSE payload types. */
export const BUNDLE_TYPE = 'application/vnd.farpost.journal-bundle+json';
export const ACKNOWLEDGEMENT_TYPE = 'application/vnd.farpost.acknowledgement+json';
export const REPLY_TYPE = 'application/vnd.farpost.reply+json';

/** Limits of one bundle; a longer backlog travels as several. */
export const BUNDLE_LIMITS = { entries: 500, bytes: 4_000_000 } as const;

const hash = z.string().regex(/^[0-9a-f]{64}$/u);

export const bundleSchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  epoch: z.int().positive(),
  lane: laneSchema,
  /** Sequence number of the first entry. */
  from: z.int().positive(),
  /** Exact texts, in order, without a gap. */
  entries: z.array(z.string().max(2_000_000)).min(1).max(BUNDLE_LIMITS.entries),
});

/** The hub holds everything of this lane up to and including `seq`, whose entry hashes to `head`. */
export const acknowledgementSchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  epoch: z.int().positive(),
  lane: laneSchema,
  seq: z.int().nonnegative(),
  head: hash,
  /** Hub time, ISO 8601 UTC; raises the post's trusted floor. */
  at: z.iso.datetime(),
});

/** What the hub answers to a bundle that it cannot take. Codes are stable. */
export const bundleRefusalSchema = z.discriminatedUnion('kind', [
  /** Entries before this bundle are missing: send from `expected`. */
  z.object({ kind: z.literal('gap'), expected: z.int().positive() }),
  /** Two histories: the hub keeps both apart and a person must look. */
  z.object({ kind: z.literal('fork'), at: z.int().positive() }),
  z.object({
    kind: z.literal('broken-chain'),
    at: z.int().positive(),
    reason: z.string().max(200),
  }),
  z.object({ kind: z.literal('not-understood'), reason: z.string().max(500) }),
  z.object({ kind: z.literal('unknown-post') }),
  /** With the orders that are left for a post which gets nothing else any more; see `orders.ts`. */
  z.object({ kind: z.literal('revoked'), orders: z.array(z.unknown()).max(20).optional() }),
  z.object({ kind: z.literal('bad-signature') }),
  z.object({ kind: z.literal('too-large'), limitInBytes: z.int().positive() }),
]);

/** One reply to one post. `body` is sealed (HPKE) to the post with `replyInfo`. */
export const replySchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  /** Gapless per post; the first is 1. */
  seq: z.int().positive(),
  kind: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u),
  at: z.iso.datetime(),
  body: z.string().max(4_000_000),
});

/** Reply kinds known now. Unknown kinds are kept in the inbox, never dropped. */
export const replyBodies = {
  'release-key': z.object({ epoch: z.int().positive(), key: z.string().length(43) }),
  notice: z.object({ text: z.string().max(4000) }),
  /** The text of an order's envelope; see `orders.ts`. */
  order: z.object({ text: z.string().max(65_536) }),
  ...reportReplies,
  /** What the National Central Bureau says in an asylum case; see `docs/formats/asylum-exchange.md`. */
  [ASYLUM_REPLY]: asylumReplySchema,
} as const;

export type Bundle = z.infer<typeof bundleSchema>;
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;
export type BundleRefusal = z.infer<typeof bundleRefusalSchema>;
export type Reply = z.infer<typeof replySchema>;

/** HPKE `info` of a payload key sealed to the hub, and of a reply sealed to a post. */
export const payloadKeyInfo = (entryId: string): string => `farpost/journal-key/v1/${entryId}`;
export const replyInfo = (post: string, seq: number): string => `farpost/reply/v1/${post}/${seq}`;
