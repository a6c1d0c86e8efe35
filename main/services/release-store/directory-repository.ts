/** A TUF repository in a folder: the stick. Only plain files are opened, never a link or a device. */
import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { systemCode } from '#main/services/files/files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { readBounded, reasonOf } from './bounded-read.ts';
import {
  type FetchFailure,
  METADATA_NAME,
  type RepositorySource,
  SOURCE_PATH,
} from './repository-source.ts';

/** `ELOOP`: the name is a link. */
const ABSENT: readonly string[] = ['ENOENT', 'ELOOP'];
const CHUNK_BYTES = 262_144;

/** `directory` holds `metadata/` and `targets/`, exactly as the hub publishes them. */
export function createDirectoryRepository(directory: string): RepositorySource {
  return {
    async metadata(name, maxBytes) {
      if (!METADATA_NAME.test(name)) return fail({ kind: 'not-found' });
      const stream = await streamFile(directory, join('metadata', name), 0);
      return stream.ok ? readBounded(stream.value, maxBytes) : stream;
    },
    async target(path, from) {
      if (!SOURCE_PATH.test(path)) return fail({ kind: 'not-found' });
      return streamFile(directory, join('targets', path), from);
    },
  };
}

/** Neither follows a link nor waits for a pipe. Windows has neither flag: `| undefined` adds nothing. */
const PLAINLY = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

async function streamFile(
  directory: string,
  name: string,
  from: number,
): Promise<Result<ReadableStream<Uint8Array>, FetchFailure>> {
  try {
    const handle = await openInside(directory, name);
    if (!handle) return fail({ kind: 'not-found' });
    return succeed(
      ReadableStream.from(handle.createReadStream({ start: from, highWaterMark: CHUNK_BYTES })),
    );
  } catch (error) {
    if (ABSENT.includes(systemCode(error) ?? '')) return fail({ kind: 'not-found' });
    return fail({ kind: 'unreachable', reason: reasonOf(error) });
  }
}

/** A plain file below the folder, whatever links are in between; null for anything else. */
async function openInside(directory: string, name: string): Promise<FileHandle | null> {
  const path = join(directory, name);
  const way = relative(await realpath(directory), await realpath(path));
  if (way.startsWith('..') || isAbsolute(way)) return null;
  const handle = await open(path, PLAINLY);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  return null;
}
