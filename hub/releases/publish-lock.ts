import { join } from 'node:path';
import { lockDirectory } from '#hub/storage/directory-lock.ts';
import { fail, type Result } from '#shared/kernel/result.ts';
import type { PublishFailure } from './publish-failure.ts';

export type AlreadyPublishing = Extract<PublishFailure, { kind: 'already-publishing' }>;

/** Does the work unless another publication, of this process or another, runs in the same data directory. */
export async function whileLocked<Value, Failure>(
  dataDirectory: string,
  work: () => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | AlreadyPublishing>> {
  const lock = lockDirectory(join(dataDirectory, 'releases'));
  if (!lock.ok) {
    const remedy = 'wait for the other publication; if none runs, delete the lock file';
    return fail({ kind: 'already-publishing', lockFile: lock.failure.file, remedy });
  }
  try {
    return await work();
  } finally {
    lock.value.release();
  }
}
