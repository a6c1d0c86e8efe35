import { describe, expect, it } from 'vitest';
import {
  type Installed,
  installedFaults,
  type LockedPackage,
  lockFaults,
  lockfileSchema,
  lockSentence,
  manifestFaults,
  manifestSchema,
  nameAt,
  scriptFaults,
} from '#build/lib/lockfile.ts';

const INTEGRITY = `sha512-${'A'.repeat(86)}==`;
const AT = 'node_modules/a';
const right: LockedPackage = { version: '1.2.3', integrity: INTEGRITY, license: 'MIT' };

const lockOf = (locked: LockedPackage, lockfileVersion = 3) =>
  lockfileSchema.parse({ lockfileVersion, packages: { '': { name: 'us' }, [AT]: locked } });
const manifestOf = (manifest: object) => manifestSchema.parse(manifest);
const foundAs = (change: Partial<Installed> = {}): ReadonlyMap<string, Installed> =>
  new Map([[AT, { version: '1.2.3', licence: 'MIT', hasInstallScript: false, ...change }]]);

describe('nameAt', () => {
  it.each([
    ['node_modules/a', 'a'],
    ['node_modules/@b/c', '@b/c'],
    ['node_modules/a/node_modules/@b/c', '@b/c'],
  ])('%s is %s', (place, name) => {
    expect(nameAt(place)).toBe(name);
  });
});

describe('lockFaults', () => {
  it('has none for a package with its SHA-512 and no address', () => {
    expect(lockFaults(lockOf(right))).toEqual([]);
  });

  it.each([
    ['an address', { ...right, resolved: 'https://example.org/a.tgz' }, 'has-address'],
    ['a repository', { ...right, resolved: 'git+ssh://git@example.org/a' }, 'has-address'],
    ['no integrity', { version: '1.2.3' }, 'no-integrity'],
    ['an integrity of nothing', { ...right, integrity: '' }, 'no-integrity'],
    ['SHA-1', { ...right, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'no-integrity'],
    ['a choice of hashes', { ...right, integrity: `sha1-AAAA ${INTEGRITY}` }, 'no-integrity'],
    ['a link', { resolved: 'shared', link: true }, 'is-a-link'],
  ])('refuses %s', (_what, locked, kind) => {
    expect(lockFaults(lockOf(locked))).toEqual([{ kind, at: AT }]);
  });

  it.each([1, 2, 4])('refuses version %i of the lockfile', (version) => {
    expect(lockFaults(lockOf(right, version))).toEqual([
      { kind: 'lockfile-version', found: version },
    ]);
  });

  it('never repeats an address in what it says', () => {
    const faults = lockFaults(lockOf({ ...right, resolved: 'https://secret.example/a.tgz' }));
    expect(faults.map(lockSentence).join()).not.toContain('secret.example');
  });
});

describe('manifestFaults', () => {
  it.each([
    ['1.2.3', []],
    ['^1.2.3', ['not-exact']],
    ['~1.2.3', ['not-exact']],
    ['1.2', ['not-exact']],
    ['*', ['not-exact']],
    ['latest', ['not-exact']],
    ['file:../a', ['not-exact']],
    ['npm:b@1.2.3', ['not-exact']],
    ['example/a#main', ['not-exact']],
    ['1.2.4', ['not-locked']],
  ])('of a dependency on %s: %j', (version, kinds) => {
    for (const where of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      const manifest = manifestOf({ [where]: { a: version } });
      expect(manifestFaults(lockOf(right), manifest).map(({ kind }) => kind)).toEqual(kinds);
    }
  });

  it('name a dependency that is not locked at all', () => {
    const manifest = manifestOf({ dependencies: { b: '1.0.0' } });
    expect(manifestFaults(lockOf(right), manifest)).toEqual([{ kind: 'not-locked', name: 'b' }]);
  });
});

describe('scriptFaults', () => {
  const locked = { ...right, hasInstallScript: true };

  it.each([
    ['allowed', { a: true }, []],
    ['denied', { a: false }, []],
    ['allowed in this version', { 'a@1.2.3': true }, []],
    [
      'allowed in another version',
      { 'a@1.2.4': true },
      [
        { kind: 'undecided-script', at: AT },
        { kind: 'needless-decision', name: 'a@1.2.4' },
      ],
    ],
    ['not decided on', {}, [{ kind: 'undecided-script', at: AT }]],
  ])('of a script that is %s', (_what, allowScripts, faults) => {
    expect(scriptFaults(lockOf(locked), manifestOf({ allowScripts }), foundAs())).toEqual(faults);
  });

  it('find a script that the lockfile keeps quiet about', () => {
    const found = foundAs({ hasInstallScript: true });
    expect(scriptFaults(lockOf(right), manifestOf({}), found)).toEqual([
      { kind: 'undecided-script', at: AT },
    ]);
  });

  it('find a decision on a package that has no script', () => {
    const manifest = manifestOf({ allowScripts: { a: true } });
    expect(scriptFaults(lockOf(right), manifest, foundAs())).toEqual([
      { kind: 'needless-decision', name: 'a' },
    ]);
  });
});

describe('installedFaults', () => {
  it.each([
    ['as locked', foundAs(), []],
    ['in another version', foundAs({ version: '1.2.4' }), ['other-version']],
    ['under another licence', foundAs({ licence: 'GPL-3.0-only' }), ['other-licence']],
    ['without a licence', foundAs({ licence: null }), ['other-licence']],
    ['not at all', new Map(), ['not-installed']],
  ])('of a package installed %s: %j', (_what, found, kinds) => {
    expect(installedFaults(lockOf(right), found).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('has none for an optional package that is not there', () => {
    expect(installedFaults(lockOf({ ...right, optional: true }), new Map())).toEqual([]);
  });
});
