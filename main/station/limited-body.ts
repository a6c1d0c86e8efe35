import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** `broken-off`: the sender went away, or what it sent was no body. Neither is a bug of ours. */
export type BodyFailure = 'too-large' | 'broken-off';

/** A request whose body is known to be small, whatever its header claims. An empty body counts as none. */
export async function withLimitedBody(
  request: Request,
  limit: number,
): Promise<Result<Request, BodyFailure>> {
  if (!request.body) return succeed(request);
  if (Number(request.headers.get('content-length') ?? 0) > limit) return fail('too-large');
  const bytes = await read(request.body, limit);
  if (!bytes.ok) return bytes;
  const { url, method, headers, signal } = request;
  const body = bytes.value.length === 0 ? null : bytes.value;
  return succeed(new Request(url, { method, headers, signal, body }));
}

async function read(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Result<Buffer<ArrayBuffer>, BodyFailure>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > limit) return fail('too-large');
      chunks.push(chunk);
    }
  } catch {
    return fail('broken-off');
  }
  return succeed(Buffer.concat(chunks));
}

/** A small JSON body, or undefined when it is none. */
export async function limitedJson(request: Request, limit: number): Promise<unknown> {
  const limited = await withLimitedBody(request, limit);
  if (!limited.ok) return undefined;
  try {
    return await limited.value.json();
  } catch {
    return undefined;
  }
}
