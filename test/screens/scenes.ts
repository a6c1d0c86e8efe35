/** What each picture shows and how to get there. */
import type { Page } from 'playwright-core';
import { linesOf, misreadLines, type SpecimenName } from '#test/support/desk/specimens.ts';

export type Shot = {
  readonly name: string;
  readonly scene: string;
  readonly act: (page: Page) => Promise<void>;
  /** Also at the small and the large size. */
  readonly everySize?: boolean;
};

async function scan(page: Page, lines: readonly string[]): Promise<void> {
  await page.locator('textarea').first().waitFor({ state: 'attached' });
  await page.keyboard.insertText(`${lines.join('\n')}\n`);
}

const answered = (name: SpecimenName) => async (page: Page) => {
  await scan(page, linesOf(name));
  await page.locator('table').first().waitFor();
  // The receipt and the earlier crossings arrive a moment later.
  await page.waitForTimeout(120);
};

const nothing = async (): Promise<void> => undefined;

const OFFER =
  /^(?:Passphrase or keychain lost\?|Recover this post|فُقدت عبارة المرور أو سلسلة المفاتيح؟|استرداد هذا المركز)$/u;

const recovery = async (page: Page) => {
  await page.getByRole('button', { name: OFFER }).click();
  await page
    .getByRole('heading', { level: 1, name: /^(?:Recover this post|استرداد هذا المركز)$/u })
    .waitFor();
  await page.locator('section button').first().waitFor();
};

const show = (digit: number) => async (page: Page) => {
  await page.locator('nav').waitFor();
  await page.keyboard.press(`Alt+Digit${digit}`);
  await page.waitForTimeout(100);
};

