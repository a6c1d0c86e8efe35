/** Whole tasks of the desk beside screening, each as an officer does it. */
import type { Page } from 'playwright-core';
import { type Seen, verdictOn } from './desk-driver.ts';

const PATIENCE = 60_000;

type Enrolment = { readonly hubUrl: string; readonly ticket: string; readonly passphrase: string };

/** Sets the post up; its first officer is the administrator R. Haldane. */
export async function enrolAtDesk(page: Page, enrolment: Enrolment): Promise<void> {
  const { hubUrl, ticket, passphrase } = enrolment;
  await page.getByLabel('Address of the hub').fill(hubUrl);
  await page.getByLabel('Ticket').fill(ticket);
  await page.getByLabel('Name of this post').fill('Tarvos Pass');
  await page.getByLabel('Your name').fill('R. Haldane');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Passphrase, once more').fill(passphrase);
  await page.getByRole('button', { name: 'Join the hub' }).click();
  await page
    .getByRole('button', { name: 'Sign in', exact: true })
    .or(page.getByRole('button', { name: 'Continue to sign-in' }))
    .first()
    .waitFor({ timeout: PATIENCE });
  await page.reload();
}

/** Chooses the officer and tries the passphrase; what comes of it is the caller's to wait for. */
export async function openAs(page: Page, name: string, passphrase: string): Promise<void> {
  const field = page.locator('input[type=password]');
  await field.waitFor({ timeout: PATIENCE });
  await choose(page, 'Officer', name);
  await field.fill(passphrase);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Officer, language and theme' }).click();
  await page.getByRole('menuitem', { name: 'Lock' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor({ timeout: PATIENCE });
}

type NewOfficer = { readonly name: string; readonly role: string; readonly passphrase: string };

/** On the screen of officers. */
export async function addOfficer(page: Page, officer: NewOfficer): Promise<void> {
  await page.getByRole('button', { name: 'Add an officer' }).first().click({ timeout: PATIENCE });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(officer.name);
  await choose(page, 'Role', officer.role);
  await dialog.locator('input[type=password]').nth(0).fill(officer.passphrase);
  await dialog.locator('input[type=password]').nth(1).fill(officer.passphrase);
  await dialog.getByRole('button', { name: 'Add an officer' }).click();
  await dialog.waitFor({ state: 'detached', timeout: PATIENCE });
}

/** Refers the traveller on the desk, with a note. */
export async function refer(page: Page, note: string): Promise<void> {
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByRole('textbox').fill(note);
  await page.getByRole('dialog').getByRole('button', { name: 'Refer', exact: true }).click();
  await page.getByText('Referred', { exact: true }).waitFor({ timeout: PATIENCE });
}

type Typed = {
  readonly primaryIdentifier: string;
  readonly secondaryIdentifier: string;
  readonly original: string;
  readonly documentNumber: string;
};

/** Types a traveller who was born on the day of the wanted one, with a passport of Utopia. */
export async function typeTraveller(page: Page, typed: Typed): Promise<Seen> {
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Family names').fill(typed.primaryIdentifier);
  await dialog.getByLabel('Given names').fill(typed.secondaryIdentifier);
  await dialog.getByLabel('Name in its own script').fill(typed.original);
  const birth = dialog.getByRole('group', { name: 'Date of birth' });
  await birth.getByLabel('Day').fill('30');
  await birth.getByLabel('Month').fill('11');
  await birth.getByLabel('Year').fill('1979');
  await dialog.getByLabel('Document number').fill(typed.documentNumber);
  await dialog.getByRole('combobox', { name: 'Issuing state' }).fill('UTO');
  await page.getByRole('option').filter({ hasText: 'UTO' }).first().click();
  await dialog.getByRole('button', { name: 'Screen', exact: true }).click();
  await page.getByText(/^Recorded, /u).waitFor({ timeout: PATIENCE });
  return await verdictOn(page);
}

/** Hands over an order from a file, on the screen of the exchange. */
export async function takeOrder(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Take the order' }).click();
  await page.getByText('The order is taken').first().waitFor({ timeout: PATIENCE });
}

/** From the sign-in screen to the saved request. */
export async function askRecovery(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('button', { name: 'Passphrase or keychain lost?' }).click();
  await page.locator('input[type=password]').nth(0).fill(passphrase);
  await page.locator('input[type=password]').nth(1).fill(passphrase);
  await page.getByRole('button', { name: 'Make the request' }).click();
  await page.getByRole('button', { name: 'Save the request' }).click({ timeout: PATIENCE });
}

/** Opens a short list by its label and takes one of it. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`${label}$`, 'u') })
    .last()
    .click();
  await page.getByRole('option', { name: new RegExp(option, 'iu') }).click();
}
