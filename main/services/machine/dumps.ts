/** Where dumps of this machine would come from: its disk and its processes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

/** Answers when the folder is there and empty. Throws as the disk does. */
export function emptyDirectory(path: string): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** The processes that a process has started, on Linux; none where the kernel does not say. */
export function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

export function runProgram(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'ignore', timeout: 5_000 });
}
