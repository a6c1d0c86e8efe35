/** The plaintext of a person pack: one bucket of a list, chosen by a hash of the person's id. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { listIdSchema } from '#shared/watchlist/list.ts';
import { personSchema } from '#shared/watchlist/person.ts';

export const personPackSchema = z.object({
  v: z.literal(1),
  list: listIdSchema,
  /** Sorted by `id`, so that equal content gives equal bytes. */
  persons: z.array(personSchema),
});

export type PersonPack = z.infer<typeof personPackSchema>;

/** Persons a bucket holds on average before the number of buckets doubles. */
export const PERSONS_PER_BUCKET = 128;

/** The smallest power of two of buckets for so many persons. */
export function personBuckets(persons: number): number {
  let buckets = 1;
  while (buckets * PERSONS_PER_BUCKET < persons) buckets *= 2;
  return buckets;
}

/** The bucket of a person: stable as long as the number of buckets is. */
export function personBucketOf(id: string, buckets: number): number {
  const digest = sha256(utf8ToBytes(id));
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0) % buckets;
}
