/**
 * A sorted set of register rows in as few bits as is practical: Elias–Fano for the hashes, fixed widths for
 * the rest. One block is the plaintext of a bucket, or one half of an overlay. All integers are big-endian,
 * all bit strings most significant bit first, each padded with zeros to a whole byte.
 *
 * Header (14 bytes): rows (uint32) ‖ notices (uint32) ‖ first day (uint16) ‖ prefix bits (uint8) ‖ low bits
 * (uint8) ‖ class bits (uint8) ‖ day bits (uint8). Then:
 * - upper: for each value of a hash's upper bits, in order, a 1 for each row that has it, and a 0;
 * - low: the low bits of each hash;
 * - classes: for each row its position in the table of classes;
 * - days: for each row its day less the first day;
 * - notices: row (uint32) ‖ length (uint8) ‖ UTF-8 text, by row. A reference has at most 60 characters.
 *
 * The first `prefix bits` of a hash are those of the bucket and are not stored. Of the remaining ones, the
 * upper ⌊log₂ rows⌋ are coded by position, the others as they are. Equal rows give equal bytes.
 */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { bitsFor, createBitWriter, readBits } from './bits.ts';
import type { DocumentHash } from './document-hash.ts';

/** One report of one document. `classIndex` is a position in the table of classes; `day` counts from 1970-01-01. */
export type RegisterRow = {
  readonly classIndex: number;
  readonly day: number;
  /** Reference of the notice that the document is associated with. */
  readonly notice: string | null;
};

/** Rows in columns, sorted by hash, then class, day and notice; row `i` is at position `i` of each. */
export type RowColumns = {
  readonly length: number;
  /** Upper and lower 32 bits of the hash. */
  readonly high: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly classIndex: ArrayLike<number>;
  /** 0 to 65,535. */
  readonly day: ArrayLike<number>;
  /** By row; few rows have one. */
  readonly notices: ReadonlyMap<number, string>;
};

export type BlockFailure = { readonly kind: 'damaged-block'; readonly reason: string };

const HEADER_BYTES = 14;
const HASH_BITS = 64;
/** The most that a class, or a day less the first, takes. */
const COLUMN_BITS = 16;

type Shape = {
  readonly rows: number;
  readonly prefixBits: number;
  readonly lowBits: number;
  readonly classBits: number;
  readonly dayBits: number;
  readonly firstDay: number;
  readonly notices: number;
};

/** Where each part begins, in bytes. */
type Places = {
  readonly upper: number;
  readonly low: number;
  readonly classes: number;
  readonly days: number;
  readonly notices: number;
};

/** Encodes rows whose hashes all begin with the same `prefixBits` bits (0 to 32). */
export function encodeBlock(rows: RowColumns, prefixBits: number): Uint8Array {
  const shape = shapeOf(rows, prefixBits);
  const places = placesOf(shape);
  const notices = encodeNotices(rows.notices);
  const bytes = new Uint8Array(places.notices + notices.length);
  putHeader(bytes, shape);
  putUpper(bytes, rows, shape);
  putLow(bytes, rows, shape);
  const classes = createBitWriter(bytes, places.classes);
  const days = createBitWriter(bytes, places.days);
  for (let row = 0; row < rows.length; row += 1) {
    classes.put(rows.classIndex[row] as number, shape.classBits);
    days.put((rows.day[row] as number) - shape.firstDay, shape.dayBits);
  }
  classes.finish();
  days.finish();
  bytes.set(notices, places.notices);
  return bytes;
}

function shapeOf(rows: RowColumns, prefixBits: number): Shape {
  let mostClass = 0;
  let firstDay = rows.length === 0 ? 0 : 65_535;
  let lastDay = 0;
  for (let row = 0; row < rows.length; row += 1) {
    mostClass = Math.max(mostClass, rows.classIndex[row] as number);
    firstDay = Math.min(firstDay, rows.day[row] as number);
    lastDay = Math.max(lastDay, rows.day[row] as number);
  }
  return {
    rows: rows.length,
    prefixBits,
    lowBits: HASH_BITS - prefixBits - upperBitsOf(rows.length),
    classBits: bitsFor(mostClass),
    dayBits: bitsFor(lastDay - firstDay),
    firstDay,
    notices: rows.notices.size,
  };
}

