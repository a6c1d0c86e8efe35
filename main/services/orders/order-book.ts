/**
 * The orders that this post has taken: what must survive a restart, and be known while it is locked.
 *
 * In the clear: it holds ids and times. Whoever deletes it brings no key back.
 */

import { join } from 'node:path';
import { z } from 'zod';
import type { Files } from '#main/services/files/files.ts';
import { writeJson } from '#main/services/files/json-file.ts';
import { type Order, orderKindSchema } from '#shared/exchange/orders.ts';
import { jsonIn } from '#shared/kernel/json.ts';

const takenSchema = z.object({
  id: z.uuid(),
  order: orderKindSchema,
  issuedAt: z.iso.datetime(),
  /** Wall clock of the post. */
  at: z.iso.datetime(),
});
const fileSchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  taken: z.array(takenSchema).max(10_000),
});

export type TakenOrder = z.infer<typeof takenSchema>;

export type OrderBook = {
  wasTaken(id: string): boolean;
  /** The order that revoked this post, or null. */
  revoked(): TakenOrder | null;
  /** Answers after it is on the disk; rejects with the system's error. */
  note(order: Order, at: string): Promise<void>;
};

export type OrderBookPlace = {
  readonly dataDirectory: string;
  readonly files: Files;
  readonly post: string;
};

/** A book that cannot be read, or of another post, counts as empty. */
export async function openOrderBook(place: OrderBookPlace): Promise<OrderBook> {
  const { files, dataDirectory, post } = place;
  const path = join(dataDirectory, 'orders.json');
  let taken = await readTaken(place, path);
  return {
    wasTaken: (id) => taken.some((each) => each.id === id),
    revoked: () => taken.find(({ order }) => order === 'revoke') ?? null,
    async note({ id, order, issuedAt }, at) {
      const next = [...taken, { id, order, issuedAt, at }];
      // First the flag: a renewal that is due twice does no harm, one that is forgotten does.
      if (order === 'rotate') await noteRenewal(place, { id, at });
      await writeJson(files, path, { v: 1, post, taken: next });
      taken = next;
    },
  };
}

/** Where the renewal of device keys finds that the hub asked for it: `{ v: 1, order, at }`. */
export const renewalDueFile = (dataDirectory: string): string =>
  join(dataDirectory, 'renewal-due.json');

const noteRenewal = (
  { files, dataDirectory }: OrderBookPlace,
  { id, at }: { readonly id: string; readonly at: string },
): Promise<void> => writeJson(files, renewalDueFile(dataDirectory), { v: 1, order: id, at });

async function readTaken(
  { files, post }: OrderBookPlace,
  path: string,
): Promise<readonly TakenOrder[]> {
  const bytes = await files.read(path).catch(() => null);
  const parsed = fileSchema.safeParse(bytes && jsonIn(new TextDecoder().decode(bytes)));
  return parsed.success && parsed.data.post === post ? parsed.data.taken : [];
}
