/** Whose entries may name a document, by the hash of its number. */
import type { DocumentLookup } from '../documents/lookups.ts';
import type { NameTables } from './name-tables.ts';
import { firstAtLeast } from './sorted.ts';
import { hashOf } from './word-keys.ts';

/** Persons under the numbers that are looked up exactly; a hash may be another number's too. */
export function personsUnder(
  { documents, documentOwners }: NameTables,
  lookups: readonly DocumentLookup[],
): number[] {
  const persons = new Set<number>();
  for (const { documentNumber } of lookups.filter(({ exact }) => exact)) {
    const hash = hashOf('document', documentNumber);
    for (let at = firstAtLeast(documents, hash); documents[at] === hash; at += 1) {
      persons.add(documentOwners[at] as number);
    }
  }
  return [...persons];
}
