/** Invariant 1: no entry that an officer saw as saved is ever lost, whatever the disk does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEADER_BYTES } from '#main/services/journal/frames.ts';
import type { Journal } from '#main/services/journal/journal.ts';
import type { Receipt } from '#shared/station/contract.ts';
import { createMemoryDisk, type MemoryDisk, noFaults } from '../files/memory-disk.ts';
import { alarm, openOn, signedIn, soundJournal } from './journal-fixture.ts';

type Step =
  | { readonly do: 'append'; readonly count: number }
  | { readonly do: 'fill'; readonly space: number; readonly count: number }
  | { readonly do: 'fail-sync'; readonly andTruncate: boolean }
  | { readonly do: 'lose-power'; readonly after: number; readonly share: number };

const stepOf: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    do: fc.constant('fill' as const),
    space: fc.integer({ min: 0, max: 3000 }),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ do: fc.constant('fail-sync' as const), andTruncate: fc.boolean() }),
  fc.record({
    do: fc.constant('lose-power' as const),
    after: fc.integer({ min: 0, max: 3000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

type World = { disk: MemoryDisk; journal: Journal; saved: Extract<Receipt, { kind: 'saved' }>[] };

async function appendSome(world: World, count: number): Promise<Receipt[]> {
  const entries = Array.from({ length: count }, (_, at) => (at % 2 === 0 ? alarm() : signedIn()));
  const receipts = await Promise.all(entries.map((entry) => world.journal.append(entry)));
  world.saved.push(...receipts.filter((receipt) => receipt.kind === 'saved'));
  return receipts;
}

async function take(world: World, step: Step): Promise<void> {
  const { faults } = world.disk;
  if (step.do === 'fill') faults.space = step.space;
  if (step.do === 'fail-sync') faults.failSync = true;
  if (step.do === 'fail-sync') faults.failTruncate = step.andTruncate;
  if (step.do === 'lose-power') faults.untilPowerLoss = step.after;
  await appendSome(world, 'count' in step ? step.count : 3);
  Object.assign(faults, noFaults());
  if (step.do !== 'lose-power') return;
  world.disk = world.disk.afterPowerLoss(step.share);
  world.journal = await soundJournal(world.disk.files);
}

async function checkAll({ disk, saved }: World): Promise<void> {
  // Opening checks checksums, sequence and hashes of every entry.
  const journal = await soundJournal(disk.files);
  const { entries } = await journal.read({ urgent: 0, routine: 0 }, 1000);
  const places = new Map(entries.map(({ lane, seq, id }) => [`${lane} ${seq}`, id]));
  for (const { lane, seq, id } of saved) expect(places.get(`${lane} ${seq}`)).toBe(id);
}

describe('what was receipted', () => {
  it('is there after any mix of full disks, failing syncs and lost power', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepOf, { minLength: 1, maxLength: 8 }), async (steps) => {
        const disk = createMemoryDisk();
        const world: World = { disk, journal: await soundJournal(disk.files), saved: [] };
        for (const step of steps) await take(world, step);
        await appendSome(world, 2);
        await checkAll(world);
      }),
      { numRuns: 150 },
    );
  });

  it('is never receipted when the sync failed, and the next append works', async () => {
    const disk = createMemoryDisk();
    const world: World = { disk, journal: await soundJournal(disk.files), saved: [] };
    disk.faults.failSync = true;
    disk.faults.failTruncate = true;
    expect(await appendSome(world, 1)).toMatchObject([{ kind: 'disk-full' }]);
    Object.assign(disk.faults, noFaults());
    expect(await appendSome(world, 1)).toMatchObject([{ kind: 'saved', seq: 1 }]);
    await checkAll(world);
  });

  it('survives a full disk at every byte of an entry, and a full disk says how much is needed', async () => {
    const disk = createMemoryDisk();
    const world: World = { disk, journal: await soundJournal(disk.files), saved: [] };
    await appendSome(world, 1);
    const size = disk.bytes('data/journal/1-urgent.fpj')?.length ?? 0;
    for (let space = 0; space < size - HEADER_BYTES; space += 13) {
      disk.faults.space = space;
      const [receipt] = await appendSome(world, 1);
      expect(receipt).toMatchObject({ kind: 'disk-full' });
      expect(receipt?.kind === 'disk-full' && receipt.bytesNeeded).toBeGreaterThan(space);
      expect(disk.bytes('data/journal/1-urgent.fpj')).toHaveLength(size);
    }
    Object.assign(disk.faults, noFaults());
    expect(await appendSome(world, 1)).toMatchObject([{ kind: 'saved', seq: 2 }]);
    await checkAll(world);
  });

  it('opens again wherever power was lost in the middle of an entry', async () => {
    for (let after = 0; after < 1200; after += 17) {
      const disk = createMemoryDisk();
      const world: World = { disk, journal: await soundJournal(disk.files), saved: [] };
      await take(world, { do: 'append', count: 2 });
      await take(world, { do: 'lose-power', after, share: 1 });
      await checkAll(world);
      expect((await openOn(world.disk.files)).ok).toBe(true);
    }
  });
});
