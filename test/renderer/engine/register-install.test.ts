import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '#renderer/engine/engine.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { buildRelease } from '#test/support/release-fixture.ts';
import { aDocument, aPerson, aReport, aTraveller } from '#test/support/screening-subjects.ts';
import {
  createFakeStation,
  type FakeStation,
  ready,
  startTestEngine,
  until,
} from './fake-station.ts';
import { alterRow } from './stored-rows.ts';

const first = buildRelease({ documents: [aReport()], documentBuckets: 512 });
const second = buildRelease({
  version: 2,
  documents: [aReport({ documentNumber: 'Y7654321' })],
  documentBuckets: 512,
});
const overlaid = buildRelease({
  version: 2,
  documents: [aReport()],
  documentBuckets: 512,
  overlays: [{ added: [aReport({ documentNumber: 'Y7654321' })], withdrawn: [aReport()] }],
});

const onFirst = aTraveller({ document: aDocument({ documentNumber: 'X1234567' }) });
const onSecond = aTraveller({ document: aDocument({ documentNumber: 'Y7654321' }) });

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.stop();
});

function start(station: FakeStation, disk = new IDBFactory()): Engine {
  const engine = startTestEngine(station, disk);
  engines.push(engine);
  return engine;
}

async function outcomes(engine: Engine): Promise<string> {
  const answers = await Promise.all([onFirst, onSecond].map((who) => engine.screen(who)));
  return answers.map(({ verdict }) => verdict.outcome).join(' ');
}

/** A station that hands over so many files and then waits until told. */
function haltingAfter(fixture: typeof first, files: number) {
  const station = createFakeStation(fixture);
  let handed = 0;
  let release: () => void = () => undefined;
  const going = new Promise<void>((resolve) => {
    release = resolve;
  });
  const fetchFile: FakeStation['fetchFile'] = async (sha256, stop) => {
    handed += 1;
    if (handed > files) {
      const stopped = new Promise<never>((_, reject) => {
        stop.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
      });
      await Promise.race([going, stopped]);
    }
    return station.fetchFile(sha256, stop);
  };
  return { station: { ...station, fetchFile }, go: () => release() };
}

describe('installing, paused and resumed', () => {
  it('brings nothing while it is paused, answers from what was there, and goes on where it was', async () => {
    const disk = new IDBFactory();
    const before = start(createFakeStation(first), disk);
    await until(before, ready(1));
    before.stop();

    const { station, go } = haltingAfter(second, 4);
    const engine = start(station, disk);
    await until(engine, ({ installed }) => installed.of > 0);
    engine.pauseInstalling();
    await until(engine, ({ installed }) => installed.paused);
    go();
    const asked = station.fake.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(station.fake.asked).toHaveLength(asked);
    expect(engine.status()).toMatchObject({ state: 'ready', release: 1, failure: null });
    expect(await outcomes(engine)).toBe('hit clear');

    engine.resumeInstalling();
    await until(engine, ready(2));
    expect(engine.status()).toMatchObject({ failure: null, installed: { paused: false } });
    expect(await outcomes(engine)).toBe('clear hit');
    // Nothing that had arrived before the pause was asked for again.
    expect(new Set(station.fake.asked).size).toBe(station.fake.asked.length);
  });

  it('may be resumed before the pause has taken hold, and reports no failure for it', async () => {
    const { station, go } = haltingAfter(first, 3);
    const engine = start(station);
    await until(engine, ({ installed }) => installed.of > 0);
    const failures: unknown[] = [];
    const stop = new AbortController();
    const watching = (async () => {
      for await (const { failure } of engine.watchStatus(stop.signal)) {
        if (failure !== null) failures.push(failure);
      }
    })();
    engine.pauseInstalling();
    engine.resumeInstalling();
    go();
    await until(engine, ready(1));
    stop.abort();
    await watching;
    expect(failures).toEqual([]);
    expect(await outcomes(engine)).toBe('hit clear');
  });

  it('does not begin to bring a release that is offered while it is paused', async () => {
    const station = createFakeStation(first);
    const engine = start(station);
    await until(engine, ready(1));
    engine.pauseInstalling();
    const asked = station.fake.asked.length;
    station.activate(overlaid);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(station.fake.asked).toHaveLength(asked);
    expect(await outcomes(engine)).toBe('hit clear');
    engine.resumeInstalling();
    await until(engine, ready(2));
    expect(await outcomes(engine)).toBe('clear hit');
  });
});

