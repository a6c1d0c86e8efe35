/** A long-running child process: wait for the line that says it is ready, stop it, or kill it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from './run-command.ts';

export type Service = {
  /** The line of standard output that matched `ready`. */
  readonly readyLine: string;
  /** Resolves with the exit code when the process ends by itself or is stopped. */
  readonly ended: Promise<number>;
  /** Asks it to end (SIGTERM) and waits. */
  readonly stop: () => Promise<void>;
  /** Ends it without warning (SIGKILL) and waits: what a power cut looks like to the process. */
  readonly kill: () => Promise<void>;
};

export type ServiceOptions = {
  readonly name: string;
  readonly program: string;
  readonly arguments: readonly string[];
  /** Matches the line that says the service is ready. */
  readonly ready: RegExp;
  /** What it prints on standard error; shown only when it ends before it is ready, unless given. */
  readonly onError?: (text: string) => void;
  /** Each line that it prints on standard output. */
  readonly onLine?: (line: string) => void;
  /** Beside what this process has. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** Starts a TypeScript program under this Node. Rejects when it ends before it is ready. */
export function startService(options: ServiceOptions): Promise<Service> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', options.program, ...options.arguments],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.environment },
    },
  );
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString('utf8')).slice(-4000);
    options.onError?.(chunk.toString('utf8'));
  });
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      options.onLine?.(line);
      if (options.ready.test(line)) resolve(serviceOf(child, line, ended));
    });
    child.on('error', reject);
    void ended.then((code) =>
      reject(new Error(`${options.name} ended with ${code} before it was ready\n${complaints}`)),
    );
  });
}

function serviceOf(child: ChildProcess, readyLine: string, ended: Promise<number>): Service {
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { readyLine, ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
