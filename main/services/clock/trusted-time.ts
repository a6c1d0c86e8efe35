/**
 * The latest time known to be in the past, learned only from what the hub signed. A wall clock below it
 * is wrong; whatever is recorded then is marked. The floor never sinks.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import type { Files } from '#main/services/files/files.ts';

export type TrustedTime = {
  /** ISO 8601 UTC. */
  floor(): string;
  /** Raises the floor to `iso` when that is later; answers after it is on the disk. */
  raise(iso: string): Promise<void>;
};

const START = '1970-01-01T00:00:00.000Z';
const sumOf = (floor: string): string => createHash('sha256').update(floor).digest('hex');
/** The sum is for a failing disk: one digit of a year read wrongly would make every release look old. */
const fileSchema = z
  .object({ v: z.literal(2), floor: z.iso.datetime(), sum: z.string() })
  .refine(({ floor, sum }) => sum === sumOf(floor));

export type TrustedTimeOptions = { readonly file: string; readonly files: Files };

/** A file that cannot be read counts as none: the floor is then learned again at the next contact. */
export async function openTrustedTime(options: TrustedTimeOptions): Promise<TrustedTime> {
  const { file, files } = options;
  let floor = await readFloor(options);
  let writing: Promise<unknown> = Promise.resolve();
  return {
    floor: () => floor,
    async raise(iso) {
      if (!z.iso.datetime().safeParse(iso).success || Date.parse(iso) <= Date.parse(floor)) return;
      floor = new Date(iso).toISOString();
      const bytes = new TextEncoder().encode(JSON.stringify({ v: 2, floor, sum: sumOf(floor) }));
      const written = writing.then(() => writeAtomically(files, { path: file, bytes }));
      // One failed write must not fail the next: each caller hears of its own.
      writing = written.catch(() => undefined);
      await written;
    },
  };
}

/** Whether the wall clock cannot be right. */
export const isClockSuspect = (wall: string, floor: string): boolean =>
  Date.parse(wall) < Date.parse(floor);

async function readFloor({ file, files }: TrustedTimeOptions): Promise<string> {
  const bytes = await files.read(file);
  if (!bytes) return START;
  try {
    const parsed = fileSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data.floor : START;
  } catch {
    return START;
  }
}
