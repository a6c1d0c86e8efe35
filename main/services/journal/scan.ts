/**
 * Reads a chain file from its first byte to its last and says what it is worth: sound, sound but for a
 * torn tail, or damaged. It changes nothing.
 *
 * A tail is torn when its first frame is incomplete or fails its checksum and no whole frame follows:
 * power was lost while entries were being written that nobody was told were saved. The same with whole
 * frames behind it is damage, because those may have been saved. (Of entries that were written together,
 * a failing disk may have kept a later one only; that looks the same, and is refused as well.)
 */
import {
  chainStart,
  hashEntry,
  type JournalEntry,
  journalEntrySchema,
} from '#shared/journal/entry.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { ByteWindow } from './byte-window.ts';
import {
  type ChainName,
  checksumOf,
  decodeFrameHead,
  encodeHeader,
  FRAME_HEAD_BYTES,
  HEADER_BYTES,
} from './frames.ts';

export type Scan = {
  /** Where each frame starts; index 0 is sequence number 1. */
  readonly offsets: readonly number[];
  /** Hash of the last entry, or the start of the chain. */
  readonly head: string;
  /** End of the last sound frame; `HEADER_BYTES` when there is none, 0 when the header is torn too. */
  readonly end: number;
  /** Bytes behind `end`: the torn tail. */
  readonly torn: number;
};

export type ScanDamage = { readonly offset: number; readonly reason: string };

export async function scanChain(
  window: ByteWindow,
  name: ChainName,
): Promise<Result<Scan, ScanDamage>> {
  const start = chainStart(name);
  const header = await checkHeader(window, name);
  if (!header.ok) return header;
  if (!header.value) return succeed({ offsets: [], head: start, end: 0, torn: window.size });
  const offsets: number[] = [];
  let head = start;
  let position = HEADER_BYTES;
  while (position < window.size) {
    const body = await frameAt(window, position);
    if (body === null) return await tornOrDamaged(window, { offsets, head, end: position });
    const link = checkLink(body, { ...name, seq: offsets.length + 1, previous: head });
    if (link !== null) return fail({ offset: position, reason: link });
    offsets.push(position);
    head = hashEntry(body);
    position += FRAME_HEAD_BYTES + body.length;
  }
  return succeed({ offsets, head, end: position, torn: 0 });
}

/** The body of a whole frame with the right checksum, else null. */
async function frameAt(window: ByteWindow, position: number): Promise<Uint8Array | null> {
  const head = decodeFrameHead(await window.at(position, FRAME_HEAD_BYTES));
  if (!head || position + FRAME_HEAD_BYTES + head.length > window.size) return null;
  const body = await window.at(position + FRAME_HEAD_BYTES, head.length);
  return checksumOf(body) === head.crc ? body : null;
}

/** Whether there is a header at all; a file too short for more than a header was torn at its birth. */
async function checkHeader(
  window: ByteWindow,
  name: ChainName,
): Promise<Result<boolean, ScanDamage>> {
  const expected = encodeHeader(name);
  const found = await window.at(0, HEADER_BYTES);
  const same = found.length === HEADER_BYTES && expected.every((byte, at) => byte === found[at]);
  if (same) return succeed(true);
  if (window.size <= HEADER_BYTES && couldBeTornHeader(found, expected)) return succeed(false);
  return fail({ offset: 0, reason: 'the header is not that of this post, epoch and lane' });
}

/** A header that was being written holds, at each place, its byte or nothing yet. */
const couldBeTornHeader = (found: Uint8Array, expected: Uint8Array): boolean =>
  found.every((byte, at) => byte === 0 || byte === expected[at]);

type Expected = ChainName & { readonly seq: number; readonly previous: string };

function checkLink(body: Uint8Array, expected: Expected): string | null {
  const entry = parseEntry(body);
  if (!entry) return `entry ${expected.seq} is not a journal entry`;
  if (entry.post !== expected.post || entry.epoch !== expected.epoch) {
    return `entry ${expected.seq} belongs to another post or epoch`;
  }
  if (entry.lane !== expected.lane) return `entry ${expected.seq} belongs to the other lane`;
  if (entry.seq !== expected.seq) return `entry ${entry.seq} stands where ${expected.seq} must`;
  if (entry.previous !== expected.previous) return `entry ${entry.seq} breaks the hash chain`;
  return null;
}

/** The entry, or null when the bytes are none. */
export function parseEntry(body: Uint8Array): JournalEntry | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    const parsed = journalEntrySchema.safeParse(json);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

type Sound = Omit<Scan, 'torn'>;

async function tornOrDamaged(window: ByteWindow, sound: Sound): Promise<Result<Scan, ScanDamage>> {
  const next = await findWholeFrame(window, sound.end + 1);
  if (next === null) return succeed({ ...sound, torn: window.size - sound.end });
  const entry = sound.offsets.length + 1;
  return fail({
    offset: sound.end,
    reason: `entry ${entry} cannot be read, but entries follow from byte ${next}`,
  });
}

const BODY_START = new TextEncoder().encode('{"v":1,');
const STEP = 1 << 16;

/** Looks for the text with which every entry starts, then for a frame around it. */
async function findWholeFrame(window: ByteWindow, from: number): Promise<number | null> {
  for (let position = from; position < window.size; position += STEP) {
    const chunk = Buffer.from(
      await window.at(position, STEP + FRAME_HEAD_BYTES + BODY_START.length - 1),
    );
    let found = chunk.indexOf(BODY_START, FRAME_HEAD_BYTES);
    while (found >= 0) {
      const frame = position + found - FRAME_HEAD_BYTES;
      if ((await frameAt(window, frame)) !== null) return frame;
      found = chunk.indexOf(BODY_START, found + 1);
    }
  }
  return null;
}
