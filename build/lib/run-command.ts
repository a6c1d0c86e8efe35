/** Running a child process and waiting for it. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder. */
export const ROOT = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

export type Ended = { readonly code: number; readonly output: string };

/**
 * Runs a command and answers its exit code. With `capture`, what it prints is kept as well as shown
 * only when asked for; without, it goes straight to the terminal.
 */
export function runCommand(
  command: string,
  arguments_: readonly string[],
  options: { readonly capture?: boolean; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...arguments_], {
      cwd: ROOT,
      stdio: options.capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.environment },
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
