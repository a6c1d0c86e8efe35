/**
 * Repeatable choices for fictional worlds: the same seed gives the same world on every machine.
 *
 * Never for keys, tokens or anything secret.
 */

/** A stream of choices. `below` answers an integer from 0 to `limit` − 1. */
export type Choices = {
  readonly below: (limit: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  readonly chance: (probability: number) => boolean;
  /** So many decimal digits. */
  readonly digits: (count: number) => string;
};

const RANGE = 2 ** 32;

/** Choices by a 32-bit linear congruential state with output mixing; the period is 2³². */
export function choicesFrom(seed: number): Choices {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x45d9f3b);
    mixed ^= mixed >>> 15;
    return mixed >>> 0;
  };
  const below = (limit: number): number => Math.floor((next() / RANGE) * limit);
  return {
    below,
    pick: (items) => {
      const chosen = below(items.length);
      return items.reduce((item, each, at) => (at === chosen ? each : item));
    },
    chance: (probability) => next() / RANGE < probability,
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
  };
}

/**
 * Mixes the bits of a 32-bit integer so that neighbours look unrelated (the finishing step of MurmurHash3). A
 * bijection: different integers stay different. Choices by number instead of in a stream.
 */
export function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
