/** What the release store needs of a disk beyond `Files`. A port, so that tests can stop at any step. */
import { readdir, stat, statfs } from 'node:fs/promises';
import { type Files, systemCode } from '#main/services/files/files.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';

export type ReleaseFiles = Files & {
  /** Names in a folder; none when it does not exist. */
  list(path: string): Promise<readonly string[]>;
  /** Bytes in a file; null when there is none. */
  size(path: string): Promise<number | null>;
  /** Bytes that may still be written where `path` lies. */
  freeBytes(path: string): Promise<number>;
};

export const nodeReleaseFiles: ReleaseFiles = {
  ...nodeFiles,
  async list(path) {
    try {
      return await readdir(path);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return [];
      throw error;
    }
  },
  async size(path) {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    }
  },
  async freeBytes(path) {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
};
