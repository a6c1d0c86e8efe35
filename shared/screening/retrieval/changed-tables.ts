/** The index of a list with changes: from the index of its packs and the entries that are other now. */
import type { ArrangedPersons } from '#shared/release/person-changes.ts';
import { createTableBuilder } from './build-tables.ts';
import { mergeTables } from './merge-tables.ts';
import { BINDING_BYTES, type NameTables } from './name-tables.ts';

/** `binding` names the packs and the files of changes. The same as building the index anew. */
export function changedTables(
  packed: NameTables,
  { order, entered, packStart }: ArrangedPersons,
  binding: Uint8Array,
): NameTables {
  const builder = createTableBuilder();
  builder.addPack(entered);
  const tables = builder.finish(new Uint8Array(BINDING_BYTES));
  return mergeTables([packed, tables], { order, packStart, binding });
}
