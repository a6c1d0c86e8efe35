/**
 * Opens one lane's file: creates it, checks it from end to end and against its mark, and cuts a torn tail
 * into a file aside.
 */
import { basename, dirname, join } from 'node:path';
import { type Files, type OpenFile, systemCode } from '#main/services/files/files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { windowOn } from './byte-window.ts';
import { type ChainFile, createChainFile } from './chain-file.ts';
import { compareWithMark, keepAsFound, type Marked } from './compare-with-mark.ts';
import { type ChainName, chainFileName, encodeHeader, HEADER_BYTES } from './frames.ts';
import { damaged, type JournalFailure, unreadable } from './journal-failure.ts';
import type { FoundTampering } from './journal-mark.ts';
import { type Scan, scanChain } from './scan.ts';

export type Repair = {
  readonly lane: ChainName['lane'];
  readonly bytesCut: number;
  /** Name of the file in which the cut bytes are kept. */
  readonly keptIn: string;
};

export type OpenedChain = {
  readonly chain: ChainFile;
  readonly repair: Repair | null;
  readonly tampering: FoundTampering | null;
};

export type OpenChain = {
  readonly files: Files;
  readonly directory: string;
  readonly name: ChainName;
  readonly marked: Marked;
  readonly onSaved: () => void;
};

export async function openChain(options: OpenChain): Promise<Result<OpenedChain, JournalFailure>> {
  const path = join(options.directory, chainFileName(options.name));
  let file: OpenFile | null = null;
  try {
    file = await options.files.open(path);
    const opened = await openSound(options, path, file);
    if (!opened.ok) await file.close();
    return opened;
  } catch (error) {
    await file?.close().catch(() => undefined);
    return fail(unreadable(basename(path), `the disk answered ${systemCode(error) ?? 'an error'}`));
  }
}

async function openSound(
  options: OpenChain,
  path: string,
  file: OpenFile,
): Promise<Result<OpenedChain, JournalFailure>> {
  const { files, name, marked, onSaved } = options;
  const scanned = await scanChain(await windowOn(file), name);
  if (!scanned.ok) return fail(damaged({ file: basename(path), ...scanned.failure }));
  const scan = scanned.value;
  const unfit = await compareWithMark(file, { lane: name.lane, scan }, marked);
  // As it was found: before anything is cut.
  const tampering = unfit && { ...unfit, keptIn: await keepAsFound(files, path, file) };
  const repair = scan.torn === 0 ? null : await cutTornTail({ files, path, file, name, scan });
  if (scan.end === 0) await writeHeader({ files, path, file, name });
  const end = Math.max(scan.end, HEADER_BYTES);
  const { offsets, head } = scan;
  const chain = createChainFile({ file, name, offsets, head, end, onSaved });
  return succeed({ chain, repair, tampering });
}

type Torn = {
  readonly files: Files;
  readonly path: string;
  readonly file: OpenFile;
  readonly name: ChainName;
  readonly scan: Scan;
};

async function cutTornTail({ files, path, file, name, scan }: Torn): Promise<Repair> {
  const tail = await file.read(scan.end, scan.torn);
  const keptIn = await keepAside(files, path, tail);
  await file.truncate(scan.end);
  await file.sync();
  return { lane: name.lane, bytesCut: scan.torn, keptIn };
}

/** The bytes are safe before anything is cut. */
async function keepAside(files: Files, path: string, bytes: Uint8Array): Promise<string> {
  for (let number = 1; ; number += 1) {
    const aside = `${path}.torn-${number}`;
    try {
      const file = await files.create(aside);
      try {
        await file.write(0, bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await files.syncDirectory(dirname(path));
      return basename(aside);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
}

async function writeHeader({ files, path, file, name }: Omit<Torn, 'scan'>): Promise<void> {
  await file.write(0, encodeHeader(name));
  await file.sync();
  await files.syncDirectory(dirname(path));
}
