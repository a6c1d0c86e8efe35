/** The versions below which nothing is believed any more. */
import { z } from 'zod';

const version = z.int().positive();

export const trustFloorSchema = z.object({
  /** Which keys signed timestamp and snapshot: with new keys their versions start anew. */
  onlineKeys: z.string().length(64),
  timestamp: version,
  snapshot: version,
  /** Every role that the snapshot lists, without `.json`. */
  roles: z.record(z.string(), version),
});

export type TrustFloor = z.infer<typeof trustFloorSchema>;

/**
 * The floor under a root with these online keys. After their rotation none: a thief of the old keys may
 * have pushed the versions up, and only the offline keys can lead out of that (specification §5.3.11).
 */
export function floorUnder(onlineKeys: string, floor: TrustFloor | null): TrustFloor | null {
  return floor?.onlineKeys === onlineKeys ? floor : null;
}
