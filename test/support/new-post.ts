/** A post that its first officer sets up in the desk, and the desk as each officer of it uses it. */
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { writeDemoLists } from '#build/demo/list-files.ts';
import { demoPaths } from '#build/demo/prepare.ts';
import { hubMust } from '#build/lib/hub-command.ts';
import { demoLists } from '#shared/fiction/demo.ts';
import { openBrowser } from '#test/support/browser.ts';
import { type DemoWorld, freePort, startHub, startLoopback } from '#test/support/demo-world.ts';
import { keepPicture } from '#test/support/desk-driver.ts';
import { keepInPostgres } from '#test/support/own-database.ts';

const PATIENCE = 60_000;
export const POST_NAME = 'Tarvos Pass, lane 3';

type OfficerOfStory = { readonly name: string; readonly phrase: string };

export const CHIEF: OfficerOfStory = { name: 'Ana Ruiz', phrase: 'seven quiet lanterns' };

/** A hub with one short list, running, a machine that belongs to no post yet, and its desk. */
export type NewPost = {
  readonly world: DemoWorld;
  readonly page: Page;
  /** Data directory of the machine. */
  readonly directory: string;
  /** `npm run hub -- …` of an operator; answers what it prints. */
  readonly run: (...command: string[]) => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** `prepare` is what the agency does before anything is published. */
export async function startNewPost(
  home: string,
  prepare: (run: NewPost['run']) => Promise<unknown> = async () => undefined,
): Promise<NewPost> {
  await keepInPostgres();
  const hubPort = await freePort();
  const world = { home, hubPort, hubUrl: `http://127.0.0.1:${hubPort}` };
  const run = (...command: string[]) => hubMust(demoPaths(home).hub, command);
  const directory = demoPaths(home).station;
  await prepare(run);
  await publishOneList(home, run);
  const hub = await startHub(world);
  const { service: station, address } = await startLoopback(directory);
  const browser = await openBrowser({ profile: path.join(home, 'profile'), temporary: home });
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address);
  const stop = async () => {
    await browser.close();
    await station.stop();
    await hub.stop();
  };
  return { world, page, directory, run, stop };
}

async function publishOneList(home: string, run: NewPost['run']): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const { notices, sanctions } = demoLists(Number(today.slice(0, 4)));
  const [list] = writeDemoLists(home, { notices, sanctions, documents: [] }, today);
  if (!list) throw new Error('no list');
  await run('import', list.format, list.file, '--list-date', today);
  await run('publish');
}

/** The first officer joins the hub with a ticket, and is at the sign-in then. */
export async function setUpPost({ page, run, world }: NewPost): Promise<void> {
  const output = await run('enrol', '--name', POST_NAME);
  const ticket = /[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}\.[0-9a-f]{20}/u.exec(output)?.[0];
  await page.getByLabel('Address of the hub').fill(world.hubUrl);
  await page.getByLabel('Ticket').fill(ticket ?? '');
  await page.getByLabel('Name of this post').fill(POST_NAME);
  await page.getByLabel('Your name').fill(CHIEF.name);
  await page.getByLabel('Passphrase', { exact: true }).fill(CHIEF.phrase);
  await page.getByLabel('Passphrase, once more').fill(CHIEF.phrase);
  await keepPicture(page, 'post-1-set-up');
  await page.getByRole('button', { name: 'Join the hub' }).click();
  await atSignIn(page).waitFor();
}

const atSignIn = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });

/** A sentence with a name in it, which the desk sets apart by signs that do not show. */
export const about = (words: string, name: string): RegExp =>
  new RegExp(`^${words} .?${name}.?$`, 'u');

/** Chooses from a list as an officer does: opens it, and presses the line. */
export async function choose(within: Page | Locator, label: string, text: string): Promise<void> {
  await within.getByRole('button', { name: new RegExp(`${label}$`, 'u') }).click();
  const page = 'page' in within ? within.page() : within;
  await page.getByRole('option', { name: text, exact: true }).click();
}

/** Tries a passphrase at the sign-in; what comes of it is the caller's to look at. */
export async function attempt(page: Page, name: string, phrase: string): Promise<void> {
  const select = page.getByRole('button', { name: /Officer$/u });
  const shown = await select.textContent();
  if (shown?.includes(name) !== true) {
    await select.click();
    await page.getByRole('option', { name: new RegExp(name, 'u') }).click();
  }
  await page.getByLabel('Passphrase', { exact: true }).fill(phrase);
  await atSignIn(page).click();
}

export async function enter(page: Page, { name, phrase }: OfficerOfStory): Promise<void> {
  await attempt(page, name, phrase);
  await page.getByRole('radio', { name: 'Screen', exact: true }).waitFor();
}

const menu = (page: Page) => page.getByRole('button', { name: 'Officer, language and theme' });

/** Chooses a line of the officer's menu. */
export async function fromMenu(page: Page, line: string): Promise<void> {
  await menu(page).click();
  await page.getByRole('menuitem', { name: line }).click();
}

export async function lock(page: Page): Promise<void> {
  await fromMenu(page, 'Lock');
  await atSignIn(page).waitFor();
}

/** What the officer saves lies on the stick `folder` afterwards; answers where. */
export async function save(
  page: Page,
  press: () => Promise<void>,
  folder: string,
): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Presses a button that asks for a file, and gives it one. */
export async function give(page: Page, button: string, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles(file);
}

/** Brings post and hub level. */
export async function exchange(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Sync', exact: true }).click();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText('all sent').first().waitFor();
}
