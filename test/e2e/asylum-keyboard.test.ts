/** The asylum desk without a mouse: every action is reached, the focus is seen and never lost, nothing typed is lost. */
import { resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { howToLaunch } from '#test/support/browser.ts';
import { type Harness, serveHarness } from '#test/support/desk/serve-harness.ts';

/** Fourteen hours before UTC: it is the 24th there while the harness says 23 November, 13:32 UTC. */
const EARLY_ZONE = 'Pacific/Kiritimati';
const STEPS = [1, 2, 3, 4, 5, 6, 7];

let harness: Harness;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** The scene that stands in the page; null where nothing may be taken over from it. */
let shown: string | null = null;

beforeAll(async () => {
  harness = await serveHarness(resolve('artifacts/harness-asylum'));
  browser = await chromium.launch(howToLaunch());
  context = await browser.newContext({ timezoneId: EARLY_ZONE, locale: 'en-GB' });
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.addInitScript(nameFocus);
});
afterAll(async () => {
  await browser.close();
  harness.close();
});
// What a test that failed left behind is nobody's scene.
afterEach(({ task }) => {
  if (task.result?.state === 'fail') shown = null;
});

/**
 * The list of cases, with the first row in focus. A page is loaded for another scene only: who needs one that nobody
 * has worked in sets `shown` to null before.
 */
async function cases(scene = 'asylum'): Promise<void> {
  const rows = page.locator('main [role=option]');
  if (shown === scene) {
    if ((await rows.count()) === 0) await page.keyboard.press('Escape');
    await rows.first().focus();
    return;
  }
  await page.goto(`${harness.origin}/?scene=${scene}&theme=light&language=en`);
  await page.locator('nav').waitFor();
  await page.keyboard.press('Alt+Digit5');
  await page.locator('main [role=option]:focus').waitFor();
  shown = scene;
}

/** Opens a case of the list and one of its steps. */
async function openCase(row: number, step: number, scene?: string): Promise<void> {
  await cases(scene);
  for (let down = 0; down < row; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('main [role=radio]:focus').waitFor();
  await page.keyboard.press(`Digit${step}`);
  await page.locator('main [role=radio][aria-checked=true]').nth(0).waitFor();
}

/** Goes on with Tab until this has the focus: what cannot be reached like this fails. */
async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const words = await page.evaluate(() => wordsOfFocused());
    if (name.test(words)) return;
    await page.keyboard.press('Tab');
  }
  expect.unreachable(`${name} was not reached by Tab`);
}

async function typeInto(name: RegExp, text: string): Promise<void> {
  await tabTo(name);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

async function pressed(name: RegExp): Promise<void> {
  await tabTo(name);
  await page.keyboard.press('Enter');
}

const focused = (): Promise<string> => page.evaluate(() => wordsOfFocused());

const inFocus = (name: RegExp): Promise<void> =>
  expect.poll(focused, { timeout: 20_000 }).toMatch(name);

declare function wordsOfFocused(): string;

/** In the page: what the focused element is called. */
function nameFocus(): void {
  const textOf = (id: string) => document.getElementById(id)?.textContent ?? '';
  const isField = (element: Element) =>
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const labelOf = (element: Element) =>
    isField(element) ? (element.labels?.[0]?.textContent ?? '') : element.textContent;
  const wordsOfFocused = (): string => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').map(textOf);
    return [labelOf(element), element.getAttribute('aria-label') ?? '', ...by].join(' ').trim();
  };
  Object.assign(window, { wordsOfFocused });
}