const upperBitsOf = (rows: number): number => Math.max(0, bitsFor(rows) - 1);
const bytesFor = (bits: number): number => Math.ceil(bits / 8);

function placesOf({ rows, lowBits, classBits, dayBits }: Shape): Places {
  const upper = HEADER_BYTES;
  const low = upper + bytesFor(rows === 0 ? 0 : rows + 2 ** upperBitsOf(rows));
  const classes = low + bytesFor(rows * lowBits);
  const days = classes + bytesFor(rows * classBits);
  return { upper, low, classes, days, notices: days + bytesFor(rows * dayBits) };
}

function putHeader(bytes: Uint8Array, shape: Shape): void {
  const view = new DataView(bytes.buffer);
  view.setUint32(0, shape.rows);
  view.setUint32(4, shape.notices);
  view.setUint16(8, shape.firstDay);
  view.setUint8(10, shape.prefixBits);
  view.setUint8(11, shape.lowBits);
  view.setUint8(12, shape.classBits);
  view.setUint8(13, shape.dayBits);
}

/** The bits of a hash from `from` (0 is the first) on, `width` of them (at most 32). */
function hashBits(high: number, low: number, [from, width]: readonly [number, number]): number {
  if (width === 0) return 0;
  if (from >= 32) return (low << (from - 32)) >>> (32 - width);
  const joined = from === 0 ? high : ((high << from) | (low >>> (32 - from))) >>> 0;
  return joined >>> (32 - width);
}

function putUpper(bytes: Uint8Array, rows: RowColumns, { prefixBits }: Shape): void {
  const range = [prefixBits, upperBitsOf(rows.length)] as const;
  for (let row = 0; row < rows.length; row += 1) {
    const upper = hashBits(rows.high[row] as number, rows.low[row] as number, range);
    const bit = upper + row;
    const at = HEADER_BYTES + (bit >>> 3);
    bytes[at] = (bytes[at] as number) | (0x80 >>> (bit & 7));
  }
}

function putLow(bytes: Uint8Array, rows: RowColumns, shape: Shape): void {
  const writer = createBitWriter(bytes, placesOf(shape).low);
  const first = HASH_BITS - shape.lowBits;
  const beyond = Math.max(0, shape.lowBits - 32);
  const rest = shape.lowBits - beyond;
  for (let row = 0; row < rows.length; row += 1) {
    const high = rows.high[row] as number;
    const low = rows.low[row] as number;
    writer.put(hashBits(high, low, [first, beyond]), beyond);
    writer.put(hashBits(high, low, [first + beyond, rest]), rest);
  }
  writer.finish();
}

function encodeNotices(notices: ReadonlyMap<number, string>): Uint8Array {
  const parts: number[] = [];
  for (const [row, notice] of [...notices].sort(([a], [b]) => a - b)) {
    const text = utf8ToBytes(notice);
    parts.push(row >>> 24, (row >>> 16) & 255, (row >>> 8) & 255, row & 255, text.length, ...text);
  }
  return Uint8Array.from(parts);
}

/** A block that was checked as a whole and can be searched. */
export type RowBlock = {
  readonly length: number;
  /** Every row with this hash: one document may have been reported more than once. */
  find(hash: DocumentHash): RegisterRow[];
};

/**
 * Opens a block. Its lengths, and what the header says of its bits, are checked here, so that a search never
 * reads past the end. `prefixBits` is what the caller expects.
 */
