/** `Files` on the real disk. */
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { type Files, type OpenFile, systemCode } from './files.ts';

const PRIVATE_FILE = 0o600;
const PRIVATE_DIRECTORY = 0o700;

export const nodeFiles: Files = {
  async makeDirectory(path) {
    await mkdir(path, { recursive: true, mode: PRIVATE_DIRECTORY });
  },
  async read(path) {
    try {
      return await readFile(path);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    }
  },
  async open(path) {
    try {
      return openFile(await open(path, 'r+'));
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      return openFile(await open(path, 'wx+', PRIVATE_FILE));
    }
  },
  create: async (path) => openFile(await open(path, 'wx+', PRIVATE_FILE)),
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  async syncDirectory(path) {
    // Windows cannot open a directory; NTFS journals the names itself.
    if (process.platform === 'win32') return;
    const directory = await open(path, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  },
};

function openFile(handle: FileHandle): OpenFile {
  return {
    size: async () => (await handle.stat()).size,
    async read(position, length) {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    async write(position, bytes) {
      let written = 0;
      while (written < bytes.length) {
        const step = await handle.write(bytes, written, bytes.length - written, position + written);
        written += step.bytesWritten;
      }
    },
    truncate: (length) => handle.truncate(length),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}
