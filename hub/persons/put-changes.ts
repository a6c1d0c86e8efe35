/**
 * Publishes what changed in a list of persons since its packs were made, and leaves packs and index as they are: a post
 * that has them fetches one small file. See `docs/formats/release.md`, "Changes of persons".
 */
import type { ListContent, ListReading } from '#hub/releases/list-content.ts';
import { sha256Hex } from '#hub/releases/tuf-metadata.ts';
import { stableJson } from '#shared/kernel/stable-json.ts';
import { personChangesTarget, type StoredTarget } from '#shared/release/manifest.ts';
import { packsBinding } from '#shared/release/packs-binding.ts';
import {
  applyChanges,
  arrangePersons,
  type ChangedPersons,
  changesBinding,
  type PersonChanges,
  unchangedPersons,
} from '#shared/release/person-changes.ts';
import { createTableBuilder } from '#shared/screening/retrieval/build-tables.ts';
import { changedTables } from '#shared/screening/retrieval/changed-tables.ts';
import { type NameTables, personsIn } from '#shared/screening/retrieval/name-tables.ts';
import { digestOfTables } from '#shared/screening/retrieval/table-bytes.ts';
import type { ChangeLimits } from './change-limits.ts';
import { type FoundChanges, findChanges, type PersonBuckets } from './find-changes.ts';
import { deflatePadded } from './padded-deflate.ts';
import type { ReleasedPersons } from './released-persons.ts';

const DAY_MS = 86_400_000;

/** The files of changes of the next release, and what they come to. */
type Next = {
  readonly state: ChangedPersons;
  readonly files: readonly StoredTarget[];
  /** The last of them, unless it is there already. */
  readonly made: { readonly path: string; readonly bytes: Uint8Array } | null;
};

/**
 * Null when new packs are due: too much changed or too long ago, a pack cannot be read, or packs and changes would not come to what an
 * index built anew is.
 */
export async function putChanges(
  reading: ListReading,
  released: ReleasedPersons,
  now: PersonBuckets,
): Promise<ListContent | null> {
  const since = released.since ?? reading.now.toISOString();
  const days = (reading.now.getTime() - Date.parse(since)) / DAY_MS;
  if (days > reading.changeLimits.mostDays) return null;
  const appended = await nextUpon(reading, { released, now, earlier: released.changes });
  const next =
    appended ??
    (released.changes.length === 0
      ? null
      : await nextUpon(reading, { released, now, earlier: [] }));
  const changed = next && checked(released, next, now);
  if (!next || !changed) return null;
  if (next.made) await reading.targets.put(next.made.path, next.made.bytes);
  const targets = [...released.packs, released.index, ...next.files];
  const paths = next.files.map(({ path }) => path);
  const content = { records: reading.list.records, targets };
  return paths.length === 0
    ? content
    : { ...content, changed: { index: changed, since, changes: paths } };
}

type Upon = {
  readonly released: ReleasedPersons;
  readonly now: PersonBuckets;
  /** All files of changes there are, or none: then one is to take the place of all. */
  readonly earlier: readonly StoredTarget[];
};

/** Null when a pack cannot be read or a limit is passed. */
async function nextUpon(
  reading: ListReading,
  { released, now, earlier }: Upon,
): Promise<Next | null> {
  const before = earlier.length > 0 ? released.state : unchangedPersons(personsIn(released.tables));
  const found = await findChanges(reading, { released, before, now });
  const state = found && applyChanges(before, found);
  if (!found || !state) return null;
  const next = isNothing(found)
    ? { state, files: earlier, made: null }
    : { state, ...seal(reading, [...released.packs, ...earlier], { found, earlier }) };
  return fits(reading.changeLimits, released, next) ? next : null;
}

const isNothing = ({ gone, withdrawn, entered }: FoundChanges): boolean =>
  gone.length + withdrawn.length + entered.length === 0;

function seal(
  { list, sealer }: ListReading,
  after: readonly StoredTarget[],
  { found, earlier }: { readonly found: FoundChanges; readonly earlier: readonly StoredTarget[] },
): Pick<Next, 'files' | 'made'> {
  const { id } = list.description;
  const path = personChangesTarget(id, earlier.length);
  const file: PersonChanges = {
    v: 1,
    list: id,
    after: changesBinding(after.map(({ sha256 }) => sha256)),
    gone: found.gone.toSorted((a, b) => a - b),
    withdrawn: found.withdrawn.toSorted(),
    entered: found.entered,
  };
  const bytes = sealer.seal(path, deflatePadded(Buffer.from(stableJson(file))));
  const target = { path, sha256: sha256Hex(bytes), length: bytes.length };
  return { files: [...earlier, target], made: { path, bytes } };
}

function fits(
  { mostFiles, mostPersonShare, mostByteShare, mostPersons }: ChangeLimits,
  { packs, index, tables }: ReleasedPersons,
  { state, files }: Next,
): boolean {
  const gone = state.gone.reduce((sum, one) => sum + one, 0);
  const persons = Math.max(gone, state.entered.size);
  return (
    files.length <= mostFiles &&
    state.entered.size <= mostPersons &&
    persons <= mostPersonShare * personsIn(tables) &&
    bytesOf(files) <= mostByteShare * bytesOf([...packs, index])
  );
}

const bytesOf = (files: readonly StoredTarget[]): number =>
  files.reduce((sum, { length }) => sum + length, 0);

/** The digest of the index, made as a post makes it, if it is that of an index built anew. */
function checked(
  released: ReleasedPersons,
  { state, files }: Next,
  now: PersonBuckets,
): string | null {
  const { packs, tables } = released;
  const binding = packsBinding([...packs, ...files].map(({ sha256 }) => sha256));
  const arranged = arrangePersons(state, tables.packStart);
  if (arranged === null) return null;
  const made = files.length === 0 ? tables : changedTables(tables, arranged, binding);
  const digest = digestOfTables(made);
  return digest === digestOfTables(builtAnew(now, binding)) ? digest : null;
}

function builtAnew(now: PersonBuckets, binding: Uint8Array): NameTables {
  const builder = createTableBuilder();
  for (const persons of now) builder.addPack(persons);
  return builder.finish(binding);
}
