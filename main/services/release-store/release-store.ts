/**
 * The releases a post holds: verified files, the active one and the one before it.
 *
 * `files/<sha256>` target files, `staging/` what is arriving, `trusted/` signed metadata, `roots/`
 * the roots after the anchor, `active.json` and `previous.json` what belongs together. Activation is one rename.
 */
import { createHash } from 'node:crypto';
import { systemCode } from '#main/services/files/files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';
import { reasonOf } from './bounded-read.ts';
import { makeFolders, readState, type StoreDamage, type StoreState } from './open-store.ts';
import { nodeReleaseFiles, type ReleaseFiles } from './release-files.ts';
import { type StorePlace, targetFile } from './release-record.ts';
import { type ReleaseRejection, reject } from './release-rejection.ts';
import type { RepositorySource } from './repository-source.ts';
import { type Progress, type UpdateReport, updateRelease } from './update-release.ts';

export type ReleaseStoreFailure =
  /** The trust anchor from enrolment is no root metadata: the post must be enrolled anew. */
  | { readonly kind: 'bad-root'; readonly reason: string }
  | { readonly kind: 'disk-failed'; readonly reason: string };

export type ReleaseStoreOptions = {
  readonly directory: string;
  /** Trusted `root.json` text from the hub anchors. */
  readonly root: string;
  readonly clock: () => Date;
  readonly files?: ReleaseFiles;
};

export type ReleaseStore = {
  /** The release to screen by; null when there is none that is whole. */
  current(): ActiveRelease | null;
  /** What is missing of the release that should be active; the next update fetches it again. */
  damage(): StoreDamage | null;
  /** A file of the active release or of the one before it; null for any other. */
  openFile(sha256: string): Promise<ReadableStream<Uint8Array> | null>;
  /** One after the other; a rejection leaves everything as it was. */
  update(
    source: RepositorySource,
    onProgress?: (progress: Progress) => void,
  ): Promise<Result<UpdateReport, ReleaseRejection>>;
  /** Hashes every file of the active release. Answers the paths of those that are wrong. */
  verifyAll(): Promise<readonly string[]>;
  /** After every activation, also when only the expiry moved. Answers how to stop listening. */
  onActivated(listener: (release: ActiveRelease) => void): () => void;
};

/** A shard of the register is about this long: one read, one piece on its way to the engine. */
const CHUNK_BYTES = 2 ** 22;

export async function openReleaseStore(
  options: ReleaseStoreOptions,
): Promise<Result<ReleaseStore, ReleaseStoreFailure>> {
  const { directory, files = nodeReleaseFiles } = options;
  const place: StorePlace = { directory, files };
  try {
    await makeFolders(place);
    const state = await readState(place, options.root);
    if (!state.ok) return fail({ kind: 'bad-root', reason: state.failure.reason });
    return succeed(storeOver(place, state.value, options.clock));
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return fail({ kind: 'disk-failed', reason: reasonOf(error) });
  }
}

function storeOver(place: StorePlace, opened: StoreState, clock: () => Date): ReleaseStore {
  let state = opened;
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<(release: ActiveRelease) => void>();
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const onState = (next: StoreState): void => {
    const { active } = next;
    const isActivation = active !== state.active;
    state = next;
    if (!active || !isActivation) return;
    for (const listener of listeners) listener(active.release);
  };
  return {
    current: () => state.active?.release ?? null,
    damage: () => state.damage,
    openFile: (sha256) => openStored(place, state, sha256),
    update: (source, onProgress = () => undefined) =>
      inTurn(() => {
        const now = clock();
        return guarded(() => updateRelease({ place, state, source, now, onProgress, onState }));
      }),
    verifyAll: () =>
      inTurn(async () => {
        const paths = await wrongFiles(place, state.active?.release ?? null);
        if (paths.length > 0) state = withDamage(state, paths);
        return paths;
      }),
    onActivated(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A disk that fails is a rejection like any other; everything else that throws is a bug. */
async function guarded(
  work: () => Promise<Result<UpdateReport, ReleaseRejection>>,
): Promise<Result<UpdateReport, ReleaseRejection>> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    return reject(isFull ? 'disk-full' : 'disk-failed', 'disk', reasonOf(error));
  }
}

async function openStored(
  place: StorePlace,
  { active, previous }: StoreState,
  sha256: string,
): Promise<ReadableStream<Uint8Array> | null> {
  const targets = [active, previous].flatMap((record) => record?.release.targets ?? []);
  if (!targets.some((target) => target.sha256 === sha256)) return null;
  const path = targetFile(place, sha256);
  if ((await place.files.size(path)) === null) return null;
  return ReadableStream.from(readChunks(place, path));
}

async function* readChunks({ files }: StorePlace, path: string): AsyncGenerator<Uint8Array> {
  const file = await files.open(path);
  try {
    for (let at = 0; ; at += CHUNK_BYTES) {
      const chunk = await file.read(at, CHUNK_BYTES);
      if (chunk.length > 0) yield chunk;
      if (chunk.length < CHUNK_BYTES) return;
    }
  } finally {
    await file.close();
  }
}

/** A file with wrong content is removed: as long as it lies there it would count as fetched. */
async function wrongFiles(place: StorePlace, release: ActiveRelease | null): Promise<string[]> {
  const wrong: string[] = [];
  for (const { path, sha256 } of release?.targets ?? []) {
    const file = targetFile(place, sha256);
    if ((await hashOf(place, file)) === sha256) continue;
    await place.files.remove(file);
    wrong.push(path);
  }
  return wrong;
}

async function hashOf(place: StorePlace, path: string): Promise<string | null> {
  if ((await place.files.size(path)) === null) return null;
  const hash = createHash('sha256');
  try {
    for await (const chunk of readChunks(place, path)) hash.update(chunk);
  } catch (error) {
    // A sector that cannot be read is as wrong as one with other bytes.
    if (systemCode(error) === null) throw error;
    return null;
  }
  return hash.digest('hex');
}

/** The damaged release is out of use; the one before it may share the damaged files, so it is too. */
function withDamage(state: StoreState, paths: readonly string[]): StoreState {
  const version = state.active?.release.version ?? 0;
  return {
    ...state,
    active: null,
    previous: null,
    damage: { kind: 'missing-files', version, paths },
  };
}
