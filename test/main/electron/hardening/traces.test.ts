/** What a desk would leave behind: pictures of the window, dumps, copies in caches. */
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearCachesAtEachLoad, sessionOptions } from '#main/electron/hardening/caches.ts';
import { protectContent } from '#main/electron/hardening/content-protection.ts';
import { forbidCoreDumps } from '#main/electron/hardening/core-dumps.ts';
import { keepNoCrashDumps } from '#main/electron/hardening/crash-dumps.ts';
import { childrenOf, emptyDirectory, runProgram } from '#main/services/machine/dumps.ts';

describe('the picture of the window', () => {
  it.each([
    { isPackaged: true, calls: [true] },
    { isPackaged: false, calls: [] },
  ])('is kept from captures when packaged is $isPackaged', ({ isPackaged, calls }) => {
    const seen: boolean[] = [];
    protectContent({ setContentProtection: (enable) => seen.push(enable) }, isPackaged);
    expect(seen).toEqual(calls);
  });
});

describe('crash dumps', () => {
  it('have one folder, empty before anything starts and after everything ended', async () => {
    const place = mkdtempSync(join(tmpdir(), 'farpost-dumps-'));
    const directory = join(place, 'crash-dumps');
    mkdirSync(join(directory, 'pending'), { recursive: true });
    writeFileSync(join(directory, 'pending', 'before.dmp'), 'a name');
    const paths: string[][] = [];
    const app = Object.assign(new EventEmitter(), {
      setPath: (name: string, path: string) => {
        paths.push([name, path, ...readdirSync(path)]);
      },
    });
    keepNoCrashDumps(app, { directory, empty: emptyDirectory, warn: () => undefined });
    expect(paths).toEqual([['crashDumps', directory]]);
    writeFileSync(join(directory, 'during.dmp'), 'a key');
    app.emit('quit');
    expect(readdirSync(directory)).toEqual([]);
    await rm(place, { recursive: true });
  });
});

describe('a folder of crash dumps that cannot be emptied', () => {
  it('is said, at the start and at the end, and keeps no desk closed', () => {
    const app = Object.assign(new EventEmitter(), { setPath: () => undefined });
    const lines: string[] = [];
    const empty = () => {
      throw new Error('EBUSY');
    };
    keepNoCrashDumps(app, { directory: 'dumps', empty, warn: (line) => lines.push(line) });
    app.emit('quit');
    expect(lines).toEqual(Array(2).fill('The folder of crash dumps could not be emptied: dumps'));
  });
});

describe('core dumps', () => {
  const TREE: Record<number, readonly number[]> = { 10: [11, 12], 12: [13] };

  function forbid(
    platform: NodeJS.Platform,
    run: (program: string, args: readonly string[]) => void,
  ) {
    const warnings: string[] = [];
    forbidCoreDumps({
      platform,
      pid: 10,
      childrenOf: (pid) => TREE[pid] ?? [],
      run,
      warn: (line) => warnings.push(line),
    });
    return warnings;
  }

  it('are forbidden to the process and to all that it has started', () => {
    const limited: string[] = [];
    forbid('linux', (program, args) => limited.push([program, ...args].join(' ')));
    expect(limited).toEqual(
      [10, 11, 12, 13].map((pid) => `/usr/bin/prlimit --pid ${pid} --core=0:0`),
    );
  });

  it.each(['win32', 'darwin'] as const)('are left to %s', (platform) => {
    const run = () => {
      throw new Error('must not run');
    };
    expect(forbid(platform, run)).toEqual([]);
  });

  it('do not keep the desk closed where the program is missing, but it is said', () => {
    const missing = () => {
      throw new Error('ENOENT');
    };
    expect(forbid('linux', missing)).toHaveLength(4);
  });

  it.runIf(existsSync('/usr/bin/prlimit'))('are limited by the real program', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    const { pid = 0 } = child;
    expect(childrenOf(process.pid)).toContain(pid);
    const warn = (line: string) => expect.unreachable(line);
    forbidCoreDumps({ platform: 'linux', pid, childrenOf, run: runProgram, warn });
    const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
    child.kill();
    expect(limits).toMatch(/^Max core file size +0 +0 /mu);
  });
});

describe('the caches of the page', () => {
  it('have no copies of answers, and are cleared each time the page is loaded', () => {
    expect(sessionOptions()).toEqual({ cache: false });
    const cleared: unknown[] = [];
    const clear = (what: unknown) => async () => {
      cleared.push(what);
    };
    const contents = new EventEmitter();
    clearCachesAtEachLoad(contents, {
      clearCache: clear('answers'),
      clearCodeCaches: (options) => clear(options)(),
      clearHostResolverCache: clear('names'),
      clearAuthCache: () => Promise.reject(new Error('one that fails stops no other')),
      clearSharedDictionaryCache: clear('dictionaries'),
    });
    expect(cleared).toEqual([]);
    contents.emit('did-finish-load');
    contents.emit('did-finish-load');
    const all = ['answers', { urls: [] }, 'names', 'dictionaries'];
    expect(cleared).toEqual([...all, ...all]);
  });
});
