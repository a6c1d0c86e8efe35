/** Reads a chain file again while it is in use, and compares it with what was written into it. */
import { join } from 'node:path';
import { type Files, systemCode } from '#main/services/files/files.ts';
import type { Lane } from '#shared/journal/entry.ts';
import { windowOn } from './byte-window.ts';
import type { ChainExtent } from './chain-file.ts';
import { type ChainName, chainFileName } from './frames.ts';
import { type Scan, type ScanDamage, scanChain } from './scan.ts';

export type ChainCheck = {
  readonly entries: number;
  /** `at`: the entry at which the chain no longer holds; 0 when it is the whole file. */
  readonly broken: {
    readonly at: number;
    readonly why: 'changed' | 'cut' | 'replaced' | 'unreadable';
  } | null;
};

type Place = { readonly files: Files; readonly directory: string } & Omit<ChainName, 'lane'>;

/** By its name in the folder: a file that was exchanged under the open one is found out too. */
export async function checkChain(
  { files, directory, post, epoch }: Place,
  extent: ChainExtent,
  lane: Lane,
): Promise<ChainCheck> {
  const entries = extent.offsets.length;
  const name = { post, epoch, lane };
  try {
    const file = await files.open(join(directory, chainFileName(name)));
    try {
      const window = await windowOn(file);
      // What is being appended meanwhile stands behind `end`.
      const size = Math.min(window.size, extent.end);
      const scan = await scanChain({ size, at: window.at }, name);
      const isShort = window.size < extent.end;
      const broken = scan.ok
        ? compare({ ...scan.value, isShort }, extent)
        : changed(scan.failure, extent);
      return { entries, broken };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return { entries, broken: { at: 0, why: 'unreadable' } };
  }
}

type Broken = ChainCheck['broken'];

type Found = Pick<Scan, 'offsets' | 'head' | 'end'> & { readonly isShort: boolean };

function compare({ offsets, head, end, isShort }: Found, extent: ChainExtent): Broken {
  if (end < extent.end) return { at: offsets.length + 1, why: isShort ? 'cut' : 'changed' };
  return head === extent.hash ? null : { at: 0, why: 'replaced' };
}

const changed = ({ offset }: ScanDamage, { offsets }: ChainExtent): Broken => ({
  at: offsets.filter((start) => start <= offset).length,
  why: 'changed',
});
