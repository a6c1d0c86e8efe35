/** A TUF repository in a folder: the stick. Only plain files are opened, never a link or a device. */
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '#main/services/files/files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { readBounded, reasonOf } from './bounded-read.ts';
import {
  type FetchFailure,
  METADATA_NAME,
  type RepositorySource,
  SOURCE_PATH,
} from './repository-source.ts';

const CHUNK_BYTES = 262_144;

/** `directory` holds `metadata/` and `targets/`, exactly as the hub publishes them. */
export function createDirectoryRepository(directory: string): RepositorySource {
  return {
    async metadata(name, maxBytes) {
      if (!METADATA_NAME.test(name)) return fail({ kind: 'not-found' });
      const stream = await streamFile(join(directory, 'metadata', name), 0);
      return stream.ok ? readBounded(stream.value, maxBytes) : stream;
    },
    async target(path, from) {
      if (!SOURCE_PATH.test(path)) return fail({ kind: 'not-found' });
      return streamFile(join(directory, 'targets', path), from);
    },
  };
}

async function streamFile(
  path: string,
  from: number,
): Promise<Result<ReadableStream<Uint8Array>, FetchFailure>> {
  try {
    if (!(await lstat(path)).isFile()) return fail({ kind: 'not-found' });
    const handle = await open(path, 'r');
    return succeed(
      ReadableStream.from(handle.createReadStream({ start: from, highWaterMark: CHUNK_BYTES })),
    );
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return fail({ kind: 'not-found' });
    return fail({ kind: 'unreachable', reason: reasonOf(error) });
  }
}
