import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { namesIndexTarget, type StoredTarget } from '#shared/release/manifest.ts';
import { packsBinding } from '#shared/release/packs-binding.ts';
import type { SearchOutcome } from '#shared/screening/answers.ts';
import { type NameTables, personsIn } from '#shared/screening/retrieval/name-tables.ts';
import { decodeTables } from '#shared/screening/retrieval/table-bytes.ts';
import { type NameIndex, openNameIndex } from '#shared/screening/search-index.ts';
import {
  type FoundPersons,
  outcomeOf,
  personsOf,
  rankPersons,
  scorePersons,
} from '#shared/screening/search-persons.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import type { Person } from '#shared/watchlist/person.ts';
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
import { type Suppressions, shownPerson } from './suppressed.ts';

/** What is kept in memory from release to release: opened packs and indexes, by the hashes of their files. */
export type PersonMemory = {
  readonly packs: OpenedPacks;
  readonly indexes: Map<string, NameIndex>;
};

/** `suppressions` is null where none are known. */
type PersonParts = SourceParts & { readonly suppressions: Suppressions | null };

/**
 * Opens the index of the list's names. Entries of a long list are opened when a search has found them. An index that does not
 * belong to these very packs is not searched at all.
 */
export async function createPersonSource(
  contents: ListContents,
  parts: PersonParts,
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
  readonly parts: PersonParts;
  readonly opened: OpenedPacks;
};

/** Searches again without those of whom every notice is suppressed, until none is among the persons found. */
async function searchSource(
  source: Source,
  traveller: Traveller,
  refer: number,
): Promise<SearchOutcome> {
  const { list, index, files, parts, opened } = source;
  const scored = scorePersons(index, traveller);
  const { packStart } = index.tables;
  let hidden: ReadonlySet<number> = new Set();
  for (;;) {
    const found = rankPersons(scored, refer, hidden);
    if (found === null) {
      return { kind: 'not-searched', failure: { kind: 'nothing-to-search-with' } };
    }
    const wanted = neededOf(found, parts.suppressions);
    const persons = await openPersons(wanted, { packStart, files }, { opened, parts });
    if (!persons.ok) return { kind: 'not-searched', failure: persons.failure };
    const shown = shownOf(source, persons.value);
    const gone = wanted.filter((number) => !shown.has(number));
    if (gone.length === 0) return outcomeOf(list, { found, traveller }, shown);
    hidden = new Set([...hidden, ...gone]);
  }
}

/** The nearest person counts by the score alone, unless he may have to be left out. */
function neededOf(found: FoundPersons, suppressions: Suppressions | null): readonly number[] {
  const { nearest } = found;
  const needed = personsOf(found);
  return suppressions === null || nearest === null
    ? needed
    : [...new Set([...needed, nearest.person])];
}

function shownOf(
  { list, parts: { suppressions } }: Source,
  persons: ReadonlyMap<number, Person>,
): ReadonlyMap<number, Person> {
  if (suppressions === null) return persons;
  const shown = new Map<number, Person>();
  for (const [number, person] of persons) {
    const rest = shownPerson(suppressions, list, person);
    if (rest !== null) shown.set(number, rest);
  }
  return shown;
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
