/** A wipe on a real disk that is killed at every single operation. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { finishWipe, nodeWipeDisk, type WipeDisk } from '#main/services/orders/wipe.ts';
import {
  readMarker,
  readWiped,
  type WipeMarker,
  writeMarker,
} from '#main/services/orders/wipe-marker.ts';

const POST = '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e';
const SECRETS = [
  'vault.json',
  'vault.json.previous',
  'recovery.json',
  'keychain-not-for-operations.bin',
  'keychain-not-for-operations.bin.previous',
];

let dataDirectory = '';
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'wipe-'));
});
afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

async function fill(stage: WipeMarker['stage']): Promise<void> {
  for (const folder of ['journal', 'release-store/files', 'inbox', 'for-the-hub']) {
    await mkdir(join(dataDirectory, folder), { recursive: true });
  }
  const files = [
    ...SECRETS,
    'journal/urgent.chain',
    'release-store/files/ab',
    'inbox/1.json',
    'for-the-hub/bundle.json',
    'acknowledgements.json',
    'trusted-time.json',
    'of-a-later-version.json',
  ];
  for (const name of files) await writeFile(join(dataDirectory, name), `content of ${name}`);
  await writeMarker(
    { dataDirectory, files: nodeFiles },
    {
      v: 1,
      stage,
      order: POST,
      issuedAt: '2026-06-01T08:00:00.000Z',
      post: { id: POST, name: 'Tarvos Pass' },
      at: '2026-06-01T09:00:00.000Z',
    },
  );
}

/** A disk that dies at its n-th operation and stays dead. */
function dyingAt(operation: number): { files: WipeDisk; died: () => boolean } {
  let left = operation;
  const step = <Arguments extends readonly unknown[], Value>(
    work: (...given: Arguments) => Promise<Value>,
  ) => {
    return async (...given: Arguments): Promise<Value> => {
      left -= 1;
      if (left < 0) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      return await work(...given);
    };
  };
  const disk = nodeWipeDisk;
  return {
    died: () => left < 0,
    files: {
      makeDirectory: step(disk.makeDirectory),
      read: step(disk.read),
      create: step(disk.create),
      rename: step(disk.rename),
      remove: step(disk.remove),
      syncDirectory: step(disk.syncDirectory),
      list: step(disk.list),
      size: step(disk.size),
      freeBytes: step(disk.freeBytes),
      removeTree: step(disk.removeTree),
      open: step(async (path) => {
        const file = await disk.open(path);
        return {
          size: step(file.size),
          read: step(file.read),
          write: step(file.write),
          truncate: step(file.truncate),
          sync: step(file.sync),
          close: file.close,
        };
      }),
    },
  };
}

const wipeWith = (files: WipeDisk) =>
  finishWipe({ dataDirectory, files, keychain: createFileKeychain(files, dataDirectory) });

const present = async (names: readonly string[]): Promise<readonly string[]> => {
  const there = await readdir(dataDirectory);
  return names.filter((name) => there.includes(name));
};

describe('a wipe that was begun', () => {
  it('does nothing where there is no order to', async () => {
    await writeFile(join(dataDirectory, 'vault.json'), '{}');
    expect(await wipeWith(nodeWipeDisk)).toEqual({ ok: true, value: false });
    expect(await readdir(dataDirectory)).toEqual(['vault.json']);
  });

  it.each(['begun', 'handed-over'] as const)(
    'ends the same wherever the station is killed, from the stage %s',
    async (stage) => {
      let operation = 0;
      for (let died = true; died; operation += 1) {
        await fill(stage);
        const dying = dyingAt(operation);
        await wipeWith(dying.files).catch(() => null);
        died = dying.died();
        // Never half undone: until it is finished the marker is there, and no data goes before the keys.
        const finished = (await readWiped({ dataDirectory, files: nodeFiles })) !== null;
        const marker = await readMarker({ dataDirectory, files: nodeFiles });
        expect(finished || (marker.ok && marker.value !== null)).toBe(true);
        if ((await present(['release-store', 'acknowledgements.json'])).length < 2) {
          expect(await present(SECRETS)).toEqual([]);
        }
        const again = await wipeWith(nodeWipeDisk);
        expect(again.ok).toBe(true);
        expect((await readdir(dataDirectory)).sort()).toEqual(['for-the-hub', 'wiped.json']);
        const kept =
          stage === 'begun' ? ['bundle.json', `${POST}-journal-unsigned`] : ['bundle.json'];
        expect((await readdir(join(dataDirectory, 'for-the-hub'))).sort()).toEqual(kept.sort());
        await rm(dataDirectory, { recursive: true });
        await mkdir(dataDirectory);
      }
      expect(operation).toBeGreaterThan(30);
    },
  );

  it('destroys the keys before anything else', async () => {
    await fill('handed-over');
    const order: string[] = [];
    const files: WipeDisk = {
      ...nodeWipeDisk,
      async remove(path) {
        order.push(path.slice(dataDirectory.length + 1));
        await nodeWipeDisk.remove(path);
      },
      async removeTree(path) {
        order.push(path.slice(dataDirectory.length + 1));
        await nodeWipeDisk.removeTree(path);
      },
    };
    await wipeWith(files);
    expect(order.slice(0, SECRETS.length)).toEqual(SECRETS);
    expect(order.slice(-2)).toEqual(['journal', 'wipe.json']);
  });

  it('overwrites a secret before its name goes', async () => {
    await fill('handed-over');
    const seen: string[] = [];
    const files: WipeDisk = {
      ...nodeWipeDisk,
      async remove(path) {
        seen.push(await readFile(path, 'latin1'));
        await nodeWipeDisk.remove(path);
      },
    };
    await wipeWith(files);
    for (const bytes of seen.slice(0, 3)) expect(bytes).toMatch(/^\0+$/u);
  });

  it('does not go on to the data while the keychain keeps its secret', async () => {
    await fill('handed-over');
    const failure = { kind: 'keychain-damaged', reason: 'EIO', remedy: '' } as const;
    const keychain = { forget: async () => ({ ok: false, failure }) as const };
    const files = nodeWipeDisk;
    expect(await finishWipe({ dataDirectory, files, keychain })).toMatchObject({ ok: false });
    expect(await present(['release-store'])).toEqual(['release-store']);
  });
});
