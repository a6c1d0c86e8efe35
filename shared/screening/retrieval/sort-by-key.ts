/** Pairs of numbers, sorted by the first: a stable radix sort in two passes. */
export type KeyedValues = { readonly keys: Uint32Array; readonly values: Uint32Array };

const DIGITS = 1 << 16;

/** New arrays, sorted by key; pairs of equal keys stay in order. */
export function sortByKey(keys: Uint32Array, values: Uint32Array): KeyedValues {
  return pass(pass({ keys, values }, 0), 16);
}

function pass({ keys, values }: KeyedValues, shift: number): KeyedValues {
  const next = new Uint32Array(DIGITS + 1);
  for (let at = 0; at < keys.length; at += 1) {
    const digit = ((keys[at] as number) >>> shift) & (DIGITS - 1);
    next[digit + 1] = (next[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit += 1) {
    next[digit + 1] = (next[digit + 1] as number) + (next[digit] as number);
  }
  const sorted = {
    keys: new Uint32Array(keys.length),
    values: new Uint32Array(keys.length),
  };
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as number;
    const digit = (key >>> shift) & (DIGITS - 1);
    const to = next[digit] as number;
    next[digit] = to + 1;
    sorted.keys[to] = key;
    sorted.values[to] = values[at] as number;
  }
  return sorted;
}
