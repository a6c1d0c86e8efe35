/** What a picture is, and the one step that most begin with. */
import type { Page } from 'playwright-core';

/** A picture: its situation, and how to get to what it shows. */
export type Shot = {
  readonly name: string;
  readonly scene: string;
  readonly act: (page: Page) => Promise<void>;
  /** Also at the small and the large size. */
  readonly everySize?: boolean;
};

/** Shows a screen by its key. */
export const show = (digit: number) => async (page: Page) => {
  await page.locator('nav').waitFor();
  await page.keyboard.press(`Alt+Digit${digit}`);
  await page.waitForTimeout(100);
};
