/**
 * Takes a picture of every screen in every theme and both languages, and fails when one needed more
 * than the desk's own content policy allows, or when something is cut off.
 *
 * `node test/screens/shoot.ts [--only name] [--theme light] [--language en]`
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { howToLaunch } from '#test/support/browser.ts';
import { serveHarness } from '#test/support/desk/serve-harness.ts';
import { SHOTS } from './scenes.ts';
import type { Shot } from './shot.ts';

const NORMAL = { width: 1366, height: 768 };
const OTHERS = [
  { width: 1024, height: 640 },
  { width: 1920, height: 1080 },
  // 1366 × 768 at 200 % zoom.
  { width: 683, height: 384 },
];

const { values: wanted } = parseArgs({
  options: {
    only: { type: 'string' },
    theme: { type: 'string' },
    language: { type: 'string' },
    out: { type: 'string', default: 'artifacts/screens' },
  },
});

type Picture = {
  readonly shot: Shot;
  readonly theme: string;
  readonly language: string;
  readonly size: { readonly width: number; readonly height: number };
};

function pictures(): readonly Picture[] {
  return SHOTS.filter(({ name }) => wanted.only === undefined || name.startsWith(wanted.only))
    .flatMap((shot) =>
      ['light', 'dark', 'night'].flatMap((theme) =>
        ['en', 'ar'].flatMap((language) =>
          [NORMAL, ...(shot.everySize === true ? OTHERS : [])].map((size) => ({
            shot,
            theme,
            language,
            size,
          })),
        ),
      ),
    )
    .filter(({ theme }) => wanted.theme === undefined || theme === wanted.theme)
    .filter(({ language }) => wanted.language === undefined || language === wanted.language);
}

async function take(
  browser: Browser,
  origin: string,
  picture: Picture,
): Promise<readonly string[]> {
  const { shot, theme, language, size } = picture;
  const page = await browser.newPage({ viewport: size, locale: 'en-GB' });
  const faults: string[] = [];
  const suffix = size === NORMAL ? '' : `-${size.width}`;
  const name = `${shot.name}-${theme}-${language}${suffix}`;
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
  await page.goto(`${origin}/?scene=${shot.scene}&theme=${theme}&language=${language}`);
  await page.locator('main, section').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await shot.act(page);
  if (await overflowsSideways(page)) faults.push(`${name}: wider than the window`);
  await page.screenshot({ path: resolve(wanted.out, `${name}.png`) });
  await page.close();
  return faults;
}

const overflowsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('main')];
    return boxes.some((box) => box.scrollWidth > box.clientWidth + 1);
  });

async function shoot(): Promise<number> {
  await mkdir(resolve(wanted.out), { recursive: true });
  const harness = await serveHarness(resolve('artifacts/harness'));
  const browser = await chromium.launch(howToLaunch());
  const faults: string[] = [];
  const all = pictures();
  for (const picture of all) faults.push(...(await take(browser, harness.origin, picture)));
  await browser.close();
  harness.close();
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(`${all.length} pictures in ${wanted.out}, ${faults.length} faults\n`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await shoot();
