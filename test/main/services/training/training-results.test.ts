import { describe, expect, it } from 'vitest';
import { openTrainingResults } from '#main/services/training/training-results.ts';
import { MOST_RESULTS, type TrainingResult } from '#shared/station/training.ts';
import { createMemoryDisk } from '../files/memory-disk.ts';

const FILE = '/post/training-results.json';

const aResult = (scenario: string): TrainingResult => ({
  officer: 'ana',
  name: 'Ana Ruiz',
  role: 'line',
  scenario,
  at: '2026-11-25T10:00:00.000Z',
  right: 2,
  of: 3,
  grave: false,
  passed: true,
});

const scenariosIn = async (results: ReturnType<typeof openTrainingResults>) => {
  const read = await results.read();
  return read.ok ? read.value.map(({ scenario }) => scenario) : read.failure;
};

describe('training results', () => {
  it('are kept one after the other, also when they come at once', async () => {
    const disk = createMemoryDisk();
    const results = openTrainingResults(disk.files, FILE);
    await Promise.all(['a', 'b', 'c'].map((id) => results.add(aResult(id))));
    expect(await scenariosIn(openTrainingResults(disk.files, FILE))).toEqual(['a', 'b', 'c']);
  });

  it('are none before the first', async () => {
    expect(await scenariosIn(openTrainingResults(createMemoryDisk().files, FILE))).toEqual([]);
  });

  it('let go of the oldest when there are too many', async () => {
    const disk = createMemoryDisk();
    const many = Array.from({ length: MOST_RESULTS }, (_, index) => aResult(`s${index}`));
    disk.put(FILE, new TextEncoder().encode(JSON.stringify(many)));
    const results = openTrainingResults(disk.files, FILE);
    await results.add(aResult('last'));
    const kept = await scenariosIn(results);
    expect(kept).toHaveLength(MOST_RESULTS);
    expect([kept[0], kept.at(-1)]).toEqual(['s1', 'last']);
  });

  it('stay as they are when the disk is full, and say so', async () => {
    const disk = createMemoryDisk();
    const results = openTrainingResults(disk.files, FILE);
    await results.add(aResult('a'));
    disk.faults.space = 10;
    expect(await results.add(aResult('b'))).toEqual({
      ok: false,
      failure: 'the disk answered ENOSPC',
    });
    expect(await scenariosIn(results)).toEqual(['a']);
  });
});
