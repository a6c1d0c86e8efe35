/**
 * What the kept metadata proves. The record of a release is a plain file that anyone with the disk can
 * edit, so only the hashes in it are used: what the release is, the signed files say again at every start.
 */
import { systemCode } from '#main/services/files/files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { highestKeyEpoch } from './key-epoch.ts';
import {
  type ChainOptions,
  type VerifiedRelease,
  verifyRelease,
  verifyTimestamp,
} from './metadata-chain.ts';
import {
  metadataFile,
  missingOf,
  type ReleaseRecord,
  rootFile,
  type StorePlace,
} from './release-record.ts';
import type { ReleaseRejection } from './release-rejection.ts';
import type { MetadataSource } from './repository-source.ts';
import { followRoots, readTrustedRoot, type TrustedRoot } from './root-chain.ts';

/** The anchor, then every kept root that follows from it; the rest is fetched again. */
export async function storedRoots(
  place: StorePlace,
  anchor: string,
): Promise<Result<readonly [TrustedRoot, ...TrustedRoot[]], ReleaseRejection>> {
  const anchored = readTrustedRoot(new TextEncoder().encode(anchor));
  if (!anchored.ok) return anchored;
  const roots: [TrustedRoot, ...TrustedRoot[]] = [anchored.value];
  const source = sourceFrom((name) => readKept(place, rootFile(place, name)));
  await followRoots(anchored.value, source, async (root) => {
    roots.push(root);
  });
  return succeed(roots);
}

/** The record with everything in it that was signed taken from the signed files; null without proof. */
export async function provenRecord(
  place: StorePlace,
  roots: readonly TrustedRoot[],
  record: ReleaseRecord,
): Promise<ReleaseRecord | null> {
  // A release from before a rotation of keys was signed for an earlier root.
  for (const { metadata } of roots.toReversed()) {
    const release = await provenUnder({ place, record, root: metadata });
    if (release.ok) return withProof(place, record, release.value);
  }
  return null;
}

type Proof = Pick<ChainOptions, 'root'> & {
  readonly place: StorePlace;
  readonly record: ReleaseRecord;
};

async function provenUnder({
  place,
  record,
  root,
}: Proof): Promise<Result<VerifiedRelease, ReleaseRejection>> {
  const known = (hash: string) => readKept(place, metadataFile(place, hash));
  // The timestamp is kept first; the others are found by the hashes that are signed.
  const [timestampHash = ''] = record.metadata;
  const source = sourceFrom(async (name) =>
    name === 'timestamp.json' ? known(timestampHash) : null,
  );
  // It was fresh when it was taken: how old it is now only warns.
  const chain: ChainOptions = { root, floor: null, source, known, now: new Date(0) };
  const timestamp = await verifyTimestamp(chain);
  if (!timestamp.ok) return timestamp;
  return verifyRelease(chain, timestamp.value, { acceptExpired: true });
}

async function withProof(
  place: StorePlace,
  record: ReleaseRecord,
  { version, publishedAt, expires, lists, targets, floor }: VerifiedRelease,
): Promise<ReleaseRecord | null> {
  const release = {
    ...record.release,
    version,
    publishedAt: publishedAt ?? record.release.publishedAt,
    expires,
    lists: [...lists],
    targets: targets.map(({ path, sha256, length }) => ({ path, sha256, length })),
  };
  const proven = { ...record, release, floor };
  if ((await missingOf(place, proven)).length > 0) return proven;
  const epoch = await highestKeyEpoch(place, release.targets);
  return epoch.ok ? { ...proven, release: { ...release, keyEpoch: epoch.value } } : null;
}

const sourceFrom = (read: (name: string) => Promise<Uint8Array | null>): MetadataSource => ({
  async metadata(name) {
    const bytes = await read(name);
    return bytes ? succeed(bytes) : fail({ kind: 'not-found' });
  },
});

/** A file that cannot be read is as good as none: it is fetched again. */
async function readKept({ files }: StorePlace, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}
