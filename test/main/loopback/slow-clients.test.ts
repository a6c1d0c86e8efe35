/** Clients that never finish. No time is measured: the test ends when the shell has hung up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeDirectory, temporaryDirectory } from '../station/station-fixture.ts';
import { startShell } from './attacked-shell.ts';
import { sendRaw } from './raw-http.ts';

const patience = { headersInMs: 200, requestInMs: 400, keepAliveInMs: 200, checkEveryInMs: 50 };

let directory = '';
let shell: Awaited<ReturnType<typeof startShell>>['loopback'];

beforeAll(async () => {
  directory = await temporaryDirectory();
  shell = (await startShell({ directory, name: 'slow', patience })).loopback;
});
afterAll(async () => {
  await shell.stop();
  await removeDirectory(directory);
});

const host = (): string => new URL(shell.origin).host;
const post = (body: string): string =>
  `POST /station/claim HTTP/1.1\r\nhost: ${host()}\r\ncontent-type: application/json\r\n${body}`;

describe('a client that never finishes', () => {
  it.each([
    ['says nothing', () => '', 408],
    ['stops in the request line', () => 'GET /', 408],
    ['stops among its headers', () => `GET / HTTP/1.1\r\nhost: ${host()}\r\nx-slow: `, 408],
    ['stops in its body', () => post('content-length: 100\r\n\r\n{"claim":'), 408],
    ['stops between two chunks', () => post('transfer-encoding: chunked\r\n\r\n1\r\n{\r\n'), 408],
    [
      'keeps the connection and asks no more',
      () => `GET / HTTP/1.1\r\nhost: ${host()}\r\n\r\n`,
      200,
    ],
  ])('is hung up on when it %s', async (_what, bytes, status) => {
    expect((await sendRaw(Number(new URL(shell.origin).port), bytes())).status).toBe(status);
  });
});
