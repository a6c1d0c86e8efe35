/** Each attack against a real store with a release in use: named, without effect, and not the last word. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReleaseStore, type ReleaseStore } from '#main/services/release-store/release-store.ts';
import { sha256, TufRepository } from '#test/support/tuf-repository.ts';
import { type Attack, GOOD, NEXT } from './attack.ts';
import { CHAIN_ATTACKS } from './chain-attacks.ts';
import { ROOT_ATTACKS } from './root-attacks.ts';
import { SOURCE_ATTACKS } from './source-attacks.ts';
import { TEXT_ATTACKS } from './text-attacks.ts';

const ATTACKS = [...ROOT_ATTACKS, ...TEXT_ATTACKS, ...CHAIN_ATTACKS, ...SOURCE_ATTACKS];
const NOW = new Date('2026-06-01T12:00:00Z');

let directory: string;
let tuf: TufRepository;
let root: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'attacks-'));
  tuf = new TufRepository();
  root = tuf.publishRoot();
  tuf.publish({ version: 5, lists: GOOD });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function open(): Promise<ReleaseStore> {
  const store = await openReleaseStore({ directory, root, clock: () => NOW });
  if (!store.ok) throw new Error(store.failure.kind);
  return store.value;
}

/** Name and content of every file. */
async function contentOfStore(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(directory.length + 1), await readFile(path, 'latin1'));
  }
  return found;
}

/** Parts of announced files stay, to go on from, under the hash they must have; so does a genuine root. */
const withoutParts = (content: Map<string, string>, { rotates }: Attack) =>
  [...content]
    .filter(([path]) => !/^staging\/[0-9a-f]{64}\.part$/u.test(path))
    .filter(([path]) => !(rotates && path === 'roots/2.root.json'))
    .sort();

async function contentOf(store: ReleaseStore, lists: typeof GOOD): Promise<string[]> {
  const contents: string[] = [];
  for (const bytes of Object.values(lists).flatMap((list) => Object.values(list))) {
    const stream = await store.openFile(sha256(bytes));
    contents.push(stream ? await new Response(stream).text() : 'not there');
  }
  return contents;
}

const plain = (lists: typeof GOOD): string[] =>
  Object.values(lists)
    .flatMap((list) => Object.values(list))
    .map((bytes) => Buffer.from(bytes).toString());

/** What the repository was before the attack; after a genuine rotation the next root leads out of it. */
function remember(): (attack: Attack) => void {
  const [metadata, keys] = [new Map(tuf.metadata), new Map(tuf.keys)];
  return ({ rotates = false }) => {
    const second = tuf.metadata.get('2.root.json');
    tuf.metadata.clear();
    tuf.keys.clear();
    for (const [name, bytes] of metadata) tuf.metadata.set(name, bytes);
    for (const [role, key] of keys) tuf.keys.set(role, key);
    if (!(rotates && second)) return;
    tuf.metadata.set('2.root.json', second);
    tuf.publishRoot({ version: 3 });
  };
}

describe('the attacks', () => {
  it('are many, and each has its own name', () => {
    const names = ATTACKS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(70);
  });
});

describe('a post under attack', () => {
  it.each(ATTACKS)('refuses as $kind ($subject): $name', async (attack) => {
    const store = await open();
    expect(await store.update(tuf.source())).toMatchObject({ ok: true });
    const before = await contentOfStore();
    const restore = remember();

    const source = attack.mount(tuf) ?? tuf.source();
    expect(await store.update(source)).toMatchObject({
      ok: false,
      failure: { kind: attack.kind, subject: attack.subject },
    });

    const after = await contentOfStore();
    expect(withoutParts(after, attack)).toEqual(withoutParts(before, attack));
    for (const each of [store, await open()]) {
      expect(each.current()?.version).toBe(5);
      expect(each.damage()).toBeNull();
      expect(await contentOf(each, GOOD)).toEqual(plain(GOOD));
      expect(await each.verifyAll()).toEqual([]);
    }

    restore(attack);
    tuf.publish({ version: 20, lists: NEXT });
    expect(await store.update(tuf.source())).toMatchObject({ ok: true, value: { version: 20 } });
    expect(await contentOf(store, NEXT)).toEqual(plain(NEXT));
    expect(await readdir(join(directory, 'staging'))).toEqual([]);
  });
});
