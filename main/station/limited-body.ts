/** A request whose body is known to be small, whatever its header claims; null when it is not. */
export async function withLimitedBody(request: Request, limit: number): Promise<Request | null> {
  if (!request.body) return request;
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > limit) return null;
    chunks.push(chunk);
  }
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: Buffer.concat(chunks) });
}

/** A small JSON body, or undefined when it is none. */
export async function limitedJson(request: Request, limit: number): Promise<unknown> {
  try {
    const limited = await withLimitedBody(request, limit);
    return limited ? await limited.json() : undefined;
  } catch {
    return undefined;
  }
}
