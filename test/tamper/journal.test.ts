/** Every byte of both lanes of a journal. */
import { describe, expect, it } from 'vitest';
import { FRAME_HEAD_BYTES, HEADER_BYTES } from '#main/services/journal/frames.ts';
import { createMemoryDisk } from '../main/services/files/memory-disk.ts';
import {
  alarm,
  openOn,
  ROUTINE_FILE,
  referral,
  signedIn,
  soundJournal,
  URGENT_FILE,
} from '../main/services/journal/journal-fixture.ts';
import { counted, everyFlip } from './changed-bytes.ts';

async function writtenJournal(): Promise<ReadonlyMap<string, Uint8Array>> {
  const disk = createMemoryDisk();
  const journal = await soundJournal(disk.files);
  for (const entry of [alarm(), referral('first'), signedIn(), signedIn('o-2')]) {
    expect(await journal.append(entry)).toMatchObject({ kind: 'saved' });
  }
  await journal.close();
  return new Map(disk.paths().map((path) => [path, disk.bytes(path) ?? new Uint8Array()]));
}

const whole = await writtenJournal();
const fileOf = (path: string): Uint8Array => whole.get(path) ?? new Uint8Array();

/** Where the frames start, and the end. */
function startsOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const starts = [HEADER_BYTES];
  for (let at = HEADER_BYTES; at < bytes.length; starts.push(at)) {
    at += FRAME_HEAD_BYTES + view.getUint32(at, true);
  }
  return starts;
}

/** Opens with one lane changed: its failure, or what was cut and how many entries each lane has. */
async function openedWith(path: string, bytes: Uint8Array) {
  const disk = createMemoryDisk(new Map([...whole]).set(path, bytes));
  const opened = await openOn(disk.files);
  const other = path === URGENT_FILE ? ROUTINE_FILE : URGENT_FILE;
  expect(disk.bytes(other)).toEqual(fileOf(other));
  if (!opened.ok) {
    // Damage is looked at by people: nothing was repaired, cut or written over.
    expect(disk.bytes(path)).toEqual(bytes);
    return { kind: opened.failure.kind, entries: null, kept: null, tampering: [] };
  }
  const { heads, repairs, mark } = opened.value;
  const seq = path === URGENT_FILE ? heads().urgent.seq : heads().routine.seq;
  const [repair] = repairs;
  const kept = repair ? (disk.bytes(`data/journal/${repair.keptIn}`) ?? null) : null;
  return { kind: repair ? 'repaired' : 'sound', entries: seq, kept, tampering: mark.tampering };
}

const LANES = [URGENT_FILE, ROUTINE_FILE].map((path) => {
  const bytes = fileOf(path);
  return { name: path.slice('data/journal/1-'.length), path, bytes, count: counted(bytes) };
});

describe('a journal', () => {
  it('is sound while nothing was changed', async () => {
    for (const { path, bytes } of LANES) {
      expect(await openedWith(path, bytes)).toMatchObject({
        kind: 'sound',
        entries: 2,
        tampering: [],
      });
    }
  });

  it.each(LANES)(
    'names a flip of each of the $count bytes of $name: damage, or a last entry that is set aside',
    async ({ path, bytes }) => {
      const last = startsOf(bytes).at(-2) ?? 0;
      for (const { at, what, bytes: flipped } of everyFlip(bytes)) {
        const { kind, entries, kept, tampering } = await openedWith(path, flipped);
        if (at < last) expect([what, kind]).toEqual([what, 'journal-damaged']);
        else {
          expect([what, kind, entries]).toEqual([what, 'repaired', 1]);
          // That entry had been saved: its mark says that this was no loss of power.
          expect(tampering).toMatchObject([{ what: 'cut', marked: 2, found: 1 }]);
          expect(kept).toEqual(flipped.slice(last));
        }
      }
    },
  );

  it.each(LANES)(
    'keeps every whole entry and sets the rest aside, cut at each of the $count bytes of $name',
    async ({ path, bytes }) => {
      const starts = startsOf(bytes);
      for (let length = 0; length < bytes.length; length += 1) {
        const whole = starts.filter((start) => start <= length).length - 1;
        const opened = await openedWith(path, bytes.slice(0, length));
        const { kind, entries, kept, tampering } = opened;
        expect(tampering).toMatchObject([{ what: 'cut', marked: 2, found: Math.max(0, whole) }]);
        // Cut exactly between two entries nothing but the mark and the hub's confirmation tells.
        const isBetween = length === 0 || starts.includes(length);
        expect([length, kind, entries]).toEqual([
          length,
          isBetween ? 'sound' : 'repaired',
          Math.max(0, whole),
        ]);
        if (!isBetween) expect(kept?.length).toBeGreaterThan(0);
      }
    },
  );

  it.each(LANES)(
    'sets aside what was added to $name, and loses nothing',
    async ({ path, bytes }) => {
      for (const more of [Buffer.alloc(16), Buffer.from('{"v":1,'), Buffer.from([1])]) {
        const opened = await openedWith(path, Buffer.concat([bytes, more]));
        const { kind, entries, kept, tampering } = opened;
        expect([kind, entries]).toEqual(['repaired', 2]);
        expect(kept).toEqual(Uint8Array.from(more));
        expect(tampering).toEqual([]);
      }
    },
  );

  it.each(LANES)('is damaged when entries of $name stand there twice', async ({ path, bytes }) => {
    const again = Buffer.concat([bytes, bytes.subarray(HEADER_BYTES)]);
    expect(await openedWith(path, again)).toMatchObject({ kind: 'journal-damaged' });
  });

  it('is damaged when the lanes were exchanged', async () => {
    expect(await openedWith(URGENT_FILE, fileOf(ROUTINE_FILE))).toMatchObject({
      kind: 'journal-damaged',
    });
  });
});
