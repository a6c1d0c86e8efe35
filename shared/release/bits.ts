/**
 * Numbers of any width, packed bit by bit, most significant bit first. What a packed register is written with
 * and read from; nothing here knows what the numbers mean.
 */

/** Appends numbers to a byte array that must be long enough. */
export type BitWriter = {
  /** `value` is below 2^`width`; `width` is 0 to 32. */
  put(value: number, width: number): void;
  /** Fills the last byte with zeros; answers how many bytes were written. */
  finish(): number;
};

const HALF = 16;

/** Writes into `bytes` from byte `start`. */
export function createBitWriter(bytes: Uint8Array, start: number): BitWriter {
  let at = start;
  let held = 0;
  let heldBits = 0;
  // At most 7 bits are held over, so 16 more fit into a small integer.
  const putHalf = (value: number, width: number): void => {
    held = (held << width) | value;
    heldBits += width;
    while (heldBits >= 8) {
      heldBits -= 8;
      bytes[at] = held >>> heldBits;
      at += 1;
      held &= (1 << heldBits) - 1;
    }
  };
  return {
    put(value, width) {
      if (width > HALF) putHalf(value >>> HALF, width - HALF);
      const low = Math.min(width, HALF);
      putHalf(value & ((1 << low) - 1), low);
    },
    finish() {
      if (heldBits > 0) putHalf(0, 8 - heldBits);
      return at - start;
    },
  };
}

/** The number of `width` bits (0 to 32) that begins at bit `position` of `bytes`. */
export function readBits(bytes: Uint8Array, position: number, width: number): number {
  const end = position + width;
  let value = 0;
  for (let at = Math.floor(position / 8); at * 8 < end; at += 1) {
    value = value * 256 + (bytes[at] as number);
  }
  // At most 40 bits were gathered, which a number holds exactly.
  const surplus = 2 ** ((8 - (end % 8)) % 8);
  return Math.floor(value / surplus) % 2 ** width;
}

/** How many bits the numbers 0 to `most` need. */
export const bitsFor = (most: number): number => (most <= 0 ? 0 : 32 - Math.clz32(most));
