/** Takes things out of two tables and puts them into a new order. */

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** One thing of the packs' tables, one of the tables of what was entered since. */
export type Pair<Thing> = readonly [packed: Thing, entered: Thing];

/**
 * For each thing, in its new order, the number that it had. With this bit it had it among what was entered, else in the
 * packs.
 */
export type Order = Uint32Array;
export const ENTERED = 0x8000_0000;

/** The number that a thing had, without the bit that says where. */
export const numberOf = (origin: number): number => (origin >= ENTERED ? origin - ENTERED : origin);

/** Things that have several values: those of thing n lie between `starts` n and n + 1. */
export type Ranges<Values extends Numbers> = {
  readonly starts: Uint32Array;
  readonly values: Values;
};

/** One value for each thing. */
export function gatherValues<Values extends Numbers>(
  sources: Pair<Values>,
  order: Order,
  kind: new (length: number) => Values,
): Values {
  const [packed, entered] = sources;
  const gathered = new kind(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const origin = order[at] as number;
    const source = origin >= ENTERED ? entered : packed;
    gathered[at] = source[numberOf(origin)] as number;
  }
  return gathered;
}

/** The values of each thing, as they are. */
export function gatherRanges<Values extends Numbers>(
  sources: Pair<Ranges<Values>>,
  order: Order,
  kind: new (length: number) => Values,
): Ranges<Values> {
  const starts = newStarts(sources, order);
  const values = new kind(starts[order.length] as number);
  for (let at = 0; at < order.length; at += 1) {
    const origin = order[at] as number;
    const source = sources[origin >= ENTERED ? 1 : 0];
    const end = source.starts[numberOf(origin) + 1] as number;
    let to = starts[at] as number;
    for (let from = source.starts[numberOf(origin)] as number; from < end; from += 1) {
      values[to] = source.values[from] as number;
      to += 1;
    }
  }
  return { starts, values };
}

function newStarts(sources: Pair<Ranges<Numbers>>, order: Order): Uint32Array {
  const starts = new Uint32Array(order.length + 1);
  for (let at = 0; at < order.length; at += 1) {
    const origin = order[at] as number;
    const { starts: old } = sources[origin >= ENTERED ? 1 : 0];
    const number = numberOf(origin);
    const length = (old[number + 1] as number) - (old[number] as number);
    starts[at + 1] = (starts[at] as number) + length;
  }
  return starts;
}
