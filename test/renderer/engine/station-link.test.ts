import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createBufferPool } from '#renderer/engine/install/buffer-pool.ts';
import { linkToStation } from '#renderer/engine/station-link.ts';

const file = Uint8Array.from({ length: 300_000 }, (_, index) => index * 31);
const never = new AbortController().signal;
const closing: Array<() => void> = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function stationThat(answers: RequestListener) {
  const server = createServer(answers);
  closing.push(() => server.close());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return linkToStation(`http://127.0.0.1:${port}`, 'a token');
}

const serving = (bytes: Uint8Array): RequestListener => {
  return (_, response) => {
    response.write(bytes.subarray(0, 100_000));
    setImmediate(() => response.end(bytes.subarray(100_000)));
  };
};

describe('fetching a release file', () => {
  it('answers the whole file, in memory of its own or in the given one', async () => {
    const { fetchFile } = await stationThat(serving(file));
    expect(await fetchFile('ab', never)).toEqual(file);
    const given = new ArrayBuffer(file.length + 100);
    const bytes = await fetchFile('ab', never, given);
    expect(bytes).toEqual(file);
    expect(bytes?.buffer.byteLength).toBe(file.length + 100);
    expect(given.byteLength).toBe(0);
  });

  it('cuts off what does not fit', async () => {
    const { fetchFile } = await stationThat(serving(file));
    const bytes = await fetchFile('ab', never, new ArrayBuffer(150_000));
    expect(bytes).toEqual(file.subarray(0, 150_000));
  });

  it('tells a file that is not there from a station that refuses', async () => {
    const { fetchFile } = await stationThat((request, response) => {
      response.statusCode = request.url?.endsWith('/ab') ? 404 : 423;
      response.end('no');
    });
    expect(await fetchFile('ab', never, new ArrayBuffer(9))).toBeNull();
    await expect(fetchFile('cd', never, new ArrayBuffer(9))).rejects.toThrow('423');
  });
});

describe('memory for files', () => {
  it('is used again when it is large enough, by one at a time', () => {
    const pool = createBufferPool();
    const first = pool.take(100);
    expect(first.byteLength).toBe(100);
    expect(pool.take(100)).not.toBe(first);
    pool.give(first);
    expect(pool.take(200)).not.toBe(first);
    expect(pool.take(50)).toBe(first);
    expect(pool.take(50)).not.toBe(first);
  });

  it('keeps the two largest, and none that was handed on', () => {
    const pool = createBufferPool();
    const [small, large, larger] = [pool.take(10), pool.take(30), pool.take(40)];
    const handedOn = new ArrayBuffer(50);
    structuredClone(handedOn, { transfer: [handedOn] });
    for (const buffer of [small, large, larger, handedOn]) pool.give(buffer);
    const again = [pool.take(1), pool.take(1), pool.take(1)];
    expect(
      again
        .slice(0, 2)
        .map((buffer) => buffer.byteLength)
        .sort(),
    ).toEqual([30, 40]);
    expect(again[2]).not.toBe(small);
  });
});