/** What Tab does not reach on this screen, and what it reaches without showing it. */
async function walked(): Promise<{ readonly unreached: string[]; readonly unseen: string[] }> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('[data-walked]'))
      one.removeAttribute('data-walked');
    document.querySelector<HTMLElement>('main button')?.focus();
  });
  const unseen: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    const { isOutside, isSeen, words } = await page.evaluate(() => {
      const element = document.activeElement;
      element?.setAttribute('data-walked', '');
      const ring = (one: Element | null | undefined): boolean =>
        one instanceof Element && getComputedStyle(one).outlineStyle !== 'none';
      const shown = [
        element,
        element?.closest('label'),
        element?.closest('label')?.firstElementChild,
      ];
      const boxes = [...(element?.closest('label')?.querySelectorAll('*') ?? [])];
      return {
        isOutside: element?.closest('main') === null,
        isSeen: [...shown, ...boxes].some(ring),
        words: element?.textContent ?? '',
      };
    });
    if (isOutside) break;
    if (!isSeen) unseen.push(words);
    await page.keyboard.press('Tab');
  }
  const unreached = await page.evaluate(() => {
    const things = 'button:not([disabled]), textarea, input:not([type=hidden]):not([type=file])';
    const groups = '[role=radiogroup], [role=toolbar]';
    return [...document.querySelectorAll(`main :is(${things})`)]
      .filter((one) => one.closest('[aria-hidden=true]') === null)
      .filter((one) => !(one.closest('[class*=combo]') && one.tagName === 'BUTTON'))
      .filter((one) => !one.hasAttribute('data-walked'))
      .filter((one) => one.closest(groups)?.querySelector('[data-walked]') == null)
      .map((one) => one.textContent || one.outerHTML.slice(0, 120));
  });
  return { unreached, unseen };
}

async function walk(row: number, scene?: string): Promise<void> {
  await openCase(row, 1, scene);
  for (const step of STEPS) {
    await page.keyboard.press(`Digit${step}`);
    await inFocus(/./u);
    expect({ step, ...(await walked()) }).toEqual({ step, unreached: [], unseen: [] });
    await page.locator('main [role=radio][aria-checked=true]').focus();
  }
}

// Tests of one scene stand side by side and share its page.
describe('an officer without a mouse', () => {
  it.each([0, 1])('reaches and sees every action of every step of case %i', (row) => walk(row));

  it('comes back to the button when a form is closed', async () => {
    await openCase(0, 4);
    await pressed(/^Ask the own NCB/u);
    await inFocus(/About/u);
    await pressed(/^Cancel/u);
    await inFocus(/^Ask the own NCB/u);
  });

  it('goes on from why a step was refused', async () => {
    await openCase(0, 7);
    await typeInto(/Reason/u, 'Moved abroad');
    await typeInto(/Passphrase/u, 'wrong');
    await pressed(/^Close although/u);
    await inFocus(/passphrase was wrong/u);
    expect(await page.locator('input[type=password]').inputValue()).toBe('');
    expect(await page.locator('main textarea').inputValue()).toBe('Moved abroad');
  });

  it('hears whom a message reaches and who is left out, and why', async () => {
    await openCase(1, 6);
    await pressed(/^See whom it reaches/u);
    await inFocus(/Whom it reaches/u);
    const heard = (await page.locator('[role=status]').allTextContents()).join(' ');
    expect(heard).toMatch(/Reaches .2. recipients/u);
    expect(heard).toMatch(/National Central Bureau of .Syria.+is left out.+Must never hear of it/u);
  });

  it('takes a decision down of the post’s own day, none of tomorrow, and goes on from what was recorded', async () => {
    await openCase(0, 5);
    await tabTo(/Decided on/u);
    expect(await page.locator('input:focus').inputValue()).toBe('2026-11-24');
    await typeInto(/Authority/u, 'Asylum Office of Tarvos');
    await typeInto(/Legal basis/u, 'Asylum Act, section 31');
    const take = page.getByRole('button', { name: /Take the decision down/u });
    await page.getByLabel('Decided on').fill('2026-11-25');
    await page.getByText('That day has not come yet.').waitFor();
    expect(await take.isDisabled()).toBe(true);
    await page.getByLabel('Decided on').fill('2026-11-24');
    await pressed(/Take the decision down/u);
    await inFocus(/The decision is recorded/u);
    await expect
      .poll(() => page.locator('[role=status]').allTextContents())
      .toContainEqual(expect.stringContaining('The decision is recorded'));
  });

  it.each([0, 2])('reaches and sees every action of every step of the later case %i', (row) =>
    walk(row, 'asylum-later'),
  );

  it('comes back to the button when a dialog is closed, and goes on from the result when it did something', async () => {
    await openCase(0, 3, 'asylum-later');
    await pressed(/^Somebody else/u);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await inFocus(/^Somebody else/u);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await typeInto(/Reason/u, 'The photograph shows another woman');
    await pressed(/^Somebody else/u);
    await inFocus(/Set aside as somebody else/u);
  });

  it('hears how the searches ended', async () => {
    await openCase(0, 2, 'asylum-searched');
    await expect
      .poll(async () => (await page.locator('[role=status]').allTextContents()).join(' '))
      .toMatch(/check was made and recorded.+1.+unverified hit/u);
  });
});

