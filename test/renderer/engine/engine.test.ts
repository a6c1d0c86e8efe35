import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '#renderer/engine/engine.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import { buildRelease } from '#test/support/release-fixture.ts';
import {
  aDocument,
  aName,
  aPerson,
  aReport,
  aTraveller,
} from '#test/support/screening-subjects.ts';
import {
  createFakeStation,
  type FakeStation,
  ready,
  startTestEngine,
  until,
} from './fake-station.ts';
import { alterBuckets, alterRow, rowsOf } from './stored-rows.ts';

const innocent = aTraveller();
const stolen = aTraveller({ document: aDocument({ documentNumber: 'X1234567' }) });
const misread = aTraveller({ document: aDocument({ documentNumber: 'X123456Z' }) });
const wanted = aTraveller({
  primaryIdentifier: 'BENHALIM',
  secondaryIdentifier: 'TARIQ',
  dateOfBirth: { year: 1980, month: 5, day: 17 },
  sex: 'M',
});
const carrier = aTraveller({ document: aDocument({ documentNumber: 'P 99887766' }) });

const first = buildRelease({
  persons: [
    aPerson(),
    aPerson({
      id: 'red/2026-2',
      names: [aName('Oren Valdis')],
      documents: [{ kind: 'passport', documentNumber: 'P99887766', issuingState: null }],
    }),
  ],
  documents: [aReport(), aReport({ documentNumber: 'X1234562' })],
  documentBuckets: 512,
});
// Its register names the document that most travellers here present.
const second = buildRelease({
  version: 2,
  persons: [aPerson({ id: 'red/2026-9', names: [aName('Marek Dolinski')] })],
  documents: [aReport({ documentNumber: 'L898902C3' })],
  documentBuckets: 512,
});

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.stop();
});

function start(station: FakeStation, disk = new IDBFactory()): Engine {
  const engine = startTestEngine(station, disk);
  engines.push(engine);
  return engine;
}

const outcomeOf = async (engine: Engine, traveller: Traveller) =>
  (await engine.screen(traveller)).verdict.outcome;

async function outcomes(engine: Engine): Promise<string[]> {
  const all = [innocent, stolen, misread, wanted, carrier];
  return Promise.all(all.map((traveller) => outcomeOf(engine, traveller)));
}

const OF_FIRST = ['clear', 'hit', 'refer', 'hit', 'hit'];
const OF_SECOND = ['hit', 'clear', 'clear', 'hit', 'clear'];

