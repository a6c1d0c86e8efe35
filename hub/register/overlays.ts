/** Overlays on a base: each file of changes becomes one, until they are so many that a new base is due. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { PublishFailure } from '#hub/releases/publish-failure.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { readClass } from '#shared/release/document-classes.ts';
import { createDocumentHasher } from '#shared/release/document-hash.ts';
import { overlayTarget } from '#shared/release/manifest.ts';
import { encodeOverlay } from '#shared/release/overlay.ts';
import type { Changes } from './changes.ts';
import { partitionsOf } from './gather.ts';
import { compact, openPartitions } from './new-base.ts';
import { type RegisterState, writeRegisterState } from './register-state.ts';
import { overlayRoom, type RegisterWork } from './register-work.ts';
import { createClassTable, createRowMaker } from './report.ts';
import { tableOf } from './row-table.ts';
import { writeRows } from './rows-file.ts';
import { takeChanges } from './take-changes.ts';

/** The register after these files; `needs-new-key` when a new base is due that another key must make. */
export async function withChangeFiles(
  work: RegisterWork,
  start: RegisterState,
  files: readonly string[],
): Promise<Result<RegisterState | 'needs-new-key', PublishFailure>> {
  let state = start;
  for (const file of files) {
    const classes = createClassTable(state.classes);
    const key = work.documentsKeyOf(state.keyEpoch);
    if (key === null) return succeed('needs-new-key');
    const changes = await takeChanges({
      list: work.list.description.id,
      file,
      source: work.source,
      make: createRowMaker(createDocumentHasher(key), classes),
      kindOf: (classIndex) => kindOf(classes.texts()[classIndex] ?? ''),
      partitions: partitionsOf(state.buckets),
      read: openPartitions(work.directory, state),
    });
    if (!changes.ok) return changes;
    const grown = { ...state, classes: [...classes.texts()], changes: state.changes + 1 };
    const next = await addOverlay(work, grown, changes.value);
    if (next === 'needs-new-key') return succeed(next);
    state = next;
  }
  return succeed(state);
}

function kindOf(text: string): string {
  const { category, documentType, issuingState } = readClass(text) ?? {};
  return `${category} ${documentType} ${issuingState}`;
}

/** Adds an overlay, or folds everything into a new base where there is no room for it. */
export async function addOverlay(
  work: RegisterWork,
  state: RegisterState,
  changes: Changes,
): Promise<RegisterState | 'needs-new-key'> {
  const { directory, sealer, put, list } = work;
  const size = changes.added.length + changes.withdrawn.length;
  if (size === 0) return await saved(directory, state);
  const hasRoom = size <= overlayRoom(work.limits, state);
  if (!hasRoom && state.keyEpoch !== sealer.keyEpoch) return 'needs-new-key';
  const tables = { added: tableOf(changes.added), withdrawn: tableOf(changes.withdrawn) };
  const name = `overlay-${randomUUID()}`;
  const rows = { added: `${name}.added.rows`, withdrawn: `${name}.withdrawn.rows` };
  await writeRows(join(directory, rows.added), tables.added);
  await writeRows(join(directory, rows.withdrawn), tables.withdrawn);
  if (!hasRoom) {
    return await compact(work, { ...state, overlays: [...state.overlays, { rows }] });
  }
  const path = overlayTarget(list.description.id, state.overlays.length);
  const target = await put(path, sealer.seal(path, encodeOverlay(tables)));
  const counts = { added: tables.added.length, withdrawn: tables.withdrawn.length };
  return await saved(directory, {
    ...state,
    overlays: [...state.overlays, { target, rows, ...counts }],
  });
}

async function saved(directory: string, state: RegisterState): Promise<RegisterState> {
  await writeRegisterState(directory, state);
  return state;
}
