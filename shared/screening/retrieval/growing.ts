/** Typed arrays that grow, for building what is not yet counted. */
import { type KeyedValues, sortByKey } from './sort-by-key.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array;
type Kind<Array extends Numbers> = new (length: number) => Array;

export type Growing<Array extends Numbers> = {
  readonly push: (value: number) => void;
  readonly length: () => number;
  /** A copy of what was pushed. */
  readonly take: () => Array;
};

const FIRST_CAPACITY = 1024;

export function createGrowing<Array extends Numbers>(kind: Kind<Array>): Growing<Array> {
  let values = new kind(FIRST_CAPACITY);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const larger = new kind(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    length: () => length,
    take: () => values.slice(0, length) as Array,
  };
}

export type Grouped = {
  /** Distinct keys, ascending. */
  readonly keys: Uint32Array;
  readonly starts: Uint32Array;
  /** In the order of the keys; those of one key in the order in which they were given. */
  readonly values: Uint32Array;
};

/** Brings pairs of key and value into groups of one key. */
export const groupByKey = (keys: Uint32Array, values: Uint32Array): Grouped =>
  groupSorted(sortByKey(keys, values));

/** The same of pairs that are sorted by key. */
export function groupSorted(sorted: KeyedValues): Grouped {
  const distinct = createGrowing(Uint32Array);
  const starts = createGrowing(Uint32Array);
  for (const [at, key] of sorted.keys.entries()) {
    if (at > 0 && sorted.keys[at - 1] === key) continue;
    distinct.push(key);
    starts.push(at);
  }
  starts.push(sorted.keys.length);
  return { keys: distinct.take(), starts: starts.take(), values: sorted.values };
}