describe('screening from an installed release', () => {
  it('answers each traveller by what the lists say', async () => {
    const engine = start(createFakeStation(first));
    await until(engine, ready(1));
    expect(await outcomes(engine)).toEqual(OF_FIRST);
    const { verdict } = await engine.screen(misread);
    expect(verdict.reasons).toMatchObject([
      {
        kind: 'document-near',
        presented: 'X123456Z',
        match: { documentNumber: 'X1234562', category: 'stolen', dateReported: '2025-11-30' },
      },
    ]);
    const listed = (await engine.screen(carrier)).verdict.reasons.map(({ kind }) => kind);
    expect(listed).toEqual(['listed-document']);
  });

  it('describes every list it can search', async () => {
    const engine = start(createFakeStation(first));
    await until(engine, ready(1));
    expect(engine.status()).toMatchObject({
      failure: null,
      lists: [
        {
          list: 'sltd',
          kind: 'documents',
          records: 2,
          ageInDays: 4,
          limitInDays: 7,
          tooOld: false,
          required: true,
          searchable: true,
        },
        { list: 'interpol-notices', kind: 'persons', records: 2, searchable: true },
      ],
    });
  });

  it('waits for a cache that opens slowly, and fails closed when it does not open in time', async () => {
    const disk = new IDBFactory();
    const before = start(createFakeStation(first), disk);
    await until(before, ready(1));
    before.stop();
    const station = createFakeStation(first);
    const { keys } = station.station.engine;
    let open: () => void = () => undefined;
    const opening = new Promise<void>((resolve) => {
      open = resolve;
    });
    station.station.engine.keys = async () => {
      await opening;
      return keys();
    };
    const impatient = startTestEngine(station, disk, 1);
    engines.push(impatient);
    expect(await outcomeOf(impatient, innocent)).toBe('not-screened');
    const answer = outcomeOf(start(station, disk), innocent);
    open();
    expect(await answer).toBe('clear');
  });

  it('is not screened while there is no release', async () => {
    const engine = start(createFakeStation());
    await until(engine, ({ failure }) => failure?.kind === 'no-release');
    const { verdict } = await engine.screen(innocent);
    expect(verdict).toMatchObject({
      outcome: 'not-screened',
      reasons: [{ kind: 'no-release' }, {}, {}],
    });
  });

  it('is not screened while a release is offered that cannot be brought', async () => {
    const station = createFakeStation(first);
    station.fake.serving = false;
    const engine = start(station);
    await until(engine, ({ failure }) => failure?.kind === 'station-failed');
    expect((await engine.screen(innocent)).verdict).toMatchObject({
      outcome: 'not-screened',
      release: 1,
      sources: [
        { answer: { failure: { kind: 'not-installed' } } },
        { answer: { failure: { kind: 'not-installed' } } },
      ],
    });
    station.fake.serving = true;
    await until(engine, ready(1));
    expect(await outcomeOf(engine, innocent)).toBe('clear');
  });

  it('is not screened while the release key is missing, and works once it has come', async () => {
    const station = createFakeStation(first);
    const { keys } = station.fake;
    station.fake.keys = { ...keys, releaseKeys: [] };
    const engine = start(station);
    await until(engine, ({ failure }) => failure?.kind === 'no-release-key');
    expect(await outcomeOf(engine, innocent)).toBe('not-screened');
    station.fake.keys = keys;
    await until(engine, ready(1));
    expect(await outcomeOf(engine, stolen)).toBe('hit');
  });

  it('is not screened by documents when there is no document to search with', async () => {
    const engine = start(createFakeStation(first));
    await until(engine, ready(1));
    const { verdict } = await engine.screen(aTraveller({ document: null }));
    expect(verdict.outcome).toBe('not-screened');
    expect(verdict.reasons).toMatchObject([
      { kind: 'source-failed', list: 'sltd', failure: { kind: 'nothing-to-search-with' } },
    ]);
  });
});

describe('a new release', () => {
  it('replaces the old one, brings only what changed, and drops what nobody needs', async () => {
    const disk = new IDBFactory();
    const station = createFakeStation(first);
    const engine = start(station, disk);
    await until(engine, ready(1));
    station.fake.asked.length = 0;
    station.activate(second);
    await until(engine, ready(2));
    expect(await outcomes(engine)).toEqual(OF_SECOND);
    const old = new Set(first.release.targets.map(({ sha256 }) => sha256));
    expect(station.fake.asked.filter((sha256) => old.has(sha256))).toEqual([]);
    const needed = second.release.targets.map(({ sha256 }) => sha256);
    await expect.poll(() => rowsOf(disk, 'targets')).toHaveLength(needed.length);
    expect((await rowsOf(disk, 'targets')).map(({ sha256 }) => sha256).sort()).toEqual(
      needed.sort(),
    );
  });

  it('leaves the old one in place while it cannot be brought whole', async () => {
    const station = createFakeStation(first);
    const engine = start(station);
    await until(engine, ready(1));
    const lost = second.shaOf('sltd/documents-0-of-2.shard');
    station.activate(second);
    station.fake.files.delete(lost);
    await until(engine, ({ failure }) => failure?.kind === 'file-not-served');
    expect(engine.status()).toMatchObject({ state: 'ready', release: 1 });
    expect(await outcomes(engine)).toEqual(OF_FIRST);
  });

  it('is refused when a file is not what its hash says', async () => {
    const station = createFakeStation(first);
    const engine = start(station);
    await until(engine, ready(1));
    station.activate(second);
    const sha256 = second.shaOf('sltd/documents-1-of-2.shard');
    station.fake.files.set(sha256, new Uint8Array(second.files.get(sha256) ?? []).fill(1, 40, 41));
    await until(engine, ({ failure }) => failure?.kind === 'wrong-hash');
    expect(await outcomes(engine)).toEqual(OF_FIRST);
  });
});

