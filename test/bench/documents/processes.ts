/** What running processes take, as Linux tells it. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Runs a program to its end; answers seconds and the most memory it held. Rejects when it fails. */
export function runMeasured(
  program: string,
  arguments_: readonly string[],
): Promise<{ readonly seconds: number; readonly peakMegabytes: number }> {
  const from = performance.now();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...arguments_],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let words = '';
  child.stderr.on('data', (piece) => {
    words = (words + String(piece)).slice(-2000);
  });
  let peakMegabytes = 0;
  const watching = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, megabytesOf(child.pid ?? 0, 'VmHWM'));
  }, 250);
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(watching);
      const seconds = (performance.now() - from) / 1000;
      if (code === 0) resolve({ seconds, peakMegabytes });
      else reject(new Error(`${program} ${arguments_.join(' ')} ended with ${code}\n${words}`));
    });
  });
}

/** The largest renderer process of the browser that runs with this profile, in megabytes. */
export function rendererMegabytes(profile: string, field: 'VmRSS' | 'VmHWM'): number {
  const browsers = new Set(processes().filter((pid) => isBrowserOf(pid, profile)));
  const renderers = processes().filter(
    (pid) => commandOf(pid).includes('--type=renderer') && hasAncestor(pid, browsers),
  );
  return Math.max(0, ...renderers.map((pid) => megabytesOf(pid, field)));
}

const isBrowserOf = (pid: number, profile: string): boolean => {
  const command = commandOf(pid);
  return command.includes(profile) && !command.includes('--type=');
};

function hasAncestor(pid: number, wanted: ReadonlySet<number>): boolean {
  for (let at = pid; at > 1; at = parentOf(at)) {
    if (wanted.has(at)) return true;
  }
  return false;
}

const processes = (): number[] =>
  readdirSync('/proc').flatMap((name) => (/^\d+$/u.test(name) ? [Number(name)] : []));

const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

const parentOf = (pid: number): number =>
  Number(/^PPid:\s+(\d+)$/mu.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

function megabytesOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'mu').exec(read(`/proc/${pid}/status`));
  return Number(found?.[1] ?? 0) / 1024;
}

/** A process may be gone before it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Bytes of all files below a folder. */
export function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + sizeOf(path.join(entry.parentPath, entry.name)), 0);
}

/** A browser removes files while it works. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
