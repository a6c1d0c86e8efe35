/** The pictures of the asylum desk: every screen, form, dialog and message, also where they are tight. */
import type { Page } from 'playwright-core';
import { type Shot, show } from './shot.ts';

/** Opens one of the fake cases and one of its steps, by the keyboard. */
const stage = (row: number, step: number) => async (page: Page) => {
  await show(5)(page);
  await page.locator('main [role=option]').nth(row).waitFor();
  for (let down = 0; down < row; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page
    .locator('main [role=radio]')
    .nth(step - 1)
    .waitFor();
  await page.keyboard.press(`Digit${step}`);
  await page.waitForTimeout(100);
};

const press = (name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.waitForTimeout(150);
};

/** One after the other. */
const all =
  (...acts: readonly Shot['act'][]): Shot['act'] =>
  async (page) => {
    for (const act of acts) await act(page);
  };

/** Everything of a step, also what lies below the fold. */
const end = async (page: Page) => {
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await page.waitForTimeout(50);
};

const write = (text: string) => (page: Page) => page.locator('main textarea').last().fill(text);

const ASK = /^(?:Ask the own NCB|سؤال المكتب)/u;
const STARTING = /^(?:Are they known|هل هم معروفون)/u;
const PREVIEW = /^(?:See whom|إظهار من)/u;
const DRAFT = /^(?:Draft|تحرير)/u;
const ASIDE = /^(?:Somebody else|شخص آخر)/u;
const WRITE_AGAIN = /^(?:Write again|الكتابة مجددًا)/u;
const CORRECT = /^(?:Correct the intake|تصحيح البيانات)/u;
const DECLINE = /^(?:Decline|رفض)/u;
const CLOSE_ANYWAY = /^(?:Close although|الإغلاق رغم)/u;

/** Two persons, three names and a paper, as they are typed. */
const typedIntake = async (page: Page) => {
  await show(5)(page);
  await page.keyboard.press('n');
  const inputs = page.locator('main form input:not([type=hidden]):not([aria-hidden=true])');
  await inputs.nth(0).fill('AS-2026-0601');
  await inputs.nth(1).fill('Asylum Act, section 12');
  await press(/^(?:Add another name|إضافة اسم)/u)(page);
  await press(/^(?:Add a paper|إضافة ورقة)/u)(page);
  await press(/^(?:Add a person|إضافة شخص)/u)(page);
};

const list: readonly Shot[] = [
  { name: 'asylum-list', scene: 'asylum', act: show(5), everySize: true },
  { name: 'asylum-none', scene: 'asylum-none', act: show(5), everySize: true },
  { name: 'asylum-failed', scene: 'asylum-failed', act: show(5) },
  { name: 'asylum-many', scene: 'asylum-many', act: show(5), everySize: true },
  {
    name: 'asylum-find',
    scene: 'asylum-many',
    act: async (page) => {
      await show(5)(page);
      await page.locator('main [role=option]').first().waitFor();
      await page.keyboard.press('f');
      await page.keyboard.type('dulaimi 55');
    },
  },
  { name: 'asylum-later', scene: 'asylum-later', act: show(5) },
  {
    name: 'asylum-list-draft',
    scene: 'asylum',
    act: async (page) => {
      await stage(0, 4)(page);
      await press(ASK)(page);
      await write('Is the document his?')(page);
      await page.keyboard.press('Escape');
      await page.locator('main [role=option]').first().waitFor();
    },
  },
];

const work: readonly Shot[] = [
  { name: 'asylum-persons', scene: 'asylum', act: stage(1, 1), everySize: true },
  { name: 'asylum-persons-names', scene: 'asylum', act: stage(0, 1) },
  { name: 'asylum-checks', scene: 'asylum', act: stage(0, 2), everySize: true },
  { name: 'asylum-hits', scene: 'asylum', act: stage(0, 3), everySize: true },
  { name: 'asylum-aside', scene: 'asylum-later', act: all(stage(0, 3), press(ASIDE)) },
  { name: 'asylum-exchange', scene: 'asylum', act: stage(0, 4), everySize: true },
  { name: 'asylum-ask', scene: 'asylum', act: all(stage(0, 3), press(ASK)), everySize: true },
  {
    name: 'asylum-question',
    scene: 'asylum',
    act: all(stage(1, 4), press(ASK), press(STARTING)),
  },
  { name: 'asylum-thread', scene: 'asylum', act: all(stage(0, 4), press(ASK)) },
  { name: 'asylum-reply', scene: 'asylum', act: all(stage(0, 4), press(WRITE_AGAIN)) },
  { name: 'asylum-decision', scene: 'asylum', act: stage(0, 5), everySize: true },
  { name: 'asylum-overturn', scene: 'asylum-later', act: all(stage(3, 5), end) },
  { name: 'asylum-overturned', scene: 'asylum-later', act: all(stage(2, 5), end) },
];

const messages: readonly Shot[] = [
  { name: 'asylum-message', scene: 'asylum', act: stage(1, 6), everySize: true },
  { name: 'asylum-approve', scene: 'asylum', act: all(stage(1, 6), press(PREVIEW)) },
  { name: 'asylum-decline', scene: 'asylum', act: all(stage(1, 6), press(DECLINE), end) },
  { name: 'asylum-draft', scene: 'asylum', act: all(stage(1, 6), press(DRAFT)), everySize: true },
  {
    name: 'asylum-preview',
    scene: 'asylum',
    act: all(stage(1, 6), press(DRAFT), write('Nasser asked for asylum'), press(PREVIEW)),
  },
  { name: 'asylum-sent', scene: 'asylum-later', act: stage(4, 6) },
];

const ending: readonly Shot[] = [
  { name: 'asylum-closing', scene: 'asylum', act: stage(0, 7), everySize: true },
  {
    name: 'asylum-override',
    scene: 'asylum',
    act: async (page) => {
      await stage(0, 7)(page);
      await page.locator('main textarea').fill('Moved abroad');
      await page.locator('main input[type=password]').fill('wrong');
      await press(CLOSE_ANYWAY)(page);
      await page.locator('main [role=alert] [role=alert]').waitFor();
    },
  },
  { name: 'asylum-ready', scene: 'asylum-later', act: stage(3, 7) },
  { name: 'asylum-closed', scene: 'asylum-later', act: stage(1, 7) },
  { name: 'asylum-correct', scene: 'asylum', act: all(stage(0, 1), press(CORRECT)) },
  { name: 'asylum-correct-end', scene: 'asylum', act: all(stage(0, 1), press(CORRECT), end) },
  {
    name: 'asylum-intake',
    scene: 'asylum',
    act: async (page) => {
      await show(5)(page);
      await page.keyboard.press('n');
      await page.locator('main form button[type=submit]').click();
      await page.locator('main [role=alert]').waitFor();
    },
    everySize: true,
  },
  { name: 'asylum-intake-typed', scene: 'asylum', act: typedIntake, everySize: true },
  { name: 'asylum-intake-end', scene: 'asylum', act: all(typedIntake, end) },
];

export const ASYLUM_SHOTS: readonly Shot[] = [...list, ...work, ...messages, ...ending];