export function openBlock(bytes: Uint8Array, prefixBits: number): Result<RowBlock, BlockFailure> {
  const shape = readShape(bytes);
  if (shape === null) return damaged('the header is cut off');
  if (shape.prefixBits !== prefixBits) {
    return damaged(`it holds hashes after ${shape.prefixBits} bits, expected ${prefixBits}`);
  }
  if (shape.lowBits !== HASH_BITS - prefixBits - upperBitsOf(shape.rows)) {
    return damaged('the width of its hashes does not fit the number of rows');
  }
  if (shape.classBits > COLUMN_BITS || shape.dayBits > COLUMN_BITS) {
    return damaged('its classes or days are wider than any can be');
  }
  const places = placesOf(shape);
  const notices = readNotices(bytes, places.notices, shape);
  if (notices === null) return damaged('it is cut off, or something follows its end');
  if (onesIn(bytes, places.upper, places.low) !== shape.rows) {
    return damaged('its index does not count its rows');
  }
  return succeed({
    length: shape.rows,
    find: (hash) =>
      rowsWith(hash, { bytes, shape, places }).map((row) => ({
        classIndex: readBits(bytes, places.classes * 8 + row * shape.classBits, shape.classBits),
        day: shape.firstDay + readBits(bytes, places.days * 8 + row * shape.dayBits, shape.dayBits),
        notice: notices.get(row) ?? null,
      })),
  });
}

const damaged = (reason: string): Result<never, BlockFailure> =>
  fail({ kind: 'damaged-block', reason });

function readShape(bytes: Uint8Array): Shape | null {
  if (bytes.length < HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    rows: view.getUint32(0),
    notices: view.getUint32(4),
    firstDay: view.getUint16(8),
    prefixBits: view.getUint8(10),
    lowBits: view.getUint8(11),
    classBits: view.getUint8(12),
    dayBits: view.getUint8(13),
  };
}

function readNotices(bytes: Uint8Array, start: number, shape: Shape): Map<number, string> | null {
  const notices = new Map<number, string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = start;
  for (let index = 0; index < shape.notices; index += 1) {
    if (at + 5 > bytes.length) return null;
    const end = at + 5 + view.getUint8(at + 4);
    if (end > bytes.length) return null;
    notices.set(view.getUint32(at), bytesToUtf8(bytes.subarray(at + 5, end)));
    at = end;
  }
  return at === bytes.length ? notices : null;
}

/** Ones in each byte. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => {
  let ones = 0;
  for (let rest = byte; rest > 0; rest >>>= 1) ones += rest & 1;
  return ones;
});

function onesIn(bytes: Uint8Array, start: number, end: number): number {
  let ones = 0;
  for (let at = start; at < end; at += 1) ones += ONES[bytes[at] as number] as number;
  return ones;
}

type Opened = { readonly bytes: Uint8Array; readonly shape: Shape; readonly places: Places };

/** The rows whose hash is `hash`: the rows of its upper bits, of those the ones with its low bits. */
function rowsWith({ high, low }: DocumentHash, { bytes, shape, places }: Opened): number[] {
  if (shape.rows === 0) return [];
  const { prefixBits, lowBits, rows } = shape;
  const upper = hashBits(high, low, [prefixBits, upperBitsOf(rows)]);
  const beyond = Math.max(0, lowBits - 32);
  const first = HASH_BITS - lowBits;
  const wantedHigh = hashBits(high, low, [first, beyond]);
  const wantedLow = hashBits(high, low, [first + beyond, lowBits - beyond]);
  const found: number[] = [];
  let bit = startOf(upper, bytes, places);
  for (let row = bit - upper; row < rows && isOne(bytes, places.upper, bit); row += 1, bit += 1) {
    const at = places.low * 8 + row * lowBits;
    if (readBits(bytes, at, beyond) !== wantedHigh) continue;
    if (readBits(bytes, at + beyond, lowBits - beyond) === wantedLow) found.push(row);
  }
  return found;
}

const isOne = (bytes: Uint8Array, start: number, bit: number): boolean =>
  ((bytes[start + (bit >>> 3)] as number) & (0x80 >>> (bit & 7))) !== 0;

/** The bit after the zero that ends the value before `upper`: where its rows begin. */
function startOf(upper: number, bytes: Uint8Array, { upper: start }: Places): number {
  if (upper === 0) return 0;
  let zeros = 0;
  let at = start;
  for (;;) {
    const here = 8 - (ONES[bytes[at] as number] as number);
    if (zeros + here >= upper) break;
    zeros += here;
    at += 1;
  }
  let bit = (at - start) * 8;
  while (zeros < upper) {
    if (!isOne(bytes, start, bit)) zeros += 1;
    bit += 1;
  }
  return bit;
}
