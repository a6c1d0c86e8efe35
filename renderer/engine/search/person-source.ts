import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import { personPackSchema } from '#shared/release/person-pack.ts';
import {
  createPersonIndex,
  type PersonIndex,
  searchPersons,
} from '#shared/screening/search-persons.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import type { Person } from '#shared/watchlist/person.ts';
import type { ReleaseCache } from '../db/release-cache.ts';
import type { ListContents } from '../install/contents.ts';
import { openTarget, parseJson } from '../opening/open-target.ts';
import type { ReleaseKeyring } from '../opening/release-keyring.ts';
import { type OnDamage, searchFailureOf } from './damage.ts';
import { failingSource, type ListSource, releasedList } from './list-source.ts';

/** What is kept in memory from release to release: opened packs by hash, and indexes by the packs they hold. */
export type PersonMemory = {
  readonly packs: Map<string, readonly Person[]>;
  readonly indexes: Map<string, PersonIndex>;
};

export type SourceParts = {
  readonly cache: ReleaseCache;
  readonly keyring: ReleaseKeyring;
  readonly onDamage: OnDamage;
};

/** Opens what changed, builds the index when anything did, and answers from memory ever after. */
export async function createPersonSource(
  contents: ListContents,
  parts: SourceParts,
  memory: PersonMemory,
): Promise<ListSource> {
  const list = releasedList(contents);
  const persons: Person[] = [];
  for (const file of contents.files) {
    const pack = await readPack(file, parts, memory);
    if (!pack.ok) return failingSource(list, pack.failure);
    for (const person of pack.value) persons.push(person);
  }
  if (persons.length !== list.records) {
    return failingSource(list, { kind: 'damaged', where: `${list.id}: number of persons` });
  }
  const index = indexOf(contents, persons, memory);
  return {
    list,
    searchable: true,
    search: async (traveller, refer) => searchPersons(index, traveller, refer),
  };
}

function indexOf(
  { manifest, files }: ListContents,
  persons: readonly Person[],
  { indexes }: PersonMemory,
): PersonIndex {
  const id = manifest.list.id;
  const key = `${id} ${files.map(({ sha256 }) => sha256).join(' ')}`;
  const known = indexes.get(key);
  if (known) return known;
  for (const old of [...indexes.keys()].filter((name) => name.startsWith(`${id} `))) {
    indexes.delete(old);
  }
  const index = createPersonIndex(id, persons);
  indexes.set(key, index);
  return index;
}

async function readPack(
  { path, sha256 }: StoredTarget,
  { cache, keyring, onDamage }: SourceParts,
  { packs }: PersonMemory,
): Promise<Result<readonly Person[], SearchFailure>> {
  const known = packs.get(sha256);
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
  const pack = personPackSchema.safeParse(parseJson(opened.value));
  if (!pack.success) return fail({ kind: 'damaged', where: path });
  packs.set(sha256, pack.data.persons);
  return succeed(pack.data.persons);
}
