/** What no web request can express: bytes on a socket. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListeningHub, startHub } from '#hub/index.ts';
import { openHub } from '#hub/services/open-hub.ts';
import { START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

describe('bytes sent to a hub that listens', () => {
  let dataDirectory: string;
  let listening: ListeningHub;

  beforeAll(async () => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'farpost-wire-'));
    const now = () => new Date();
    const opened = await openHub({ dataDirectory, now, log: () => undefined });
    if (!opened.ok) throw new Error(opened.failure.kind);
    listening = await startHub(opened.value, { port: 0, host: '127.0.0.1' });
  }, START_TIMEOUT_IN_MS);
  afterAll(async () => {
    await listening.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  /** The first line of what the hub answers before it hangs up. */
  const statusOf = (lines: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      let answer = '';
      const end = (): void => resolve(answer.slice(0, answer.indexOf('\r\n')));
      const socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
      socket.on('data', (bytes) => {
        answer += bytes.toString('latin1');
      });
      socket.on('close', end);
      // The hub may hang up while the rest is still being sent.
      socket.on('error', end);
      socket.write([...lines, 'connection: close', '', ''].join('\r\n'));
    });

  const GET = ['GET /v1/health HTTP/1.1', 'host: hub.example'];
  const many = Array.from({ length: 10_000 }, (_, each) => `x-${each}: 1`);

  it.each([
    { what: 'an honest request', lines: GET, status: '200' },
    { what: 'ten thousand headers', lines: [...GET, ...many], status: '431' },
    { what: 'one endless header', lines: [...GET, `x: ${'y'.repeat(100_000)}`], status: '431' },
    { what: 'a control character in a header', lines: [...GET, 'x: a\u0001b'], status: '400' },
    { what: 'a zero byte in a header', lines: [...GET, 'x: a\u0000b'], status: '400' },
    {
      what: 'two lengths',
      lines: [...GET, 'content-length: 1', 'content-length: 2'],
      status: '400',
    },
    {
      what: 'a length beside chunks',
      lines: [...GET, 'content-length: 5', 'transfer-encoding: chunked'],
      status: '400',
    },
    { what: 'no host', lines: ['GET /v1/health HTTP/1.1'], status: '400' },
    { what: 'a host that is no name', lines: ['GET / HTTP/1.1', 'host: a/b@c'], status: '400' },
    { what: 'no protocol', lines: ['GET'], status: '400' },
    { what: 'a method that nobody knows', lines: ['FOO / HTTP/1.1', 'host: x'], status: '400' },
  ])('are answered $status for $what', async ({ lines, status }) => {
    expect((await statusOf(lines)).split(' ')[1]).toBe(status);
  });
});
