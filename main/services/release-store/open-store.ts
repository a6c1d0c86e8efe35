/** What a start finds in the store's folder. */
import { join } from 'node:path';
import { type Result, succeed } from '#shared/kernel/result.ts';
import {
  type ReadRecord,
  type ReleaseRecord,
  readRecord,
  type StorePlace,
} from './release-record.ts';
import type { ReleaseRejection } from './release-rejection.ts';
import type { TrustedRoot } from './root-chain.ts';
import { provenRecord, storedRoots } from './stored-release.ts';

/** What is wrong with the stored release. The next update mends it. */
export type StoreDamage =
  | { readonly kind: 'missing-files'; readonly version: number; readonly paths: readonly string[] }
  | { readonly kind: 'unreadable-record' };

export type StoreState = {
  readonly root: TrustedRoot;
  /** The release to screen by. */
  readonly active: ReleaseRecord | null;
  readonly previous: ReleaseRecord | null;
  /** The newest release ever active here, even when it is damaged: nothing older is taken. */
  readonly newest: ReleaseRecord | null;
  readonly damage: StoreDamage | null;
};

/** A damaged release is not used: the one before it is, or none. */
export async function readState(
  place: StorePlace,
  anchor: string,
): Promise<Result<StoreState, ReleaseRejection>> {
  const roots = await storedRoots(place, anchor);
  if (!roots.ok) return roots;
  const prove = (record: ReleaseRecord) => provenRecord(place, roots.value, record);
  const active = await readRecord(place, 'active', prove);
  const previous = await readRecord(place, 'previous', prove);
  const before = wholeOf(previous);
  const newest = active.kind === 'read' ? active.record : before;
  return succeed({
    root: roots.value.at(-1) ?? roots.value[0],
    active: wholeOf(active) ?? before,
    previous: before,
    newest,
    damage: damageOf(active),
  });
}

export async function makeFolders({ files, directory }: StorePlace): Promise<void> {
  for (const folder of ['files', 'staging', 'trusted', 'roots']) {
    await files.makeDirectory(join(directory, folder));
  }
}

const wholeOf = (read: ReadRecord): ReleaseRecord | null =>
  read.kind === 'read' && read.missing.length === 0 ? read.record : null;

function damageOf(active: ReadRecord): StoreDamage | null {
  switch (active.kind) {
    case 'none':
      return null;
    case 'unreadable':
      return { kind: 'unreadable-record' };
    case 'read':
      return active.missing.length === 0
        ? null
        : {
            kind: 'missing-files',
            version: active.record.release.version,
            paths: active.missing,
          };
  }
}
