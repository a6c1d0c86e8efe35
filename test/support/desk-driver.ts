/** Uses the desk the way an officer does: by what it shows and by the keyboard. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '#build/lib/run-command.ts';
import type { Outcome } from '#shared/screening/verdict.ts';

const SHOTS = path.join(ROOT, 'artifacts', 'e2e');
const PATIENCE = 60_000;

export type Seen = { readonly outcome: Outcome; readonly title: string };

/** Opens the desk at a one-time address and signs the demo officer in. */
export async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: /^Sign in as/u }).click({ timeout: PATIENCE });
  await page.getByRole('radio', { name: 'Screen', exact: true }).waitFor({ timeout: PATIENCE });
}

/** Waits until every list of the release can be searched. */
export async function waitForLists(page: Page, lists: number): Promise<void> {
  await show(page, 'Lists');
  await page
    .getByText(/^(?:Searchable|Too old)$/u)
    .nth(lists - 1)
    .waitFor({ timeout: PATIENCE });
  await show(page, 'Screen');
}

export async function show(
  page: Page,
  screen: 'Screen' | 'Recent' | 'Lists' | 'Sync' | 'Officers' | 'Audit',
): Promise<void> {
  await page.getByRole('radio', { name: screen, exact: true }).click();
}

/** Scans lines as a wedge scanner would and waits until the answer is shown and recorded. */
export async function scan(page: Page, lines: readonly string[]): Promise<Seen> {
  await page.keyboard.insertText(lines.join('\n'));
  await page.keyboard.press('Enter');
  try {
    await page.getByText(/^Recorded, /u).waitFor({ timeout: PATIENCE });
  } catch (cause) {
    await keepPicture(page, 'not-recorded');
    throw new Error(`no recorded answer to ${lines.join(' / ')}`, { cause });
  }
  return await verdictOn(page);
}

/** The verdict on the screen, by the words that a screen reader would say. */
export async function verdictOn(page: Page): Promise<Seen> {
  const hero = page.locator('main section[data-outcome]');
  const outcome = await hero.getAttribute('data-outcome');
  const title = await hero.locator('h1').textContent();
  if (outcome === null) throw new Error('no verdict is shown');
  return { outcome: outcome as Outcome, title: title ?? '' };
}

/** Makes room for the next traveller. */
export async function next(page: Page): Promise<void> {
  await page.keyboard.press('Space');
  await page.locator('main section[data-outcome]').waitFor({ state: 'detached' });
}

/** What the officer writes beside a judgement. */
const JUDGEMENT_NOTE = 'Left hand differs from the lantern print';

/** Says that the traveller on the desk is not the listed person, after looking at fingerprints. */
export async function judgeDifferent(page: Page, note = JUDGEMENT_NOTE): Promise<void> {
  await page.getByRole('button', { name: 'Not the same person' }).click();
  await page.getByRole('button', { name: 'What shows it' }).click();
  await page.getByRole('option', { name: 'Fingerprints or another biometric' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(note);
  await keepPicture(page, '6-judging');
  await page.getByRole('button', { name: 'Two different people' }).click();
  await page.getByText('Recorded: another person').waitFor({ timeout: PATIENCE });
}

/** The rows of the recent screenings, newest first, as text. */
export async function recentRows(page: Page, atLeast: number): Promise<readonly string[]> {
  await show(page, 'Recent');
  const rows = page.getByRole('listbox').getByRole('option');
  if (atLeast > 0) await rows.nth(atLeast - 1).waitFor({ timeout: PATIENCE });
  const texts = await rows.allInnerTexts();
  await show(page, 'Screen');
  return texts;
}

/** Keeps a picture of the page as an artefact of the run. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
}

/** Deletes every IndexedDB database of the origin, as a browser short of space would. */
export async function deleteIndexedDb(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    for (const { name } of databases) {
      if (name === undefined) continue;
      await new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => resolve();
        request.onblocked = () => resolve();
      });
    }
    return databases.length;
  });
}
