import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '#renderer/engine/engine.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { buildRelease, type ReleaseFixture } from '#test/support/release-fixture.ts';
import { aDocument, aName, aPerson, aTraveller } from '#test/support/screening-subjects.ts';
import { dieAtWrite, revive } from './dying-disk.ts';
import { createFakeStation, ready, startTestEngine, until } from './fake-station.ts';

const one = (number: number, whole: string): Person =>
  aPerson({ id: `red/2026-${number}`, names: [aName(whole)] });

const PACKED = [one(1, 'Tariq Benhalim'), one(2, 'Oren Valdis'), one(3, 'Marek Dolinski')];
/** The second has another name, and a fourth is new. */
const SECOND = [
  one(1, 'Tariq Benhalim'),
  one(2, 'Kerim Adaly'),
  one(3, 'Marek Dolinski'),
  one(4, 'Jonas Wirth'),
];
/** The first is gone, the fourth is gone again, the second has its old name again, a fifth is new. */
const THIRD = [one(2, 'Oren Valdis'), one(3, 'Marek Dolinski'), one(5, 'Pavel Ostrov')];

const lists = { persons: PACKED, personBuckets: 4 };
const first = buildRelease(lists);
const second = buildRelease({ ...lists, version: 2, personVersions: [SECOND] });
const third = buildRelease({ ...lists, version: 3, personVersions: [SECOND, THIRD] });
/** The same persons as in the third, in packs made anew. */
const anew = buildRelease({ persons: THIRD, personBuckets: 4, version: 3 });

const NAMES = [
  ...new Set([...PACKED, ...SECOND, ...THIRD].map(({ names }) => names[0]?.whole ?? '')),
];
const named = (whole: string) => {
  const [given = '', family = ''] = whole.toUpperCase().split(' ');
  return aTraveller({
    primaryIdentifier: family,
    secondaryIdentifier: given,
    sex: 'M',
    document: aDocument({ documentNumber: 'P0000000' }),
  });
};

const engines: Engine[] = [];
const start = (station: ReturnType<typeof createFakeStation>, disk = new IDBFactory()) => {
  const engine = startTestEngine(station, disk);
  engines.push(engine);
  return engine;
};
afterEach(() => {
  revive();
  for (const engine of engines.splice(0)) engine.stop();
});

async function verdictsOf(engine: Engine) {
  const answers = await Promise.all(NAMES.map((name) => engine.screen(named(name))));
  return answers.map(({ verdict }) => verdict);
}

async function hitsOf(engine: Engine): Promise<string> {
  const verdicts = await verdictsOf(engine);
  return NAMES.filter((_, at) => verdicts[at]?.outcome !== 'clear').join(', ');
}

async function verdictsAfter(...releases: readonly ReleaseFixture[]) {
  const station = createFakeStation(releases[0]);
  const engine = start(station);
  for (const [at, fixture] of releases.entries()) {
    if (at > 0) station.activate(fixture);
    await until(engine, ready(fixture.release.version));
  }
  return { verdicts: await verdictsOf(engine), hits: await hitsOf(engine), station, engine };
}

describe('a list of persons with changes', () => {
  it('fetches the changes and the manifest, and neither packs nor index', async () => {
    const { station, engine, hits } = await verdictsAfter(first);
    expect(hits).toBe('Tariq Benhalim, Oren Valdis, Marek Dolinski');
    station.fake.asked.length = 0;
    station.activate(second);
    await until(engine, ready(2));
    expect([...station.fake.asked].sort()).toEqual(
      ['interpol-notices/list.json.sealed', 'interpol-notices/persons-0.changes']
        .map(second.shaOf)
        .sort(),
    );
    expect(await hitsOf(engine)).toBe('Tariq Benhalim, Marek Dolinski, Kerim Adaly, Jonas Wirth');
  });

  it('answers as packs made anew do, whatever was installed before', async () => {
    const whole = await verdictsAfter(anew);
    expect(whole.hits).toBe('Oren Valdis, Marek Dolinski, Pavel Ostrov');
    for (const releases of [[third], [first, third], [first, second, third]]) {
      expect((await verdictsAfter(...releases)).verdicts).toEqual(whole.verdicts);
    }
  });

  it('answers offline after a restart as before', async () => {
    const disk = new IDBFactory();
    const before = start(createFakeStation(third), disk);
    await until(before, ready(3));
    const verdicts = await verdictsOf(before);
    before.stop();
    const offline = createFakeStation(third);
    offline.fake.serving = false;
    expect(await verdictsOf(start(offline, disk))).toEqual(verdicts);
  });
});

describe('an engine killed at any write while it installs changes', () => {
  it('has the list before or the list after, and completes it later', async () => {
    const seen: string[] = [];
    for (let nth = 1; nth < 20; nth += 1) {
      const { hits, died } = await afterDeathAt(nth);
      seen.push(hits);
      if (!died) break;
    }
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe('Tariq Benhalim, Marek Dolinski, Kerim Adaly, Jonas Wirth');
    expect(new Set(seen.slice(0, -1))).toEqual(
      new Set(['Tariq Benhalim, Oren Valdis, Marek Dolinski']),
    );
  });
});

/** Installs the packs, then is killed at write `nth` of the changes; answers after a restart offline. */
async function afterDeathAt(nth: number): Promise<{ hits: string; died: boolean }> {
  const disk = new IDBFactory();
  const station = createFakeStation(first);
  const victim = start(station, disk);
  await until(victim, ready(1));
  const death = dieAtWrite(nth);
  station.activate(second);
  await until(victim, ({ failure, release }) => failure?.kind === 'cache-failed' || release === 2);
  victim.stop();
  const died = death.writes() >= nth;
  revive();
  const offline = createFakeStation(second);
  offline.fake.serving = false;
  const restarted = start(offline, disk);
  const hits = await hitsOf(restarted);
  restarted.stop();
  const online = start(createFakeStation(second), disk);
  await until(online, ready(2));
  expect(await hitsOf(online)).toContain('Jonas Wirth');
  return { hits, died };
}
