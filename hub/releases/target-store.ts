import type { StoredTarget } from '#shared/release/manifest.ts';
import type { ReleaseFiles } from './release-files.ts';
import { sha256Hex } from './tuf-metadata.ts';

/** Puts target files where consistent snapshots have them: `<dir>/<sha256>.<basename>`. */
export type TargetStore = {
  /** Writes the file unless it is there as it should be, byte for byte; it becomes part of a release only through metadata. */
  put(path: string, bytes: Uint8Array): Promise<StoredTarget>;
  /** Whether the file of a target that was put before is still there. */
  has(target: StoredTarget): Promise<boolean>;
  /** What was put, or null when it is not there as it was. */
  read(target: StoredTarget): Promise<Uint8Array | null>;
  /** Makes the names of the new files survive a power cut. */
  flush(): Promise<void>;
};

export function createTargetStore(files: ReleaseFiles): TargetStore {
  const touched = new Set<string>();
  async function read(target: StoredTarget): Promise<Uint8Array | null> {
    const bytes = await files.read(targetFile(target));
    return bytes !== null && sha256Hex(bytes) === target.sha256 ? bytes : null;
  }
  return {
    async put(path, bytes) {
      const target = { path, sha256: sha256Hex(bytes), length: bytes.length };
      const file = targetFile(target);
      // A file of the right length may have rotted: a release would name a hash that no file has.
      const isThere = (await files.sizeOf(file)) === bytes.length && (await read(target)) !== null;
      if (!isThere) {
        await files.write(file, bytes);
        touched.add(file.slice(0, file.lastIndexOf('/')));
      }
      return target;
    },
    has: async (target) => (await files.sizeOf(targetFile(target))) === target.length,
    read,
    async flush() {
      for (const folder of touched) await files.flushFolder(folder);
      if (touched.size > 0) await files.flushFolder('targets');
      touched.clear();
    },
  };
}

/** Where a target lies in the repository. */
export function targetFile({ path, sha256 }: Pick<StoredTarget, 'path' | 'sha256'>): string {
  const slash = path.lastIndexOf('/');
  return `targets/${path.slice(0, slash)}/${sha256}.${path.slice(slash + 1)}`;
}
