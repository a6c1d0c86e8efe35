import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Loopback, runLoopback } from '#main/loopback/run-loopback.ts';
import { STATION_PREFIX, TOKEN_HEADER } from '#shared/station/contract.ts';
import {
  enrolFake,
  fakeWorld,
  removeDirectory,
  temporaryDirectory,
} from '../station/station-fixture.ts';

let directory = '';
let data = '';
let renderer = '';
const running: Loopback[] = [];

beforeEach(async () => {
  directory = await temporaryDirectory();
  data = join(directory, 'data');
  renderer = join(directory, 'renderer');
  await mkdir(renderer);
  await writeFile(join(renderer, 'index.html'), '<!doctype html><html><head></head></html>');
});
afterEach(async () => {
  for (const loopback of running.splice(0)) await loopback.stop();
  await removeDirectory(directory);
});

async function start(port?: number): Promise<Loopback> {
  const station = { connect: fakeWorld().connect, enrolPost: enrolFake };
  const started = await runLoopback({
    dataDirectory: data,
    rendererDirectory: renderer,
    port,
    demo: null,
    writeLog: () => undefined,
    station,
  });
  if (!started.ok) throw new Error(started.failure.kind);
  running.push(started.value);
  return started.value;
}

const claimIn = (address: string): string => new URL(address).hash.slice(1);

const claim = (origin: string, secret: unknown, headers: Record<string, string> = {}) =>
  fetch(`${origin}/station/claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ claim: secret }),
  });

const status = (origin: string, token: string) =>
  fetch(`${origin}${STATION_PREFIX}/session/status`, {
    method: 'POST',
    headers: { [TOKEN_HEADER]: token },
  });

describe('the loopback shell', () => {
  it('gives the token for a claim, once', async () => {
    const { address, origin } = await start();
    const first = await claim(origin, claimIn(address));
    expect(first.status).toBe(200);
    const { token } = (await first.json()) as { token: string };
    expect((await claim(origin, claimIn(address))).status).toBe(403);
    const answer = await status(origin, token);
    expect(await answer.json()).toMatchObject({
      json: { shell: 'loopback', session: { kind: 'not-enrolled' } },
    });
  });

  it('spends the old claim when it makes a new address', async () => {
    const loopback = await start();
    const next = loopback.newAddress();
    expect((await claim(loopback.origin, claimIn(loopback.address))).status).toBe(403);
    expect((await claim(loopback.origin, claimIn(next))).status).toBe(200);
  });

  it.each([
    { why: 'a wrong claim', secret: 'guess', headers: {} },
    { why: 'no claim', secret: '', headers: {} },
    { why: 'something else', secret: { deep: true }, headers: {} },
    { why: "another site's page", secret: null, headers: { origin: 'http://evil.example' } },
    { why: 'a cross-site request', secret: null, headers: { 'sec-fetch-site': 'cross-site' } },
  ])('refuses $why and keeps the claim', async ({ secret, headers }) => {
    const { address, origin } = await start();
    expect((await claim(origin, secret ?? claimIn(address), headers)).status).toBe(403);
    expect((await claim(origin, claimIn(address))).status).toBe(200);
  });

  it('answers only at its own address, not to a name that points there', async () => {
    const { origin } = await start();
    const { port } = new URL(origin);
    const at = (host: string) =>
      new Promise<number | undefined>((settle, reject) => {
        const sent = request(
          { host: '127.0.0.1', port, path: '/', headers: { host } },
          (answer) => {
            answer.resume();
            settle(answer.statusCode);
          },
        );
        sent.once('error', reject);
        sent.end();
      });
    expect(await at(`127.0.0.1:${port}`)).toBe(200);
    for (const host of [`localhost:${port}`, `rebound.example:${port}`, '127.0.0.1', '[::1]']) {
      expect(await at(host), host).toBe(403);
    }
  });

  it('serves the desk with its content policy', async () => {
    const { origin } = await start();
    const page = await fetch(`${origin}/`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<html>');
  });

  it('keeps its port from start to start, and moves when it is taken', async () => {
    const first = await start();
    await running.pop()?.stop();
    const second = await start();
    expect(second.origin).toBe(first.origin);
    await running.pop()?.stop();
    const squatter = await occupy(Number(new URL(first.origin).port));
    const third = await start();
    expect(third.origin).not.toBe(first.origin);
    const kept: unknown = JSON.parse(await readFile(join(data, 'loopback-port.json'), 'utf8'));
    expect(kept).toEqual({ port: Number(new URL(third.origin).port) });
    await new Promise((settle) => squatter.close(settle));
  });

  it('says that the desk is not built, or that another station is at work', async () => {
    const options = { dataDirectory: data, demo: null, writeLog: () => undefined };
    const missing = join(directory, 'nothing');
    expect(await runLoopback({ ...options, rendererDirectory: missing })).toMatchObject({
      failure: { kind: 'not-built' },
    });
    const { origin } = await start();
    expect(await runLoopback({ ...options, rendererDirectory: renderer })).toMatchObject({
      failure: { kind: 'in-use' },
    });
    // The failed start must not move the port, or the browser would lose the engine's cache.
    await running.pop()?.stop();
    expect((await start()).origin).toBe(origin);
  });

  it('streams changes of the session to the page', async () => {
    const { address, origin } = await start();
    const { token } = (await (await claim(origin, claimIn(address))).json()) as { token: string };
    const watch = await fetch(`${origin}${STATION_PREFIX}/session/watch`, {
      method: 'POST',
      headers: { [TOKEN_HEADER]: token },
    });
    const reader = watch.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toContain('event');
    await reader?.cancel();
  });
});

describe('the command', () => {
  it('prints its address as JSON and stops cleanly on SIGTERM', async () => {
    const child = command(['--data', data, '--renderer', renderer, '--json']);
    const line = await firstLine(child);
    const { address } = JSON.parse(line) as { address: string };
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[A-Za-z0-9_-]{43}$/u);
    expect((await fetch(address)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(0);
  });

  it.each([[[]], [['--data', 'x', '--port', 'http']]])(
    'explains itself when called with %j',
    async (args) => {
      expect(await exitCode(command(args))).toBe(2);
    },
  );
});

const command = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [resolve('main/loopback/index.ts'), ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((settle) => child.stdout?.once('data', (chunk) => settle(String(chunk))));

const exitCode = (child: ChildProcess): Promise<number | null> =>
  new Promise((settle) => child.once('exit', settle));

const occupy = (port: number): Promise<Server> =>
  new Promise((settle) => {
    const server = createServer().listen(port, '127.0.0.1', () => settle(server));
  });
