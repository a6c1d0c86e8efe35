/** Identifiers that sort by time of creation: UUID version 7 (RFC 9562 §5.7, method 1 of §6.2). */
import { fromHex, toHex } from '#shared/kernel/bytes.ts';

export type Ids = { next(): string };

export type IdSources = {
  /** ISO 8601 UTC. */
  readonly wall: () => string;
  /** That many fresh random bytes. */
  readonly random: (length: number) => Uint8Array;
};

const LARGEST_COUNTER = 0x0fff;

/** A wall clock that is set back, or a full counter, never makes the sequence go back. */
export function createIds({ wall, random }: IdSources): Ids {
  let time = 0;
  let counter = 0;
  return {
    next() {
      const now = Date.parse(wall());
      if (now > time) {
        time = now;
        counter = ((random(2)[0] ?? 0) << 1) & LARGEST_COUNTER;
      } else if (counter === LARGEST_COUNTER) {
        time += 1;
        counter = 0;
      } else {
        counter += 1;
      }
      return format(time, counter, random(8));
    },
  };
}

function format(time: number, counter: number, tail: Uint8Array): string {
  const bytes = new Uint8Array(16);
  bytes.set(fromHex(time.toString(16).padStart(12, '0')) ?? [], 0);
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes.set(tail.subarray(0, 8), 8);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = toHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
