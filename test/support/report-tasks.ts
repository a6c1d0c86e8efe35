/** Document reports at the desk, each step as an officer does it. */
import type { Page } from 'playwright-core';
import { choose } from './desk-tasks.ts';

const PATIENCE = 60_000;

export type Reported = {
  readonly documentNumber: string;
  readonly kind: string;
  readonly category: string;
};

export async function showReports(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Reports', exact: true }).click({ timeout: PATIENCE });
  await page.getByRole('heading', { level: 1, name: 'Document reports' }).waitFor();
}

/** From the list to the list: the report waits for a second officer afterwards. */
export async function draftReport(page: Page, reported: Reported): Promise<void> {
  const begin = page.getByRole('button', { name: 'Report a document' });
  await begin.and(page.locator(':enabled')).waitFor({ timeout: PATIENCE });
  await page.keyboard.press('n');
  await page.getByLabel('Document number').fill(reported.documentNumber);
  await page.getByRole('button', { name: reported.kind }).click();
  await choose(page, 'What is the matter', reported.category);
  await page.getByRole('button', { name: 'Save for the second officer' }).click();
  await page.getByText(/report waits for a second officer/u).waitFor({ timeout: PATIENCE });
}

/** Opens the report at the top of the list by the keyboard. */
export async function openReport(page: Page, documentNumber: string) {
  await page.getByRole('option').filter({ hasText: documentNumber }).waitFor({ timeout: PATIENCE });
  await page.getByRole('option').filter({ hasText: documentNumber }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor({ timeout: PATIENCE });
  return dialog;
}

/** Presses what the dialog of a report offers, and waits until it is done. */
export async function actOnReport(
  page: Page,
  documentNumber: string,
  action: 'Approve and send' | 'Withdraw' | 'Approve the withdrawal',
): Promise<void> {
  const dialog = await openReport(page, documentNumber);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'detached', timeout: PATIENCE });
}

/** Waits until the list says of a document where its report stands. */
export async function waitForPhase(page: Page, number: string, words: string): Promise<void> {
  await page
    .getByRole('option')
    .filter({ hasText: number })
    .filter({ hasText: words })
    .waitFor({ timeout: PATIENCE });
}
