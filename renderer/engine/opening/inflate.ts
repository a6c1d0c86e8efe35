/**
 * Undoes raw deflate. The bytes are handed to the stream as they are: a Blob around them would go through another process,
 * which took longer than inflating them. Rejects when the bytes are no deflated data, are cut off or go on after its end.
 */
import { ownBuffer } from './own-buffer.ts';

export async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const [chunks] = await Promise.all([chunksOf(readable), writeAll(writable, bytes)]);
  return joined(chunks);
}

async function writeAll(writable: WritableStream<BufferSource>, bytes: Uint8Array): Promise<void> {
  const writer = writable.getWriter();
  await Promise.all([writer.write(ownBuffer(bytes)), writer.close()]);
}

async function chunksOf(readable: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const reader = readable.getReader();
  const chunks: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
