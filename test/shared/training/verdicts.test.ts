/** Every scenario on the real station, the real engine and the training world's own lists. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishTrainingWorld } from '#build/training/training-release.ts';
import type { Engine } from '#renderer/engine/engine.ts';
import { travellerOf } from '#renderer/features/first-line/presented.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import { verdictOfUnreadable } from '#shared/screening/decide.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import { linesOf } from '#shared/training/presented.ts';
import type { Presentation } from '#shared/training/scenario.ts';
import { SCENARIOS } from '#shared/training/scenarios.ts';
import {
  type Running,
  removeDirectory,
  startOn,
  temporaryDirectory,
} from '#test/main/station/station-fixture.ts';
import { trainingEngine, untilReady } from '#test/support/training-fixture.ts';

const cases = SCENARIOS.flatMap(({ id, day, steps }) =>
  steps
    .filter((step) => step.kind === 'present')
    .map((step, index) => [`${id} ${index + 1}`, day, step] as const),
);
const days = [...new Map(cases.map(([, day]) => [JSON.stringify(day), day])).values()];

describe('what the real search answers in the training world', () => {
  let directory = '';
  let running: Running;
  const engines = new Map<string, Engine>();

  beforeAll(async () => {
    directory = await temporaryDirectory();
    const world = await publishTrainingWorld();
    running = await startOn(directory, { trainingWorld: async () => world });
    const trainee = { kind: 'guest', name: 'Trainee' } as const;
    expect(await running.desk.training.start({ trainee, role: 'line' })).toEqual({
      kind: 'training',
    });
    for (const day of days) {
      const engine = trainingEngine(running, day);
      await untilReady(engine);
      engines.set(JSON.stringify(day), engine);
    }
  }, 60_000);

  afterAll(async () => {
    for (const engine of engines.values()) engine.stop();
    await running.station.close();
    await removeDirectory(directory);
  });

  async function verdictOn(day: PlainDay, { presented }: Presentation): Promise<Verdict> {
    const engine = engines.get(JSON.stringify(day));
    if (!engine) throw new Error('no engine for that day');
    if (presented.how === 'typed') return (await engine.screen(presented.traveller)).verdict;
    const reading = readMrz((linesOf(presented) ?? []).join('\n'), { today: day });
    if (!reading.ok) return verdictOfUnreadable(1);
    return (await engine.screen(travellerOf(reading.value))).verdict;
  }

  it.each(cases)('%s: what the scenario says', async (_, day, step) => {
    const { outcome, reasons } = await verdictOn(day, step);
    const kinds = [...new Set(reasons.map(({ kind }) => kind))].sort();
    expect({ outcome, reasons: kinds }).toEqual(step.expected);
  });
});
