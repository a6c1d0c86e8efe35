/**
 * What the hub orders a post to do: to forget its keys, to forget everything, or to draw new keys.
 *
 * One DSSE envelope under the hub's key, the same over the network and on a stick. Not sealed: it says
 * nothing about persons, and a post that lost its keys to a thief must be readable in a court.
 */
import { z } from 'zod';

/** DSSE payload types. */
export const ORDER_TYPE = 'application/vnd.farpost.order+json';
export const WIPE_RECEIPT_TYPE = 'application/vnd.farpost.wipe-receipt+json';

/** Characters of an order as a file; one that is longer is no order. */
export const ORDER_LIMIT = 65_536;

export const orderKindSchema = z.enum(['revoke', 'wipe', 'rotate']);

export const orderSchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  /** An order is carried out once: a post remembers the ids. */
  id: z.uuid(),
  /** Hub time, ISO 8601 UTC. */
  issuedAt: z.iso.datetime(),
  order: orderKindSchema,
  /** For whoever stands at the post. No personal data. */
  reason: z.string().max(200),
});

/** Why an order was not taken. Codes are stable. */
export const orderRefusalSchema = z.enum([
  'not-an-order',
  'bad-signature',
  'other-post',
  /** Made by a later version of the hub: this station does not know what it would do. */
  'later-version',
  /** Taken before. */
  'repeated',
]);

/** Signed by the device before its keys go: which order, and up to where its journal was handed over. */
export const wipeReceiptSchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  epoch: z.int().positive(),
  order: z.uuid(),
  at: z.iso.datetime(),
  /** Last entry of each lane when the keys went. */
  heads: z.object({ urgent: z.int().nonnegative(), routine: z.int().nonnegative() }),
});

export type OrderKind = z.infer<typeof orderKindSchema>;
export type Order = z.infer<typeof orderSchema>;
export type OrderRefusal = z.infer<typeof orderRefusalSchema>;
export type WipeReceipt = z.infer<typeof wipeReceiptSchema>;
