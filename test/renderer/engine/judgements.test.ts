import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '#renderer/engine/engine.ts';
import { JUDGEMENTS_TARGET } from '#shared/release/manifest.ts';
import { type Decision, pairOf } from '#shared/screening/judgement.ts';
import { buildRelease } from '#test/support/release-fixture.ts';
import { aJudgement, aPerson, aTraveller } from '#test/support/screening-subjects.ts';
import {
  createFakeStation,
  type FakeStation,
  ready,
  startTestEngine,
  until,
} from './fake-station.ts';
import { alterRow, rowsOf } from './stored-rows.ts';

const LIST = 'interpol-notices';
const traveller = aTraveller({
  primaryIdentifier: 'BENHALIM',
  secondaryIdentifier: 'TARIQ',
  dateOfBirth: { year: 1980, month: 5, day: 17 },
  sex: 'M',
});
const pair = pairOf(traveller, LIST, aPerson()) ?? '';
const plain = buildRelease({ persons: [aPerson()] });
const judgedElsewhere = buildRelease({ persons: [aPerson()], version: 2, judgements: [pair] });
const amended = buildRelease({
  persons: [aPerson({ remarks: 'amended' })],
  version: 3,
  judgements: [pair],
});

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.stop();
});

async function start(release: typeof plain, disk = new IDBFactory()) {
  const station = createFakeStation(release);
  const { engine, outcome } = startOver(station, disk);
  await until(engine, ready(release.release.version));
  return { station, engine, outcome };
}

function startOver(station: FakeStation, disk: IDBFactory) {
  const engine = startTestEngine(station, disk);
  engines.push(engine);
  const outcome = async () => (await engine.screen(traveller)).verdict.outcome;
  return { engine, outcome };
}

function judge(station: FakeStation, seq: number, decision: Decision) {
  station.write({
    lane: 'routine',
    seq,
    id: `0198f000-0000-7000-8000-00000000010${seq}`,
    wallTime: '2026-03-04T23:59:00Z',
    clockSuspect: false,
    officer: 'o1',
    release: 1,
    kind: 'judgement',
    payload: aJudgement({ pair, decision }),
    acknowledged: false,
  });
}

describe('what was judged at this post', () => {
  it('lowers the alarm at the next screening and says when it was judged', async () => {
    const { station, engine, outcome } = await start(plain);
    expect(await outcome()).toBe('hit');
    judge(station, 1, 'different');
    await expect.poll(outcome).toBe('clear');
    expect((await engine.screen(traveller)).verdict.reasons).toMatchObject([
      { kind: 'judged-different', where: 'here', on: '2026-03-04' },
    ]);
    const renewed = { ...traveller, primaryIdentifier: 'BEN HALIM' };
    expect((await engine.screen(renewed)).verdict.outcome).toBe('hit');
  });

  it('is an alarm again once it was withdrawn', async () => {
    const { station, outcome } = await start(plain);
    judge(station, 1, 'different');
    await expect.poll(outcome).toBe('clear');
    judge(station, 2, 'withdrawn');
    await expect.poll(outcome).toBe('hit');
  });

  it('is known after a restart, and after the cache was lost', async () => {
    const disk = new IDBFactory();
    const { station, engine, outcome } = await start(plain, disk);
    judge(station, 1, 'different');
    await expect.poll(outcome).toBe('clear');
    engine.stop();
    for (const cache of [disk, new IDBFactory()]) {
      const again = startOver(station, cache);
      await until(again.engine, ready(1));
      await expect.poll(again.outcome).toBe('clear');
    }
  });

  it('does not count where the row was altered or moved', async () => {
    const disk = new IDBFactory();
    const { station, engine, outcome } = await start(plain, disk);
    judge(station, 1, 'different');
    await expect.poll(outcome).toBe('clear');
    engine.stop();
    const key = (await rowsOf(disk, 'judgements'))[0]?.['pair'] as string;
    expect(key).not.toBe(pair);
    await alterRow(disk, ['judgements', key], (row) => ({
      ...row,
      sealed: (row['sealed'] as Uint8Array).map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
    }));
    const again = startOver(station, disk);
    await until(again.engine, ready(1));
    expect(await again.outcome()).toBe('hit');
  });
});

describe('what was judged at another post', () => {
  it('lowers the alarm with the release that carries it, until the entry changes', async () => {
    const { station, engine, outcome } = await start(plain);
    expect(await outcome()).toBe('hit');
    station.activate(judgedElsewhere);
    await until(engine, ready(2));
    expect((await engine.screen(traveller)).verdict).toMatchObject({
      outcome: 'clear',
      reasons: [{ kind: 'judged-different', where: 'elsewhere', on: null }],
    });
    station.activate(amended);
    await until(engine, ready(3));
    expect(await outcome()).toBe('hit');
  });

  it('gives way to the word of this post', async () => {
    const { station, outcome } = await start(judgedElsewhere);
    expect(await outcome()).toBe('clear');
    judge(station, 1, 'withdrawn');
    await expect.poll(outcome).toBe('hit');
  });

  it('does not count where its file cannot be read any more', async () => {
    const disk = new IDBFactory();
    const { engine, outcome, station } = await start(judgedElsewhere, disk);
    expect(await outcome()).toBe('clear');
    engine.stop();
    station.fake.serving = false;
    const sha256 = judgedElsewhere.shaOf(JUDGEMENTS_TARGET);
    await alterRow(disk, ['targets', sha256], (row) => ({
      ...row,
      bytes: (row['bytes'] as Uint8Array).map((byte) => byte ^ 1),
    }));
    const again = startOver(station, disk);
    await again.engine.opened;
    expect(await again.outcome()).toBe('hit');
  });
});
