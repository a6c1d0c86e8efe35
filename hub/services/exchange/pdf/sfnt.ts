/**
 * Unpacks a WOFF 1.0 font (W3C recommendation) to the OpenType file that it was made of. Fonts are installed packed, and a
 * packed table would be unpacked again for each letter.
 */
import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646;
const HEADER = 44;
const ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/** Throws when the bytes are no such font: it came with the program, so the installation is broken. */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== WOFF) throw new Error('the font is no WOFF file');
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(SFNT_HEADER + SFNT_ENTRY * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  writeSearchHelp(head, count);
  const tables: Buffer[] = [head];
  let offset = head.length;
  for (let at = 0; at < count; at += 1) {
    const entry = woff.subarray(HEADER + ENTRY * at, HEADER + ENTRY * (at + 1));
    const table = tableOf(woff, entry);
    const place = SFNT_HEADER + SFNT_ENTRY * at;
    entry.copy(head, place, 0, 4);
    entry.copy(head, place + 4, 16, 20);
    head.writeUInt32BE(offset, place + 8);
    head.writeUInt32BE(table.length, place + 12);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    tables.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(tables);
}

function tableOf(woff: Buffer, entry: Buffer): Buffer {
  const [offset, packed, whole] = [4, 8, 12].map((place) => entry.readUInt32BE(place));
  if (offset === undefined || packed === undefined || whole === undefined) throw new Error('cut');
  const bytes = woff.subarray(offset, offset + packed);
  const table = packed < whole ? inflateSync(bytes) : bytes;
  if (table.length !== whole) throw new Error('a table of the font is not whole');
  return table;
}

/** `searchRange` and what follows from it: OpenType specification, table directory. */
function writeSearchHelp(head: Buffer, count: number): void {
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(count * 16 - 2 ** power * 16, 10);
}
