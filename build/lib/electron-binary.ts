/** Finds Electron's own binary, which comes from elsewhere than the npm package. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runCommand } from './run-command.ts';

const HOME = path.join(ROOT, 'node_modules', 'electron');
/** Marks that the download was tried for this installation, so that a start never waits for it twice. */
const TRIED = path.join(ROOT, 'node_modules', '.farpost-electron-tried');

/** The binary's path, or null when it is not there. Never downloads. */
function findElectron(): string | null {
  const pointer = path.join(HOME, 'path.txt');
  if (!existsSync(pointer)) return null;
  const binary = path.join(HOME, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Whether there is anything to show a window on. */
export function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Tries once per installation to fetch the binary; answers its path or null. */
export async function obtainElectron(): Promise<string | null> {
  const found = findElectron();
  if (found !== null || existsSync(TRIED)) return found;
  writeFileSync(TRIED, '');
  await runCommand(process.execPath, [path.join(HOME, 'install.js')], { capture: true });
  return findElectron();
}

/** Opens the built application. */
export function openElectron(
  binary: string,
  arguments_: readonly string[],
): { readonly ended: Promise<number>; readonly stop: () => Promise<void> } {
  const child = spawn(binary, [ROOT, ...arguments_], { cwd: ROOT, stdio: 'inherit' });
  const ended = new Promise<number>((resolve) => {
    child.on('close', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(1));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { ended, stop };
}
