import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/browser.ts';
import { keepPicture, show } from '#test/support/desk-driver.ts';
import {
  about,
  attempt,
  CHIEF,
  choose,
  enter,
  exchange,
  fromMenu,
  lock,
  type NewPost,
  POST_NAME,
  save,
  setUpPost,
  startNewPost,
} from '#test/support/new-post.ts';

const BEN = { name: 'Ben Okoro', phrase: 'four loud harbours here' };
const EVA = { name: 'Eva Lindqvist', phrase: 'nine slow rivers there' };
const BENS_OWN = 'eleven blue umbrellas dry';

// One story, told in order: each chapter starts where the one before it ended.
describe('the officers of a post come, change, and are held to account', () => {
  const folder = temporaryFolder('officers');
  let post: NewPost;
  let page: Page;

  beforeAll(async () => {
    post = await startNewPost(folder.path);
    page = post.page;
    await setUpPost(post);
  });

  afterAll(async () => {
    await post.stop();
    folder.remove();
  });

  const screens = () => page.getByRole('radiogroup', { name: 'Screens' }).getByRole('radio');

  async function typeTwice(phrase: string): Promise<void> {
    await page.getByLabel('New passphrase').fill(phrase);
    await page.getByLabel('Passphrase, once more').fill(phrase);
  }

  async function add({ name, phrase }: typeof BEN): Promise<void> {
    await page.getByRole('button', { name: 'Add an officer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await typeTwice(phrase);
    await dialog.getByRole('button', { name: 'Add an officer' }).click();
    await page.getByRole('button', { name: about('Remove', name) }).waitFor();
  }

  it('lets the administrator add two officers, and make one of them a supervisor', async () => {
    await enter(page, CHIEF);
    await show(page, 'Officers');
    await add(BEN);
    await add({ ...EVA, phrase: 'a first one to replace' });
    await page.getByRole('button', { name: about('Change the role of', EVA.name) }).click();
    const dialog = page.getByRole('dialog');
    await choose(dialog, 'Role', 'supervisor');
    await typeTwice(EVA.phrase);
    await keepPicture(page, 'officers-1-role');
    await dialog.getByRole('button', { name: 'Change role' }).click();
    await dialog.waitFor({ state: 'detached' });
    await keepPicture(page, 'officers-2-list');
    const rows = await page.getByRole('main').getByRole('listitem').allInnerTexts();
    const seen = rows.map((row) => row.split('\n').slice(0, 2).join(': '));
    expect(seen.sort()).toEqual([
      `${CHIEF.name}: administrator · you`,
      `${BEN.name}: first line`,
      `${EVA.name}: supervisor`,
    ]);
    await lock(page);
  });

  it('shows a line officer neither officers nor audit', async () => {
    await enter(page, BEN);
    const names = await screens().allInnerTexts();
    expect(names).toContain('Screen');
    expect(names).not.toContain('Officers');
    expect(names).not.toContain('Audit');
    for (const digit of ['5', '6', '7', '8', '9']) {
      await page.keyboard.press(`Alt+${digit}`);
      expect(await page.getByRole('heading', { name: /^(?:Officers|Audit)$/u }).count()).toBe(0);
    }
  });

  it('lets the line officer change his passphrase, and the old one opens nothing any more', async () => {
    await fromMenu(page, 'Change my passphrase');
    await page.getByLabel('Current passphrase').fill(BEN.phrase);
    await typeTwice(BENS_OWN);
    await keepPicture(page, 'officers-3-passphrase');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await lock(page);
    await attempt(page, BEN.name, BEN.phrase);
    await page.getByText('does not open this officer’s vault').waitFor();
    await keepPicture(page, 'officers-4-refused');
    await enter(page, { ...BEN, phrase: BENS_OWN });
    await exchange(page);
    await lock(page);
  });

  it('shows the supervisor what one officer did, and no officers to change', async () => {
    await enter(page, EVA);
    const names = await screens().allInnerTexts();
    expect(names).toContain('Audit');
    expect(names).not.toContain('Officers');
    await exchange(page);
    await show(page, 'Audit');
    const filters = page.getByRole('form', { name: 'What to show' });
    await choose(filters, 'Officer', BEN.name);
    await choose(filters, 'What', 'Signing in and refusals');
    await filters.getByRole('button', { name: 'Show', exact: true }).click();
    await expect.poll(officersShown).toEqual([BEN.name]);
    const rows = await page.getByRole('row').allInnerTexts();
    expect(rows.some((row) => row.includes('Sign-in refused'))).toBe(true);
    expect(rows.some((row) => row.includes('Audit viewed'))).toBe(false);
    await keepPicture(page, 'officers-5-audit');
  });

  async function officersShown(): Promise<string[]> {
    const cells = page.getByRole('row').locator('td:nth-child(2)');
    return [...new Set(await cells.allInnerTexts())];
  }

  it('exports it signed, and the hub finds that nothing in it was changed', async () => {
    await page.getByRole('button', { name: 'Export what is shown' }).click();
    const link = page.getByRole('link', { name: 'Save the file' });
    await link.waitFor();
    await keepPicture(page, 'officers-6-export');
    const file = await save(page, () => link.click(), folder.path);
    expect(await readFile(file, 'utf8')).not.toContain(BENS_OWN);
    const said = await post.run('audit', 'check', file);
    expect(said).toContain(POST_NAME);
  });
});
