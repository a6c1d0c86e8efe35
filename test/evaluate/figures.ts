/** Small sums that the evaluations share. */

export type Percentiles = { readonly p50: number; readonly p95: number; readonly p99: number };

/** `part` of `whole`, to four decimals; 0 when there is nothing to be a part of. */
export const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;

/** By nearest rank, to three decimals. */
export function percentilesOf(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (percent: number) => {
    const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
    return Math.round(value * 1000) / 1000;
  };
  return { p50: at(50), p95: at(95), p99: at(99) };
}
