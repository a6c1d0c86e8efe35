import type { NameTables } from './name-tables.ts';
import type { Near } from './near-words.ts';

/** Words of the traveller that lead to the same names. */
export type Lead = {
  readonly near: readonly Near[];
  readonly bits: number;
  readonly weight: number;
  /** How many names it leads to, some perhaps twice. */
  readonly names: number;
};

export function leadOf(
  near: readonly Near[],
  { bits, weight, tables }: { bits: number; weight: number; tables: NameTables },
): Lead {
  const { postingStart } = tables;
  let names = 0;
  for (const { word } of near) {
    names += (postingStart[word + 1] as number) - (postingStart[word] as number);
  }
  return { near, bits, weight, names };
}
