/** Keeps the best few of many. */
export type Shortlist = {
  readonly offer: (item: number, value: number) => void;
  /** What an item must exceed to get in; −∞ while there is room. */
  readonly least: () => number;
  /** The best value; 0 while there is none. */
  readonly best: () => number;
  /** Best first; of equal ones, the lower number. Leaves out what is worth less than `leastBeside` says of the best. */
  readonly take: (leastBeside: (best: number) => number) => number[];
};

export function createShortlist(size: number): Shortlist {
  const items = new Uint32Array(size);
  const values = new Float64Array(size);
  let length = 0;
  let least = Number.NEGATIVE_INFINITY;

  /** Where an item belongs that is to be kept. */
  function place(item: number, value: number): number {
    let at = Math.min(length, size - 1);
    while (at > 0) {
      const before = values[at - 1] as number;
      if (before > value || (before === value && (items[at - 1] as number) <= item)) return at;
      at -= 1;
    }
    return 0;
  }

  return {
    offer(item, value) {
      if (length === size && value <= least) return;
      const at = place(item, value);
      items.copyWithin(at + 1, at, Math.min(length, size - 1));
      values.copyWithin(at + 1, at, Math.min(length, size - 1));
      items[at] = item;
      values[at] = value;
      if (length < size) length += 1;
      if (length === size) least = values[size - 1] as number;
    },
    least: () => least,
    best: () => (length === 0 ? 0 : (values[0] as number)),
    take(leastBeside) {
      const enough = leastBeside(length === 0 ? 0 : (values[0] as number));
      return Array.from(items.subarray(0, length)).filter(
        (_, at) => (values[at] as number) >= enough,
      );
    },
  };
}
