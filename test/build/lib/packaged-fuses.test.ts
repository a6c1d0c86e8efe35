import { Buffer } from 'node:buffer';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPackagedFuses, packagedBinaries } from '#build/lib/packaged-fuses.ts';

const wire = (states: string): Buffer =>
  Buffer.concat([
    Buffer.from('code dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, states.length]),
    Buffer.from(states),
  ]);

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'farpost-fuses-'));
  for (const folder of ['linux-unpacked', 'win-unpacked']) {
    await mkdir(join(root, 'release', folder), { recursive: true });
  }
  await copyFile('electron-builder.yml', join(root, 'electron-builder.yml'));
});
afterEach(() => rm(root, { recursive: true }));

const put = (place: string, states: string) => writeFile(join(root, place), wire(states));

describe('what was packaged', () => {
  it('is found for each system, and agrees with the configuration of the project', async () => {
    await put('release/linux-unpacked/farpost', '010011001');
    await put('release/win-unpacked/Farpost.exe', '01001100');
    await put('release/linux-unpacked/chrome_crashpad_handler', '11111111');
    const binaries = packagedBinaries(root);
    expect(binaries).toHaveLength(2);
    expect(checkPackagedFuses(root, binaries)).toEqual([]);
  });

  it('is named with the fuse that is not as configured', async () => {
    await put('release/linux-unpacked/farpost', '11001100');
    expect(checkPackagedFuses(root, packagedBinaries(root))).toEqual([
      `${join('release', 'linux-unpacked', 'farpost')}: runAsNode is on, and must be off`,
    ]);
  });

  it.each([
    ['asar: [true]', 'electron-builder.yml: line 1 is not understood'],
    [
      'electronFuses:\n  runAsNode: maybe',
      'electron-builder.yml: a fuse is neither true nor false',
    ],
  ])('is not checked by halves with the configuration %j', async (text, fault) => {
    await put('release/linux-unpacked/farpost', '01001100');
    await writeFile(join(root, 'electron-builder.yml'), text);
    expect(checkPackagedFuses(root, packagedBinaries(root))).toEqual([fault]);
  });
});
