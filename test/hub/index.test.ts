import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendToServingHub } from '#hub/cli/admin-client.ts';
import { adminSocketOf, canHaveAdminSocket } from '#hub/cli/admin-protocol.ts';
import { type ListeningHub, startHub } from '#hub/index.ts';
import { type OpenHub, openHub } from '#hub/services/open-hub.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

describe('a hub that listens', () => {
  let dataDirectory: string;
  let hub: OpenHub;
  let listening: ListeningHub;
  const log: string[] = [];

  beforeAll(async () => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'farpost-listen-'));
    const opened = await openHub({
      dataDirectory,
      now: () => new Date(),
      log: (line) => log.push(line),
    });
    if (!opened.ok) throw new Error(opened.failure.kind);
    hub = opened.value;
    listening = await startHub(hub, { port: 0, host: '127.0.0.1' });
  }, START_TIMEOUT_IN_MS);
  afterAll(async () => {
    await listening.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  const ignored = { line: () => undefined, problem: () => undefined, progress: () => undefined };

  it('answers on its port', async () => {
    const response = await fetch(`${listening.url}${hubPaths.health}`);
    expect(response.status).toBe(200);
  });

  it('tells clients apart by their address', async () => {
    const metadata = join(dataDirectory, 'releases', 'repository', 'metadata');
    mkdirSync(metadata, { recursive: true });
    writeFileSync(join(metadata, '1.root.json'), '{}');
    const key = 'A'.repeat(43);
    const body = JSON.stringify({
      code: '2222-2222-2222',
      name: 'x',
      signingKey: key,
      sealingKey: key,
    });
    const url = `${listening.url}${hubPaths.enrolments}`;
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push((await fetch(url, { method: 'POST', body })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(403), 429]);
    const elsewhere = await hub.fetch(new Request(url, { method: 'POST', body }), {
      address: '192.0.2.7',
    });
    expect(elsewhere.status).toBe(403);
  });

  it('refuses a body that says it is too long, without reading it', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const path = hubPaths.journal('4dd4ea1b-0c6f-4f44-a6ab-7a9b43b4e6c1');
      const headers = { 'content-length': '900000000' };
      const asked = request(`${listening.url}${path}`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
        asked.destroy();
      });
      asked.on('error', reject);
      asked.write('x');
    });
    expect(status).toBe(413);
  });

  it.each(['', '{', '{"command":"destroy"}'])('survives the command "%s"', async (text) => {
    const events = await new Promise<string>((resolve, reject) => {
      const socketPath = adminSocketOf(dataDirectory);
      const asked = request({ socketPath, method: 'POST', path: '/' }, (response) => {
        let all = '';
        response.on('data', (chunk) => {
          all += String(chunk);
        });
        response.on('end', () => resolve(all));
      });
      asked.on('error', reject);
      asked.end(text);
    });
    expect(events).toContain('"exitCode":1');
    expect(log.length).toBeGreaterThan(0);
  });

  it('survives a command whose sender leaves', async () => {
    const socketPath = adminSocketOf(dataDirectory);
    const asked = request({ socketPath, method: 'POST', path: '/' });
    asked.on('error', () => undefined);
    asked.end('{"command":"status","json":true}');
    await new Promise((resolve) => setTimeout(resolve, 5));
    asked.destroy();
    const status = { command: 'status', json: true } as const;
    expect(await sendToServingHub(dataDirectory, status, ignored)).toBe(0);
  });

  it('serves no second time from the same directory', async () => {
    await expect(startHub(hub, { port: 0, host: '127.0.0.1' })).rejects.toThrow('already serves');
  });

  it('knows where there can be no socket', async () => {
    expect(canHaveAdminSocket('x'.repeat(101))).toBe(false);
    const status = { command: 'status', json: true } as const;
    expect(await sendToServingHub(join(tmpdir(), 'nobody'), status, ignored)).toBeNull();
    expect(await sendToServingHub('x'.repeat(200), status, ignored)).toBeNull();
  });
});
