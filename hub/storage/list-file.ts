/** A list on disk, one record a line: written as a stream, complete or absent. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type ListFileWriter = {
  /** Appends one line for each record. */
  readonly write: (records: readonly unknown[]) => Promise<void>;
  /** Makes the file durable under its final name, and answers that name. */
  readonly keep: () => Promise<string>;
  /** Removes what was written. Does nothing after `keep`. */
  readonly discard: () => Promise<void>;
  /** The records written so far, each as the text of its line. Only before `keep` or `discard`. */
  readonly lines: () => AsyncGenerator<string, void, void>;
};

export const listDirectory = (dataDirectory: string, listId: string): string =>
  join(dataDirectory, 'lists', listId);

export async function createListFile(directory: string): Promise<ListFileWriter> {
  await mkdir(directory, { recursive: true });
  const name = `${randomUUID()}.jsonl`;
  const unfinished = join(directory, `${name}.part`);
  const file = await open(unfinished, 'wx', 0o600);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    async write(records) {
      if (records.length === 0) return;
      await file.appendFile(`${records.map((record) => JSON.stringify(record)).join('\n')}\n`);
    },
    async keep() {
      await file.sync();
      await close();
      await rename(unfinished, join(directory, name));
      await syncDirectory(directory);
      return name;
    },
    async discard() {
      await close();
      await rm(unfinished, { force: true });
    },
    lines: () => readLines(unfinished),
  };
}

/** The lines of a file without their ends, streamed. */
export async function* readLines(path: string): AsyncGenerator<string, void, void> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** A rename is durable only when its directory is; Windows has no such call and needs none. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}
