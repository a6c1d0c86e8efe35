/** The content policy of the desk as a real browser enforces it, with the engine at work. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/browser.ts';
import { waitForLists } from '#test/support/desk-driver.ts';
import { CHIEF, enter, type NewPost, setUpPost, startNewPost } from '#test/support/new-post.ts';

const folder = temporaryFolder('page-policy');
let post: NewPost;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  post = await startNewPost(folder.path);
  page = post.page;
  page.on('console', (message) => {
    const text = message.text();
    if (/Trusted|Content Security Policy/u.test(text)) complaints.push(text);
  });
  await page.reload();
  await setUpPost(post);
  await enter(page, CHIEF);
});
afterAll(async () => {
  await post.stop();
  folder.remove();
});

it('lets the engine start and the desk be built without one complaint', async () => {
  await waitForLists(page, 1);
  expect(complaints).toEqual([]);
});

it.each([
  ['text as a page', 'document.body.innerHTML = "<b>x</b>"'],
  ['text as a script', 'document.createElement("script").text = "1"'],
  ['the address of a script', 'document.createElement("script").src = "/assets/x.js"'],
  ['text as code', 'document.createElement("div").setAttribute("onclick", "1")'],
  ['another worker', 'new Worker("/assets/x.js")'],
  ['a policy of its own', 'trustedTypes.createPolicy("mine", {})'],
  ['the policy of the engine once more', 'trustedTypes.createPolicy("farpost-engine", {})'],
])('refuses %s', async (_what, attempt) => {
  // As a function of the page: a debugger may evaluate text, the page may not.
  const outcome = await page.evaluate(`(() => {
    try { ${attempt}; return 'allowed'; } catch (error) { return error.name; }
  })()`);
  expect(outcome).toBe('TypeError');
});

it('prints an empty sheet', async () => {
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('html').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  expect(await page.locator('#desk').isVisible()).toBe(true);
});
