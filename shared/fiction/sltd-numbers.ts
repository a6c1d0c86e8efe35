/**
 * Which series a synthetic record belongs to, and its number in that series: different for every record.
 *
 * Records come in blocks of as many as all series have slots. In each block every series has its slots, in a
 * place that differs from block to block; so that the how-manieth record of its series a record is follows from
 * its index alone. That count is then scattered over all numbers of the series by a bijection: three rounds of a
 * Feistel network over the halves of the number.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { mixed } from './random.ts';
import { SLTD_SERIES, type SltdSeries } from './sltd-series.ts';

/** Records in one block. */
export const BLOCK = SLTD_SERIES.reduce((sum, { slots }) => sum + slots, 0);

/** A prime, so that neighbouring slots of a block belong to different series. */
const STRIDE = 2_531;

/** A stretch of a number, small enough for 32-bit arithmetic. */
type Half = {
  readonly numbers: number;
  /** Per position: how many characters may stand there, and where they begin in `characters`. */
  readonly choices: Int32Array;
  readonly starts: Int32Array;
  readonly characters: Uint8Array;
};

type Shape = { readonly slots: number; readonly high: Half; readonly low: Half };

const shapes = SLTD_SERIES.map(shapeOf);
const { seriesOfSlot, rankOfSlot } = buildSlots();

/** Where in which bytes is written next. */
export type Cursor = { readonly target: Uint8Array; at: number };

/**
 * Writes the number of record `index` of one seed and moves the cursor behind it; answers the position in
 * `SLTD_SERIES` of the record's series.
 */
export type NumberWriter = (cursor: Cursor, index: number) => number;

/** The numbers of a seed. */
export function createNumberWriter(seed: number): NumberWriter {
  const [slotKey, firstKey, secondKey, thirdKey] = [1, 2, 3, 4].map((key) =>
    mixed(seed ^ (0x51c6_0000 + key)),
  ) as [number, number, number, number];

  return (cursor, index) => {
    const block = Math.trunc(index / BLOCK);
    const slot = ((index % BLOCK) + drawn(block ^ slotKey, BLOCK)) % BLOCK;
    const series = seriesOfSlot[slot] as number;
    const shape = shapes[series] as Shape;
    const count = block * shape.slots + (rankOfSlot[slot] as number);
    const [highs, lows] = [shape.high.numbers, shape.low.numbers];
    let high = Math.trunc(count / lows);
    let low = count % lows;
    high = (high + drawn(low ^ firstKey ^ series, highs)) % highs;
    low = (low + drawn(high ^ secondKey, lows)) % lows;
    high = (high + drawn(low ^ thirdKey, highs)) % highs;
    writeHalf(cursor, shape.high, high);
    writeHalf(cursor, shape.low, low);
    return series;
  };
}

/** 31 bits: engines divide those as integers, 32 unsigned ones as floating point. */
const drawn = (key: number, limit: number): number => (mixed(key) >>> 1) % limit;

function writeHalf(cursor: Cursor, { choices, starts, characters }: Half, value: number): void {
  const { target, at } = cursor;
  let rest = value;
  for (let position = choices.length - 1; position >= 0; position -= 1) {
    const radix = choices[position] as number;
    const start = starts[position] as number;
    target[at + position] = characters[start + (rest % radix)] as number;
    rest = Math.trunc(rest / radix);
  }
  cursor.at = at + choices.length;
}

function shapeOf({ positions, slots }: SltdSeries): Shape {
  const middle = Math.trunc(positions.length / 2);
  return { slots, high: halfOf(positions.slice(0, middle)), low: halfOf(positions.slice(middle)) };
}

function halfOf(positions: readonly string[]): Half {
  return {
    numbers: positions.reduce((product, choice) => product * choice.length, 1),
    choices: Int32Array.from(positions, (choice) => choice.length),
    starts: Int32Array.from(positions, (_, place) => positions.slice(0, place).join('').length),
    characters: utf8ToBytes(positions.join('')),
  };
}

function buildSlots() {
  const seriesOfSlot = new Uint16Array(BLOCK);
  const rankOfSlot = new Uint16Array(BLOCK);
  let filled = 0;
  for (const [series, { slots }] of SLTD_SERIES.entries()) {
    for (let rank = 0; rank < slots; rank += 1) {
      const slot = (filled * STRIDE) % BLOCK;
      seriesOfSlot[slot] = series;
      rankOfSlot[slot] = rank;
      filled += 1;
    }
  }
  return { seriesOfSlot, rankOfSlot };
}
