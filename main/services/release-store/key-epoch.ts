/** Which release key opens a release: every target says so in its first bytes. */
import { type Result, succeed } from '#shared/kernel/result.ts';
import { SHARD_MAGIC } from '#shared/release/document-shard.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import { SEALED_MAGIC } from '#shared/release/sealed-file.ts';
import { type StorePlace, targetFile } from './release-record.ts';
import { type ReleaseRejection, reject } from './release-rejection.ts';

/** A sealed file, or a shard of sealed buckets; the key epoch (uint32) follows in both. */
const MAGICS: readonly string[] = [SEALED_MAGIC, SHARD_MAGIC];
const HEADER_BYTES = 8;

/** The highest key epoch of the targets. A target that is not sealed spoils the release. */
export async function highestKeyEpoch(
  place: StorePlace,
  targets: readonly StoredTarget[],
): Promise<Result<number, ReleaseRejection>> {
  let highest = 0;
  for (const { path, sha256 } of targets) {
    const epoch = keyEpochIn(await readHeader(place, sha256));
    if (epoch === null) return reject('not-sealed', path, 'not a sealed file');
    highest = Math.max(highest, epoch);
  }
  return highest > 0 ? succeed(highest) : reject('not-sealed', 'targets', 'no sealed file at all');
}

async function readHeader(place: StorePlace, sha256: string): Promise<Uint8Array> {
  const file = await place.files.open(targetFile(place, sha256));
  try {
    return await file.read(0, HEADER_BYTES);
  } finally {
    await file.close();
  }
}

function keyEpochIn(header: Uint8Array): number | null {
  if (header.length < HEADER_BYTES) return null;
  if (!MAGICS.includes(Buffer.from(header.subarray(0, 4)).toString('latin1'))) return null;
  return new DataView(header.buffer, header.byteOffset).getUint32(4);
}
