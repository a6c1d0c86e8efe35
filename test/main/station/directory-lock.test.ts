import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from '#main/station/directory-lock.ts';
import { removeDirectory, temporaryDirectory } from './station-fixture.ts';

let directory = '';
beforeEach(async () => {
  directory = await temporaryDirectory();
});
afterEach(() => removeDirectory(directory));

describe('lockDirectory', () => {
  it('gives a directory to one at a time', async () => {
    const first = await lockDirectory(directory);
    expect(await lockDirectory(directory)).toEqual({
      ok: false,
      failure: { kind: 'in-use', directory },
    });
    if (first.ok) await first.value.release();
    const second = await lockDirectory(directory);
    expect(second.ok).toBe(true);
    if (second.ok) await second.value.release();
  });

  it('takes over from a process that was killed', async () => {
    const path = join(directory, 'station.sock');
    const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.stdout.write('up'))`;
    const holder = spawn(process.execPath, ['-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect((await lockDirectory(directory)).ok).toBe(false);
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    const taken = await lockDirectory(directory);
    expect(taken.ok).toBe(true);
    if (taken.ok) await taken.value.release();
  });

  it('works where the path is too long for a socket', async () => {
    const deep = join(directory, 'd'.repeat(120));
    await mkdir(deep);
    const first = await lockDirectory(deep);
    expect(first.ok).toBe(true);
    expect((await lockDirectory(deep)).ok).toBe(false);
    if (first.ok) await first.value.release();
  });
});
