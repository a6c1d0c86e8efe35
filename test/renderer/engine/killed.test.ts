import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '#renderer/engine/engine.ts';
import { buildRelease } from '#test/support/release-fixture.ts';
import { aDocument, aPerson, aReport, aTraveller } from '#test/support/screening-subjects.ts';
import { dieAtWrite, revive } from './dying-disk.ts';
import { createFakeStation, ready, startTestEngine, until } from './fake-station.ts';

const first = buildRelease({ persons: [aPerson()], documents: [aReport()] });
const second = buildRelease({
  version: 2,
  persons: [aPerson({ id: 'red/2026-3' })],
  documents: [aReport({ documentNumber: 'Y7654321' })],
});

const onFirst = aTraveller({ document: aDocument({ documentNumber: 'X1234567' }) });
const onSecond = aTraveller({ document: aDocument({ documentNumber: 'Y7654321' }) });

const engines: Engine[] = [];
const start = (station: ReturnType<typeof createFakeStation>, disk: IDBFactory) => {
  const engine = startTestEngine(station, disk);
  engines.push(engine);
  return engine;
};

afterEach(() => {
  revive();
  for (const engine of engines.splice(0)) engine.stop();
});

async function answersOf(engine: Engine): Promise<string> {
  const [a, b] = await Promise.all([onFirst, onSecond].map((who) => engine.screen(who)));
  return `${a?.verdict.release} ${a?.verdict.outcome} ${b?.verdict.outcome}`;
}

/** Installs the first release, then is killed at write `nth` of the second; answers after a restart offline. */
async function afterDeathAt(nth: number): Promise<{ answers: string; died: boolean }> {
  const disk = new IDBFactory();
  const before = start(createFakeStation(first), disk);
  await until(before, ready(1));
  before.stop();

  const station = createFakeStation(first);
  const victim = start(station, disk);
  await until(victim, ({ state, installed }) => state === 'ready' && installed.of > 0);
  const death = dieAtWrite(nth);
  station.activate(second);
  await until(victim, (status) => status.failure?.kind === 'cache-failed' || status.release === 2);
  victim.stop();
  const died = death.writes() >= nth;
  revive();

  const offline = createFakeStation(second);
  offline.fake.serving = false;
  const answers = await answersOf(start(offline, disk));
  const online = start(createFakeStation(second), disk);
  await until(online, ready(2));
  expect(await answersOf(online)).toBe('2 clear hit');
  return { answers, died };
}

describe('an engine killed at any write of an installation', () => {
  it('finds the old release whole, or the new one, and completes the new one later', async () => {
    const seen: string[] = [];
    for (let nth = 1; nth < 40; nth += 1) {
      const { answers, died } = await afterDeathAt(nth);
      seen.push(answers);
      if (!died) break;
    }
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.at(-1)).toBe('2 clear hit');
    expect(new Set(seen.slice(0, -1))).toEqual(new Set(['1 hit clear']));
  });
});
