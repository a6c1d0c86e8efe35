/** A disk in memory that fails where a test says so, and can lose power. */
import type { Files, OpenFile } from '#main/services/files/files.ts';

export type Faults = {
  /** Bytes that may still be written before ENOSPC; the write that crosses it is half done. */
  space: number;
  /** Bytes that may still be written before power is lost. */
  untilPowerLoss: number;
  failSync: boolean;
  failTruncate: boolean;
};

type Stored = { content: Uint8Array; synced: Uint8Array };

export type MemoryDisk = {
  readonly files: Files;
  readonly faults: Faults;
  /** Contents as they are now. */
  bytes(path: string): Uint8Array | undefined;
  put(path: string, content: Uint8Array): void;
  paths(): string[];
  readonly lostPower: boolean;
  syncs(): number;
  /** A new disk with what is on this one; of what was never synced, only `share` (0 to 1) arrived. */
  afterPowerLoss(share: number): MemoryDisk;
};

export const noFaults = (): Faults => ({
  space: Number.POSITIVE_INFINITY,
  untilPowerLoss: Number.POSITIVE_INFINITY,
  failSync: false,
  failTruncate: false,
});

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

export function createMemoryDisk(start: ReadonlyMap<string, Uint8Array> = new Map()): MemoryDisk {
  const stored = new Map<string, Stored>();
  for (const [path, content] of start) stored.set(path, { content, synced: content });
  const faults = noFaults();
  let lostPower = false;
  let syncs = 0;

  function alive(): void {
    if (lostPower) throw systemError('EIO');
  }

  function writeInto(file: Stored, position: number, bytes: Uint8Array): void {
    const room = Math.min(bytes.length, faults.space, faults.untilPowerLoss);
    const length = Math.max(file.content.length, position + room);
    const next = new Uint8Array(length);
    next.set(file.content);
    next.set(bytes.subarray(0, room), position);
    file.content = next;
    if (room === bytes.length) {
      faults.space -= room;
      faults.untilPowerLoss -= room;
      return;
    }
    if (room === faults.untilPowerLoss) lostPower = true;
    throw systemError(lostPower ? 'EIO' : 'ENOSPC');
  }

  function handle(file: Stored): OpenFile {
    return {
      async size() {
        alive();
        return file.content.length;
      },
      async read(position, length) {
        alive();
        return file.content.slice(position, position + length);
      },
      async write(position, bytes) {
        alive();
        writeInto(file, position, bytes);
      },
      async truncate(length) {
        alive();
        if (faults.failTruncate) throw systemError('EIO');
        file.content = file.content.slice(0, length);
      },
      async sync() {
        alive();
        if (faults.failSync) throw systemError('EIO');
        syncs += 1;
        file.synced = file.content;
      },
      async close() {},
    };
  }

  function fileAt(path: string): Stored {
    const there = stored.get(path);
    if (there) return there;
    const fresh = { content: new Uint8Array(0), synced: new Uint8Array(0) };
    stored.set(path, fresh);
    return fresh;
  }

  const files: Files = {
    async makeDirectory() {
      alive();
    },
    async read(path) {
      alive();
      return stored.get(path)?.content.slice() ?? null;
    },
    async open(path) {
      alive();
      return handle(fileAt(path));
    },
    async create(path) {
      alive();
      if (stored.has(path)) throw systemError('EEXIST');
      return handle(fileAt(path));
    },
    async rename(from, to) {
      alive();
      const file = stored.get(from);
      if (!file) throw systemError('ENOENT');
      stored.delete(from);
      stored.set(to, file);
    },
    async remove(path) {
      alive();
      stored.delete(path);
    },
    async syncDirectory() {
      alive();
    },
  };

  return {
    files,
    faults,
    bytes: (path) => stored.get(path)?.content,
    put: (path, content) => stored.set(path, { content, synced: content }),
    paths: () => [...stored.keys()],
    get lostPower() {
      return lostPower;
    },
    syncs: () => syncs,
    afterPowerLoss: (share) =>
      createMemoryDisk(
        new Map([...stored].map(([path, file]) => [path, survivors(file, share)] as const)),
      ),
  };
}

function survivors({ content, synced }: Stored, share: number): Uint8Array {
  const unsynced = Math.max(0, content.length - synced.length);
  if (unsynced === 0) return synced;
  return content.slice(0, synced.length + Math.floor(unsynced * share));
}
