/** Journals that fit in themselves, every hash computed anew, and every byte of the mark. */
import { describe, expect, it } from 'vitest';
import { encodeFrame, HEADER_BYTES } from '#main/services/journal/frames.ts';
import { parseEntry } from '#main/services/journal/scan.ts';
import { chainStart, hashEntry, type JournalEntry } from '#shared/journal/entry.ts';
import { createMemoryDisk } from '../main/services/files/memory-disk.ts';
import {
  alarm,
  MARK_FILE,
  openOn,
  ROUTINE_FILE,
  referral,
  signedIn,
  soundJournal,
  URGENT_FILE,
} from '../main/services/journal/journal-fixture.ts';
import { counted, cutsAndAdditions, everyFlip } from './changed-bytes.ts';

const ENTRIES = 4;

async function writtenJournal() {
  const disk = createMemoryDisk();
  const journal = await soundJournal(disk.files);
  for (let index = 0; index < ENTRIES; index += 1) {
    await journal.append(index % 2 === 0 ? alarm() : referral(`note ${index}`));
    await journal.append(signedIn(`o-${index}`));
  }
  const limits = { entries: ENTRIES, bytes: 1_000_000 };
  const texts = {
    urgent: await journal.texts('urgent', 1, limits),
    routine: await journal.texts('routine', 1, limits),
  };
  await journal.close();
  const files = new Map(disk.paths().map((path) => [path, disk.bytes(path) ?? new Uint8Array()]));
  return { files, texts };
}

const written = await writtenJournal();
const fileOf = (path: string): Uint8Array => written.files.get(path) ?? new Uint8Array();

const entriesOf = (lane: 'urgent' | 'routine'): JournalEntry[] =>
  written.texts[lane].map((text) => {
    const entry = parseEntry(new TextEncoder().encode(text));
    if (!entry) throw new Error('not an entry');
    return entry;
  });

const LANES = [
  { lane: 'urgent', path: URGENT_FILE, entries: entriesOf('urgent') },
  { lane: 'routine', path: ROUTINE_FILE, entries: entriesOf('routine') },
] as const;

/** A file as a station would write it: numbered and chained anew from its first entry. */
function chained(path: string, entries: readonly JournalEntry[]): Uint8Array {
  const [first] = entries;
  const frames: Uint8Array[] = [fileOf(path).subarray(0, HEADER_BYTES)];
  let previous = first ? chainStart(first) : '';
  for (const [index, entry] of entries.entries()) {
    const body = new TextEncoder().encode(JSON.stringify({ ...entry, seq: index + 1, previous }));
    previous = hashEntry(body);
    frames.push(encodeFrame(body));
  }
  return new Uint8Array(Buffer.concat(frames));
}

async function tamperingWith(path: string, bytes: Uint8Array | null) {
  const files = new Map(written.files);
  if (bytes) files.set(path, bytes);
  else files.delete(path);
  const disk = createMemoryDisk(files);
  const opened = await openOn(disk.files, undefined, { isMarked: true });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  const { tampering } = opened.value.mark;
  for (const { keptIn } of tampering) {
    expect(disk.paths()).toContain(`data/journal/${keptIn}`);
  }
  return tampering.map(({ lane, what, marked, found }) => ({ lane, what, marked, found }));
}

/** What a rewriter may do to one entry. */
const CHANGES: ReadonlyArray<readonly [string, (entry: JournalEntry) => JournalEntry]> = [
  ['another officer', (entry) => ({ ...entry, officer: 'o-9' })],
  ['another time', (entry) => ({ ...entry, wallTime: '2026-05-04T09:00:00.000Z' })],
  ['another kind', (entry) => ({ ...entry, kind: 'judgement' })],
  ['another release', (entry) => ({ ...entry, release: 1 })],
  ['no doubt of the clock', (entry) => ({ ...entry, clockSuspect: !entry.clockSuspect })],
  ['another payload', (entry) => ({ ...entry, payload: { ...entry.payload, box: 'AAAA' } })],
];

describe.each(LANES)('the $lane lane of a journal, computed anew', ({ lane, path, entries }) => {
  it('fits its mark while nothing is changed', async () => {
    expect(chained(path, entries)).toEqual(Uint8Array.from(fileOf(path)));
    expect(await tamperingWith(path, chained(path, entries))).toEqual([]);
  });

  it.each(CHANGES)('is told from its mark with %s in any of its entries', async (_, change) => {
    for (const changed of entries) {
      const forged = entries.map((entry) => (entry === changed ? change(entry) : entry));
      expect(await tamperingWith(path, chained(path, forged))).toEqual([
        { lane, what: 'rewritten', marked: ENTRIES, found: ENTRIES },
      ]);
    }
  });

  it('is told from its mark without any of its entries, and with any two exchanged', async () => {
    for (const taken of entries) {
      const forged = entries.filter((entry) => entry !== taken);
      expect(await tamperingWith(path, chained(path, forged))).toEqual([
        { lane, what: 'cut', marked: ENTRIES, found: ENTRIES - 1 },
      ]);
      // And filled up again, so that only the hash can tell.
      expect(await tamperingWith(path, chained(path, [...forged, ...forged]))).toEqual([
        { lane, what: 'rewritten', marked: ENTRIES, found: 2 * (ENTRIES - 1) },
      ]);
      const exchanged = [taken, ...forged];
      if (taken === entries[0]) continue;
      expect(await tamperingWith(path, chained(path, exchanged))).toMatchObject([
        { what: 'rewritten' },
      ]);
    }
  });

  it('is told from its mark cut to any number of entries, and taken away', async () => {
    for (let found = 0; found < ENTRIES; found += 1) {
      const cut = [{ lane, what: 'cut', marked: ENTRIES, found }];
      expect(await tamperingWith(path, chained(path, entries.slice(0, found)))).toEqual(cut);
    }
    expect(await tamperingWith(path, null)).toMatchObject([{ what: 'cut', found: 0 }]);
  });

  it('is not told from its mark by what was added behind it: a loss of power leaves the same', async () => {
    const [first] = entries;
    const longer = first ? [...entries, first] : [];
    expect(await tamperingWith(path, chained(path, longer))).toEqual([]);
  });
});

describe('the mark of a journal', () => {
  const mark = fileOf(MARK_FILE);
  const named = (what: 'mark-changed' | 'mark-missing') => [
    { lane: 'urgent', what, marked: null, found: ENTRIES },
    { lane: 'routine', what, marked: null, found: ENTRIES },
  ];

  it(`is no mark any more after a flip of any of its ${counted(mark)} bytes`, async () => {
    for (const { what, bytes } of everyFlip(mark)) {
      expect([what, await tamperingWith(MARK_FILE, bytes)]).toEqual([what, named('mark-changed')]);
    }
  });

  it('is no mark any more when it was cut anywhere, or added to', async () => {
    const cuts = Array.from(mark, (_, length) => ({
      what: `${length} bytes`,
      bytes: mark.slice(0, length),
    }));
    for (const { what, bytes } of [...cuts, ...cutsAndAdditions(mark)]) {
      expect([what, await tamperingWith(MARK_FILE, bytes)]).toEqual([what, named('mark-changed')]);
    }
  });

  it('is missed', async () => {
    expect(await tamperingWith(MARK_FILE, null)).toEqual(named('mark-missing'));
  });
});
