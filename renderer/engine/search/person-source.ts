import { namesIndexTarget } from '#shared/release/manifest.ts';
import type { SearchOutcome } from '#shared/screening/answers.ts';
import {
  type FoundPersons,
  outcomeOf,
  personsOf,
  rankPersons,
  scorePersons,
} from '#shared/screening/search-persons.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Person } from '#shared/watchlist/person.ts';
import type { ListContents } from '../install/contents.ts';
import { failingSource, type ListSource, releasedList } from './list-source.ts';
import { type ListNames, type NameFiles, type NamesMemory, readNames } from './person-names.ts';
import {
  type OpenedPacks,
  openAllIfFew,
  openEntries,
  type PersonPacks,
  type SourceParts,
} from './person-packs.ts';
import { type Suppressions, shownPerson } from './suppressed.ts';

/** What is kept in memory from release to release: opened packs and indexes, by the hashes of their files. */
export type PersonMemory = {
  readonly packs: OpenedPacks;
  readonly indexes: NamesMemory;
};

/** `suppressions` is null where none are known. */
type PersonParts = SourceParts & { readonly suppressions: Suppressions | null };

/**
 * Opens the index of the list's names. Entries of a long list are opened when a search has found them. An index that does not
 * belong to these very packs and changes is not searched at all.
 */
export async function createPersonSource(
  contents: ListContents,
  parts: PersonParts,
  memory: PersonMemory,
): Promise<ListSource> {
  const list = releasedList(contents);
  const files = filesOf(contents);
  if (files === null) return failingSource(list, { kind: 'missing-from-release' });
  const { packs, changes } = files;
  const installed = await parts.cache.installed();
  const missing = [...packs, ...changes].filter(({ sha256 }) => !installed.has(sha256));
  for (const { sha256 } of missing) parts.onDamage(sha256);
  if (missing.length > 0) return failingSource(list, { kind: 'not-installed' });
  const damage = await openAllIfFew(packs, { opened: memory.packs, parts });
  if (damage !== null) return failingSource(list, damage);
  const names = await readNames(files, parts, memory.indexes);
  if (!names.ok) return failingSource(list, names.failure);
  const source = { list: list.id, names: names.value, files: packs, parts, opened: memory.packs };
  return {
    list,
    searchable: true,
    search: (traveller, refer) => searchSource(source, traveller, refer),
  };
}

/** Packs, then the index, then what changed. */
function filesOf({ manifest, files }: ListContents): NameFiles | null {
  const at = files.findIndex(({ path }) => path === namesIndexTarget(manifest.list.id));
  const index = files[at];
  return index === undefined
    ? null
    : { manifest, packs: files.slice(0, at), index, changes: files.slice(at + 1) };
}

type Source = {
  readonly list: string;
  readonly names: ListNames;
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
  const { list, names, files, parts, opened } = source;
  const scored = scorePersons(names.index, traveller);
  let hidden: ReadonlySet<number> = new Set();
  for (;;) {
    const found = rankPersons(scored, refer, hidden);
    const wanted = neededOf(found, parts.suppressions);
    const persons = await openEntries(wanted, { ...names, files }, { opened, parts });
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
