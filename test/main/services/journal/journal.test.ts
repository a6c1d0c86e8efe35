import { describe, expect, it } from 'vitest';
import { payloadKeyInfo } from '#shared/exchange/bundle.ts';
import { chainStart, hashEntry, type JournalEntry, payloadContext } from '#shared/journal/entry.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { openBox } from '#shared/sealing/box.ts';
import { openSealed } from '#shared/sealing/hpke.ts';
import { createMemoryDisk } from '../files/memory-disk.ts';
import {
  alarm,
  HUB_SECRET,
  MARK_KEY,
  openOn,
  POST,
  ROUTINE_FILE,
  referral,
  signedIn,
  soundJournal,
  URGENT_FILE,
} from './journal-fixture.ts';

const START = { urgent: 0, routine: 0 };
const bytesOf = (base64: string) => fromBase64Url(base64) ?? new Uint8Array(0);

describe('a journal', () => {
  it('starts both chains at their own beginning', async () => {
    const journal = await soundJournal(createMemoryDisk().files);
    expect(journal.heads()).toEqual({
      urgent: { seq: 0, hash: chainStart({ post: POST, epoch: 1, lane: 'urgent' }) },
      routine: { seq: 0, hash: chainStart({ post: POST, epoch: 1, lane: 'routine' }) },
    });
  });

  it('says saved with lane and place, and reads the same back', async () => {
    const journal = await soundJournal(createMemoryDisk().files);
    const receipt = await journal.append(referral('waits in room 2'));
    expect(receipt).toMatchObject({ kind: 'saved', lane: 'urgent', seq: 1 });
    const { entries, cursor } = await journal.read(START, 10);
    expect(entries).toMatchObject([
      { lane: 'urgent', seq: 1, kind: 'referral', officer: 'o-1', release: 3 },
    ]);
    expect(entries[0]?.payload).toEqual({ screening: POST, note: 'waits in room 2' });
    expect(cursor).toEqual({ urgent: 1, routine: 0 });
  });

  it('keeps the order of many appends that wait at once, with fewer fsyncs than entries', async () => {
    const disk = createMemoryDisk();
    const journal = await soundJournal(disk.files);
    const before = disk.syncs();
    const names = Array.from({ length: 30 }, (_, index) => `o-${index}`);
    await Promise.all(names.map((name) => journal.append(signedIn(name))));
    const { entries } = await journal.read(START, 100);
    expect(entries.map(({ officer }) => officer)).toEqual(names);
    expect(disk.syncs() - before).toBeLessThan(10);
  });

  it('never has a payload in clear on the disk', async () => {
    const disk = createMemoryDisk();
    const journal = await soundJournal(disk.files);
    await journal.append(referral('SECRETWORD'));
    for (const path of disk.paths()) {
      const text = Buffer.from(disk.bytes(path) ?? []).toString('latin1');
      expect(text).not.toContain('SECRETWORD');
      expect(text).not.toContain(Buffer.from('SECRETWORD').toString('base64url').slice(2, -2));
    }
  });

  it('seals the payload so that the hub can open it with its own key', async () => {
    const journal = await soundJournal(createMemoryDisk().files);
    await journal.append(referral('for the hub'));
    const [text = ''] = await journal.texts('urgent', 1, { entries: 1, bytes: 1 });
    const { id, payload } = JSON.parse(text) as JournalEntry;
    const key = await openSealed(HUB_SECRET, payloadKeyInfo(id), bytesOf(payload.keyForHub));
    if (!key.ok) throw new Error('the hub cannot open the key');
    const opened = openBox(key.value, payloadContext(id), bytesOf(payload.box));
    if (!opened.ok) throw new Error('the hub cannot open the payload');
    expect(JSON.parse(new TextDecoder().decode(opened.value))).toMatchObject({
      note: 'for the hub',
    });
  });

  it('gives exact texts whose hashes are the chain', async () => {
    const journal = await soundJournal(createMemoryDisk().files);
    for (const name of ['a', 'b', 'c']) await journal.append(signedIn(name));
    const texts = await journal.texts('routine', 2, { entries: 10, bytes: 1_000_000 });
    expect(texts).toHaveLength(2);
    const last = new TextEncoder().encode(texts[1]);
    expect(hashEntry(last)).toBe(journal.heads().routine.hash);
    expect(JSON.parse(texts[1] ?? '').previous).toBe(hashEntry(new TextEncoder().encode(texts[0])));
  });

  it('limits texts by number and bytes, but always gives one', async () => {
    const journal = await soundJournal(createMemoryDisk().files);
    for (const name of ['a', 'b', 'c']) await journal.append(signedIn(name));
    expect(await journal.texts('routine', 1, { entries: 2, bytes: 1_000_000 })).toHaveLength(2);
    expect(await journal.texts('routine', 1, { entries: 9, bytes: 1 })).toHaveLength(1);
    expect(await journal.texts('routine', 4, { entries: 9, bytes: 1 })).toEqual([]);
  });

  it('reads on from a cursor, urgent first, within the limit', async () => {
    const journal = await soundJournal(createMemoryDisk().files);
    for (const entry of [signedIn('a'), alarm(), signedIn('b'), alarm()]) {
      await journal.append(entry);
    }
    const first = await journal.read(START, 3);
    expect(first.entries.map(({ lane, seq }) => `${lane} ${seq}`)).toEqual([
      'urgent 1',
      'urgent 2',
      'routine 1',
    ]);
    const rest = await journal.read(first.cursor, 3);
    expect(rest.entries.map(({ lane, seq }) => `${lane} ${seq}`)).toEqual(['routine 2']);
  });

  it('refuses a payload that is not of its kind, and says where without quoting it', async () => {
    const journal = await soundJournal(createMemoryDisk().files);
    const entry = { ...referral('x'), payload: { screening: 'NAMEDPERSON', note: 'x' } };
    const receipt = await journal.append(entry);
    expect(receipt).toMatchObject({ kind: 'payload-refused' });
    expect(JSON.stringify(receipt)).toContain('screening');
    expect(JSON.stringify(receipt)).not.toContain('NAMEDPERSON');
    expect(journal.heads().urgent.seq).toBe(0);
  });

  it('marks entries written while the clock is below the trusted floor', async () => {
    const disk = createMemoryDisk();
    const opened = await openOn(disk.files, '2027-01-01T00:00:00.000Z');
    if (!opened.ok) throw new Error('not opened');
    await opened.value.append(alarm());
    const { entries } = await opened.value.read(START, 1);
    expect(entries[0]?.clockSuspect).toBe(true);
  });

  it('tells listeners that a head moved, until they leave', async () => {
    const journal = await soundJournal(createMemoryDisk().files);
    let calls = 0;
    const off = journal.onChange(() => {
      calls += 1;
      throw new Error('a listener of mine fails');
    });
    await journal.append(alarm());
    await Promise.resolve();
    off();
    await journal.append(alarm());
    await Promise.resolve();
    expect(calls).toBe(1);
  });

  it('finishes what is under way when it closes, then takes nothing more', async () => {
    const disk = createMemoryDisk();
    const journal = await soundJournal(disk.files);
    const underWay = journal.append(alarm());
    await journal.close();
    expect(await underWay).toMatchObject({ kind: 'saved' });
    await expect(journal.append(alarm())).rejects.toThrow('closed');
    expect((await soundJournal(disk.files)).heads().urgent.seq).toBe(1);
  });

  it('keeps an entry whose payload it cannot open, with no payload', async () => {
    const disk = createMemoryDisk();
    const journal = await soundJournal(disk.files);
    await journal.append(alarm());
    await journal.close();
    const { openJournal } = await import('#main/services/journal/journal.ts');
    const { randomOf } = await import('#main/station/environment.ts');
    const other = await openJournal({
      directory: 'data/journal',
      post: POST,
      epoch: 1,
      clock: { wall: () => '2026-05-04T08:00:00.000Z', monotonicInMs: () => 1 },
      trustedTime: { floor: () => '2026-01-01T00:00:00.000Z' },
      hubSealingKey: HUB_SECRET,
      asylumKey: null,
      journalKey: new Uint8Array(32).fill(1),
      markKey: MARK_KEY,
      isMarked: true,
      ids: { next: () => POST },
      random: randomOf,
      files: disk.files,
    });
    if (!other.ok) throw new Error('not opened');
    const { entries } = await other.value.read(START, 1);
    expect(entries).toMatchObject([{ seq: 1, kind: 'silent-alarm', payload: null }]);
  });
});

