/** Sums for many numbered items, in typed arrays that are reused from search to search. */
export type Tally = {
  /** Within one round an item is added to once: the first amount counts. */
  readonly nextRound: () => void;
  readonly add: (item: number, amount: number) => void;
  /** All items added to since the last call, with their sums; starts anew. */
  readonly take: () => Array<{ readonly item: number; readonly sum: number }>;
};

/** A tally of the items 0 to `size` − 1. */
export function createTally(size: number): Tally {
  const sums = new Float32Array(size);
  const seenIn = new Uint32Array(size);
  let touched: number[] = [];
  let round = 1;
  return {
    nextRound() {
      round += 1;
    },
    add(item, amount) {
      if (seenIn[item] === round) return;
      seenIn[item] = round;
      if (sums[item] === 0) touched.push(item);
      sums[item] = (sums[item] as number) + amount;
    },
    take() {
      const taken = touched.map((item) => ({ item, sum: sums[item] as number }));
      for (const item of touched) sums[item] = 0;
      touched = [];
      round += 1;
      return taken;
    },
  };
}
