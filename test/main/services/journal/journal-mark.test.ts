/** Entries that were saved cannot go unnoticed, and an honest crash is never called tampering. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Files } from '#main/services/files/files.ts';
import type { Journal } from '#main/services/journal/journal.ts';
import { createMemoryDisk, type MemoryDisk, noFaults } from '../files/memory-disk.ts';
import {
  alarm,
  MARK_FILE,
  openOn,
  ROUTINE_FILE,
  signedIn,
  soundJournal,
  URGENT_FILE,
} from './journal-fixture.ts';

/** Three routine entries and one urgent one, marked. */
async function marked(): Promise<MemoryDisk> {
  const disk = createMemoryDisk();
  const journal = await soundJournal(disk.files);
  for (const name of ['a', 'b', 'c']) await journal.append(signedIn(name));
  await journal.append(alarm());
  await journal.close();
  return disk;
}

/** As a post opens that has signed in before. */
async function reopened(files: Files): Promise<Journal> {
  const opened = await openOn(files, undefined, { isMarked: true });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

/** Another history, with every hash as it must be. */
async function otherHistory(path: string, entries: number): Promise<Uint8Array> {
  const disk = createMemoryDisk();
  const journal = await soundJournal(disk.files);
  for (let entry = 0; entry < entries; entry += 1) {
    await journal.append(path === URGENT_FILE ? alarm() : signedIn('x'));
  }
  await journal.close();
  return disk.bytes(path) ?? new Uint8Array();
}

const without = (disk: MemoryDisk, path: string): MemoryDisk =>
  createMemoryDisk(
    new Map(
      disk
        .paths()
        .filter((each) => each !== path)
        .map((each) => [each, disk.bytes(each) ?? new Uint8Array()]),
    ),
  );

describe('the mark of a journal', () => {
  it('fits what was written, and names both heads and nothing of any entry', async () => {
    const disk = await marked();
    const text = Buffer.from(disk.bytes(MARK_FILE) ?? []).toString();
    const [line = '', mac = ''] = text.split('\n');
    expect(JSON.parse(line)).toMatchObject({
      heads: { urgent: { seq: 1 }, routine: { seq: 3 } },
      troubles: [],
    });
    expect(mac).toMatch(/^[0-9a-f]{64}$/u);
    const journal = await reopened(disk.files);
    expect(journal.mark.tampering).toEqual([]);
    expect(journal.mark.trouble('routine')).toBeNull();
  });

  it('follows while the journal is in use, without being waited for', async () => {
    const disk = createMemoryDisk();
    const journal = await soundJournal(disk.files);
    await journal.append(signedIn('a'));
    await journal.append(signedIn('b'));
    expect(await journal.mark.settle()).toBe(true);
    expect(Buffer.from(disk.bytes(MARK_FILE) ?? []).toString()).toContain('"routine":{"seq":2');
  });

  it('is not in the way of an entry when the disk refuses the mark, and is made up for', async () => {
    const disk = await marked();
    const files: Files = {
      ...disk.files,
      rename: (from, to) =>
        to === MARK_FILE && refuses
          ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
          : disk.files.rename(from, to),
    };
    let refuses = true;
    const journal = await reopened(files);
    expect(await journal.append(signedIn('d'))).toMatchObject({ kind: 'saved', seq: 4 });
    expect(await journal.mark.settle()).toBe(false);
    // Longer than its mark: as after a loss of power.
    expect((await reopened(disk.files)).mark.tampering).toEqual([]);
    refuses = false;
    await journal.close();
    expect(Buffer.from(disk.bytes(MARK_FILE) ?? []).toString()).toContain('"routine":{"seq":4');
  });

  it('is none yet on a journal of an earlier version, and then there is one', async () => {
    const disk = without(await marked(), MARK_FILE);
    const journal = await soundJournal(disk.files);
    expect(journal.mark.tampering).toEqual([]);
    expect(await journal.mark.settle()).toBe(true);
    expect((await reopened(disk.files)).mark.tampering).toEqual([]);
  });
});

describe('a journal that is not the one that was left', () => {
  it('is told from its mark when an entry was cut off cleanly', async () => {
    const disk = await marked();
    const found = await otherHistory(URGENT_FILE, 0);
    disk.put(URGENT_FILE, found);
    const { mark } = await reopened(disk.files);
    expect(mark.tampering).toMatchObject([{ lane: 'urgent', what: 'cut', marked: 1, found: 0 }]);
    expect(mark.trouble('urgent')).toEqual({ lane: 'urgent', what: 'cut' });
    expect(mark.trouble('routine')).toBeNull();
    const kept = `data/journal/${mark.tampering[0]?.keptIn}`;
    expect(disk.bytes(kept)).toEqual(found);
  });

  it.each([3, 4, 9])(
    'is told from its mark when it was written anew, %i entries long',
    async (entries) => {
      const disk = await marked();
      disk.put(ROUTINE_FILE, await otherHistory(ROUTINE_FILE, entries));
      const { mark } = await reopened(disk.files);
      expect(mark.tampering).toMatchObject([
        { lane: 'routine', what: 'rewritten', marked: 3, found: entries },
      ]);
      expect(mark.trouble('routine')).toEqual({ lane: 'routine', what: 'rewritten' });
    },
  );

  it('is told in both lanes when the mark was taken away', async () => {
    const disk = without(await marked(), MARK_FILE);
    const { mark } = await reopened(disk.files);
    expect(mark.tampering).toMatchObject([
      { lane: 'urgent', what: 'mark-missing', marked: null, found: 1 },
      { lane: 'routine', what: 'mark-missing', marked: null, found: 3 },
    ]);
  });

  it('is told when everything was taken away', async () => {
    const { mark } = await reopened(createMemoryDisk().files);
    expect(mark.tampering.map(({ what, found }) => [what, found])).toEqual([
      ['mark-missing', 0],
      ['mark-missing', 0],
    ]);
  });

  it('is told when the mark is one that another key made', async () => {
    const disk = await marked();
    const other = createMemoryDisk();
    const forger = await openOn(other.files, undefined, { markKey: new Uint8Array(32).fill(1) });
    if (!forger.ok) throw new Error('not opened');
    await forger.value.append(alarm());
    await forger.value.close();
    for (const path of other.paths()) disk.put(path, other.bytes(path) ?? new Uint8Array());
    const { mark } = await reopened(disk.files);
    expect(mark.tampering.map(({ what }) => what)).toEqual(['mark-changed', 'mark-changed']);
  });

  it('opens for work, and takes entries from where it ends', async () => {
    const disk = await marked();
    disk.put(ROUTINE_FILE, await otherHistory(ROUTINE_FILE, 2));
    const journal = await reopened(disk.files);
    expect(await journal.append(signedIn('d'))).toMatchObject({ kind: 'saved', seq: 3 });
  });

  it('is found again, and kept once, until it has been settled', async () => {
    const disk = await marked();
    disk.put(ROUTINE_FILE, await otherHistory(ROUTINE_FILE, 2));
    const mark = disk.bytes(MARK_FILE);
    await (await reopened(disk.files)).close();
    const again = await reopened(disk.files);
    expect(again.mark.tampering).toHaveLength(1);
    // As many entries as before, so only the hash tells.
    await again.append(signedIn('d'));
    await again.close();
    expect(disk.bytes(MARK_FILE)).toEqual(mark);
    const third = await reopened(disk.files);
    expect(third.mark.tampering).toMatchObject([{ what: 'rewritten', marked: 3, found: 3 }]);
    const kept = disk.paths().filter((path) => path.includes('.found-'));
    expect(kept.filter((path) => path.startsWith(ROUTINE_FILE))).toHaveLength(2);
    expect(kept.filter((path) => path.startsWith(MARK_FILE))).toHaveLength(1);
  });

  it('is remembered by the mark for good once it has been settled', async () => {
    const disk = await marked();
    disk.put(ROUTINE_FILE, await otherHistory(ROUTINE_FILE, 2));
    const journal = await reopened(disk.files);
    expect(await journal.mark.settle()).toBe(true);
    await journal.append(signedIn('d'));
    await journal.close();
    const later = await reopened(disk.files);
    expect(later.mark.tampering).toEqual([]);
    expect(later.mark.trouble('routine')).toEqual({ lane: 'routine', what: 'cut' });
  });

  it('opens all the same when the disk has no room for the copy', async () => {
    const disk = await marked();
    disk.put(ROUTINE_FILE, await otherHistory(ROUTINE_FILE, 2));
    disk.faults.space = 10;
    const { mark } = await reopened(disk.files);
    expect(mark.tampering).toMatchObject([{ what: 'cut', keptIn: null }]);
    expect(disk.paths().some((path) => path.endsWith('.found.new'))).toBe(false);
  });
});

type Step =
  | { readonly do: 'append'; readonly count: number; readonly isClosed: boolean }
  | { readonly do: 'fill'; readonly space: number }
  | { readonly do: 'lose-power'; readonly after: number; readonly share: number };

const stepOf: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('append' as const),
    count: fc.integer({ min: 1, max: 4 }),
    isClosed: fc.boolean(),
  }),
  fc.record({ do: fc.constant('fill' as const), space: fc.integer({ min: 0, max: 4000 }) }),
  fc.record({
    do: fc.constant('lose-power' as const),
    after: fc.integer({ min: 0, max: 4000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

type World = { disk: MemoryDisk; journal: Journal; isMarked: boolean };

async function open(world: World): Promise<void> {
  const opened = await openOn(world.disk.files, undefined, { isMarked: world.isMarked });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  world.journal = opened.value;
  expect(world.journal.mark.tampering).toEqual([]);
  if (await world.journal.mark.settle()) world.isMarked = true;
}

async function take(world: World, step: Step): Promise<void> {
  const { faults } = world.disk;
  if (step.do === 'fill') faults.space = step.space;
  if (step.do === 'lose-power') faults.untilPowerLoss = step.after;
  const count = step.do === 'append' ? step.count : 3;
  const entries = Array.from({ length: count }, (_, at) => (at % 2 === 0 ? alarm() : signedIn()));
  await Promise.all(entries.map((entry) => world.journal.append(entry)));
  if (step.do === 'append' && !step.isClosed) return;
  await world.journal.close();
  Object.assign(faults, noFaults());
  if (step.do === 'lose-power') world.disk = world.disk.afterPowerLoss(step.share);
  await open(world);
}

describe('an honest crash', () => {
  it('is never taken for tampering, in any mix of full disks and lost power', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepOf, { minLength: 1, maxLength: 8 }), async (steps) => {
        const disk = createMemoryDisk();
        const world: World = { disk, journal: await soundJournal(disk.files), isMarked: false };
        await open(world);
        for (const step of steps) await take(world, step);
      }),
      { numRuns: 150 },
    );
  });

  it('is never taken for tampering, wherever power is lost while entries and marks are written', async () => {
    for (let after = 0; after < 3500; after += 11) {
      const disk = createMemoryDisk();
      const world: World = { disk, journal: await soundJournal(disk.files), isMarked: false };
      await open(world);
      await take(world, { do: 'append', count: 2, isClosed: false });
      await take(world, { do: 'lose-power', after, share: (after % 5) / 4 });
      expect(world.isMarked).toBe(true);
    }
  });

  it('is never taken for tampering, whichever operation of the disk is the last one', async () => {
    let operations = 0;
    for (let last = 0; last <= operations || last < 12; last += 1) {
      const disk = await marked();
      const counted = dyingAfter(disk.files, last);
      const opened = await openOn(counted.files, undefined, { isMarked: true });
      if (opened.ok) {
        await opened.value.append(signedIn('d'));
        await opened.value.append(alarm());
        await opened.value.close().catch(() => undefined);
      }
      operations = Math.max(operations, counted.tried() - 1);
      for (const share of [0, 0.5, 1]) {
        const { mark } = await reopened(disk.afterPowerLoss(share).files);
        expect([last, share, mark.tampering]).toEqual([last, share, []]);
      }
    }
    expect(operations).toBeGreaterThan(9);
  });

  it('while tampering is being put on record only lets it be found again', async () => {
    let operations = 0;
    for (let last = 0; last <= operations || last < 12; last += 1) {
      const disk = await marked();
      disk.put(ROUTINE_FILE, await otherHistory(ROUTINE_FILE, 2));
      const counted = dyingAfter(disk.files, last);
      const opened = await openOn(counted.files, undefined, { isMarked: true });
      const isRecorded = opened.ok && (await recordAndSettle(opened.value));
      operations = Math.max(operations, counted.tried() - 1);
      const { mark } = await reopened(disk.afterPowerLoss(0).files);
      if (!isRecorded) expect([last, mark.tampering.length]).toEqual([last, 1]);
      expect(mark.trouble('routine')).not.toBeNull();
    }
    expect(operations).toBeGreaterThan(9);
  });
});

/** Whether the entry about it was saved. */
async function recordAndSettle(journal: Journal): Promise<boolean> {
  const [payload] = journal.mark.tampering;
  const facts = { officer: 'o-1', release: null };
  const receipt = await journal.append({ kind: 'journal-tampered', payload, ...facts });
  if (receipt.kind !== 'saved') return false;
  await journal.mark.settle();
  return true;
}

/** Every operation that changes the disk counts; after `last` of them nothing works any more. */
function dyingAfter(files: Files, last: number): { files: Files; tried: () => number } {
  let tried = 0;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    tried += 1;
    if (tried > last) throw Object.assign(new Error('off'), { code: 'EIO' });
    return await work();
  };
  const dying: Files = {
    ...files,
    async open(path) {
      const file = await files.open(path);
      return {
        ...file,
        write: (position, bytes) => step(() => file.write(position, bytes)),
        truncate: (length) => step(() => file.truncate(length)),
        sync: () => step(() => file.sync()),
      };
    },
    rename: (from, to) => step(() => files.rename(from, to)),
    remove: (path) => step(() => files.remove(path)),
    syncDirectory: (path) => step(() => files.syncDirectory(path)),
  };
  return { files: dying, tried: () => tried };
}
