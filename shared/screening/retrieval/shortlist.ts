/** Keeps the best few of many. */
export type Shortlist = {
  readonly offer: (item: number, value: number) => void;
  /** What an item must exceed to get in; −∞ while there is room. */
  readonly least: () => number;
  /** Best first; of equal ones, the lower number. Leaves out what is worth less than `leastBeside` says of the best. */
  readonly take: (leastBeside: (best: number) => number) => number[];
};

export function createShortlist(size: number): Shortlist {
  const items: number[] = [];
  const values: number[] = [];
  return {
    offer(item, value) {
      if (items.length === size && value <= (values[size - 1] as number)) return;
      let at = Math.min(items.length, size - 1);
      while (at > 0 && comesBefore({ item, value }, items[at - 1], values[at - 1])) {
        items[at] = items[at - 1] as number;
        values[at] = values[at - 1] as number;
        at -= 1;
      }
      items[at] = item;
      values[at] = value;
    },
    least: () => (items.length < size ? Number.NEGATIVE_INFINITY : (values[size - 1] as number)),
    take(leastBeside) {
      const least = leastBeside(values[0] ?? 0);
      return items.filter((_, at) => (values[at] as number) >= least);
    },
  };
}

type Offer = { readonly item: number; readonly value: number };

const comesBefore = (offer: Offer, item: number | undefined, value: number | undefined): boolean =>
  offer.value > (value as number) || (offer.value === value && offer.item < (item as number));
