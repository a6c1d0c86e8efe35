/** The lines of the shell that need a real Electron are few; these make sure that they are there. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SHELL = 'main/electron';

const sources = async (directory: string): Promise<{ path: string; text: string }[]> => {
  const found = await readdir(directory, { recursive: true });
  const paths = found.filter((path) => path.endsWith('.ts')).map((path) => join(directory, path));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
};

describe('the Electron shell', () => {
  it.each([
    ['index.ts', 'app.enableSandbox()'],
    ['index.ts', 'quietChromium(app.commandLine)'],
    ['index.ts', "fromPartition('persist:farpost', sessionOptions())"],
    ['index.ts', 'registerSchemesAsPrivileged([APP_SCHEME])'],
    ['index.ts', 'requestSingleInstanceLock()'],
    ['index.ts', 'denyPermissions(page)'],
    ['index.ts', 'denyNetwork(page, APP_ORIGIN)'],
    ['window.ts', 'keepToOrigin(webContents, APP_ORIGIN)'],
    ['window.ts', 'denyNewWindows(webContents)'],
    ['window.ts', 'closeDevToolsWhenPackaged(webContents, isPackaged)'],
    ['window.ts', '...webPreferencesFor(isPackaged)'],
  ])('%s has %s', async (file, line) => {
    expect(await readFile(join(SHELL, file), 'utf8')).toContain(line);
  });

  it('stays thin, and is alone in knowing Electron', async () => {
    const shell = await sources(SHELL);
    const thin = shell.filter(({ path }) => !path.includes('hardening'));
    const lines = thin.reduce((sum, { text }) => sum + text.split('\n').length, 0);
    expect(lines).toBeLessThan(300);
    const host = (await sources('main')).filter(({ path }) => !path.startsWith(SHELL));
    const offenders = host.filter(({ text }) => /from 'electron'/u.test(text));
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });
});
