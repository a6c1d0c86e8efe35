/** What a start finds in the store's folder. */
import { join } from 'node:path';
import { type Result, succeed } from '#shared/kernel/result.ts';
import {
  type ReadRecord,
  type ReleaseRecord,
  readRecord,
  rootFile,
  type StorePlace,
} from './release-record.ts';
import type { ReleaseRejection } from './release-rejection.ts';
import { readTrustedRoot, type TrustedRoot } from './root-chain.ts';

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
  const root = await readRootOf(place, anchor);
  if (!root.ok) return root;
  const active = await readRecord(place, 'active');
  const previous = await readRecord(place, 'previous');
  const before = wholeOf(previous);
  const newest = active.kind === 'read' ? active.record : before;
  return succeed({
    root: root.value,
    active: wholeOf(active) ?? before,
    previous: before,
    newest,
    damage: damageOf(active),
  });
}

export async function makeFolders({ files, directory }: StorePlace): Promise<void> {
  for (const folder of ['files', 'staging', 'trusted']) {
    await files.makeDirectory(join(directory, folder));
  }
}

/** The stored root when it can be read and is newer than the anchor. */
async function readRootOf(
  place: StorePlace,
  anchor: string,
): Promise<Result<TrustedRoot, ReleaseRejection>> {
  const anchored = readTrustedRoot(new TextEncoder().encode(anchor));
  if (!anchored.ok) return anchored;
  const bytes = await place.files.read(rootFile(place));
  const stored = bytes && readTrustedRoot(bytes);
  if (!stored?.ok) return anchored;
  const isNewer = stored.value.metadata.signed.version > anchored.value.metadata.signed.version;
  return isNewer ? stored : anchored;
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
