/** Targets keys that never touch the hub: publishing, the holders, and a real post that follows or refuses. */
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeysCommand } from '#hub/cli/keys/keys-command.ts';
import { runKeys } from '#hub/cli/keys/run-keys.ts';
import { type PublishOptions, publishRelease, repositoryDirectory } from '#hub/releases/publish.ts';
import { readTrust, trustInWords } from '#hub/releases/trust-status.ts';
import { createDirectoryRepository } from '#main/services/release-store/directory-repository.ts';
import { openReleaseStore } from '#main/services/release-store/release-store.ts';
import {
  daysLater,
  type FictionalList,
  fictionalSource,
  NOW,
  person,
  published,
} from '#test/hub/releases/fictional-lists.ts';

const LIST: FictionalList = { id: 'nat-persons', persons: [person(1), person(2)] };
const LONGER: FictionalList = { id: 'nat-persons', persons: [person(1), person(2), person(3)] };
const OTHER: FictionalList = { id: 'other-list', persons: [person(9)] };

type Signature = { keyid: string; sig: string };
type RequestFile = {
  targets: { signed: { version: number; expires: string }; signatures: Signature[] };
};

describe('targets keys that are offline', () => {
  let directory = '';
  let hub = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'offline-targets-'));
    hub = join(directory, 'hub');
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const at = (name: string) => join(directory, name);
  const waiting = () => join(hub, 'releases', 'next-targets.json');

  async function keys(command: KeysCommand, now = NOW) {
    const lines: string[] = [];
    const problems: string[] = [];
    const output = {
      line: (text: string) => lines.push(text),
      problem: (text: string) => problems.push(text),
      progress: () => undefined,
    };
    const exitCode = await runKeys(command, { dataDirectory: hub, now: () => now, output });
    return { exitCode, out: lines.join('\n'), problem: problems.join('\n') };
  }

  async function drawn(role: 'root' | 'targets', ...names: readonly string[]): Promise<void> {
    for (const name of names) await keys({ keys: 'draw', role, out: at(name) });
  }

  const publish = (lists: readonly FictionalList[], options: Partial<PublishOptions> = {}) =>
    publishRelease({
      source: fictionalSource(...lists),
      dataDirectory: hub,
      now: NOW,
      ...options,
    });

  /** Root by one key at hand, targets by two of three keys that only their holders have. */
  async function ceremony(change: Partial<Extract<KeysCommand, { keys: 'propose' }>> = {}) {
    await drawn('root', 'root');
    await drawn('targets', 'a', 'b', 'c');
    return await keys({
      keys: 'propose',
      add: [
        { role: 'root', file: at('root.pub') },
        ...['a', 'b', 'c'].map((name) => ({ role: 'targets', file: at(`${name}.pub`) }) as const),
      ],
      remove: [],
      replace: ['root', 'targets'],
      thresholds: { targets: 2 },
      fresh: [],
      days: 365,
      out: at('next.root.json'),
      ...change,
    });
  }

  const signRoot = (key: string, version: number) =>
    keys({ keys: 'sign', key, file: at('next.root.json'), version });
  const installRoot = () => keys({ keys: 'install', file: at('next.root.json') });

  /** A hub whose first root was made in a ceremony: it never held a key of root or targets. */
  async function neverOnline(): Promise<void> {
    expect(await ceremony()).toMatchObject({ exitCode: 0 });
    expect(await signRoot(at('root'), 1)).toMatchObject({ exitCode: 0 });
    expect(await installRoot()).toMatchObject({ exitCode: 0 });
  }

  async function requestFile(file = waiting()): Promise<RequestFile> {
    return JSON.parse(await readFile(file, 'utf8')) as RequestFile;
  }

  /** A copy of the request that waits at the hub, signed by these holders, one after the other. */
  async function signedBy(name: string, ...holders: readonly string[]): Promise<string> {
    await copyFile(waiting(), at(name));
    const { version } = (await requestFile()).targets.signed;
    for (const holder of holders) {
      const signing = { key: at(holder), file: at(name), version };
      expect(await keys({ keys: 'sign-targets', ...signing })).toMatchObject({ exitCode: 0 });
    }
    return at(name);
  }

  const install = (...files: readonly string[]) => keys({ keys: 'install-targets', files });

  async function signAndInstall(): Promise<void> {
    expect((await install(await signedBy('both', 'a', 'c'))).out).toContain('Publish now');
  }

  async function post(clock = () => NOW) {
    const metadata = join(repositoryDirectory(hub), 'metadata');
    const root = await readFile(join(metadata, '1.root.json'), 'utf8');
    const store = await openReleaseStore({ directory: at('post'), root, clock });
    if (!store.ok) throw new Error(store.failure.kind);
    return () => store.value.update(createDirectoryRepository(repositoryDirectory(hub)));
  }

  it('sign the first release of a hub that never held them, and a post takes it', async () => {
    await neverOnline();
    const missing = { kind: 'targets-signatures-missing', version: 1, needed: 2, signatures: 0 };
    expect(await publish([LIST])).toMatchObject({ ok: false, failure: missing });
    const one = await install(await signedBy('one', 'a'));
    expect(one).toMatchObject({ exitCode: 0 });
    expect(one.out).toContain('1 of the 2 signatures');
    expect(await publish([LIST])).toMatchObject({ failure: { ...missing, signatures: 1 } });
    expect((await install(await signedBy('two', 'c'))).out).toContain('Publish now');
    expect(await publish([LIST])).toMatchObject({ ok: true, value: { version: 1 } });
    const update = await post();
    expect(await update()).toMatchObject({ ok: true, value: { kind: 'activated', version: 1 } });
    await expect(stat(join(hub, 'keys', 'tuf', 'offline'))).rejects.toThrow('ENOENT');
    await expect(stat(waiting())).rejects.toThrow('ENOENT');
  });

  it('are not needed for a release whose lists have only changed', async () => {
    await neverOnline();
    await publish([LIST]);
    await signAndInstall();
    await publish([LIST]);
    const update = await post();
    await update();
    for (const version of [2, 3]) {
      const lists = [version === 2 ? LONGER : LIST];
      expect(await publish(lists, { now: daysLater(version) })).toMatchObject({ ok: true });
      expect(await update()).toMatchObject({ ok: true, value: { version } });
    }
    await expect(stat(waiting())).rejects.toThrow('ENOENT');
  });

  it('are asked when a list is new, and what they sign for is said in words', async () => {
    await neverOnline();
    await publish([LIST]);
    await signAndInstall();
    await publish([LIST]);
    const refused = await publish([LIST, OTHER]);
    expect(refused).toMatchObject({ ok: false, failure: { version: 2, file: waiting() } });
    const shown = await keys({
      keys: 'sign-targets',
      key: at('a'),
      file: waiting(),
      version: null,
    });
    expect(shown.out).toContain('New: the list other-list');
    expect(shown.out).not.toContain('New: the list nat-persons');
    expect(shown.out).toContain('2 must sign');
    expect(shown.out).toContain('--version 2');
    expect((await requestFile()).targets.signatures).toEqual([]);
    await signAndInstall();
    expect(await publish([LIST, OTHER])).toMatchObject({ ok: true, value: { version: 2 } });
    const update = await post();
    expect(await update()).toMatchObject({ ok: true, value: { version: 2 } });
  });

  it('are asked, in plain words, when somebody put another key in the place of one of a list', async () => {
    await neverOnline();
    await publish([LIST]);
    await signAndInstall();
    await publish([LIST]);
    await rm(join(hub, 'keys', 'tuf', 'roles', 'nat-persons.pem'));
    expect(await publish([LIST])).toMatchObject({
      failure: { kind: 'targets-signatures-missing' },
    });
    const shown = await keys({
      keys: 'sign-targets',
      key: at('a'),
      file: waiting(),
      version: null,
    });
    expect(shown.out).toContain('CHANGED: who may sign nat-persons');
    expect(shown.out).not.toContain('who may sign policy');
  });

  it('never sign two contents under one version', async () => {
    await neverOnline();
    await publish([LIST]);
    const first = await signedBy('first', 'a', 'b');
    expect(await publish([LIST, OTHER])).toMatchObject({ failure: { version: 2, signatures: 0 } });
    const late = await install(first);
    expect(late).toMatchObject({ exitCode: 1 });
    expect(late.problem).toContain('not the request that waits here: version 1');
  });

  it('warn of their renewal while the release goes on, and stop it only once they have run out', async () => {
    await neverOnline();
    await publish([LIST]);
    await signAndInstall();
    await publish([LIST]);
    expect(await publish([LONGER], { now: daysLater(70) })).toMatchObject({ ok: true });
    const trust = await readTrust(hub, daysLater(70));
    if (!trust.ok || !trust.value) throw new Error('no trust');
    expect(trust.value).toMatchObject({ request: { version: 2, needed: 2 }, online: [] });
    const { lines, warnings } = trustInWords(trust.value);
    expect(lines.join('\n')).toContain('targets (version 1): 20 days left');
    expect(warnings.join('\n')).toContain('The signature of targets runs out in 20 days');
    const failure = { kind: 'targets-signatures-missing', version: 2 };
    expect(await publish([LIST], { now: daysLater(91) })).toMatchObject({ failure });
    await signAndInstall();
    expect(await publish([LIST], { now: daysLater(91) })).toMatchObject({ ok: true });
    expect(await (await post(() => daysLater(91)))()).toMatchObject({ ok: true });
  });

  it('take over from those on the hub in one ceremony, and a post follows', async () => {
    await published({ source: fictionalSource(LIST), dataDirectory: hub });
    const update = await post();
    await update();
    expect((await keys({ keys: 'status' })).out).toContain(
      'THE SECRET KEY OF ROOT AND TARGETS LIES ON THIS MACHINE',
    );
    const proposed = await ceremony();
    expect(proposed.out).toContain('have both files signed');
    expect(await readFile(at('next.root.targets-request.json'), 'utf8')).toBe(
      await readFile(waiting(), 'utf8'),
    );
    for (const key of [join(hub, 'keys', 'tuf', 'offline', 'root.pem'), at('root')]) {
      await signRoot(key, 2);
    }
    const early = await install(await signedBy('early', 'a', 'b'));
    expect(early.problem).toContain('install that root first');
    expect((await installRoot()).out).toContain('It names other targets keys');
    expect(await publish([LIST])).toMatchObject({ failure: { needed: 2 } });
    await signAndInstall();
    expect(await publish([LIST])).toMatchObject({ ok: true });
    expect(await update()).toMatchObject({ ok: true, value: { kind: 'activated', version: 2 } });
    const { out } = await keys({ keys: 'status' });
    expect(out).not.toContain('LIES ON THIS MACHINE');
    expect(out).toContain('targets.pem is a key that the root does not name');
  });

  describe('whatever lies in the request', () => {
    beforeEach(async () => {
      await neverOnline();
      await publish([LIST]);
    });

    it.each([
      ['one holder signed', ['a'], 'targets-signatures-missing'],
      ['one holder signed twice', ['a', 'a'], 'targets-signatures-missing'],
      ['two holders signed', ['a', 'b'], null],
      ['all three signed', ['a', 'b', 'c'], null],
    ] as const)('counts holders: %s', async (_, holders, kind) => {
      await install(await signedBy('signed', ...holders));
      const result = await publish([LIST]);
      expect(result.ok ? null : result.failure.kind).toBe(kind);
    });

    it('takes no signature of a key that the root does not name for targets', async () => {
      await drawn('targets', 'stranger');
      for (const key of ['stranger', 'root']) {
        const signing = { key: at(key), file: waiting(), version: 1 };
        const refused = await keys({ keys: 'sign-targets', ...signing });
        expect(refused.problem).toContain('none of the targets keys');
      }
      const unsigned = await install(await signedBy('unsigned'));
      expect(unsigned.problem).toContain('signed by none of the targets keys');
    });

    it('takes no signature that was moved to other content, and none that was changed', async () => {
      const file = await signedBy('signed', 'a', 'b');
      const text = await readFile(file, 'utf8');
      await writeFile(at('longer.json'), text.replace(/"expires": "2026/u, '"expires": "2036'));
      expect((await install(at('longer.json'))).problem).toContain('changed on the way');
      const request = JSON.parse(text) as RequestFile;
      for (const signature of request.targets.signatures) signature.sig = '0'.repeat(128);
      await writeFile(at('zeros.json'), JSON.stringify(request));
      expect((await install(at('zeros.json'))).problem).toContain('signed by none');
      expect(await publish([LIST])).toMatchObject({ failure: { signatures: 0 } });
    });

    it('publishes nothing from a request that was written into the hub with more in it', async () => {
      const file = await signedBy('signed', 'a', 'b');
      const text = await readFile(file, 'utf8');
      await writeFile(waiting(), text.replace('"targets": {}', '"targets": {}, "more": 1'));
      expect(await publish([LIST])).toMatchObject({ failure: { version: 2, signatures: 0 } });
      await writeFile(waiting(), 'no request');
      expect(await publish([LIST])).toMatchObject({ failure: { kind: 'request-damaged' } });
      expect((await install(at('nothing'))).problem).toContain('cannot be read');
      await writeFile(at('none.json'), '{}');
      expect((await install(at('none.json'))).problem).toContain('is no request for signatures');
    });
  });
});