describe('a release for which there is no room', () => {
  it('says how many bytes are lacking, and leaves the register before in place', async () => {
    const station = createFakeStation(first);
    const engine = start(station);
    await until(engine, ready(1));
    station.fake.freeBytes = 1000;
    station.activate(second);
    await until(engine, ({ failure }) => failure?.kind === 'no-space');
    const { failure, state, release } = engine.status();
    expect({ state, release }).toEqual({ state: 'ready', release: 1 });
    expect(Number(failure?.detail)).toBeGreaterThan(32 * 2 ** 20 - 1000);
    expect(await outcomes(engine)).toBe('hit clear');
    station.fake.freeBytes = 100 * 2 ** 20;
    await until(engine, ready(2));
    expect(await outcomes(engine)).toBe('clear hit');
  });

  it('is not asked for room when nothing is missing', async () => {
    const disk = new IDBFactory();
    const before = start(createFakeStation(first), disk);
    await until(before, ready(1));
    before.stop();
    const station = createFakeStation(
      buildRelease({ documents: [aReport()], documentBuckets: 512, version: 3 }),
    );
    station.fake.freeBytes = 0;
    await until(start(station, disk), ready(3));
  });
});

describe('a cache that was wiped', () => {
  const both = buildRelease({ persons: [aPerson()], documents: [aReport()], documentBuckets: 512 });
  const wanted = aTraveller({
    primaryIdentifier: 'BENHALIM',
    secondaryIdentifier: 'TARIQ',
    dateOfBirth: { year: 1980, month: 5, day: 17 },
    sex: 'M',
  });

  it('comes back list by list, and clears nobody before every required list is there', async () => {
    // Policy, two manifests, the persons' two packs and their index arrive; the register's shards do not yet.
    const { station, go } = haltingAfter(both, 6);
    const engine = start(station);
    await until(engine, ({ lists }) => lists.some(({ searchable }) => searchable));
    expect(engine.status()).toMatchObject({
      state: 'installing',
      lists: [
        { list: 'sltd', searchable: false },
        { list: 'interpol-notices', searchable: true },
      ],
    });
    expect(await outcomes(engine)).toBe('not-screened not-screened');
    // A hit stands, whatever else could not be searched.
    expect((await engine.screen(wanted)).verdict.outcome).toBe('hit');
    const documents = [{ issuingState: 'UTO', documentNumber: 'X1234567' }];
    expect(await engine.lookUp(documents)).toMatchObject({ kind: 'not-searched', list: 'sltd' });
    go();
    await until(engine, ready(1));
    expect(await outcomes(engine)).toBe('hit clear');
  });

  it('answers with less only where the policy asks for less', async () => {
    const policy = { ...DEFAULT_POLICY, requiredLists: ['interpol-notices'] };
    const { station, go } = haltingAfter(
      buildRelease({ policy, documents: [aReport()], documentBuckets: 512 }),
      6,
    );
    const engine = start(station);
    await until(engine, ({ lists }) => lists.some(({ searchable }) => searchable));
    expect(await outcomes(engine)).not.toContain('hit');
    const documents = [{ issuingState: 'UTO', documentNumber: 'X1234567' }];
    expect((await engine.lookUp(documents)).kind).toBe('not-searched');
    go();
    await until(engine, ready(1));
  });
});

describe('a small file of a register that was altered in the cache', () => {
  const flipped = (bytes: Uint8Array): Uint8Array => bytes.with(30, (bytes[30] as number) ^ 1);
  /** A file of another release, sealed under the same path with the same key. */
  const older = buildRelease({
    documents: [],
    documentBuckets: 512,
    listDate: '2026-03-04',
    overlays: [{ added: [] }],
  });
  const olderFile = (path: string) => (): Uint8Array =>
    older.files.get(older.shaOf(path)) ?? new Uint8Array();
  const [overlay, manifest] = ['sltd/overlay-0.changes', 'sltd/list.json.sealed'];

  it.each([
    { why: 'flipped', path: overlay, alter: flipped },
    { why: 'flipped', path: manifest, alter: flipped },
    { why: 'an older one', path: overlay, alter: olderFile(overlay) },
    { why: 'an older one', path: manifest, alter: olderFile(manifest) },
  ])(
    'clears nobody without a station, and heals with one: $path, $why',
    async ({ path, alter }) => {
      const disk = new IDBFactory();
      const before = start(createFakeStation(overlaid), disk);
      await until(before, ready(2));
      before.stop();
      await alterRow(disk, ['targets', overlaid.shaOf(path)], (row) => ({
        ...row,
        bytes: alter(Uint8Array.from(row['bytes'] as Uint8Array)),
      }));
      const station = createFakeStation(overlaid);
      station.fake.serving = false;
      const engine = start(station, disk);
      expect(await outcomes(engine)).toBe('not-screened not-screened');
      station.fake.serving = true;
      await until(engine, ready(2));
      expect(await outcomes(engine)).toBe('clear hit');
    },
  );
});
