/** `generate sltd`: a synthetic register as a file to import. Needs no hub, and opens none. */
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syntheticSltdCsv } from '#shared/fiction/sltd.ts';
import { type CommandOutput, failWith } from './command.ts';

export type GenerateOptions = {
  readonly records: number;
  readonly seed: number;
  /** The day on the end mark, YYYY-MM-DD. */
  readonly listDate: string;
  /** Absolute. */
  readonly file: string;
};

/** Never overwrites: the file may be a real list. Answers the exit code. */
export async function generateSltd(
  { records, seed, listDate, file }: GenerateOptions,
  output: CommandOutput,
): Promise<number> {
  const name = basename(file);
  let written = 0;
  function* observed() {
    for (const piece of syntheticSltdCsv(seed, records, listDate)) {
      written += piece.length;
      output.progress({ label: `Writing ${name}`, done: written, total: null });
      yield piece;
    }
  }
  try {
    await pipeline(Readable.from(observed()), createWriteStream(file, { flags: 'wx' }));
  } catch (cause) {
    const reason = `${file} was not written: ${cause instanceof Error ? cause.message : String(cause)}`;
    const remedy = 'name a file that does not exist yet, in a directory with room for it';
    return failWith(output, { reason, remedy });
  }
  output.line(`${records} synthetic records of seed ${seed}, dated ${listDate}: ${file}`);
  return 0;
}
