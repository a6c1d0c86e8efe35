import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readInstalled } from '#build/lib/installed-packages.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'farpost-installed-'));
  await mkdir(join(root, 'a'));
});
afterEach(() => rm(root, { recursive: true }));

it.each([
  [{ license: 'MIT' }, { licence: 'MIT', hasInstallScript: false }],
  [{ license: { type: 'MIT' } }, { licence: null, hasInstallScript: false }],
  [{ licenses: ['MIT'] }, { licence: null, hasInstallScript: false }],
  [{ scripts: { test: 'x', prepare: 'x' } }, { licence: null, hasInstallScript: false }],
  [{ scripts: { preinstall: 'x' } }, { licence: null, hasInstallScript: true }],
  [{ scripts: { install: 'x' } }, { licence: null, hasInstallScript: true }],
  [{ scripts: { postinstall: 'x' } }, { licence: null, hasInstallScript: true }],
])('reads %o', async (given, expected) => {
  await writeFile(join(root, 'a/package.json'), JSON.stringify({ version: '1.0.0', ...given }));
  expect(readInstalled(root, ['a']).get('a')).toEqual({ version: '1.0.0', ...expected });
});

it('counts what npm would compile by itself as a script', async () => {
  await writeFile(join(root, 'a/package.json'), '{"version":"1.0.0"}');
  await writeFile(join(root, 'a/binding.gyp'), '{}');
  expect(readInstalled(root, ['a']).get('a')?.hasInstallScript).toBe(true);
});

it('leaves out what is not there', () => {
  expect([...readInstalled(root, ['a', 'b'])]).toEqual([]);
});
