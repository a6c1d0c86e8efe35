import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createMemoryDisk } from './memory-disk.ts';

const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString();
const bytes = (content: string) => new TextEncoder().encode(content);

describe('writeAtomically', () => {
  it('leaves the old file or the new one, wherever power is lost', async () => {
    for (let after = 0; after < 20; after += 1) {
      const disk = createMemoryDisk();
      await writeAtomically(disk.files, { path: 'd/f', bytes: bytes('before') });
      disk.faults.untilPowerLoss = after;
      const write = { path: 'd/f', bytes: bytes('after it'), keepPrevious: true };
      await writeAtomically(disk.files, write).catch(() => undefined);
      expect(['before', 'after it']).toContain(text(disk.afterPowerLoss(0).bytes('d/f')));
    }
  });

  it('rejects when the disk is full, and the old file is whole', async () => {
    const disk = createMemoryDisk();
    await writeAtomically(disk.files, { path: 'd/f', bytes: bytes('before') });
    disk.faults.space = 2;
    await expect(
      writeAtomically(disk.files, { path: 'd/f', bytes: bytes('after') }),
    ).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(text(disk.bytes('d/f'))).toBe('before');
  });
});

describe('on the real disk', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'farpost-files-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('keeps the previous file, leaves no other behind, and lets only the owner read', async () => {
    const path = join(directory, 'f.json');
    for (const content of ['one', 'two', 'three']) {
      await writeAtomically(nodeFiles, { path, bytes: bytes(content), keepPrevious: true });
    }
    expect(await readFile(path, 'utf8')).toBe('three');
    expect(await readFile(`${path}.previous`, 'utf8')).toBe('two');
    expect((await readdir(directory)).sort()).toEqual(['f.json', 'f.json.previous']);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it('reads, writes at places, cuts and creates once', async () => {
    const path = join(directory, 'log');
    expect(await nodeFiles.read(path)).toBeNull();
    const file = await nodeFiles.create(path);
    await file.write(0, bytes('abcdef'));
    await file.write(2, bytes('XY'));
    await file.sync();
    expect(text(await file.read(1, 100))).toBe('bXYef');
    await file.truncate(3);
    expect(await file.size()).toBe(3);
    await file.close();
    await expect(nodeFiles.create(path)).rejects.toMatchObject({ code: 'EEXIST' });
    const again = await nodeFiles.open(path);
    expect(text(await again.read(0, 3))).toBe('abX');
    await again.close();
    await nodeFiles.syncDirectory(directory);
    await nodeFiles.remove(path);
    expect(await nodeFiles.read(path)).toBeNull();
  });
});
