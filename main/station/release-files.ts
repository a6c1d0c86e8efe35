/** Streams verified release files to the engine, while someone is signed in. */
import { FILES_PREFIX } from '#shared/station/contract.ts';
import { ANSWER_HEADERS } from './answer-headers.ts';
import type { Session } from './session.ts';

export async function serveReleaseFile(session: Session, request: Request): Promise<Response> {
  const sha256 = new URL(request.url).pathname.slice(FILES_PREFIX.length);
  if (request.method !== 'GET' || !/^[0-9a-f]{64}$/u.test(sha256)) return plain(404, 'not found');
  const post = session.post();
  if (!post) return plain(423, 'LOCKED');
  const file = await post.releases.openFile(sha256);
  if (!file) return plain(404, 'not found');
  return new Response(file, {
    headers: { ...ANSWER_HEADERS, 'content-type': 'application/octet-stream' },
  });
}

export const plain = (status: number, text: string): Response =>
  new Response(text, {
    status,
    headers: { ...ANSWER_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  });
