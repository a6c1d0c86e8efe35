import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { namesIndexTarget, type StoredTarget } from '#shared/release/manifest.ts';
import { packsBinding } from '#shared/release/packs-binding.ts';
import type { SearchOutcome } from '#shared/screening/answers.ts';
import { type NameTables, personsIn } from '#shared/screening/retrieval/name-tables.ts';
import { decodeTables } from '#shared/screening/retrieval/table-bytes.ts';
import { type NameIndex, openNameIndex } from '#shared/screening/search-index.ts';
import { findPersons, outcomeOf, personsOf } from '#shared/screening/search-persons.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import type { ListContents } from '../install/contents.ts';
import { openTarget } from '../opening/open-target.ts';
import { searchFailureOf } from './damage.ts';
import { failingSource, type ListSource, releasedList } from './list-source.ts';
import {
  type OpenedPacks,
  openAllIfFew,
  openPersons,
  type PersonPacks,
  type SourceParts,
} from './person-packs.ts';

/** What is kept in memory from release to release: opened packs and indexes, by the hashes of their files. */
export type PersonMemory = {
  readonly packs: OpenedPacks;
  readonly indexes: Map<string, NameIndex>;
};

/**
 * Opens the index of the list's names. Entries of a long list are opened when a search has found them. An index that does not
 * belong to these very packs is not searched at all.
 */
export async function createPersonSource(
  contents: ListContents,
  parts: SourceParts,
  memory: PersonMemory,
): Promise<ListSource> {
  const list = releasedList(contents);
  const target = namesIndexTarget(list.id);
  const file = contents.files.find(({ path }) => path === target);
  if (file === undefined) return failingSource(list, { kind: 'missing-from-release' });
  const packs = contents.files.filter(({ path }) => path !== target);
  const installed = await parts.cache.installed();
  const missing = packs.filter(({ sha256 }) => !installed.has(sha256));
  for (const { sha256 } of missing) parts.onDamage(sha256);
  if (missing.length > 0) return failingSource(list, { kind: 'not-installed' });
  const damage = await openAllIfFew(packs, { opened: memory.packs, parts });
  if (damage !== null) return failingSource(list, damage);
  const index = await readIndex(file, parts, memory);
  if (!index.ok) return failingSource(list, index.failure);
  const { tables } = index.value;
  if (personsIn(tables) !== list.records || !belongsTo(tables, packs)) {
    return failingSource(list, { kind: 'damaged', where: target });
  }
  const source = { list: list.id, index: index.value, files: packs, parts, opened: memory.packs };
  return {
    list,
    searchable: true,
    search: (traveller, refer) => searchSource(source, traveller, refer),
  };
}

type Source = {
  readonly list: string;
  readonly index: NameIndex;
  readonly files: PersonPacks['files'];
  readonly parts: SourceParts;
  readonly opened: OpenedPacks;
};

async function searchSource(
  { list, index, files, parts, opened }: Source,
  traveller: Traveller,
  refer: number,
): Promise<SearchOutcome> {
  const found = findPersons(index, traveller, refer);
  if (found === null) return { kind: 'not-searched', failure: { kind: 'nothing-to-search-with' } };
  const { packStart } = index.tables;
  const persons = await openPersons(personsOf(found), { packStart, files }, { opened, parts });
  return persons.ok
    ? outcomeOf(list, { found, traveller }, persons.value)
    : { kind: 'not-searched', failure: persons.failure };
}

const belongsTo = ({ binding, packStart }: NameTables, packs: readonly StoredTarget[]): boolean => {
  const expected = packsBinding(packs.map(({ sha256 }) => sha256));
  return (
    packStart.length === packs.length + 1 && binding.every((byte, at) => byte === expected[at])
  );
};

async function readIndex(
  { path, sha256 }: StoredTarget,
  { cache, keyring, onDamage }: SourceParts,
  { indexes }: PersonMemory,
): Promise<Result<NameIndex, SearchFailure>> {
  const known = indexes.get(`${path} ${sha256}`);
  if (known) return succeed(known);
  const stored = await cache.target(sha256);
  if (stored === null) {
    onDamage(sha256);
    return fail({ kind: 'not-installed' });
  }
  const opened = await openTarget(keyring, path, stored);
  if (!opened.ok) {
    if (opened.failure.kind === 'cannot-open') onDamage(sha256);
    return fail(searchFailureOf(opened.failure));
  }
  const tables = decodeTables(opened.value);
  if (!tables.ok) return fail({ kind: 'damaged', where: `${path}: ${tables.failure.section}` });
  for (const old of [...indexes.keys()].filter((key) => key.startsWith(`${path} `))) {
    indexes.delete(old);
  }
  const index = openNameIndex(tables.value);
  indexes.set(`${path} ${sha256}`, index);
  return succeed(index);
}