/** Opens one of the fake cases and one of its steps. */
const asylumStage = (row: number, stage: number) => async (page: Page) => {
  await show(5)(page);
  await page.locator('main [role=option]').nth(row).waitFor();
  for (let down = 0; down < row; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('main [role=radio]').nth(stage).click();
  await page.waitForTimeout(100);
};

/** Pauses by the key, from wherever the desk is: it must lead to the lists. */
const pause = async (page: Page) => {
  await show(3)(page);
  const button = page.getByRole('button', { name: /^(?:Pause|إيقاف مؤقت)$/u });
  await button.waitFor();
  await show(1)(page);
  await page.keyboard.press('Alt+KeyP');
  await page.getByRole('button', { name: /^(?:Resume|استئناف)$/u }).waitFor();
  await page.waitForTimeout(300);
};

/** An order as a file; the fake station looks at no signature. */
const order = (kind: string) => async (page: Page) => {
  await show(4)(page);
  const payload = Buffer.from(
    JSON.stringify({
      v: 1,
      post: '7f0c1b9a-6a2e-4c52-9d2c-3f6b2a7e9c10',
      id: '6f1d2c3b-4a59-4e68-9f70-8b1c2d3e4f50',
      issuedAt: '2026-11-23T12:05:00Z',
      order: kind,
      reason: 'The lane is given up',
    }),
  ).toString('base64url');
  const signatures = [{ keyid: 'hub', sig: 'x' }];
  const envelope = { payloadType: 'application/vnd.farpost.order+json', payload, signatures };
  const buffer = Buffer.from(JSON.stringify(envelope));
  const file = { name: 'order.json', mimeType: 'application/json', buffer };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('[role=alertdialog]').waitFor();
  await page.waitForTimeout(200);
};

const refusedOrder = async (page: Page) => {
  await order('wipe')(page);
  await page.locator('[role=alertdialog] button').last().click();
  await page.locator('[role=alert]').waitFor();
};

const guidance = (language: string, before: Shot['act']) => async (page: Page) => {
  await before(page);
  await page.keyboard.press('F1');
  await page.locator('article').waitFor();
  await page.getByRole('radio', { name: language }).click();
  await page.waitForTimeout(150);
};

export const SHOTS: readonly Shot[] = [
  { name: 'lock', scene: 'locked', act: nothing },
  { name: 'lock-demo', scene: 'demo', act: nothing },
  {
    name: 'lock-waiting',
    scene: 'waiting',
    act: async (page) => {
      await page.locator('input[type=password]').fill('wrong');
      await page.keyboard.press('Enter');
      await page.locator('[role=alert]').waitFor();
    },
  },
  { name: 'damaged', scene: 'damaged', act: nothing },
  { name: 'recovery-none', scene: 'damaged', act: recovery },
  { name: 'recovery-ask', scene: 'lost', act: recovery, everySize: true },
  {
    name: 'recovery-keychain',
    scene: 'lost-keychain',
    act: async (page) => {
      await recovery(page);
      await page.locator('input[type=password]').nth(0).fill('harbour lantern gravel seven');
      await page.locator('input[type=password]').nth(1).fill('harbour lantern gravel seven');
      await page.keyboard.press('Enter');
      await page.locator('[role=alert]').nth(1).waitFor();
    },
  },
  { name: 'recovery-asked', scene: 'recovery-asked', act: recovery, everySize: true },
  {
    name: 'recovery-answer',
    scene: 'recovery-asked',
    act: async (page) => {
      await recovery(page);
      const answer = {
        name: 'answer.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{}'),
      };
      await page.locator('input[type=file]').setInputFiles(answer);
      await page.getByText('answer.json').waitFor();
      await page.locator('input[type=password]').fill('harbour lantern gravel seven');
      await page.keyboard.press('Enter');
      await page.locator('[role=alert]').waitFor();
    },
  },
  { name: 'recovery-done', scene: 'recovered', act: recovery, everySize: true },
  {
    name: 'enrolment',
    scene: 'enrolment',
    act: async (page) => {
      const inputs = page.locator('input:not([type=hidden])');
      await inputs.nth(0).fill('https://hub.example');
      await inputs.nth(1).fill('7KQM-2XWA-PB9H.0123456789abcdef0123');
      await inputs.nth(2).fill('Tarvos Pass, lane 2');
      await inputs.nth(3).fill('A. Moreau');
      await inputs.nth(4).fill('harbour lantern gravel seven');
      await inputs.nth(5).fill('harbour lantern gravel seven');
      await page.keyboard.press('Enter');
      await page.locator('[role=alert]').waitFor();
    },
  },
  { name: 'first-line-ready', scene: 'open', act: nothing, everySize: true },
  { name: 'first-line-stolen', scene: 'open', act: answered('stolen'), everySize: true },
  { name: 'first-line-clear', scene: 'open', act: answered('clear'), everySize: true },
  { name: 'first-line-red', scene: 'open', act: answered('red'), everySize: true },
  { name: 'first-line-yellow', scene: 'open', act: answered('yellow') },
  { name: 'first-line-near', scene: 'open', act: answered('near') },
  { name: 'first-line-expired', scene: 'open', act: answered('expired') },
  { name: 'first-line-not-screened', scene: 'installing', act: answered('failed') },
  {
    name: 'first-line-unreadable',
    scene: 'open',
    act: async (page) => {
      await scan(page, ['P<UT0ER1K55##N<<', 'L8989??3<<74', '']);
      await page.waitForTimeout(2000);
    },
  },
  {
    name: 'first-line-repair',
    scene: 'open',
    act: async (page) => {
      await scan(page, misreadLines());
      await page.locator('table').first().waitFor();
      await page.waitForTimeout(120);
    },
  },
  { name: 'first-line-not-recorded', scene: 'disk-full', act: answered('red') },
  {
    name: 'first-line-typing',
    scene: 'open',
    act: async (page) => {
      await page.locator('textarea').first().waitFor({ state: 'attached' });
      await page.keyboard.press('m');
      await page.locator('[role=dialog]').waitFor();
    },
  },
  {
    name: 'first-line-refer',
    scene: 'open',
    act: async (page) => {
      await answered('stolen')(page);
      await page.keyboard.press('r');
      await page.locator('[role=dialog]').waitFor();
    },
  },
  {
    name: 'first-line-judge',
    scene: 'second-line',
    act: async (page) => {
      await answered('red')(page);
      await page.getByRole('button', { name: /^(?:Not the same person|ليس الشخص نفسه)/u }).click();
      await page.locator('[role=dialog]').waitFor();
    },
  },
  {
    name: 'commands',
    scene: 'open',
    act: async (page) => {
      await answered('stolen')(page);
      await page.keyboard.press('Control+k');
      await page.locator('[role=dialog]').waitFor();
    },
  },
  {
    name: 'officer-menu',
    scene: 'open',
    act: async (page) => {
      await page.locator('header button').last().click();
      await page.locator('[role=menu]').waitFor();
    },
  },
  { name: 'officers', scene: 'administrator', act: show(5), everySize: true },
  {
    name: 'officers-add',
    scene: 'administrator',
    act: async (page) => {
      await show(5)(page);
      await page.locator('main button').first().click();
      await page.locator('[role=dialog]').waitFor();
      await page.locator('[role=dialog] input').nth(0).fill('A. Moreau');
      await page.locator('[role=dialog] input').nth(1).fill('harbour lantern gravel seven');
      await page.locator('[role=dialog] input').nth(2).fill('harbour lantern gravel seven');
      await page.keyboard.press('Enter');
      await page.locator('[role=alert]').waitFor();
    },
  },
  {
    name: 'officers-remove',
    scene: 'administrator',
    act: async (page) => {
      await show(5)(page);
      await page.getByRole('button', { name: /نور/u }).last().click();
      await page.locator('[role=alertdialog]').waitFor();
    },
  },
  { name: 'audit', scene: 'supervisor', act: show(5) },
  {
    name: 'audit-broken',
    scene: 'broken-chain',
    act: async (page) => {
      await show(5)(page);
      await page.locator('main form input').first().fill('2026-13-40');
      await page.locator('main form button[type=submit]').click();
    },
  },
  {
    name: 'audit-export',
    scene: 'supervisor',
    act: async (page) => {
      await show(5)(page);
      await page.locator('main table').waitFor();
      await page.locator('main button').first().click();
      await page.locator('main a[download]').waitFor();
    },
  },
  {
    name: 'guidance-english',
    scene: 'open',
    act: guidance('English', answered('red')),
    everySize: true,
  },
  { name: 'guidance-arabic', scene: 'open', act: guidance('العربية', answered('stolen')) },
  { name: 'guidance-french', scene: 'open', act: guidance('Français', answered('stolen')) },
  {
    name: 'guidance-search',
    scene: 'open',
    act: async (page) => {
      await guidance('Español', nothing)(page);
      await page.locator('main input').fill('intérprete');
      await page.waitForTimeout(150);
    },
  },
  {
    // Escape leads back, and the verdict is still there.
    name: 'guidance-back',
    scene: 'open',
    act: async (page) => {
      await guidance('English', answered('stolen'))(page);
      await page.locator('main input').fill('yellow');
      await page.keyboard.press('Escape');
      await page.locator('article').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[data-outcome=hit]').waitFor();
    },
  },
  {
    name: 'guidance-scanned',
    scene: 'open',
    act: async (page) => {
      await guidance('English', nothing)(page);
      await page.keyboard.type(linesOf('stolen')[0] ?? '');
      await page.locator('[role=alert]').waitFor();
    },
  },
  { name: 'asylum-list', scene: 'asylum', act: show(5), everySize: true },
  { name: 'asylum-none', scene: 'asylum-none', act: show(5) },
  { name: 'asylum-checks', scene: 'asylum', act: asylumStage(0, 1) },
  { name: 'asylum-hits', scene: 'asylum', act: asylumStage(0, 2) },
  { name: 'asylum-exchange', scene: 'asylum', act: asylumStage(0, 3) },
  {
    name: 'asylum-ask',
    scene: 'asylum',
    act: async (page) => {
      await asylumStage(0, 2)(page);
      await page.getByRole('button', { name: /^(?:Ask the own NCB|سؤال المكتب)/u }).click();
      await page.locator('main form').waitFor();
    },
  },
  {
    name: 'asylum-question',
    scene: 'asylum',
    act: async (page) => {
      await asylumStage(1, 3)(page);
      await page.getByRole('button', { name: /^(?:Ask the own NCB|سؤال المكتب)/u }).click();
      await page.getByRole('button', { name: /^(?:Are they known|هل هم معروفون)/u }).click();
      await page.locator('main article').scrollIntoViewIfNeeded();
    },
  },
  { name: 'asylum-persons', scene: 'asylum', act: asylumStage(1, 0) },
  { name: 'asylum-decision', scene: 'asylum', act: asylumStage(0, 4) },
  {
    name: 'asylum-message',
    scene: 'asylum',
    act: async (page) => {
      await asylumStage(1, 5)(page);
      await page.getByRole('button', { name: /^(?:See whom|إظهار من)/u }).click();
      await page.getByRole('button', { name: /^(?:Approve|الموافقة)/u }).waitFor();
    },
  },
  {
    name: 'asylum-draft',
    scene: 'asylum',
    act: async (page) => {
      await asylumStage(1, 5)(page);
      await page.getByRole('button', { name: /^(?:Draft|تحرير)/u }).click();
      await page.locator('main textarea').fill('Nasser asked for asylum');
      await page.getByRole('button', { name: /^(?:See whom|إظهار من)/u }).click();
      await page.locator('main article').waitFor();
    },
  },
  { name: 'asylum-closing', scene: 'asylum', act: asylumStage(0, 6) },
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
  { name: 'recent', scene: 'open', act: show(2) },
  { name: 'lists', scene: 'open', act: show(3) },
  { name: 'lists-installing', scene: 'installing', act: show(3), everySize: true },
  { name: 'lists-paused', scene: 'installing', act: pause, everySize: true },
  { name: 'lists-behind', scene: 'installing-behind', act: show(3), everySize: true },
  { name: 'lists-behind-paused', scene: 'installing-behind', act: pause },
  { name: 'lists-no-space', scene: 'no-space', act: show(3), everySize: true },
  { name: 'lists-install-failed', scene: 'install-failed', act: show(3), everySize: true },
  { name: 'lists-search-failed', scene: 'search-failed', act: show(3) },
  { name: 'lists-no-release', scene: 'no-release', act: show(3) },
  { name: 'first-line-installing', scene: 'installing', act: nothing, everySize: true },
  { name: 'first-line-install-failed', scene: 'install-failed', act: nothing },
  { name: 'sync', scene: 'open', act: show(4) },
  { name: 'order-wipe', scene: 'open', act: order('wipe') },
  { name: 'order-refused', scene: 'open', act: refusedOrder },
  { name: 'order-revoked', scene: 'revoked', act: nothing },
  { name: 'order-wiped', scene: 'wiped', act: nothing },
  { name: 'sync-running', scene: 'syncing', act: show(4) },
  { name: 'sync-failed', scene: 'sync-failed', act: show(4) },
];
