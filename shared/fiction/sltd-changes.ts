/** What changes in a synthetic register from day to day: new reports, and documents withdrawn because they were found. */
import { mixed } from './random.ts';
import { MOST_SYNTHETIC_RECORDS } from './sltd.ts';

/** The base: records 0 to `records` − 1 of `seed`. */
export type SyntheticRegister = { readonly seed: number; readonly records: number };

/** Indexes for `syntheticSltdRecord`; the record itself says which document it is. */
export type SyntheticChanges = {
  readonly additions: readonly number[];
  readonly withdrawals: readonly number[];
};

/** One change in so many is a withdrawal. */
const CHANGES_PER_WITHDRAWAL = 8;
const LONGEST_STRIDE = 2 ** 20;

/**
 * The `count` changes of a day (from 1). Additions are the records that follow the base and the days before; a
 * record of the base is withdrawn once at most. That holds as long as every day has the same `count`. Throws
 * when the base has no records left to withdraw, or the seed none to add.
 */
export function syntheticSltdChanges(
  { seed, records }: SyntheticRegister,
  day: number,
  count: number,
): SyntheticChanges {
  const withdrawn = Math.trunc(count / CHANGES_PER_WITHDRAWAL);
  const added = count - withdrawn;
  const first = records + (day - 1) * added;
  if (day < 1 || day * withdrawn > records || first + added > MOST_SYNTHETIC_RECORDS) {
    throw new RangeError(`a register of ${records} has no day ${day} with ${count} changes`);
  }
  const offset = mixed(seed ^ 0x51c6_0006);
  const stride = withdrawn === 0 ? 1 : strideFor(seed, records);
  const place = (nth: number): number => (offset + nth * stride) % records;
  return {
    additions: Array.from({ length: added }, (_, nth) => first + nth),
    withdrawals: Array.from({ length: withdrawn }, (_, nth) => place((day - 1) * withdrawn + nth)),
  };
}

/** Prime to `records`, so that its multiples meet every record before they meet one again. */
function strideFor(seed: number, records: number): number {
  let stride = 1 + (mixed(seed ^ 0x51c6_0007) % LONGEST_STRIDE);
  while (greatestCommonDivisor(stride, records) !== 1) stride += 1;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
