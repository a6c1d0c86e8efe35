/**
 * Rows on the hub's own disk: 12 bytes a row (hash high, hash low, class and day, each uint32 in the machine's
 * order), and beside it, in `<file>.notices`, one JSON line for each row that has a notice: `[row, reference]`.
 * Never part of a release.
 */
import { createReadStream } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { isMissing } from './register-state.ts';
import { emptyTable, type RowTable } from './row-table.ts';

export const ROW_BYTES = 12;
const WORDS = 3;

export const noticesFile = (path: string): string => `${path}.notices`;

/** All rows of a file. */
export async function readRows(path: string): Promise<RowTable> {
  const bytes = await readFile(path);
  const words = new Uint32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
  const table = emptyTable(words.length / WORDS);
  for (let row = 0; row < table.length; row += 1) {
    const rest = words[WORDS * row + 2] as number;
    table.high[row] = words[WORDS * row] as number;
    table.low[row] = words[WORDS * row + 1] as number;
    table.classIndex[row] = rest >>> 16;
    table.day[row] = rest & 0xffff;
  }
  return { ...table, notices: await readNotices(noticesFile(path), table.length) };
}

/** Replaces the file. Not durable by itself: whoever refers to it must see to that first. */
export async function writeRows(path: string, table: RowTable): Promise<void> {
  const words = new Uint32Array(table.length * WORDS);
  for (let row = 0; row < table.length; row += 1) {
    words[WORDS * row] = table.high[row] as number;
    words[WORDS * row + 1] = table.low[row] as number;
    words[WORDS * row + 2] = restOf(table.classIndex[row] as number, table.day[row] as number);
  }
  await writeFile(path, new Uint8Array(words.buffer), { flush: true });
  const lines = [...table.notices].map((entry) => `${JSON.stringify(entry)}\n`);
  if (lines.length === 0) await rm(noticesFile(path), { force: true });
  else await writeFile(noticesFile(path), lines.join(''), { flush: true });
}

/** The third word of a row. */
export const restOf = (classIndex: number, day: number): number => ((classIndex << 16) | day) >>> 0;

async function readNotices(path: string, rows: number): Promise<Map<number, string>> {
  const notices = new Map<number, string>();
  try {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const [row, notice] = JSON.parse(line) as [number, string];
      if (row < rows) notices.set(row, notice);
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return notices;
}
