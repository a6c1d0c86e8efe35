import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Loopback } from '#main/loopback/run-loopback.ts';
import { TRAINING_FOLDER } from '#main/station/training/open-training.ts';
import { RESULTS_FILE } from '#main/station/training/rooms.ts';
import { CACHE_NAME, TRAINING_CACHE_NAME } from '#renderer/engine/db/cache-name.ts';
import { trainingResultsSchema } from '#shared/station/training.ts';
import { COMMUTER } from '#shared/training/cast.ts';
import { linesOf } from '#shared/training/presented.ts';
import { PASSPHRASE } from '#test/main/station/station-fixture.ts';
import { openBrowser, temporaryFolder } from '#test/support/browser.ts';
import { keepPicture, scan, waitForLists } from '#test/support/desk-driver.ts';
import { openAs, refer } from '#test/support/desk-tasks.ts';
import {
  choose,
  digestOfCache,
  enrolPostWithLists,
  goOn,
  journalOf,
  openPost,
  plain,
  reading,
} from '#test/support/training-post.ts';

const LISTS = 3;
const PATIENCE = 60_000;
const NOBODY = linesOf({ how: 'document', elements: COMMUTER }) ?? [];

// One story, told in order: each chapter starts where the one before it ended.
describe('an officer trains at a post', () => {
  const folder = temporaryFolder('training');
  const post = path.join(folder.path, 'post');
  const asked: string[] = [];
  let station: Loopback;
  let browser: BrowserContext;
  let page: Page;
  let journal: Readonly<Record<string, string>>;
  let cache: string | null;
  let firstBand: string | undefined;

  beforeAll(async () => {
    await enrolPostWithLists(post);
    station = await openPost(post, asked);
    browser = await openBrowser({ profile: path.join(folder.path, 'profile') });
    page = browser.pages()[0] ?? (await browser.newPage());
    page.setDefaultTimeout(PATIENCE);
    await page.goto(station.address);
  });

  afterAll(async () => {
    await browser.close();
    await station.stop();
    folder.remove();
  });

  const lesson = () => page.getByRole('complementary', { name: 'Lesson' });

  it('works at the real desk first, and finds training on the rail', async () => {
    await openAs(page, 'Ana Ruiz', PASSPHRASE);
    await waitForLists(page, LISTS);
    await scan(page, NOBODY);
    await page.getByRole('radio', { name: 'Training', exact: true }).click();
    await page.getByText('Nobody has finished a scenario yet.').waitFor();
    await page.getByRole('button', { name: 'Lock the desk and train' }).click();
    await page.getByRole('heading', { name: 'Train on an invented world' }).waitFor();
    expect(page.workers()).toEqual([]);
    journal = await journalOf(post);
    cache = await digestOfCache(page, CACHE_NAME);
    expect(Object.keys(journal).length).toBeGreaterThan(0);
    expect(cache).not.toBeNull();
  });

  it('begins, and every screen says so, whatever is scrolled or opened over it', async () => {
    await page.getByRole('button', { name: 'Begin training' }).click();
    await page.getByText(reading('0 of 12 passed')).waitFor({ timeout: PATIENCE });
    asked.length = 0;
    expect(await page.title()).toBe('Training – Farpost');
    expect(await bandIsOnTop()).toBe(true);
    await page.getByRole('listitem').last().scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 5000);
    expect(await bandIsOnTop()).toBe(true);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    expect(await bandIsOnTop()).toBe(true);
    await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('body').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await keepPicture(page, 'training-1-list');
  });

  /** In words, in its place, and to the pixel as it was first seen: whatever lay over it would show. */
  async function bandIsOnTop(): Promise<boolean> {
    const band = page.locator('[data-training-band]');
    expect(await band.textContent()).toMatch(/training/iu);
    const box = await band.boundingBox();
    if (box === null || box.y !== 0 || box.height < 20) return false;
    const picture = (await page.screenshot({ clip: box, animations: 'disabled' })).toString(
      'base64',
    );
    firstBand ??= picture;
    return picture === firstBand;
  }

  it('is told what was wrong, by which rule, and where to read about it', async () => {
    await page.getByRole('button', { name: reading('Begin, A refugee with a red notice') }).click();
    await goOn(page, 'Begin');
    await goOn(page, 'Put it on the reader');
    await lesson().getByText('What the desk says').waitFor({ timeout: PATIENCE });
    await page.locator('main section[data-outcome=hit]').waitFor();
    await goOn(page, 'Go on');

    expect(await choose(page, 1)).toContain('Not right');
    const grave = await choose(page, 2);
    expect(grave).toContain('Dangerous');
    expect(grave).toContain('tells the persecutor where he is');
    await lesson().getByText(reading('Rule 2 of the refugee rules')).waitFor();
    await lesson()
      .getByText(/^Source: .*Rules on the Processing of Data/u)
      .waitFor();
    await keepPicture(page, 'training-2-feedback');
    await lesson()
      .getByRole('button', { name: reading('Read more: What to do with a hit') })
      .click();
    await page.getByRole('article').getByText('What the second line does').waitFor();
    expect(await bandIsOnTop()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await choose(page, 3)).toContain('Right');
    await goOn(page, 'Go on');

    await refer(page, 'Two lists, one name');
    expect(await bandIsOnTop()).toBe(true);
    await goOn(page, 'Go on');
    expect(await choose(page, 1)).toContain('Dangerous');
    await choose(page, 2);
    await goOn(page, 'Go on');
    await choose(page, 2);
    await goOn(page, 'Go on');
    await lesson().getByText('Not passed yet').waitFor();
    await lesson().getByText('Your supervisor can see this result.').waitFor();
    await keepPicture(page, 'training-3-not-passed');
    await page.keyboard.press('Alt+Enter');
    await page.getByText('Not passed', { exact: true }).waitFor();
  });

  it('plays it again, rightly, and has passed', async () => {
    await page
      .getByRole('button', { name: reading('Try again, A refugee with a red notice') })
      .click();
    await goOn(page, 'Begin');
    await goOn(page, 'Put it on the reader');
    await lesson().getByText('What the desk says').waitFor({ timeout: PATIENCE });
    await goOn(page, 'Go on');
    expect(await choose(page, 3)).toContain('Right');
    await goOn(page, 'Go on');
    await refer(page, 'Two lists, one name');
    await goOn(page, 'Go on');
    await choose(page, 2);
    await goOn(page, 'Go on');
    await choose(page, 2);
    await goOn(page, 'Go on');
    await lesson().getByText(reading('3 of 3 right at once')).waitFor();
    await lesson().getByText('Your supervisor can see this result.').waitFor();
    await page.keyboard.press('Alt+Enter');
    await page.getByText(reading('1 of 12 passed')).waitFor();
  });

  it('leaves: the worker ends, the page is loaded anew, and nothing of it stays', async () => {
    expect(page.workers()).toHaveLength(1);
    expect(existsSync(path.join(post, TRAINING_FOLDER, 'journal'))).toBe(true);
    await page.evaluate(() => Reflect.set(window, 'beforeLeaving', true));
    await page.getByRole('button', { name: 'Leave training' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor({ timeout: PATIENCE });
    expect(await page.evaluate(() => Reflect.has(window, 'beforeLeaving'))).toBe(false);
    expect(page.workers()).toEqual([]);
    expect(await page.locator('[data-training-band]').count()).toBe(0);
    const databases = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    expect(databases).not.toContain(TRAINING_CACHE_NAME);
    await expect.poll(() => existsSync(path.join(post, TRAINING_FOLDER))).toBe(false);
  });

  it('has left the journal and the cache of the post as they were, and asked no hub', async () => {
    expect(await journalOf(post)).toEqual(journal);
    expect(await digestOfCache(page, CACHE_NAME)).toBe(cache);
    expect(asked).toEqual([]);
  });

  it('shows the supervisor who played what, when, how often and with what result', async () => {
    await openAs(page, 'Ana Ruiz', PASSPHRASE);
    await page.getByRole('radio', { name: 'Training', exact: true }).click({ timeout: PATIENCE });
    const row = page.getByRole('table', { name: 'Results' }).getByRole('row').nth(1);
    await row.waitFor();
    const text = plain((await row.textContent()) ?? '');
    for (const part of [
      'Ana Ruiz',
      'A refugee with a red notice',
      'Passed',
      '3 of 3',
      '2 attempts',
    ])
      expect(text).toContain(part);
    await keepPicture(page, 'training-4-results');
    const kept = trainingResultsSchema.parse(
      JSON.parse(await readFile(path.join(post, RESULTS_FILE), 'utf8')),
    );
    expect(kept.map(({ passed, grave }) => [passed, grave])).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});
