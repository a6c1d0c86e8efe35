import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readBuilderSettings, type Setting, wantedFuses } from '#build/lib/builder-settings.ts';

const settingsOf = (text: string): readonly Setting[] => {
  const read = readBuilderSettings(text);
  if (!read.ok) throw new Error(`line ${read.failure.line} is not understood`);
  return read.value;
};

describe('readBuilderSettings', () => {
  it('reads keys, blocks and lists, and passes over comments', () => {
    const text = '# about\na: one two\nb:\n  c: true\n  d:\n    - x/**\n    - "!**/*.map"\ne: y\n';
    expect(settingsOf(text)).toEqual([
      { path: 'a', value: 'one two' },
      { path: 'b.c', value: 'true' },
      { path: 'b.d', value: 'x/**' },
      { path: 'b.d', value: '!**/*.map' },
      { path: 'e', value: 'y' },
    ]);
  });

  it.each([
    ['a key that stands twice', 'asar: true\nasar: false', 2],
    ['an anchor', 'a: &x', 1],
    ['a flow list', 'files: [a, b]', 1],
    ['a flow map', 'a: {b: c}', 1],
    ['a block of text', 'a: |\n  b', 1],
    ['a tag', 'asar: !!bool false', 1],
    ['a comment behind a value', 'asar: true # always', 1],
    ['a value in single quotes', "a: 'b'", 1],
    ['a map in a list', 'a:\n  - b: c', 2],
    ['a tab', 'a:\n\tb: c', 2],
    ['a quoted key', '"asar": false', 1],
    ['a list without a key', '- a', 1],
    ['a list that is not indented', 'a:\n  b:\n  - c', 3],
    ['a key under a value', 'a: b\n  asar: true', 2],
    ['a key indented oddly', 'a:\n   b: c', 2],
    ['a value that goes on', 'a: b\n  c', 2],
    ['keys in a list', 'a:\n  b: c\n  - d', 3],
    ['a second document', 'a: b\n---\nasar: false', 2],
  ])('refuses %s', (_what, text, line) => {
    expect(readBuilderSettings(text)).toEqual({
      ok: false,
      failure: { kind: 'not-understood', line },
    });
  });

  it('gives no fuses when one is neither true nor false', () => {
    expect(wantedFuses(settingsOf('electronFuses:\n  runAsNode: no'))).toBeNull();
  });
});

describe('electron-builder.yml', async () => {
  const settings = settingsOf(await readFile('electron-builder.yml', 'utf8'));
  const named = (name: string) =>
    settings.filter(({ path }) => path.split('.').at(-1) === name).map(({ value }) => value);

  it('sets every fuse, each the safe way', () => {
    expect(Object.fromEntries(wantedFuses(settings) ?? [])).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it.each([
    ['asar', ['true']],
    ['npmRebuild', ['false']],
    ['nodeGypRebuild', ['false']],
    [
      'files',
      ['dist/main/**', 'dist/renderer/**', 'dist/training/world.json', 'package.json', '!**/*.map'],
    ],
  ])('has %s once, as it must be, for every system', (name, values) => {
    expect(named(name)).toEqual(values);
  });

  it.each([
    'extraFiles',
    'extraResources',
    'extraMetadata',
    'asarUnpack',
    'disableAsarIntegrity',
    'beforeBuild',
    'beforePack',
    'afterPack',
    'afterSign',
    'extends',
    'publish',
    'electronDist',
    'electronDownload',
  ])('has no %s anywhere: nothing else gets into the package', (name) => {
    const anywhere = settings.filter(({ path }) => path.split('.').includes(name));
    expect(anywhere).toEqual([]);
  });
});
