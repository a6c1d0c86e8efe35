/** Pictures of the training: its entry, its lessons and its results. */
import type { Page } from 'playwright-core';
import type { Shot } from './shot.ts';

const show = (digit: number) => async (page: Page) => {
  await page.locator('nav').waitFor();
  await page.keyboard.press(`Alt+Digit${digit}`);
  await page.waitForTimeout(100);
};

const TRAINING = /^(?:Training|التدريب)$/u;
const GO_ON = 'Alt+Enter';

/** Begins the first scenario: its briefing is shown. */
const lesson = async (page: Page) => {
  await page.locator('main ol > li button').first().click();
  await page.locator('aside').waitFor();
};

/** The refugee with the red notice is on the desk. */
const lessonAnswered = async (page: Page) => {
  await lesson(page);
  await page.keyboard.press(GO_ON);
  await page.keyboard.press(GO_ON);
  await page.locator('[data-outcome=hit]').waitFor();
  await page.waitForTimeout(120);
};

/** At the first question, with these answers given. */
const lessonChoices =
  (...digits: readonly number[]) =>
  async (page: Page) => {
    await lessonAnswered(page);
    await page.keyboard.press(GO_ON);
    for (const digit of digits) await page.keyboard.press(`Digit${digit}`);
    await page.waitForTimeout(300);
  };

const lessonReferring = async (page: Page) => {
  await lessonChoices(3)(page);
  await page.keyboard.press(GO_ON);
  await page.keyboard.press('r');
  await page.locator('[role=dialog]').waitFor();
};

const lessonEnd = async (page: Page) => {
  await lessonReferring(page);
  await page.locator('[role=dialog] textarea').fill('Two lists, one name');
  await page.locator('[role=dialog] button[type=submit]').click();
  await page.waitForTimeout(200);
  await page.keyboard.press(GO_ON);
  for (const digit of [1, 2]) await page.keyboard.press(`Digit${digit}`);
  await page.keyboard.press(GO_ON);
  await page.keyboard.press('Digit2');
  await page.keyboard.press(GO_ON);
  await page.locator('aside ol').waitFor();
};

export const TRAINING_SHOTS: readonly Shot[] = [
  {
    name: 'training-start',
    scene: 'locked',
    act: async (page) => {
      await page.getByRole('button', { name: TRAINING }).click();
      await page.locator('section form').waitFor();
    },
  },
  { name: 'training-list', scene: 'training', act: async () => undefined, everySize: true },
  { name: 'training-briefing', scene: 'training', act: lesson },
  { name: 'training-answered', scene: 'training', act: lessonAnswered, everySize: true },
  { name: 'training-question', scene: 'training', act: lessonChoices() },
  { name: 'training-feedback', scene: 'training', act: lessonChoices(1, 2), everySize: true },
  { name: 'training-solved', scene: 'training', act: lessonChoices(3) },
  { name: 'training-refer', scene: 'training', act: lessonReferring, everySize: true },
  { name: 'training-end', scene: 'training', act: lessonEnd },
  { name: 'training-opening', scene: 'training-opening', act: lesson },
  { name: 'training-practice', scene: 'open', act: show(5) },
  { name: 'training-missing', scene: 'no-training', act: show(5) },
  { name: 'training-results', scene: 'supervisor', act: show(6), everySize: true },
];
