import { readFile } from 'node:fs/promises';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Built files of a page; isolated from other origins, so that its clock is fine enough to measure with. */
export async function servePages(directory: string, pathname: string): Promise<Response> {
  const name = path.normalize(pathname === '/' ? '/index.html' : pathname);
  const bytes = await readFile(path.join(directory, name)).catch(() => null);
  const headers = {
    'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  return new Response(bytes, { status: bytes === null ? 404 : 200, headers });
}
