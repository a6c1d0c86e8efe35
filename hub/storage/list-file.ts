/** A list on disk, as lines of JSON or as packed documents: written as a stream, complete or absent. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type ListFileWriter = {
  /** Appends bytes, or text in UTF-8. */
  readonly write: (content: string | Uint8Array) => Promise<void>;
  /** Makes the file durable under its final name, and answers that name. */
  readonly keep: () => Promise<string>;
  /** Removes what was written. Does nothing after `keep`. */
  readonly discard: () => Promise<void>;
  /** The lines written so far. Only before `keep` or `discard`. */
  readonly lines: () => AsyncGenerator<string, void, void>;
};

export const listDirectory = (dataDirectory: string, listId: string): string =>
  join(dataDirectory, 'lists', listId);

export async function createListFile(
  directory: string,
  ending: 'jsonl' | 'documents',
): Promise<ListFileWriter> {
  await mkdir(directory, { recursive: true });
  const name = `${randomUUID()}.${ending}`;
  const unfinished = join(directory, `${name}.part`);
  const file = await open(unfinished, 'wx', 0o600);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    async write(content) {
      if (content.length > 0) await file.appendFile(content);
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
async function* readLines(path: string): AsyncGenerator<string, void, void> {
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
