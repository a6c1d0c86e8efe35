/** Reading from those who may never stop sending. */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { FetchFailure } from './repository-source.ts';

/** The whole stream, cut off as soon as it exceeds `maxBytes`. */
export async function readBounded(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Result<Uint8Array, FetchFailure>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > maxBytes) return fail({ kind: 'too-large', limitInBytes: maxBytes });
      chunks.push(chunk);
    }
  } catch (error) {
    return fail({ kind: 'unreachable', reason: reasonOf(error) });
  }
  return succeed(Buffer.concat(chunks));
}

/** What went wrong, in a few words: the system's code where there is one. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return `${code}: ${cause.message}`.slice(0, 200);
}
