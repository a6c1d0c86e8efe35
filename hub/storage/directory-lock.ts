/** One process at a time on one data directory: two PGlite processes on the same files destroy them. */
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

export type LockFailure = { readonly kind: 'locked'; readonly pid: number; readonly file: string };

/** `release` gives the directory free again; calling it twice does no harm. */
export type DirectoryLock = { readonly release: () => void };

const LOCK_FILE = 'hub.lock';

/** Takes the lock; one that a dead process left behind is taken over. */
export function lockDirectory(
  directory: string,
  pid: number = process.pid,
): Result<DirectoryLock, LockFailure> {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, LOCK_FILE);
  for (;;) {
    if (createWhole(file, pid)) return succeed({ release: () => removeOwn(file, pid) });
    const holder = holderOf(file);
    if (holder !== null && isAlive(holder)) return fail({ kind: 'locked', pid: holder, file });
    removeStale(file, holder);
  }
}

/** The file appears with its content or not at all. */
function createWhole(file: string, pid: number): boolean {
  const own = `${file}.${pid}`;
  writeFileSync(own, `${pid}\n`);
  try {
    linkSync(own, file);
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    throw cause;
  } finally {
    unlinkSync(own);
  }
}

/** Moves the stale file away; if another process was faster, that process's lock is put back. */
function removeStale(file: string, holder: number | null): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (holderOf(aside) !== holder) linkSync(aside, file);
    unlinkSync(aside);
  } catch (cause) {
    if (!hasCode(cause, 'ENOENT') && !hasCode(cause, 'EEXIST')) throw cause;
  }
}

function removeOwn(file: string, pid: number): void {
  if (holderOf(file) === pid) unlinkSync(file);
}

function holderOf(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // A process of another user answers EPERM: it lives.
    return hasCode(cause, 'EPERM');
  }
}

const hasCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code;
