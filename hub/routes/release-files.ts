/** The published repository: plain files, resumable. Any web server may serve the same folder instead. */
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { byteRangeOf } from './byte-range.ts';
import { errorResponse } from './errors.ts';

/** Plain names only; what is still being written ends in `.tmp`. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]*(?<!\.tmp)$/u;
/** TUF consistent snapshots: a hash or a version in front of the name, so the content never changes. */
const HASH_NAMED = /^([0-9a-f]{64})\./u;
const VERSION_NAMED = /^[1-9]\d*\.[a-z]/u;

type OpenFile = { readonly handle: FileHandle; readonly size: number; readonly modifiedAt: number };

/** Serves what lies below `directory`; `prefix` is the part of the path in front of it. */
export function createFilesRoute(directory: string, prefix: string) {
  return async (context: Context): Promise<Response> => {
    const segments = segmentsOf(context.req.path, prefix);
    const file = segments === null ? null : await openFile(join(directory, ...segments));
    if (segments === null || file === null) return errorResponse('not-found');
    const name = segments.at(-1) ?? '';
    const headers = headersOf(name, file);
    const answer = answerTo(context, file, headers);
    if (answer.body === null) {
      await file.handle.close();
      return answer.response;
    }
    const stream = file.handle.createReadStream(answer.body);
    return new Response(Readable.toWeb(stream), answer.response);
  };
}

/** The segments below the prefix, or null when one of them could lead elsewhere. */
function segmentsOf(path: string, prefix: string): string[] | null {
  const segments = path.slice(prefix.length).split('/');
  return segments.every((segment) => SEGMENT.test(segment)) ? segments : null;
}

async function openFile(path: string): Promise<OpenFile | null> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return null;
  const found = await handle.stat();
  if (found.isFile()) return { handle, size: found.size, modifiedAt: found.mtimeMs };
  await handle.close();
  return null;
}

function headersOf(name: string, { size, modifiedAt }: OpenFile): Record<string, string> {
  const hash = HASH_NAMED.exec(name)?.[1];
  const isImmutable = hash !== undefined || VERSION_NAMED.test(name);
  return {
    'accept-ranges': 'bytes',
    'content-type': name.endsWith('.json') ? 'application/json' : 'application/octet-stream',
    etag: `"${hash ?? `${size.toString(36)}-${Math.floor(modifiedAt * 1000).toString(36)}`}"`,
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

type Answer = {
  readonly response: Response;
  /** Which bytes to stream; null for none. */
  readonly body: { readonly start: number; readonly end: number } | null;
};

function answerTo(context: Context, { size }: OpenFile, headers: Record<string, string>): Answer {
  const etag = headers['etag'] ?? '';
  if (isNamedIn(context.req.header('if-none-match'), etag)) {
    return { response: new Response(null, { status: 304, headers }), body: null };
  }
  const condition = context.req.header('if-range');
  const wanted =
    condition === undefined || condition === etag ? context.req.header('range') : undefined;
  const range = byteRangeOf(wanted, size);
  if (range.kind === 'not-satisfiable') {
    const response = errorResponse('range-not-satisfiable', {
      headers: { 'content-range': `bytes */${size}` },
    });
    return { response, body: null };
  }
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: size - 1 };
  const length = { 'content-length': String(end - start + 1) };
  const partial = range.kind === 'part' ? { 'content-range': `bytes ${start}-${end}/${size}` } : {};
  const status = range.kind === 'part' ? 206 : 200;
  const response = new Response(null, { status, headers: { ...headers, ...length, ...partial } });
  return { response, body: context.req.method === 'HEAD' || size === 0 ? null : { start, end } };
}

const isNamedIn = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' ||
    header.split(',').some((tag) => tag.trim().replace(/^W\//u, '') === etag));
