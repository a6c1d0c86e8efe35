/** docs/electron-checklist.md names what there is, and what it says is not there is not there. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIGURED_FUSES } from '#build/lib/fuses.ts';

const checklist = await readFile('docs/electron-checklist.md', 'utf8');
const rules = await readdir('main/electron/hardening');
const rows = checklist.split('\n').filter((line) => /^\| (?:\d+\.|[A-Z])/u.test(line));
const files = [...checklist.matchAll(/`((?:main|test|build|docs)\/[^`]+\.(?:ts|md))`/gu)].flatMap(
  ([, file]) => (file === undefined ? [] : [file]),
);

const sourcesOf = async (directory: string): Promise<{ path: string; text: string }[]> => {
  const found = (await readdir(directory, { recursive: true })).filter((path) =>
    /\.(?:ts|tsx|html)$/u.test(path),
  );
  return Promise.all(
    found.map(async (path) => {
      const at = join(directory, path);
      return { path: at, text: await readFile(at, 'utf8') };
    }),
  );
};

describe('the checklist', () => {
  it('has the twenty items of Electron in their order, each with a test', () => {
    const items = rows.filter((row) => /^\| \d+\./u.test(row));
    expect(items.map((row) => Number.parseInt(row.slice(2), 10))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    for (const row of items) expect(row.split(' | ')[2], row).toContain('`test/');
  });

  it('names only files that are there', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it.each(rules)('names the rule %s', (rule) => {
    expect(files).toContain(`main/electron/hardening/${rule}`);
  });

  it.each(CONFIGURED_FUSES)('says why the fuse %s is as it is', (fuse) => {
    expect(checklist).toContain(`| \`${fuse}\` |`);
  });
});

describe('the shell and the desk', async () => {
  const sources = [...(await sourcesOf('main')), ...(await sourcesOf('renderer'))];

  it.each([
    ['enabled Blink features', /(?:en|dis)ableBlinkFeatures/u],
    ['web view', /<webview|allowpopups/u],
    ['call that opens something outside', /openExternal|openPath/u],
    ['message channel of their own', /ipcMain|ipcRenderer|MessageChannelMain/u],
    ['preload', /contextBridge|\bpreload\s*:|setPreloads|registerPreloadScript/u],
    ['page from a file', /loadFile\(|['"`]file:\/\//u],
    ['argument appended for Chromium', /appendArgument/u],
    ['crash reporter', /crashReporter\.|import \{[^}]*crashReporter/u],
    ['printing', /\.print\(|printToPDF|getPrintersAsync/u],
    ['dictionary to download', /setSpellCheckerDictionaryDownloadURL/u],
    ['text that becomes a page', /innerHTML|outerHTML|insertAdjacentHTML|document\.write/u],
  ])('have no %s', (_what, pattern) => {
    const offenders = sources.filter(({ text }) => pattern.test(text));
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  it('give Chromium switches in one place only', () => {
    const places = sources.filter(({ text }) => /appendSwitch/u.test(text));
    expect(places.map(({ path }) => path)).toEqual(['main/electron/hardening/quiet-chromium.ts']);
  });
});
