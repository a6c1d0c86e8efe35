/** Fetches the files of a release that are not here yet; what arrived before a cut is not fetched again. */
import { createHash, type Hash } from 'node:crypto';
import type { OpenFile } from '#main/services/files/files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { reasonOf } from './bounded-read.ts';
import type { ReleaseTarget } from './delegated-targets.ts';
import { isStored, partFile, type StorePlace, targetFile } from './release-record.ts';
import { type ReleaseRejection, reject, rejectFetch } from './release-rejection.ts';
import type { RepositorySource } from './repository-source.ts';

/** Small files on a slow link: the next request travels while the last answer does. */
const AT_ONCE = 4;
const CHUNK_BYTES = 262_144;
/** Bytes left free for the journal, which matters more. */
const KEEP_FREE_BYTES = 16 * 2 ** 20;

export type Download = {
  readonly place: StorePlace;
  readonly source: RepositorySource;
  /** Called with the bytes that have arrived so far. */
  readonly onBytes: (bytes: number) => void;
};

export type Downloaded = { readonly files: number; readonly bytes: number };

/** The targets that have to be fetched, each content once. */
export async function missingTargets(
  place: StorePlace,
  targets: readonly ReleaseTarget[],
): Promise<readonly ReleaseTarget[]> {
  const missing = new Map<string, ReleaseTarget>();
  for (const target of targets) {
    if (!(await isStored(place, target))) missing.set(target.sha256, target);
  }
  return [...missing.values()];
}

/** All or a rejection; what did arrive stays for the next attempt. */
export async function downloadTargets(
  download: Download,
  targets: readonly ReleaseTarget[],
): Promise<Result<Downloaded, ReleaseRejection>> {
  const room = await checkRoom(download.place, targets);
  if (!room.ok) return room;
  const queue = targets.values();
  let bytes = 0;
  const rejections: ReleaseRejection[] = [];
  const counted: Download = {
    ...download,
    onBytes(more) {
      bytes += more;
      download.onBytes(bytes);
    },
  };
  const work = async (): Promise<void> => {
    for (const target of queue) {
      const fetched = await fetchTarget(counted, target);
      if (!fetched.ok) rejections.push(fetched.failure);
      if (rejections.length > 0) return;
    }
  };
  await settleAll(Array.from({ length: AT_ONCE }, work));
  const [first] = rejections;
  return first ? fail(first) : succeed({ files: targets.length, bytes });
}

/** Waits for every worker before an error is passed on: none may still write when the caller goes on. */
async function settleAll(workers: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(workers);
  await Promise.all(workers);
}

async function checkRoom(
  place: StorePlace,
  targets: readonly ReleaseTarget[],
): Promise<Result<null, ReleaseRejection>> {
  if (targets.length === 0) return succeed(null);
  let needed = KEEP_FREE_BYTES;
  for (const target of targets) {
    const here = (await place.files.size(partFile(place, target.sha256))) ?? 0;
    needed += Math.max(0, target.length - here);
  }
  const bytesMissing = needed - (await place.files.freeBytes(place.directory));
  if (bytesMissing <= 0) return succeed(null);
  const reason = `${bytesMissing} bytes too few are free`;
  return fail({ kind: 'disk-full', subject: 'targets', reason, bytesMissing });
}

async function fetchTarget(
  download: Download,
  target: ReleaseTarget,
): Promise<Result<null, ReleaseRejection>> {
  const first = await attempt(download, target);
  if (first.ok || first.failure.kind !== 'wrong-hash' || first.resumedFrom === 0) return first;
  // What lay here may have been damaged by a loss of power: once more, from the start.
  return attempt(download, target);
}

type Attempt = Result<null, ReleaseRejection> & { readonly resumedFrom: number };

async function attempt(download: Download, target: ReleaseTarget): Promise<Attempt> {
  const { place } = download;
  const part = partFile(place, target.sha256);
  const file = await place.files.open(part);
  let resumedFrom = 0;
  try {
    resumedFrom = await usableLength(file, target.length);
    const filled = await fill(download, target, { file, from: resumedFrom });
    if (!filled.ok) return { ...filled, resumedFrom };
    await file.sync();
  } finally {
    await file.close();
  }
  await place.files.rename(part, targetFile(place, target.sha256));
  return { ...succeed(null), resumedFrom };
}

async function usableLength(file: OpenFile, length: number): Promise<number> {
  const size = await file.size();
  if (size <= length) return size;
  await file.truncate(0);
  return 0;
}

type Part = { readonly file: OpenFile; readonly from: number };

async function fill(
  download: Download,
  target: ReleaseTarget,
  { file, from }: Part,
): Promise<Result<null, ReleaseRejection>> {
  const hash = createHash('sha256');
  await hashExisting(file, from, hash);
  if (from < target.length) {
    const copied = await copyRest(download, target, { file, from, hash });
    if (!copied.ok) return copied;
  }
  const found = hash.digest('hex');
  if (found === target.sha256) return succeed(null);
  await file.truncate(0);
  return reject('wrong-hash', target.path, `SHA-256 is ${found}`);
}

async function hashExisting(file: OpenFile, length: number, hash: Hash): Promise<void> {
  for (let at = 0; at < length; at += CHUNK_BYTES) {
    hash.update(await file.read(at, Math.min(CHUNK_BYTES, length - at)));
  }
}

async function copyRest(
  { source, onBytes }: Download,
  target: ReleaseTarget,
  { file, from, hash }: Part & { readonly hash: Hash },
): Promise<Result<null, ReleaseRejection>> {
  const stream = await source.target(target.source, from);
  if (!stream.ok) return rejectFetch(target.path, stream.failure);
  const reader = stream.value.getReader();
  let at = from;
  try {
    for (;;) {
      const chunk = await readChunk(reader);
      if (!chunk.ok) return reject('unreachable', target.path, chunk.failure);
      if (chunk.value === null) break;
      if (at + chunk.value.length > target.length) {
        await file.truncate(0);
        return reject('too-large', target.path, `more than ${target.length} bytes`);
      }
      await file.write(at, chunk.value);
      hash.update(chunk.value);
      at += chunk.value.length;
      onBytes(chunk.value.length);
    }
  } finally {
    // Nobody waits for a source to agree that it is no longer wanted.
    reader.cancel().catch(() => undefined);
  }
  if (at === target.length) return succeed(null);
  return reject('truncated', target.path, `${at} of ${target.length} bytes`);
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Result<Uint8Array | null, string>> {
  try {
    const { done, value } = await reader.read();
    return succeed(done ? null : value);
  } catch (error) {
    return fail(reasonOf(error));
  }
}
