import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRegisterState, registerDirectory } from '#hub/register/register-state.ts';
import { DEFAULT_REGISTER_LIMITS, type RegisterLimits } from '#hub/register/register-work.ts';
import { publishRelease, repositoryDirectory } from '#hub/releases/publish.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import type { ReleaseSource } from '#hub/releases/source.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import {
  dataDirectory,
  document,
  manyOf,
  NOW,
  published,
} from '#test/hub/releases/fictional-lists.ts';
import { findDocument, verifyRelease } from '#test/hub/releases/verified-release.ts';
import { type ChangeFile, sourceOfImport } from './register-model.ts';

const limits = (differs: Partial<RegisterLimits> = {}): RegisterLimits => ({
  ...DEFAULT_REGISTER_LIMITS,
  ...differs,
});

const imported = (
  revision: string,
  records: readonly SltdRecord[],
  changes: readonly ChangeFile[] = [],
) => ({ revision, records, changes });

const change = (file: string, ...lines: ChangeFile['lines']): ChangeFile => ({ file, lines });
const add = (index: number) => ({ change: 'add', record: document(index) }) as const;
const withdraw = (index: number) => ({ change: 'withdraw', record: document(index) }) as const;

/** Large batches: these tests read many records. */
const quick = (source: ReleaseSource, records: readonly SltdRecord[]): ReleaseSource => ({
  ...source,
  checked: true,
  async *documents(_, from) {
    for (let at = from; at < records.length; at += 4096) {
      yield await Promise.resolve(records.slice(at, at + 4096));
    }
  },
});

async function stateOf(data: string) {
  const state = await readRegisterState(registerDirectory(data, 'sltd'));
  if (state === null) throw new Error('no state');
  return state;
}

const shardsOf = async (data: string) => (await stateOf(data)).shards.map(({ sha256 }) => sha256);

describe('a register that is published again', () => {
  const records = manyOf(5000, document);

  it('is the same shards for the same content, also after it was other content in between', async () => {
    const data = await dataDirectory();
    const put = async (revision: string, all: readonly SltdRecord[]) => {
      const { source } = sourceOfImport(imported(revision, all));
      const registerLimits = limits({ leastOverlayRows: 0 });
      await published({ source: quick(source, all), dataDirectory: data, registerLimits });
      return shardsOf(data);
    };
    const first = await put('a', records);
    const other = await put('b', [
      { ...document(1), issuingState: 'XXB' },
      ...records.slice(0, 2500),
    ]);
    expect(other).not.toEqual(first);
    expect(await put('c', [...records].reverse())).toEqual(first);
  });

  it('gives back the shards of a base when overlays are folded that cancel each other out', async () => {
    const data = await dataDirectory();
    const files = [change('1', withdraw(3), add(9000)), change('2', add(3), withdraw(9000))];
    const put = (changes: readonly ChangeFile[], mostOverlays: number) => {
      const { source } = sourceOfImport(imported('a', records, changes));
      const registerLimits = limits({ mostOverlays });
      return published({ source: quick(source, records), dataDirectory: data, registerLimits });
    };
    await put([], 1);
    const first = await shardsOf(data);
    await put(files.slice(0, 1), 1);
    expect(await stateOf(data)).toMatchObject({ overlays: [{ added: 1, withdrawn: 1 }] });
    await put(files, 1);
    expect(await stateOf(data)).toMatchObject({ overlays: [], changes: 2, baseRecords: 5000 });
    expect(await shardsOf(data)).toEqual(first);
  });

  it('does not read an import again that it knows, nor a file of changes', async () => {
    const data = await dataDirectory();
    const first = change('1', add(9000));
    const once = sourceOfImport(imported('a', records, [first]));
    await published({ source: once.source, dataDirectory: data });
    const again = sourceOfImport(
      imported('a', records, [change('1'), change('2', withdraw(9000))]),
    );
    const report = await published({ source: again.source, dataDirectory: data });
    expect([once.handed.records, again.handed.records]).toEqual([5000, 0]);
    expect(report.lists).toMatchObject([{ records: 5000 }]);
    expect((await stateOf(data)).overlays).toHaveLength(2);
  });

  it('goes on from its mark when the reading broke', async () => {
    const data = await dataDirectory();
    const registerLimits = limits({ markEvery: 500 });
    const broken = sourceOfImport(imported('a', records), 1234);
    const options = { source: broken.source, dataDirectory: data, now: NOW, registerLimits };
    expect(await publishRelease(options)).toMatchObject({
      ok: false,
      failure: { kind: 'list-unreadable', position: 1235 },
    });
    const whole = sourceOfImport(imported('a', records));
    await published({ source: whole.source, dataDirectory: data, registerLimits });
    expect(whole.handed.records).toBe(4000);
    expect((await stateOf(data)).baseRecords).toBe(5000);
  });

  it('begins again when the import, or what was gathered of it, is another', async () => {
    const data = await dataDirectory();
    const registerLimits = limits({ markEvery: 500 });
    const broken = () => sourceOfImport(imported('a', records), 1234).source;
    const tryAgain = async (revision: string) => {
      const { source, handed } = sourceOfImport(imported(revision, records));
      await published({ source, dataDirectory: data, registerLimits });
      return handed.records;
    };
    await publishRelease({ source: broken(), dataDirectory: data, now: NOW, registerLimits });
    expect(await tryAgain('b')).toBe(5000);
    await publishRelease({ source: broken(), dataDirectory: data, now: NOW, registerLimits });
    const spilled = join(registerDirectory(data, 'sltd'), 'building', 'spill', '001.rows');
    await rm(spilled);
    expect(await tryAgain('a')).toBe(5000);
  });

  it('is built anew when the hub lost a part of its own copy', async () => {
    const data = await dataDirectory();
    const directory = registerDirectory(data, 'sltd');
    const day = (number: number) => change(String(number), add(9000 + number));
    const put = async (changes: readonly ChangeFile[]) => {
      const { source, handed } = sourceOfImport(imported('a', records, changes));
      const report = await published({ source, dataDirectory: data });
      return [handed.records, report.lists[0]?.records];
    };
    expect(await put([day(1)])).toEqual([5000, 5001]);
    const overlay = (await stateOf(data)).overlays[0]?.rows.added ?? '';
    await writeFile(join(directory, overlay), '');
    expect(await put([day(1), day(2)])).toEqual([5000, 5002]);
    await rm(join(directory, (await stateOf(data)).overlays[1]?.rows.added ?? ''));
    expect(await put([day(1), day(2), day(3)])).toEqual([5000, 5003]);
    await rm(join(directory, (await stateOf(data)).base, '001.rows'));
    expect(await put([day(1), day(2), day(3)])).toEqual([5000, 5003]);
    await writeFile(join(directory, 'state.json'), '{"v":1');
    expect(await put([day(1), day(2), day(3)])).toEqual([5000, 5003]);
    expect(await put([day(1), day(2), day(3)])).toEqual([0, 5003]);
  });

  it('leaves nothing in its folder that its state does not name', async () => {
    const data = await dataDirectory();
    const directory = registerDirectory(data, 'sltd');
    const { source } = sourceOfImport(imported('a', records, [change('1', add(9000))]));
    await published({ source, dataDirectory: data });
    await writeFile(join(directory, 'base-of-a-publication-that-died'), '');
    const { source: next } = sourceOfImport(
      imported('a', records, [change('1', add(9000)), change('2')]),
    );
    await published({ source: next, dataDirectory: data });
    const { base, overlays } = await stateOf(data);
    const named = [base, 'state.json', ...overlays.flatMap(({ rows }) => Object.values(rows))];
    expect((await readdir(directory)).sort()).toEqual(named.sort());
  });

  it('holds no document number in its folder', async () => {
    const data = await dataDirectory();
    const { source } = sourceOfImport(imported('a', records, [change('1', add(9000))]));
    await published({ source, dataDirectory: data });
    const directory = registerDirectory(data, 'sltd');
    for (const name of await readdir(directory, { recursive: true })) {
      const text = await readFile(join(directory, name), 'latin1').catch(() => '');
      expect(text).not.toMatch(/L0000|9000/u);
    }
  });
});

