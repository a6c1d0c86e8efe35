/** Many short lists of numbers in one typed array: key → numbers, in ascending order. */
export type PackedLists = { readonly of: (key: string) => Uint32Array };

const NONE = new Uint32Array(0);

/** Turns "item n has these keys" around into "this key belongs to these items". */
export function packLists(keysOfItems: ReadonlyArray<readonly string[]>): PackedLists {
  const slots = new Map<string, number>();
  const sizes: number[] = [];
  for (const keys of keysOfItems) {
    for (const key of keys) {
      const slot = slots.get(key) ?? slots.size;
      slots.set(key, slot);
      sizes[slot] = (sizes[slot] ?? 0) + 1;
    }
  }
  const starts = new Uint32Array(sizes.length + 1);
  for (const [slot, size] of sizes.entries()) starts[slot + 1] = (starts[slot] as number) + size;
  const numbers = new Uint32Array(starts[sizes.length] as number);
  const next = starts.slice();
  for (const [item, keys] of keysOfItems.entries()) {
    for (const key of keys) {
      const slot = slots.get(key) as number;
      numbers[next[slot] as number] = item;
      next[slot] = (next[slot] as number) + 1;
    }
  }
  return {
    of(key) {
      const slot = slots.get(key);
      return slot === undefined ? NONE : numbers.subarray(starts[slot], starts[slot + 1]);
    },
  };
}