describe('a restart', () => {
  it('answers from the cache at once, without any file of the station', async () => {
    const disk = new IDBFactory();
    const before = start(createFakeStation(first), disk);
    await until(before, ready(1));
    before.stop();
    const station = createFakeStation(first);
    station.fake.serving = false;
    const engine = start(station, disk);
    expect(await outcomes(engine)).toEqual(OF_FIRST);
  });

  it('rebuilds a deleted cache to the same verdicts', async () => {
    const station = createFakeStation(first);
    const before = start(station);
    await until(before, ready(1));
    const verdicts = await Promise.all([stolen, wanted].map((who) => before.screen(who)));
    before.stop();
    const engine = start(station, new IDBFactory());
    await until(engine, ready(1));
    const again = await Promise.all([stolen, wanted].map((who) => engine.screen(who)));
    expect(again.map(({ verdict }) => verdict)).toEqual(verdicts.map(({ verdict }) => verdict));
  });

  it('starts anew when the cache was written with another key', async () => {
    const disk = new IDBFactory();
    const before = start(createFakeStation(first), disk);
    await until(before, ready(1));
    before.stop();
    const station = createFakeStation(second);
    station.fake.keys = { ...station.fake.keys, cacheKey: `${'A'.repeat(42)}E` };
    const engine = start(station, disk);
    await until(engine, ready(2));
    expect(await outcomes(engine)).toEqual(OF_SECOND);
  });
});

describe('a damaged cache', () => {
  const damages = [
    ['a person pack', 'targets', first.shaOf('interpol-notices/persons-0-of-2.pack')],
    ['a manifest', 'targets', first.shaOf('sltd/list.json.sealed')],
    ['the policy', 'targets', first.shaOf('policy/policy.json.sealed')],
  ] as const;

  it.each(damages)('never clears while %s is damaged, then heals', async (_, table, sha256) => {
    const disk = new IDBFactory();
    const before = start(createFakeStation(first), disk);
    await until(before, ready(1));
    before.stop();
    await alterRow(disk, [table, sha256], (row) => ({ ...row, bytes: flipped(row['bytes']) }));
    const station = createFakeStation(first);
    station.fake.serving = false;
    const engine = start(station, disk);
    expect(await outcomeOf(engine, innocent)).toBe('not-screened');
    station.fake.serving = true;
    await until(engine, ready(1));
    expect(await outcomes(engine)).toEqual(OF_FIRST);
  });

  it.each([
    ['flipped', flipped],
    ['missing', () => null],
  ])('never clears a document whose bucket is %s, then heals', async (_, change) => {
    const disk = new IDBFactory();
    const station = createFakeStation(first);
    const engine = start(station, disk);
    await until(engine, ready(1));
    station.fake.serving = false;
    await alterBuckets(disk, change);
    const { verdict } = await engine.screen(innocent);
    expect(verdict.outcome).toBe('not-screened');
    expect(verdict.reasons).toMatchObject([
      { kind: 'source-failed', failure: { kind: 'damaged' } },
    ]);
    station.fake.serving = true;
    // Each shard is found damaged, and heals, when it is first searched: until then nobody is cleared.
    expect(await answersUntil(engine, innocent, 'clear')).not.toContain('hit');
    expect(await answersUntil(engine, stolen, 'hit')).not.toContain('clear');
  });
});

describe('what is on the disk', () => {
  it('shows no name and no number', async () => {
    const disk = new IDBFactory();
    const engine = start(createFakeStation(first), disk);
    await until(engine, ready(1));
    for (const table of ['targets', 'registerBuckets', 'meta']) {
      for (const row of await rowsOf(disk, table)) {
        const values = row instanceof Uint8Array ? [row] : Object.values(row);
        const text = values
          .map((value) =>
            value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
          )
          .join(' ');
        expect(text).not.toMatch(/benhalim|valdis|99887766|X1234567|interpol/iu);
      }
    }
  });
});

/** Asks again and again until this is the answer; every answer on the way. */
async function answersUntil(engine: Engine, traveller: Traveller, wanted: string) {
  const answers = new Set<string>();
  await expect
    .poll(async () => {
      const outcome = await outcomeOf(engine, traveller);
      answers.add(outcome);
      return outcome;
    })
    .toBe(wanted);
  return answers;
}

function flipped(bytes: unknown): Uint8Array {
  const copy = new Uint8Array(bytes as Uint8Array);
  copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 1;
  return copy;
}