describe('a register that grows by changes alone', () => {
  it('gets more buckets when it is folded, and fewer when it shrank', async () => {
    const data = await dataDirectory();
    const records = manyOf(10, document);
    const grown = change('1', ...manyOf(9000, (index) => add(100 + index)));
    const shrunk = change('2', ...manyOf(8990, (index) => withdraw(100 + index)));
    const put = async (changes: readonly ChangeFile[]) => {
      const { source } = sourceOfImport(imported('a', records, changes));
      const registerLimits = limits({ leastOverlayRows: 0 });
      const report = await published({ source, dataDirectory: data, registerLimits });
      const { buckets } = await stateOf(data);
      return { buckets, records: report.lists[0]?.records };
    };
    expect(await put([])).toEqual({ buckets: 1, records: 10 });
    expect(await put([grown])).toEqual({ buckets: 16, records: 9010 });
    const release = await verifyRelease(repositoryDirectory(data), NOW);
    const keys = await openReleaseKeys(data);
    if (!keys.ok) throw new Error(keys.failure.reason);
    for (const index of [0, 9, 100, 5000, 9099, 9100]) {
      const query = { ...document(index), list: 'sltd' };
      const found = await findDocument(release, keys.value.current().key, query);
      expect(found).toHaveLength(index === 9100 ? 0 : 1);
    }
    expect(await put([grown, shrunk])).toEqual({ buckets: 1, records: 20 });
  });
});

describe('a register that begins with nothing', () => {
  it('takes changes as overlays at once, up to the rows that fit in any case', async () => {
    const data = await dataDirectory();
    const put = async (revision: string, records: readonly SltdRecord[]) => {
      const { source } = sourceOfImport(imported(revision, records));
      const registerLimits = limits({ leastOverlayRows: 20 });
      await published({ source, dataDirectory: data, registerLimits });
      const { baseRecords, overlays } = await stateOf(data);
      return { baseRecords, overlays: overlays.map(({ added, withdrawn }) => [added, withdrawn]) };
    };
    expect(await put('a', [])).toEqual({ baseRecords: 0, overlays: [] });
    expect(await put('b', manyOf(12, document))).toEqual({ baseRecords: 0, overlays: [[12, 0]] });
    const fewer = manyOf(5, document);
    expect(await put('c', fewer)).toEqual({
      baseRecords: 0,
      overlays: [
        [12, 0],
        [0, 7],
      ],
    });
    expect(await put('d', manyOf(7, document))).toEqual({ baseRecords: 7, overlays: [] });
  });
});

describe('a compaction of a register in two shards', () => {
  it('changes the shards that hold changes, and no other', async () => {
    const data = await dataDirectory();
    const records = manyOf(270_000, document);
    const put = async (changes: readonly ChangeFile[]) => {
      const { source } = sourceOfImport(imported('a', records, changes));
      const registerLimits = limits({ mostOverlays: 0 });
      await published({ source: quick(source, records), dataDirectory: data, registerLimits });
      return shardsOf(data);
    };
    const before = await put([]);
    const after = await put([change('1', withdraw(5))]);
    expect(before).toHaveLength(2);
    expect(after.filter((sha256) => before.includes(sha256))).toHaveLength(1);
    expect(await stateOf(data)).toMatchObject({ baseRecords: 269_999, overlays: [] });
  });
});