describe('opening a journal that is not as it was left', () => {
  async function three(): Promise<ReturnType<typeof createMemoryDisk>> {
    const disk = createMemoryDisk();
    const journal = await soundJournal(disk.files);
    for (const name of ['a', 'b', 'c']) await journal.append(signedIn(name));
    await journal.close();
    return disk;
  }

  it.each([
    { left: 'half of the last frame', cut: (bytes: Uint8Array) => bytes.slice(0, -20), kept: 2 },
    { left: 'a few bytes of a length', cut: addTail(new Uint8Array([9, 0, 0])), kept: 3 },
    { left: 'a page of zeros', cut: addTail(new Uint8Array(4096)), kept: 3 },
    { left: 'a flipped bit in the last frame', cut: flipFromEnd(5), kept: 2 },
  ])('cuts off $left, keeps the bytes aside, and says so', async ({ cut, kept }) => {
    const disk = await three();
    const before = disk.bytes(ROUTINE_FILE) ?? new Uint8Array(0);
    const torn = cut(before);
    disk.put(ROUTINE_FILE, torn);
    const journal = await soundJournal(disk.files);
    expect(journal.heads().routine.seq).toBe(kept);
    const [repair] = journal.repairs;
    expect(repair).toMatchObject({ lane: 'routine', keptIn: '1-routine.fpj.torn-1' });
    const aside = disk.bytes(`${ROUTINE_FILE}.torn-1`) ?? new Uint8Array(0);
    expect(aside).toHaveLength(repair?.bytesCut ?? -1);
    const rest = disk.bytes(ROUTINE_FILE) ?? new Uint8Array(0);
    expect(Buffer.concat([rest, aside])).toEqual(Buffer.from(torn));
    expect(await journal.append(signedIn('d'))).toMatchObject({ kind: 'saved', seq: kept + 1 });
  });

  it('never overwrites bytes that were kept aside before', async () => {
    const disk = await three();
    disk.put(`${ROUTINE_FILE}.torn-1`, new Uint8Array([1]));
    disk.put(
      ROUTINE_FILE,
      addTail(new Uint8Array([2]))(disk.bytes(ROUTINE_FILE) ?? new Uint8Array(0)),
    );
    const journal = await soundJournal(disk.files);
    expect(journal.repairs[0]?.keptIn).toBe('1-routine.fpj.torn-2');
    expect(disk.bytes(`${ROUTINE_FILE}.torn-1`)).toEqual(new Uint8Array([1]));
  });

  it('refuses every single changed byte before the last entry, and overwrites nothing', async () => {
    const disk = await three();
    const sound = disk.bytes(ROUTINE_FILE) ?? new Uint8Array(0);
    const second = startOfFrame(sound, 2);
    for (let at = 0; at < second; at += 7) {
      const damaged = Uint8Array.from(sound);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      disk.put(ROUTINE_FILE, damaged);
      const opened = await openOn(disk.files);
      expect(opened, `byte ${at}`).toMatchObject({
        ok: false,
        failure: { kind: 'journal-damaged', file: '1-routine.fpj' },
      });
      expect(disk.bytes(ROUTINE_FILE)).toEqual(damaged);
    }
  });

  it('names the offset, the reason and a remedy', async () => {
    const disk = await three();
    const sound = disk.bytes(ROUTINE_FILE) ?? new Uint8Array(0);
    const damaged = Uint8Array.from(sound);
    const first = startOfFrame(sound, 1);
    damaged[first + 50] = 0;
    disk.put(ROUTINE_FILE, damaged);
    const opened = await openOn(disk.files);
    if (opened.ok) throw new Error('opened');
    expect(opened.failure).toMatchObject({ offset: first });
    expect(opened.failure.reason).toContain('entry 2');
    expect(opened.failure.remedy).not.toBe('');
  });

  it('refuses a chain from which an entry was taken out', async () => {
    const disk = await three();
    const sound = disk.bytes(ROUTINE_FILE) ?? new Uint8Array(0);
    const [first, second] = [startOfFrame(sound, 1), startOfFrame(sound, 2)];
    disk.put(ROUTINE_FILE, Buffer.concat([sound.slice(0, first), sound.slice(second)]));
    const opened = await openOn(disk.files);
    expect(opened).toMatchObject({
      ok: false,
      failure: { kind: 'journal-damaged', offset: first },
    });
  });

  it('refuses the other lane under this name', async () => {
    const disk = await three();
    disk.put(URGENT_FILE, disk.bytes(ROUTINE_FILE) ?? new Uint8Array(0));
    expect(await openOn(disk.files)).toMatchObject({
      ok: false,
      failure: { kind: 'journal-damaged', file: '1-urgent.fpj', offset: 0 },
    });
  });

  it('begins anew where power was lost while the file was being made', async () => {
    const disk = await three();
    disk.put(URGENT_FILE, (disk.bytes(URGENT_FILE) ?? new Uint8Array(0)).slice(0, 11));
    const journal = await soundJournal(disk.files);
    expect(await journal.append(alarm())).toMatchObject({ kind: 'saved', seq: 1 });
    await journal.close();
    expect((await soundJournal(disk.files)).heads().urgent.seq).toBe(1);
  });

  it('says that the disk refused, and changes nothing, when a torn tail cannot be kept', async () => {
    const disk = await three();
    const torn = addTail(new Uint8Array(100))(disk.bytes(ROUTINE_FILE) ?? new Uint8Array(0));
    disk.put(ROUTINE_FILE, torn);
    disk.faults.space = 10;
    expect(await openOn(disk.files)).toMatchObject({
      ok: false,
      failure: { kind: 'journal-unreadable', file: '1-routine.fpj' },
    });
    expect(disk.bytes(ROUTINE_FILE)).toEqual(torn);
  });
});

function addTail(tail: Uint8Array) {
  return (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([bytes, tail]));
}

function flipFromEnd(distance: number) {
  return (bytes: Uint8Array): Uint8Array => {
    const changed = Uint8Array.from(bytes);
    changed[changed.length - distance] = (changed[changed.length - distance] ?? 0) ^ 1;
    return changed;
  };
}

/** Where the frame with this index (from 0) begins. */
function startOfFrame(bytes: Uint8Array, index: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let position = 32;
  for (let frame = 0; frame < index; frame += 1) position += 8 + view.getUint32(position, true);
  return position;
}
