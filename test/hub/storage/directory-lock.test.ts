import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from '#hub/storage/directory-lock.ts';

describe('lockDirectory', () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'farpost-lock-'));
    file = join(directory, 'hub.lock');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('lets one in, says who that is, and lets the next in afterwards', () => {
    const first = lockDirectory(directory);
    expect(lockDirectory(directory)).toEqual({
      ok: false,
      failure: { kind: 'locked', pid: process.pid, file },
    });
    if (first.ok) first.value.release();
    expect(lockDirectory(directory).ok).toBe(true);
    expect(readdirSync(directory)).toEqual(['hub.lock']);
  });

  it('takes over what a dead process left behind', () => {
    const { pid } = spawnSync(process.execPath, ['--eval', '']);
    writeFileSync(file, `${pid}\n`);
    expect(lockDirectory(directory).ok).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(`${process.pid}\n`);
    expect(readdirSync(directory)).toEqual(['hub.lock']);
  });

  it.each(['', 'nonsense', '-1'])('takes over a lock that names nobody: "%s"', (content) => {
    writeFileSync(file, content);
    expect(lockDirectory(directory).ok).toBe(true);
  });

  it('never removes the lock of another', () => {
    const own = lockDirectory(directory);
    writeFileSync(file, '1\n');
    if (own.ok) own.value.release();
    expect(existsSync(file)).toBe(true);
  });
});