describe('what an officer typed', () => {
  const QUESTION = 'Is the document his?';

  beforeAll(() => {
    shown = null;
  });

  async function typeQuestion(): Promise<void> {
    await openCase(0, 4);
    const isOpen = (await page.locator('main form textarea').count()) > 0;
    if (!isOpen) await pressed(/^Ask the own NCB/u);
    await typeInto(/What you ask/u, QUESTION);
  }

  const question = () => page.locator('main form textarea').inputValue();

  it('is there again after Escape, and the case that was left has the focus', async () => {
    await typeQuestion();
    await page.keyboard.press('Escape');
    await page.locator('main [role=option]:focus').waitFor();
    expect(await focused()).toMatch(/Al-Hadidi.+Typed, not recorded/su);
    await page.keyboard.press('Enter');
    await page.locator('main [role=radio]:focus').waitFor();
    await page.keyboard.press('Digit4');
    expect(await question()).toBe(QUESTION);
  });

  it('is there again after another step, another case and another screen', async () => {
    await typeQuestion();
    await page.locator('main [role=radio]').first().focus();
    await page.keyboard.press('Digit1');
    await page.keyboard.press('Escape');
    await page.locator('main [role=option]:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Nasser/u }).waitFor();
    await page.keyboard.press('Alt+Digit2');
    await page.keyboard.press('Alt+Digit5');
    await page.getByRole('heading', { name: /Nasser/u }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('main [role=option]').first().click();
    await page.keyboard.press('Digit4');
    expect(await question()).toBe(QUESTION);
  });

  it('is not carried into another case', async () => {
    await typeQuestion();
    await page.keyboard.press('Escape');
    await page.locator('main [role=option]:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Nasser/u }).waitFor();
    await page.keyboard.press('Digit4');
    expect(await page.locator('main form').count()).toBe(0);
  });

  it('of a new case is there again, and goes when it is thrown away', async () => {
    await cases();
    await page.keyboard.press('n');
    await typeInto(/File number/u, 'AS-2026-0700');
    await page.keyboard.press('Escape');
    await page.locator('main [role=option]:focus').waitFor();
    await page.keyboard.press('n');
    expect(await page.getByLabel('File number').inputValue()).toBe('AS-2026-0700');
    await pressed(/^Throw away/u);
    await page.locator('main [role=option]:focus').waitFor();
    await page.keyboard.press('n');
    expect(await page.getByLabel('File number').inputValue()).toBe('');
  });

  it('is asked about before a lock loses it', async () => {
    await typeQuestion();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Lock');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog', { name: /lose what is typed/u }).waitFor();
    await page.keyboard.press('Escape');
    expect(await question()).toBe(QUESTION);
  });

  it('leaves nothing in the storage of the browser', async () => {
    await typeQuestion();
    const stored = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        databases,
        document.cookie,
      ]);
    });
    expect(stored).not.toContain(QUESTION);
  });

  it('stays when a template is put below it', async () => {
    await typeQuestion();
    await page.locator('main fieldset button').first().press('Enter');
    await expect
      .poll(question)
      .toMatch(new RegExp(`^${QUESTION.replace('?', '[?]')}\\n\\n.+`, 'su'));
  });

  it('and was emptied again is no draft', async () => {
    await typeQuestion();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    await page.locator('main [role=option]:focus').waitFor();
    expect(await focused()).toMatch(/Al-Hadidi/u);
    expect(await page.locator('main').textContent()).not.toContain('Typed, not recorded');
  });

  // Last, because it ends the page.
  it('is asked about before the window closes', async () => {
    await typeQuestion();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe('beforeunload');
  });
});
