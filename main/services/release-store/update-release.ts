/** One update: verify, fetch, activate. Until the very last step the store is as it was. */
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { collectGarbage } from './collect-garbage.ts';
import { highestKeyEpoch } from './key-epoch.ts';
import {
  type ChainOptions,
  type VerifiedRelease,
  verifyRelease,
  verifyTimestamp,
} from './metadata-chain.ts';
import type { StoreState } from './open-store.ts';
import {
  metadataFile,
  type ReleaseRecord,
  rootFile,
  type StorePlace,
  writeRecord,
} from './release-record.ts';
import { type ReleaseRejection, reject } from './release-rejection.ts';
import type { RepositorySource } from './repository-source.ts';
import { followRoots, onlineKeysOf, type TrustedRoot } from './root-chain.ts';
import { expiryOf, sha256Of } from './signed-metadata.ts';
import { type Downloaded, downloadTargets, missingTargets } from './target-download.ts';
import { floorUnder } from './trust-floor.ts';

export type UpdateReport = {
  /** `refreshed`: the same files, proven fresh for longer. `repaired`: damaged files were replaced. */
  readonly kind: 'activated' | 'refreshed' | 'repaired' | 'unchanged';
  readonly version: number;
  /** Targets fetched, and their bytes that travelled. */
  readonly files: number;
  readonly bytes: number;
};

/** Bytes so far and in all, of the files that have to be fetched. */
export type Progress = { readonly version: number; readonly bytes: number; readonly of: number };

export type Update = {
  readonly place: StorePlace;
  readonly state: StoreState;
  readonly source: RepositorySource;
  readonly now: Date;
  readonly onProgress: (progress: Progress) => void;
  /** Told at once, even when the update then fails: new roots count from here on. */
  readonly onState: (state: StoreState) => void;
};

export async function updateRelease(
  update: Update,
): Promise<Result<UpdateReport, ReleaseRejection>> {
  let { state } = update;
  const { source, now, place } = update;
  const root = await followRoots(state.root, source, async (next) => {
    state = await keepRoot({ ...update, state }, next);
  });
  if (!root.ok) return root;
  const rooted = { ...update, state };
  const { metadata } = root.value;
  if (metadata.signed.isExpired(now)) {
    return reject('expired-update', 'root', `out of date since ${expiryOf(metadata)}`);
  }
  const floor = floorUnder(onlineKeysOf(metadata), state.newest?.floor ?? null);
  const known = (hash: string) => place.files.read(metadataFile(place, hash));
  const chain: ChainOptions = { root: metadata, floor, source, known, now };
  const timestamp = await verifyTimestamp(chain);
  if (!timestamp.ok) return timestamp;
  const isKnown = timestamp.value.metadata.signed.version === floor?.timestamp;
  const isMending = isKnown && state.damage !== null;
  if (timestamp.value.expired && !isMending) {
    return reject('frozen', 'timestamp', `out of date since ${timestamp.value.expires}`);
  }
  if (isKnown && !isMending && state.active) {
    const { version } = state.active.release;
    return succeed({ kind: 'unchanged', version, files: 0, bytes: 0 });
  }
  const release = await verifyRelease(chain, timestamp.value, { acceptExpired: isMending });
  if (!release.ok) return release;
  return fetchAndActivate(rooted, release.value);
}

/** Every root is kept: only the whole chain from the anchor proves the last one. */
async function keepRoot({ place, state, onState }: Update, root: TrustedRoot): Promise<StoreState> {
  const path = rootFile(place, `${root.metadata.signed.version}.root.json`);
  await writeAtomically(place.files, { path, bytes: root.bytes });
  const next = { ...state, root };
  onState(next);
  return next;
}

async function fetchAndActivate(
  update: Update,
  release: VerifiedRelease,
): Promise<Result<UpdateReport, ReleaseRejection>> {
  const { place, source, state, onProgress } = update;
  const wanted = release.targets.map(({ sha256 }) => sha256);
  await collectGarbage(place, { records: [state.active, state.previous, state.newest], wanted });
  const missing = await missingTargets(place, release.targets);
  const of = missing.reduce((sum, { length }) => sum + length, 0);
  const onBytes = (bytes: number) => onProgress({ version: release.version, bytes, of });
  const fetched = await downloadTargets({ place, source, onBytes }, missing);
  if (!fetched.ok) return fetched;
  const keyEpoch = await highestKeyEpoch(place, release.targets);
  if (!keyEpoch.ok) {
    // These files will never do.
    await collectGarbage(place, {
      records: [state.active, state.previous, state.newest],
      wanted: [],
    });
    return keyEpoch;
  }
  const record = recordOf(update, release, keyEpoch.value);
  await keepMetadata(place, release.documents);
  await activate(update, record);
  return succeed(reportOf(state, release.version, fetched.value));
}

function recordOf(
  { state, now }: Update,
  release: VerifiedRelease,
  keyEpoch: number,
): ReleaseRecord {
  const { version, expires, lists, floor } = release;
  const same = state.newest?.release.version === version ? state.newest.release : null;
  const time = now.toISOString();
  return {
    v: 1,
    release: {
      version,
      publishedAt: release.publishedAt ?? same?.publishedAt ?? time,
      activatedAt: same?.activatedAt ?? time,
      expires,
      keyEpoch,
      lists: [...lists],
      targets: release.targets.map(({ path, sha256, length }) => ({ path, sha256, length })),
    },
    floor,
    metadata: release.documents.map(sha256Of),
  };
}

async function keepMetadata(place: StorePlace, documents: readonly Uint8Array[]): Promise<void> {
  for (const bytes of documents) {
    await writeAtomically(place.files, { path: metadataFile(place, sha256Of(bytes)), bytes });
  }
}

async function activate({ place, state, onState }: Update, record: ReleaseRecord): Promise<void> {
  await place.files.syncDirectory(targetFolder(place));
  const { active } = state;
  let { previous } = state;
  if (active && active.release.version !== record.release.version) {
    await writeRecord(place, 'previous', active);
    previous = active;
  }
  await writeRecord(place, 'active', record);
  onState({ ...state, active: record, newest: record, previous, damage: null });
  await collectGarbage(place, { records: [record, previous], wanted: [] });
}

const targetFolder = ({ directory }: StorePlace): string => `${directory}/files`;

function reportOf(state: StoreState, version: number, { files, bytes }: Downloaded): UpdateReport {
  if (state.newest?.release.version !== version)
    return { kind: 'activated', version, files, bytes };
  return { kind: state.damage ? 'repaired' : 'refreshed', version, files, bytes };
}
