/** What the store remembers of a release: `active.json` and `previous.json`. */
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { activeReleaseSchema } from '#shared/release/manifest.ts';
import type { ReleaseFiles } from './release-files.ts';
import { trustFloorSchema } from './trust-floor.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

const releaseRecordSchema = z.object({
  v: z.literal(1),
  release: activeReleaseSchema,
  floor: trustFloorSchema,
  /** SHA-256 of every metadata file kept for it in `trusted/`. */
  metadata: z.array(sha256),
});

export type ReleaseRecord = z.infer<typeof releaseRecordSchema>;

/** Folders and files of the store. */
export type StorePlace = {
  readonly files: ReleaseFiles;
  readonly directory: string;
};

export const targetFile = ({ directory }: StorePlace, hash: string): string =>
  join(directory, 'files', hash);
export const partFile = ({ directory }: StorePlace, hash: string): string =>
  join(directory, 'staging', `${hash}.part`);
export const metadataFile = ({ directory }: StorePlace, hash: string): string =>
  join(directory, 'trusted', `${hash}.json`);
const recordFile = ({ directory }: StorePlace, which: 'active' | 'previous'): string =>
  join(directory, `${which}.json`);
/** `name` is `N.root.json`. */
export const rootFile = ({ directory }: StorePlace, name: string): string =>
  join(directory, 'roots', name);

export type ReadRecord =
  | { readonly kind: 'none' }
  /** It is no record, or the kept metadata does not prove it. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'read'; readonly record: ReleaseRecord; readonly missing: readonly string[] };

/** A record that `prove` can stand for, and the paths of its files that are not there in full length. */
export async function readRecord(
  place: StorePlace,
  which: 'active' | 'previous',
  prove: (record: ReleaseRecord) => Promise<ReleaseRecord | null>,
): Promise<ReadRecord> {
  const bytes = await place.files.read(recordFile(place, which));
  if (!bytes) return { kind: 'none' };
  const parsed = parseRecord(bytes);
  const record = parsed && (await prove(parsed));
  if (!record) return { kind: 'unreadable' };
  return { kind: 'read', record, missing: await missingOf(place, record) };
}

/** One rename decides: before it the old record counts, after it the new one. */
export async function writeRecord(
  { files, ...place }: StorePlace,
  which: 'active' | 'previous',
  record: ReleaseRecord,
): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(record));
  await writeAtomically(files, { path: recordFile({ files, ...place }, which), bytes });
}

/** Whether a target is in the store, as far as its length tells. Files enter it only when verified. */
export async function isStored(
  place: StorePlace,
  { sha256: hash, length }: { readonly sha256: string; readonly length: number },
): Promise<boolean> {
  return (await place.files.size(targetFile(place, hash))) === length;
}

export async function missingOf(place: StorePlace, { release }: ReleaseRecord): Promise<string[]> {
  const missing: string[] = [];
  for (const target of release.targets) {
    if (!(await isStored(place, target))) missing.push(target.path);
  }
  return missing;
}

function parseRecord(bytes: Uint8Array): ReleaseRecord | null {
  try {
    const parsed = releaseRecordSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
