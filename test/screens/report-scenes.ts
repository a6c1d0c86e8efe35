/** Document reports: the list, one of them in each hand, the form, and a file. */
import type { Page } from 'playwright-core';
import type { Shot } from './shot.ts';

const show = (digit: number) => async (page: Page) => {
  await page.locator('nav').waitFor();
  await page.keyboard.press(`Alt+Digit${digit}`);
  await page.locator('main h1').waitFor();
  await page.waitForTimeout(200);
};

/** Opens a row of the list by the keyboard alone. */
const opened = (digit: number, row: number) => async (page: Page) => {
  await show(digit)(page);
  await page.locator('main [role=option]').first().waitFor();
  for (let down = 0; down < row; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('[role=dialog]').waitFor();
  await page.waitForTimeout(150);
};

const CSV = [
  'documentNumber,issuingState,documentType,category,dateOfTheft,lastDocumentNumber,additionalInformation',
  'UR4471921,UTO,refugee-travel-document,revoked,,,',
  'UR4471922,FRA,refugee-travel-document,revoked,,,',
  'UR4471911,UTO,passport,lost,,,',
  'HALDANE,UTO,passport,stolen,2026-02-30,,Holder Mr Haldane',
  'B0002000,UTO,passport,stolen-blank,2026-11-20,B0001000,',
  'UR4471925,UTO,stateless-travel-document,lost,2026-11-20,,',
  'UR4471926,UTO,passport',
].join('\n');

const file = async (page: Page) => {
  await show(5)(page);
  await page.keyboard.press('f');
  const buffer = Buffer.from(CSV);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'lost-and-revoked.csv', mimeType: 'text/csv', buffer });
  await page.locator('main table').waitFor();
  await page.locator('main button').last().click();
  await page.waitForTimeout(200);
};

export const REPORT_SHOTS: readonly Shot[] = [
  { name: 'reports-list', scene: 'reports', act: show(6), everySize: true },
  { name: 'reports-none', scene: 'reports-none', act: show(5) },
  { name: 'reports-no-state', scene: 'reports-no-state', act: show(5) },
  { name: 'reports-decide', scene: 'reports', act: opened(6, 0), everySize: true },
  { name: 'reports-batch', scene: 'reports', act: opened(6, 1) },
  { name: 'reports-own', scene: 'reports', act: opened(6, 2) },
  { name: 'reports-withdraw', scene: 'reports', act: opened(6, 6) },
  { name: 'reports-not-yours', scene: 'reports-second-line', act: opened(5, 0) },
  {
    name: 'reports-new',
    scene: 'reports-second-line',
    act: async (page) => {
      await show(5)(page);
      await page.keyboard.press('n');
      await page.locator('main form').waitFor();
    },
    everySize: true,
  },
  {
    name: 'reports-new-wrong',
    scene: 'reports-second-line',
    act: async (page) => {
      await show(5)(page);
      await page.keyboard.press('n');
      await page.locator('main form input').first().fill('HALDANE');
      await page.locator('main textarea').fill('Holder Mr Haldane, born 4 May 1980');
      await page.locator('main form button[type=submit]').click();
      await page.locator('main [role=alert]').first().waitFor();
    },
  },
  {
    name: 'reports-file-form',
    scene: 'reports-second-line',
    act: async (page) => {
      await show(5)(page);
      await page.keyboard.press('f');
      await page.locator('main pre').waitFor();
    },
  },
  { name: 'reports-file', scene: 'reports-second-line', act: file, everySize: true },
  {
    name: 'reports-saved',
    scene: 'reports-second-line',
    act: async (page) => {
      await file(page);
      await page.locator('main button').last().click();
      await page.locator('main [role=listbox]').waitFor();
    },
  },
];
