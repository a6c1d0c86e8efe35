/** Pairs of key and value, sorted by key and then by value, out of two such lists. */
import type { KeyedValues } from './sort-by-key.ts';

/** A value that is left out. */
export const NOWHERE = 0xffff_ffff;

/** The pairs with each value replaced by what `renumbered` has for it; those that it has nowhere are left out. */
export function renumberPairs({ keys, values }: KeyedValues, renumbered: Uint32Array): KeyedValues {
  const kept = { keys: new Uint32Array(keys.length), values: new Uint32Array(keys.length) };
  let length = 0;
  for (let at = 0; at < keys.length; at += 1) {
    const value = renumbered[values[at] as number] as number;
    if (value === NOWHERE) continue;
    kept.keys[length] = keys[at] as number;
    kept.values[length] = value;
    length += 1;
  }
  return { keys: kept.keys.slice(0, length), values: kept.values.slice(0, length) };
}

/** The pairs of both. */
export function mergePairs(one: KeyedValues, other: KeyedValues): KeyedValues {
  const length = one.keys.length + other.keys.length;
  const merged = { keys: new Uint32Array(length), values: new Uint32Array(length) };
  let [a, b] = [0, 0];
  for (let at = 0; at < length; at += 1) {
    const isOne = b >= other.keys.length || (a < one.keys.length && precedes(one, a, other, b));
    const [from, place] = isOne ? [one, a++] : [other, b++];
    merged.keys[at] = from.keys[place] as number;
    merged.values[at] = from.values[place] as number;
  }
  return merged;
}

// biome-ignore lint/complexity/useMaxParams: two places in two lists, millions of times.
function precedes(one: KeyedValues, a: number, other: KeyedValues, b: number): boolean {
  const [key, otherKey] = [one.keys[a] as number, other.keys[b] as number];
  return key === otherKey
    ? (one.values[a] as number) < (other.values[b] as number)
    : key < otherKey;
}
