/**
 * Publishes a register of documents: nothing when nothing changed, an overlay when little did, a new base
 * otherwise. See docs/formats/register.md.
 */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishFailure } from '#hub/releases/publish-failure.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { documentBuckets } from '#shared/release/document-hash.ts';
import type { Register, StoredTarget } from '#shared/release/manifest.ts';
import { type Changes, differences } from './changes.ts';
import { gather, type Partitions, partitionsOf } from './gather.ts';
import { newBase, openPartitions } from './new-base.ts';
import { addOverlay, withChangeFiles } from './overlays.ts';
import { type RegisterState, readRegisterState } from './register-state.ts';
import { overlayRoom, type RegisterWork } from './register-work.ts';
import { ROW_BYTES, readRows } from './rows-file.ts';
import { partitionFile } from './spill.ts';

export type PutRegister = {
  readonly register: Register;
  /** Distinct reports in base and overlays. */
  readonly records: number;
  readonly targets: readonly StoredTarget[];
};

export async function putRegister(
  work: RegisterWork,
): Promise<Result<PutRegister, PublishFailure>> {
  await mkdir(work.directory, { recursive: true });
  const before = await usableState(work);
  const continued = before === null ? null : await continueFrom(work, before);
  if (continued?.ok === false) return continued;
  if (continued !== null && continued.value !== 'needs-new-key') {
    return succeed(asPut(continued.value));
  }
  const whole = await readWhole(work, before?.keyEpoch === work.sealer.keyEpoch ? before : null);
  if (!whole.ok) return whole;
  const changed = await withChangeFiles(work, whole.value, work.list.changes ?? []);
  return changed.ok ? succeed(asPut(ofCurrentKey(changed.value))) : changed;
}

function ofCurrentKey(state: RegisterState | 'needs-new-key'): RegisterState {
  if (state === 'needs-new-key') throw new Error('unreachable: this base has the current key');
  return state;
}

/** The state before, when its files and its key are still there. */
async function usableState(work: RegisterWork): Promise<RegisterState | null> {
  const state = await readRegisterState(work.directory);
  if (state === null || work.documentsKeyOf(state.keyEpoch) === null) return null;
  for (const target of targetsOf(state)) {
    if (!(await work.has(target))) return null;
  }
  return (await isKept(work.directory, state)) ? state : null;
}

/** Whether the hub's own copy has all rows of base and overlays; one that lost some is of no use. */
async function isKept(directory: string, state: RegisterState): Promise<boolean> {
  const base = Array.from({ length: partitionsOf(state.buckets) }, (_, partition) =>
    partitionFile(join(directory, state.base), partition),
  );
  if ((await rowsIn(base)) !== state.baseRecords) return false;
  for (const { added, withdrawn, rows } of state.overlays) {
    if ((await rowsIn([join(directory, rows.added)])) !== added) return false;
    if ((await rowsIn([join(directory, rows.withdrawn)])) !== withdrawn) return false;
  }
  return true;
}

/** How many rows the files hold together; no number when one is missing. */
async function rowsIn(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => Number.NaN,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / ROW_BYTES;
}

/** The same import with more files of changes; null when it is another import. */
function continueFrom(work: RegisterWork, before: RegisterState) {
  const { revision, changes = [] } = work.list;
  const isSame = revision !== undefined && before.revision === revision;
  if (!isSame || changes.length < before.changes) return null;
  return withChangeFiles(work, before, changes.slice(before.changes));
}

const targetsOf = ({ shards, overlays }: RegisterState): StoredTarget[] => [
  ...shards,
  ...overlays.map(({ target }) => target),
];

function asPut(state: RegisterState): PutRegister {
  const { keyEpoch, buckets, baseRecords, classes, overlays } = state;
  const register: Register = {
    keyEpoch,
    buckets,
    baseRecords,
    classes,
    overlays: overlays.map(({ target, added, withdrawn }) => ({
      path: target.path,
      added,
      withdrawn,
    })),
  };
  const records = overlays.reduce(
    (sum, { added, withdrawn }) => sum + added - withdrawn,
    baseRecords,
  );
  return { register, records, targets: targetsOf(state) };
}

type Gathered = { readonly partitions: Partitions; readonly buckets: number };

/** Reads the whole import; what is little different from `before` becomes an overlay on it. */
async function readWhole(
  work: RegisterWork,
  before: RegisterState | null,
): Promise<Result<RegisterState, PublishFailure>> {
  const { list, source, sealer, onRead, limits } = work;
  const revision = list.revision ?? null;
  const buckets = documentBuckets(list.records, before?.buckets ?? null);
  const partitions = await gather({
    list,
    source,
    documentsKey: sealer.documentsKey,
    plan: { revision, records: list.records, keyEpoch: sealer.keyEpoch, buckets },
    classes: before?.classes ?? [],
    directory: join(work.directory, 'building'),
    onRead,
    markEvery: limits.markEvery,
  });
  if (!partitions.ok) return partitions;
  const gathered = { partitions: partitions.value, buckets };
  const changes = before === null ? null : await compare(work, before, gathered);
  if (before === null || changes === null) {
    return succeed(await newBase(work, { ...gathered, revision, changes: 0 }));
  }
  const classes = [...partitions.value.classes];
  const next = await addOverlay(work, { ...before, classes, revision, changes: 0 }, changes);
  return succeed(ofCurrentKey(next));
}

/** What differs; null when it is too much for an overlay, or the buckets are others. */
async function compare(
  work: RegisterWork,
  before: RegisterState,
  { partitions, buckets }: Gathered,
): Promise<Changes | null> {
  if (buckets !== before.buckets) return null;
  const room = overlayRoom(work.limits, before);
  const read = openPartitions(work.directory, before);
  const added: Array<Changes['added'][number]> = [];
  const withdrawn: Array<Changes['withdrawn'][number]> = [];
  for (let partition = 0; partition < partitions.count; partition += 1) {
    const old = await read(partition);
    const now = await readRows(partitionFile(partitions.directory, partition));
    const found = differences(old, now, room - added.length - withdrawn.length);
    if (found === null) return null;
    added.push(...found.added);
    withdrawn.push(...found.withdrawn);
  }
  return { added, withdrawn };
}
