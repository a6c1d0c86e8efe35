/** What the previous release has of a list of persons. The release itself is the hub's only memory of it. */
import type { ListReading } from '#hub/releases/list-content.ts';
import {
  type ListManifest,
  listManifestSchema,
  listTarget,
  namesIndexTarget,
  type StoredTarget,
} from '#shared/release/manifest.ts';
import { packsBinding } from '#shared/release/packs-binding.ts';
import {
  applyChanges,
  type ChangedPersons,
  personChangesSchema,
  unchangedPersons,
} from '#shared/release/person-changes.ts';
import { type NameTables, personsIn } from '#shared/screening/retrieval/name-tables.ts';
import { decodeTables } from '#shared/screening/retrieval/table-bytes.ts';

export type ReleasedPersons = {
  readonly packs: readonly StoredTarget[];
  readonly index: StoredTarget;
  /** Oldest first. */
  readonly changes: readonly StoredTarget[];
  /** When the first of them was published; null when there are none. */
  readonly since: string | null;
  /** Of the packs alone. */
  readonly tables: NameTables;
  /** What the changes come to. */
  readonly state: ChangedPersons;
};

/** Null when there is none, or none that this release can build upon: another key, another format, a damaged file. */
export async function readReleasedPersons(reading: ListReading): Promise<ReleasedPersons | null> {
  const files = await filesOf(reading);
  if (files === null) return null;
  const tables = await readTables(reading, files);
  if (tables === null) return null;
  const state = await readState(reading, files, personsIn(tables));
  return state && { ...files, tables, state };
}

type Files = Pick<ReleasedPersons, 'packs' | 'index' | 'changes' | 'since'>;

async function filesOf(reading: ListReading): Promise<Files | null> {
  const { list, released } = reading;
  const { id } = list.description;
  const manifest = listManifestSchema.safeParse(
    await readJson(reading, released.get(listTarget(id))),
  );
  if (!manifest.success || manifest.data.list.kind !== 'persons') return null;
  const files = manifest.data.targets.flatMap((path) => released.get(path) ?? []);
  const at = files.findIndex(({ path }) => path === namesIndexTarget(id));
  const index = files[at];
  const [packs, changes] = [files.slice(0, at), files.slice(at + 1)];
  return index !== undefined && isWhole(manifest.data, files, changes)
    ? { packs, index, changes, since: manifest.data.changed?.since ?? null }
    : null;
}

const isWhole = (
  { targets, changed }: ListManifest,
  files: readonly StoredTarget[],
  changes: readonly StoredTarget[],
): boolean => files.length === targets.length && changes.length === (changed?.changes.length ?? 0);

async function readTables(
  reading: ListReading,
  { packs, index }: Files,
): Promise<NameTables | null> {
  const bytes = await openReleased(reading, index);
  const tables = bytes && decodeTables(bytes);
  if (!tables?.ok) return null;
  const { binding, packStart } = tables.value;
  const bound = Buffer.compare(binding, packsBinding(packs.map(({ sha256 }) => sha256))) === 0;
  return bound && packStart.length === packs.length + 1 ? tables.value : null;
}

async function readState(
  reading: ListReading,
  { changes }: Files,
  packed: number,
): Promise<ChangedPersons | null> {
  let state: ChangedPersons | null = unchangedPersons(packed);
  for (const file of changes) {
    const read = personChangesSchema.safeParse(await readJson(reading, file));
    state = read.success && state !== null ? applyChanges(state, read.data) : null;
  }
  return state;
}

/** The plaintext of a file of the previous release, if it is there whole and sealed with the current key. */
export async function openReleased(
  { sealer, targets }: Pick<ListReading, 'sealer' | 'targets'>,
  target: StoredTarget,
): Promise<Uint8Array | null> {
  const bytes = await targets.read(target);
  return bytes && sealer.openDeflated(target.path, bytes);
}

async function readJson(reading: ListReading, target: StoredTarget | undefined): Promise<unknown> {
  const bytes = target && (await openReleased(reading, target));
  // The seal has shown that it is what this hub wrote.
  return bytes ? JSON.parse(Buffer.from(bytes).toString('utf8')) : null;
}
