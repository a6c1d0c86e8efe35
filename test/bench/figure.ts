/** One measured figure. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
};

/** p50, p95 and p99 of some measurements, by nearest rank. */
export function percentiles(what: string, unit: string, values: readonly number[]): Figure[] {
  const sorted = values.toSorted((a, b) => a - b);
  const note = `of ${values.length}`;
  return [50, 95, 99].map((percent) => ({
    what: `${what}, p${percent}`,
    value: sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN,
    unit,
    note,
  }));
}
