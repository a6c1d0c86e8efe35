/** Whether a lane, as it was found on the disk, still reaches to its mark and holds the same entries. */
import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { type Files, type OpenFile, systemCode } from '#main/services/files/files.ts';
import { hashEntry, type Lane } from '#shared/journal/entry.ts';
import type { JournalTampering } from '#shared/journal/payloads.ts';
import { type ChainHead, readBody } from './chain-file.ts';
import type { NoMark } from './mark-file.ts';
import type { Scan } from './scan.ts';

/** Null: there never was a mark, so nothing can be held against it. */
export type Marked = ChainHead | NoMark | null;

export type Tampering = {
  readonly lane: Lane;
  readonly what: JournalTampering;
  /** The entry that the mark names, or null when there is no mark to go by. */
  readonly marked: number | null;
  /** How many entries were found. */
  readonly found: number;
};

/** Longer than the mark is what an honest loss of power leaves: the mark comes after the entries. */
export async function compareWithMark(
  file: OpenFile,
  { lane, scan }: { readonly lane: Lane; readonly scan: Scan },
  marked: Marked,
): Promise<Tampering | null> {
  const found = scan.offsets.length;
  if (marked === null) return null;
  if (typeof marked === 'string') return { lane, what: `mark-${marked}`, marked: null, found };
  if (found < marked.seq) return { lane, what: 'cut', marked: marked.seq, found };
  if (marked.seq === 0) return null;
  const hash = hashEntry(await readBody(file, scan.offsets[marked.seq - 1]));
  return hash === marked.hash ? null : { lane, what: 'rewritten', marked: marked.seq, found };
}

const STEP = 1 << 20;

/**
 * Copies a file as it was found, under a name made of its content, so that finding the same again keeps
 * it once. The name; null when the disk has no room for it, which must not keep the post from opening.
 */
export async function keepAsFound(
  files: Files,
  path: string,
  file: OpenFile,
): Promise<string | null> {
  const unfinished = `${path}.found.new`;
  try {
    const hash = createHash('sha256');
    const copy = await files.open(unfinished);
    try {
      await copy.truncate(0);
      const size = await file.size();
      for (let position = 0; position < size; position += STEP) {
        const bytes = await file.read(position, Math.min(STEP, size - position));
        hash.update(bytes);
        await copy.write(position, bytes);
      }
      await copy.sync();
    } finally {
      await copy.close();
    }
    const kept = `${path}.found-${hash.digest('hex').slice(0, 16)}`;
    await files.rename(unfinished, kept);
    await files.syncDirectory(dirname(path));
    return basename(kept);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    await files.remove(unfinished).catch(() => undefined);
    return null;
  }
}
