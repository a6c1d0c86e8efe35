import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '#hub/cli/command.ts';
import { runOnce } from '#hub/cli/run-once.ts';
import { formatSltdCsv } from '#hub/lists/sltd-writer.ts';
import type { HubStatus } from '#hub/services/status.ts';
import { enrolmentAnswerSchema, fingerprintOf } from '#shared/exchange/enrolment.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { keyPairs } from '#test/hub/services/post-in-test.ts';

const CLI = fileURLToPath(new URL('../../../hub/cli/index.ts', import.meta.url));

describe('the hub from its command line', { timeout: 180_000 }, () => {
  let dataDirectory: string;
  let register: string;

  beforeAll(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'farpost-cli-'));
    register = join(dataDirectory, 'register.csv');
    writeRegister(['AB123456', 'CD654321']);
  });
  afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

  function writeRegister(numbers: readonly string[]): void {
    const records = numbers.map((documentNumber) => ({
      documentNumber,
      issuingState: 'UTO',
      documentType: 'passport' as const,
      category: 'stolen' as const,
      dateReported: '2024-05-06',
    }));
    writeFileSync(register, [...formatSltdCsv(records, '2024-05-07')].join(''));
  }

  async function run(command: Command) {
    const out = collector();
    const error = collector();
    const options = { dataDirectory, databaseUrl: undefined };
    const exitCode = await runOnce(command, options, { out: out.stream, error: error.stream });
    return { exitCode, out: out.text(), error: error.text() };
  }

  async function status(): Promise<HubStatus> {
    const { out } = await run({ command: 'status', json: true });
    return JSON.parse(out) as HubStatus;
  }

  const importRegister = (file = register) =>
    run({ command: 'import', format: 'sltd', files: [file] });

  /** Starts `serve` as a process of its own; answers when it listens. */
  async function serve() {
    const child = spawn(process.execPath, [CLI, '--data', dataDirectory, 'serve', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stderr.on('data', (text) => {
        said += String(text);
      });
      child.stdout.on('data', (text) => {
        const found = /Hub listening on (\S+)/u.exec(String(text))?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => reject(new Error(said)));
    });
    return {
      url,
      stop: () => child.kill('SIGTERM') && exited,
      kill: () => child.kill('SIGKILL') && exited,
    };
  }

  it('makes no ticket before there is a release to trust', async () => {
    const answer = await run({ command: 'enrol', name: 'Hilltop', validForHours: 1 });
    expect(answer).toMatchObject({ exitCode: 1, out: '' });
    expect(answer.error).toContain('Remedy: import the lists');
  });

  it('says that a database cannot be reached, and not with which password', async () => {
    const error = collector();
    const databaseUrl = 'postgres://hub:secret@127.0.0.1:1/hub';
    const streams = { out: collector().stream, error: error.stream };
    const status = { command: 'status', json: false } as const;
    expect(await runOnce(status, { dataDirectory, databaseUrl }, streams)).toBe(1);
    expect(error.text()).toContain('The database cannot be used: connect ECONNREFUSED');
    expect(error.text()).not.toContain('secret');
  });

  it('imports a list and reports what it read', async () => {
    const answer = await importRegister();
    expect(answer.exitCode, answer.error).toBe(0);
    expect(answer.out).toContain('dated 2024-05-07');
    expect(answer.out).toContain('read 2, accepted 2, skipped 0, rejected 0');
  });

  it('says what is wrong with a file, what to do, and keeps the list', async () => {
    const broken = join(dataDirectory, 'broken.csv');
    writeFileSync(broken, 'holder name,documentNumber\n');
    const answer = await importRegister(broken);
    expect(answer.exitCode).toBe(1);
    expect(answer.error).toMatch(/Nothing was imported: broken\.csv, line 1: .+\nRemedy: /u);
    expect((await status()).lists).toMatchObject([
      { id: 'sltd', records: 2, listDate: '2024-05-07' },
    ]);
  });

  it('publishes, and warns of lists that the policy misses', async () => {
    const answer = await run({ command: 'publish' });
    expect(answer.exitCode, answer.error).toBe(0);
    expect(answer.out).toMatch(/^Release 1, published /u);
    expect(answer.error).toContain('requires interpol-notices');
  });

  it('serves posts and takes commands meanwhile, until it is told to stop', async () => {
    const hub = await serve();
    const health = await fetch(`${hub.url}${hubPaths.health}`);
    expect(await health.json()).toMatchObject({ ok: true });
    expect(statSync(join(dataDirectory, 'admin.sock')).mode & 0o077).toBe(0);

    const ticket = await run({ command: 'enrol', name: 'Hilltop', validForHours: 1 });
    expect(ticket.exitCode).toBe(0);
    const [code, fingerprint] = ticket.out.trim().split('.');
    const { signingKey, sealingKey } = keyPairs();
    const enrolled = await fetch(`${hub.url}${hubPaths.enrolments}`, {
      method: 'POST',
      body: JSON.stringify({ code, name: 'laptop', signingKey, sealingKey }),
    });
    const answer = enrolmentAnswerSchema.parse(await enrolled.json());
    expect(fingerprintOf(answer.anchors)).toBe(fingerprint);

    writeRegister(['AB123456', 'CD654321', 'EF111111']);
    expect((await importRegister()).exitCode).toBe(0);
    expect((await run({ command: 'publish' })).out).toMatch(/^Release 2/u);
    expect(await status()).toMatchObject({
      release: { version: 2 },
      lists: [{ id: 'sltd', records: 3 }],
      posts: [{ id: answer.post, name: 'Hilltop', total: 0, lastContactAt: null }],
      quarantined: 0,
    });
    expect(JSON.parse((await run({ command: 'journal', json: true })).out)).toEqual([]);
    const notice = await run({ command: 'notify', post: answer.post, text: 'Welcome' });
    expect(notice).toMatchObject({ exitCode: 0, out: 'Reply 1 waits for the post.\n' });
    const timestamp = await fetch(`${hub.url}${hubPaths.metadata('timestamp.json')}`);
    expect(timestamp.status).toBe(200);

    expect(await hub.stop()).toBe(0);
    expect(existsSync(join(dataDirectory, 'admin.sock'))).toBe(false);
    expect((await status()).posts).toHaveLength(1);
  });

  it('shuts a post out and draws a new key for the others', async () => {
    const [post] = (await status()).posts;
    const revoked = await run({ command: 'revoke', post: post?.id ?? '' });
    expect(revoked).toMatchObject({ exitCode: 0 });
    expect(revoked.out).toContain('epoch 2');
    expect((await run({ command: 'revoke', post: post?.id ?? '' })).exitCode).toBe(1);
    expect((await run({ command: 'publish' })).exitCode).toBe(0);
  });

  it('lets a second hub be started neither beside the first, nor be stopped by what a dead one left', async () => {
    const first = await serve();
    await expect(serve()).rejects.toThrow(/is using this data directory/u);
    await first.kill();
    expect(existsSync(join(dataDirectory, 'admin.sock'))).toBe(true);
    expect((await status()).posts).toHaveLength(1);
    const second = await serve();
    expect(await second.stop()).toBe(0);
  });
});

function collector() {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  return { stream, text: () => chunks.join('') };
}
