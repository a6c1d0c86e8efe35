/** A whole key ceremony by its commands, and a real post's release store that follows it, or refuses to. */
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeysCommand } from '#hub/cli/keys/keys-command.ts';
import { runKeys } from '#hub/cli/keys/run-keys.ts';
import { publishRelease, repositoryDirectory } from '#hub/releases/publish.ts';
import { createDirectoryRepository } from '#main/services/release-store/directory-repository.ts';
import { openReleaseStore } from '#main/services/release-store/release-store.ts';
import {
  DOCUMENTS,
  daysLater,
  fictionalSource,
  NOW,
  PERSONS,
  person,
  published,
} from '#test/hub/releases/fictional-lists.ts';

const MORE = { ...PERSONS, persons: [...PERSONS.persons, person(9001)] };

describe('a key ceremony', () => {
  let directory = '';
  let hub = '';
  let offline = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ceremony-'));
    hub = join(directory, 'hub');
    offline = join(hub, 'keys', 'tuf', 'offline', 'root.pem');
    await published({ source: fictionalSource(PERSONS, DOCUMENTS), dataDirectory: hub });
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const at = (name: string) => join(directory, name);
  const metadata = (name: string) => join(repositoryDirectory(hub), 'metadata', name);

  async function keys(command: KeysCommand, dataDirectory = hub) {
    const lines: string[] = [];
    const problems: string[] = [];
    const output = {
      line: (text: string) => lines.push(text),
      problem: (text: string) => problems.push(text),
      progress: () => undefined,
    };
    const exitCode = await runKeys(command, { dataDirectory, now: () => NOW, output });
    return { exitCode, out: lines.join('\n'), problem: problems.join('\n') };
  }

  const nowhere = () => at('no such hub');
  const sign = (key: string, file = at('2.root.json'), version: number | null = 2) =>
    keys({ keys: 'sign', key, file, version }, nowhere());
  const install = (file = at('2.root.json')) => keys({ keys: 'install', file });

  async function drawn(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const command: KeysCommand = { keys: 'draw', role: 'root', out: at(name) };
      expect(await keys(command, nowhere())).toMatchObject({ exitCode: 0 });
    }
  }

  /** Two of three root keys, and new keys for everything that is online. */
  async function proposed(change: Partial<Extract<KeysCommand, { keys: 'propose' }>> = {}) {
    const [before] = await rootKeyIds('1.root.json');
    return await keys({
      keys: 'propose',
      add: ['a', 'b', 'c'].map((name) => ({ role: 'root', file: at(`${name}.pub`) })),
      remove: [{ role: 'root', keyId: before?.slice(0, 8) ?? '' }],
      replace: [],
      thresholds: { root: 2 },
      fresh: ['snapshot', 'timestamp'],
      days: 365,
      out: at('2.root.json'),
      ...change,
    });
  }

  async function rootKeyIds(name: string): Promise<readonly string[]> {
    const root = JSON.parse(await readFile(metadata(name), 'utf8')) as {
      signed: { roles: { root: { keyids: string[] } } };
    };
    return root.signed.roles.root.keyids;
  }

  /** A post that was enrolled under the first root. */
  async function post() {
    const root = await readFile(metadata('1.root.json'), 'utf8');
    const store = await openReleaseStore({ directory: at('post'), root, clock: () => NOW });
    if (!store.ok) throw new Error(store.failure.kind);
    const update = () => store.value.update(createDirectoryRepository(repositoryDirectory(hub)));
    expect(await update()).toMatchObject({ ok: true });
    return { store: store.value, update };
  }

  it('moves a hub to two of three root keys and new online keys, and a post follows', async () => {
    const { store, update } = await post();
    await drawn('a', 'b', 'c');
    expect((await proposed()).out).toContain('root: 2 of 3 must sign');
    for (const key of [offline, at('a'), at('c')]) {
      expect(await sign(key)).toMatchObject({ exitCode: 0 });
    }
    expect(await install()).toMatchObject({ exitCode: 0 });
    await published({ source: fictionalSource(MORE, DOCUMENTS), dataDirectory: hub });
    expect(await update()).toMatchObject({ ok: true, value: { kind: 'activated', version: 2 } });
    expect(store.current()?.version).toBe(2);
    const { out } = await keys({ keys: 'status' });
    expect(out).toContain('Root version 2');
    expect(out.match(/elsewhere/gu)).toHaveLength(3);
    expect(out.match(/on this machine/gu)).toHaveLength(3);
  });

  it('goes on after a second ceremony, which needs the new keys and not the first one', async () => {
    const { update } = await post();
    await drawn('a', 'b', 'c');
    await proposed();
    for (const key of [offline, at('a'), at('b')]) await sign(key);
    await install();
    const second = { add: [], remove: [], thresholds: {}, out: at('3.root.json') };
    expect(await proposed(second)).toMatchObject({ exitCode: 0 });
    await sign(offline, at('3.root.json'), 3);
    await sign(at('b'), at('3.root.json'), 3);
    expect((await install(at('3.root.json'))).problem).toContain('1 of the 2 signatures');
    await sign(at('c'), at('3.root.json'), 3);
    expect(await install(at('3.root.json'))).toMatchObject({ exitCode: 0 });
    await published({ source: fictionalSource(MORE, DOCUMENTS), dataDirectory: hub });
    expect(await update()).toMatchObject({ ok: true, value: { version: 2 } });
  });

  it.each([
    ['one of the three new keys and the old one', ['old', 'a'], 'new root itself'],
    ['new keys only', ['a', 'b'], 'root in force'],
    ['nobody', [], 'root in force'],
  ] as const)('refuses a root signed by %s, at the hub and at a post', async (_, signers, why) => {
    const { store, update } = await post();
    await drawn('a', 'b', 'c');
    await proposed();
    for (const signer of signers) await sign(signer === 'old' ? offline : at(signer));
    const refused = await install();
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.problem).toContain(why);
    await expect(stat(metadata('2.root.json'))).rejects.toThrow('ENOENT');
    // Somebody who can write into the repository puts it there all the same.
    await copyFile(at('2.root.json'), metadata('2.root.json'));
    expect(await update()).toMatchObject({ ok: false, failure: { kind: 'forged' } });
    expect(store.current()?.version).toBe(1);
  });

  it('refuses a root that skips a version, one that is installed already, and what is no root', async () => {
    await drawn('a', 'b', 'c');
    await proposed();
    for (const key of [offline, at('a'), at('b')]) await sign(key);
    const text = await readFile(at('2.root.json'), 'utf8');
    await writeFile(at('9.json'), text.replace('"version":2', '"version":9'));
    expect((await install(at('9.json'))).problem).toContain('version 9 where 2 belongs');
    await writeFile(at('none.json'), 'no json');
    expect((await install(at('none.json'))).problem).toContain('no root metadata');
    expect(await install()).toMatchObject({ exitCode: 0 });
    expect((await install()).problem).toContain('version 2 where 3 belongs');
  });

  it('refuses one key under two names', async () => {
    await drawn('a', 'b', 'c');
    await proposed();
    const root = JSON.parse(await readFile(at('2.root.json'), 'utf8')) as {
      signed: { keys: Record<string, unknown>; roles: { root: { keyids: string[] } } };
    };
    const [first = ''] = root.signed.roles.root.keyids;
    root.signed.keys['f'.repeat(64)] = root.signed.keys[first];
    root.signed.roles.root.keyids.push('f'.repeat(64));
    await writeFile(at('2.root.json'), JSON.stringify(root));
    expect((await install()).problem).toContain('is not what its id says');
  });

  it.each([
    ['more signatures than keys', { thresholds: { root: 4 } }, 'needs 4 signatures but has 3'],
    ['more signatures for targets than keys', { thresholds: { targets: 2 } }, 'targets needs 2'],
    [
      'two signatures for what is signed online',
      { thresholds: { snapshot: 2 } },
      'snapshot needs 2',
    ],
    ['an unknown key', { remove: [{ role: 'root', keyId: '00000000' }] }, 'no single key of root'],
    ['a secret key', { add: [{ role: 'root', file: 'a' }] }, 'is no public key'],
  ] as const)('does not propose %s', async (_, change, why) => {
    await drawn('a', 'b', 'c');
    const add = 'add' in change ? { add: [{ role: 'root' as const, file: at('a') }] } : {};
    const refused = await proposed({ ...change, ...add });
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.problem).toContain(why);
  });

  it('shows a root and signs nothing until the holder says which version', async () => {
    await drawn('a', 'b', 'c');
    await proposed();
    const before = await readFile(at('2.root.json'), 'utf8');
    expect((await sign(at('a'), at('2.root.json'), null)).out).toContain('--version 2');
    expect((await sign(at('a'), at('2.root.json'), 3)).problem).toContain('version 2, not 3');
    expect(await readFile(at('2.root.json'), 'utf8')).toBe(before);
  });

  it('draws a key for its owner only and never overwrites one', async () => {
    await drawn('a');
    expect((await stat(at('a'))).mode & 0o777).toBe(0o600);
    const before = await readFile(at('a'), 'utf8');
    const again = await keys({ keys: 'draw', role: 'root', out: at('a') });
    expect(again.problem).toContain('is there already');
    expect(await readFile(at('a'), 'utf8')).toBe(before);
  });

  it('never lets one key renew a root that needs two: publishing waits, then asks for a ceremony', async () => {
    await drawn('a', 'b', 'c');
    await proposed();
    for (const key of [offline, at('a'), at('b')]) await sign(key);
    await install();
    await copyFile(at('a'), offline);
    const source = fictionalSource(PERSONS, DOCUMENTS);
    await published({ source, dataDirectory: hub, now: daysLater(300) });
    await expect(stat(metadata('3.root.json'))).rejects.toThrow('ENOENT');
    const late = await publishRelease({ source, dataDirectory: hub, now: daysLater(366) });
    const remedy: unknown = expect.stringContaining('hold a key ceremony');
    const failure = { kind: 'role-key-missing', role: 'root', remedy };
    expect(late).toMatchObject({ ok: false, failure });
  });
});
