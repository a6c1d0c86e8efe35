/**
 * The names of a list of persons, ready to be searched: its index as it is, or brought up to date by files of changes.
 *
 * Packs, index and changes name one another by hash, and the manifest says the hash of what they come to. Parts that do
 * not belong together are not searched.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type ListManifest, listTarget, type StoredTarget } from '#shared/release/manifest.ts';
import { packsBinding } from '#shared/release/packs-binding.ts';
import {
  type ArrangedPersons,
  applyChanges,
  arrangePersons,
  type ChangedPersons,
  changesBinding,
  type PersonChanges,
  personChangesSchema,
  unchangedPersons,
} from '#shared/release/person-changes.ts';
import { changedTables } from '#shared/screening/retrieval/changed-tables.ts';
import { type NameTables, personsIn } from '#shared/screening/retrieval/name-tables.ts';
import { decodeTables, digestOfTables } from '#shared/screening/retrieval/table-bytes.ts';
import { type NameIndex, openNameIndex } from '#shared/screening/search-index.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import { parseJson } from '../opening/open-target.ts';
import { openStored, type PersonPlaces, type SourceParts } from './person-packs.ts';

export type ListNames = {
  readonly index: NameIndex;
  /** Persons in the packs before each pack. */
  readonly packStart: Uint32Array;
  /** Where each person is, and who is in no pack; null when all are, in order. */
  readonly arranged: PersonPlaces | null;
};

/** Indexes in memory, by what they were made from. */
export type NamesMemory = Map<string, ListNames>;

export type NameFiles = {
  readonly manifest: ListManifest;
  readonly packs: readonly StoredTarget[];
  readonly index: StoredTarget;
  /** Oldest first. */
  readonly changes: readonly StoredTarget[];
};

export async function readNames(
  files: NameFiles,
  parts: SourceParts,
  memory: NamesMemory,
): Promise<Result<ListNames, SearchFailure>> {
  const { index, changes, manifest } = files;
  const key = [index.path, ...[index, ...changes].map(({ sha256 }) => sha256)].join(' ');
  const known = memory.get(key);
  const read = known === undefined ? await readAnew(files, parts) : succeed(known);
  if (!read.ok) return read;
  const { tables } = read.value.index;
  // What was read before was made from other packs, maybe.
  const isWhole = personsIn(tables) === manifest.records;
  if (!isWhole || !isBound(tables, files, [...files.packs, ...changes])) return damaged(index.path);
  for (const old of [...memory.keys()].filter((other) => other.startsWith(`${index.path} `))) {
    memory.delete(old);
  }
  memory.set(key, read.value);
  return read;
}

/** Whether the tables were made from these very files. */
const isBound = (
  { binding, packStart }: NameTables,
  { packs }: NameFiles,
  from: readonly StoredTarget[],
): boolean => {
  const expected = packsBinding(from.map(({ sha256 }) => sha256));
  return (
    packStart.length === packs.length + 1 && binding.every((byte, at) => byte === expected[at])
  );
};

async function readAnew(
  files: NameFiles,
  parts: SourceParts,
): Promise<Result<ListNames, SearchFailure>> {
  const { manifest, index, packs, changes } = files;
  const tables = await readTables(index, parts);
  if (!tables.ok) return tables;
  const packed = tables.value;
  const paths = changes.map(({ path }) => path).join(' ');
  if (paths !== (manifest.changed?.changes ?? []).join(' '))
    return damaged(listTarget(manifest.list.id));
  if (manifest.changed === undefined) {
    const { packStart } = packed;
    return succeed({ index: openNameIndex(packed), packStart, arranged: null });
  }
  if (!isBound(packed, files, packs)) return damaged(index.path);
  const arranged = await arrange(files, packed, parts);
  if (!arranged.ok) return arranged;
  const binding = packsBinding([...packs, ...changes].map(({ sha256 }) => sha256));
  const changed = changedTables(packed, arranged.value, binding);
  if (digestOfTables(changed) !== manifest.changed.index) return damaged(index.path);
  const { order, entered } = arranged.value;
  // A copy: a view would keep the whole old index in memory.
  const packStart = packed.packStart.slice();
  return succeed({ index: openNameIndex(changed), packStart, arranged: { order, entered } });
}

async function readTables(
  file: StoredTarget,
  parts: SourceParts,
): Promise<Result<NameTables, SearchFailure>> {
  const opened = await openStored(file, parts);
  if (!opened.ok) return opened;
  const tables = decodeTables(opened.value);
  return tables.ok ? tables : damaged(`${file.path}: ${tables.failure.section}`);
}

async function arrange(
  { manifest, packs, changes }: NameFiles,
  packed: NameTables,
  parts: SourceParts,
): Promise<Result<ArrangedPersons, SearchFailure>> {
  let state: ChangedPersons | null = unchangedPersons(personsIn(packed));
  let upon = packs;
  for (const file of changes) {
    const read = await readChanges(file, parts);
    if (!read.ok) return read;
    state = isUpon(read.value, manifest, upon) ? applyChanges(state, read.value) : null;
    if (state === null) return damaged(file.path);
    upon = [...upon, file];
  }
  const arranged = arrangePersons(state, packed.packStart);
  return arranged === null ? damaged(upon.at(-1)?.path ?? '') : succeed(arranged);
}

async function readChanges(
  file: StoredTarget,
  parts: SourceParts,
): Promise<Result<PersonChanges, SearchFailure>> {
  const opened = await openStored(file, parts);
  if (!opened.ok) return opened;
  const read = personChangesSchema.safeParse(parseJson(opened.value));
  return read.success ? succeed(read.data) : damaged(file.path);
}

/** Whether these changes are of this list, and were made upon these files. */
const isUpon = (
  { list, after }: PersonChanges,
  manifest: ListManifest,
  files: readonly StoredTarget[],
): boolean =>
  list === manifest.list.id && after === changesBinding(files.map(({ sha256 }) => sha256));

const damaged = (where: string): Result<never, SearchFailure> => fail({ kind: 'damaged', where });
