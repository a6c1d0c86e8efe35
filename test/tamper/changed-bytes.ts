/** Ways in which a file comes back other than it was written. */

import { randomInt } from 'node:crypto';

/** Two ways to be wrong at one place: another letter, and one bit. */
const MASKS = [0x41, 0x01] as const;

export function flippedAt(bytes: Uint8Array, at: number, mask: number = MASKS[0]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ mask;
  return copy;
}

export const everyPlace = (bytes: Uint8Array): number[] => Array.from(bytes, (_, at) => at);

export type Change = { readonly what: string; readonly bytes: Uint8Array };

/** Every byte, one at a time, in both ways. */
export function* everyFlip(bytes: Uint8Array): Generator<Change & { readonly at: number }> {
  for (const at of everyPlace(bytes)) {
    for (const mask of MASKS) {
      yield { at, what: `byte ${at} ^ ${mask}`, bytes: flippedAt(bytes, at, mask) };
    }
  }
}

/** One bit in every `stride`-th byte from a random one on; `what` says which, so that a failure can be repeated. */
export function* someFlips(bytes: Uint8Array, stride: number): Generator<Change> {
  const offset = randomInt(stride);
  for (let at = offset; at < bytes.length; at += stride) {
    yield { what: `byte ${at} ^ 1`, bytes: flippedAt(bytes, at, 0x01) };
  }
}

/** Shorter by one byte, by half, to one byte and to none; longer by zeros and by itself. */
export function cutsAndAdditions(bytes: Uint8Array): Change[] {
  const lengths = [bytes.length - 1, bytes.length >> 1, 1, 0];
  return [
    ...lengths.map((length) => ({ what: `cut to ${length}`, bytes: bytes.slice(0, length) })),
    { what: 'sixteen zeros more', bytes: Buffer.concat([bytes, Buffer.alloc(16)]) },
    { what: 'twice itself', bytes: Buffer.concat([bytes, bytes]) },
  ];
}

export const counted = (bytes: Uint8Array): string => bytes.length.toLocaleString('en');
