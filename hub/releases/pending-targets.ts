/** The one request for signatures of targets that waits at the hub, in `releases/next-targets.json`. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { errorCode } from './error-code.ts';
import { replaceKeyFile } from './key-file.ts';
import type { PublishFailure } from './publish-failure.ts';
import { readRequest, requestBytes, type TargetsRequest } from './targets-request.ts';

export type PendingTargets = {
  /** Absolute. */
  readonly file: string;
  read(): Promise<Result<TargetsRequest | null, PublishFailure>>;
  /** Takes the place of the one that waited. */
  write(request: TargetsRequest): Promise<void>;
  /** Removes a request that the published version has answered or overtaken. */
  settle(publishedVersion: number): Promise<void>;
};

export function openPendingTargets(dataDirectory: string): PendingTargets {
  const file = join(dataDirectory, 'releases', 'next-targets.json');
  const read = async (): Promise<Result<TargetsRequest | null, PublishFailure>> => {
    const bytes = await bytesIn(file);
    if (bytes === null) return succeed(null);
    const request = readRequest(bytes);
    if (request) return succeed(request);
    const remedy =
      'restore it from backup or from a copy that was carried away; if there is none, delete it: signatures in it are lost';
    return fail({ kind: 'request-damaged', file, remedy });
  };
  return {
    file,
    read,
    write: (request) => replaceKeyFile(file, Buffer.from(requestBytes(request)).toString('utf8')),
    async settle(publishedVersion) {
      const waiting = await read();
      if (!waiting.ok || waiting.value === null) return;
      if (waiting.value.targets.signed.version > publishedVersion) return;
      await rm(file, { force: true });
    },
  };
}

async function bytesIn(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
