import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { publishTrainingWorld } from '#build/training/training-release.ts';
import { CACHE_NAME, cacheNameFor, TRAINING_CACHE_NAME } from '#renderer/engine/db/cache-name.ts';
import { travellerOf } from '#renderer/features/first-line/presented.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import { RECOGNISED } from '#shared/training/cast.ts';
import { linesOf } from '#shared/training/presented.ts';
import { TRAINING_DAY } from '#shared/training/scenario.ts';
import {
  removeDirectory,
  startOn,
  temporaryDirectory,
} from '#test/main/station/station-fixture.ts';
import { buildRelease } from '#test/support/release-fixture.ts';
import { aPerson, aReport } from '#test/support/screening-subjects.ts';
import { trainingEngine, untilReady } from '#test/support/training-fixture.ts';
import { createFakeStation, ready, startTestEngine, until } from './fake-station.ts';
import { rowsOf } from './stored-rows.ts';

/** A browser's disk that remembers which databases anybody asked for. */
function watchedDisk() {
  const disk = new IDBFactory();
  const asked: string[] = [];
  const { open, deleteDatabase } = disk;
  disk.open = (name, version) => {
    asked.push(name);
    return open.call(disk, name, version);
  };
  disk.deleteDatabase = (name) => {
    asked.push(name);
    return deleteDatabase.call(disk, name);
  };
  return { disk, asked };
}

const TABLES = ['targets', 'registerBuckets', 'screenings', 'referrals', 'judgements', 'meta'];

const everythingIn = async (disk: IDBFactory): Promise<string> => {
  const tables = [];
  for (const table of TABLES) tables.push([table, await rowsOf(disk, table)]);
  return JSON.stringify(tables, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
};

describe('the cache of training', () => {
  it('has another name than that of operations, whatever the day', () => {
    expect(cacheNameFor(null)).toBe(CACHE_NAME);
    expect([cacheNameFor({ days: 0 }), cacheNameFor({ days: -163 })]).toEqual([
      TRAINING_CACHE_NAME,
      TRAINING_CACHE_NAME,
    ]);
    expect(TRAINING_CACHE_NAME).not.toBe(CACHE_NAME);
  });

  it('is all that a training asks for: that of operations stays as it was, to the byte', async () => {
    const { disk, asked } = watchedDisk();
    const release = buildRelease({ persons: [aPerson()], documents: [aReport()] });
    const operational = startTestEngine(createFakeStation(release), disk);
    await until(operational, ready(1));
    operational.stop();
    const before = await everythingIn(disk);
    expect(before).toContain('sealed');

    const directory = await temporaryDirectory();
    const world = await publishTrainingWorld();
    const running = await startOn(directory, { trainingWorld: async () => world });
    onTestFinished(async () => {
      await running.station.close();
      await removeDirectory(directory);
    });
    const trainee = { kind: 'guest', name: 'Trainee' } as const;
    await running.desk.training.start({ trainee, role: 'line' });
    asked.length = 0;
    const training = trainingEngine(running, TRAINING_DAY, disk);
    await untilReady(training);
    const lines = linesOf({ how: 'document', elements: RECOGNISED }) ?? [];
    const reading = readMrz(lines.join('\n'), { today: TRAINING_DAY });
    if (!reading.ok) throw new Error('the document cannot be read');
    expect((await training.screen(travellerOf(reading.value))).verdict.outcome).toBe('hit');
    training.stop();

    expect(new Set(asked)).toEqual(new Set([TRAINING_CACHE_NAME]));
    expect(await everythingIn(disk)).toBe(before);
  });
});
