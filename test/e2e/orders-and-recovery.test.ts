import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/browser.ts';
import { keepPicture } from '#test/support/desk-driver.ts';
import {
  about,
  attempt,
  CHIEF,
  enter,
  exchange,
  give,
  lock,
  type NewPost,
  POST_NAME,
  save,
  setUpPost,
  startNewPost,
} from '#test/support/new-post.ts';

const NEW_PHRASE = 'two warm kettles singing';

// One story, told in order: each chapter starts where the one before it ended.
describe('a post is recovered, then revoked, then wiped', () => {
  const folder = temporaryFolder('orders');
  const onStick = (name: string): string => path.join(folder.path, name);
  let post: NewPost;
  let page: Page;
  let id: string;

  beforeAll(async () => {
    const secret = onStick('recovery-secret.json');
    post = await startNewPost(folder.path, (run) => run('keys', 'recovery', '--out', secret));
    page = post.page;
    await setUpPost(post);
    await enter(page, CHIEF);
    await exchange(page);
    await lock(page);
    id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u.exec(await post.run('status'))?.[0] ?? '';
  });

  afterAll(async () => {
    await post.stop();
    folder.remove();
  });

  it('brings the post back for an administrator who forgot the passphrase', async () => {
    await page.getByRole('button', { name: 'Passphrase or keychain lost?' }).click();
    await page.getByLabel('New passphrase').fill(NEW_PHRASE);
    await page.getByLabel('Passphrase, once more').fill(NEW_PHRASE);
    await keepPicture(page, 'orders-1-ask');
    await page.getByRole('button', { name: 'Make the request' }).click();
    const saves = page.getByRole('button', { name: 'Save the request' });
    await saves.waitFor();
    await keepPicture(page, 'orders-2-asked');
    const request = await save(page, () => saves.click(), folder.path);
    await answerAtTheAgency(request, await spokenFingerprint());
    await give(page, 'Choose the answer', onStick('answer.json'));
    await page.getByLabel(about('New passphrase of', CHIEF.name)).fill(NEW_PHRASE);
    await page.getByRole('button', { name: 'Recover the post' }).click();
    await page.getByText('The post is recovered').waitFor();
    await keepPicture(page, 'orders-3-recovered');
    await page.getByRole('button', { name: 'Continue to sign-in' }).click();
    await attempt(page, CHIEF.name, CHIEF.phrase);
    await page.getByText('does not open this officer’s vault').waitFor();
    await enter(page, { ...CHIEF, phrase: NEW_PHRASE });
  });

  const spokenFingerprint = async (): Promise<string> =>
    (await page.getByRole('figure').getByRole('listitem').allInnerTexts()).join(' ');

  async function answerAtTheAgency(request: string, heard: string): Promise<void> {
    const secret = onStick('recovery-secret.json');
    const out = onStick('answer.json');
    const recover = ['keys', 'recover', '--key', secret, '--request', request, '--out', out];
    // Shows the fingerprint, opens nothing, and ends with 1.
    await expect(post.run(...recover)).rejects.toThrow(heard);
    await post.run(...recover, '--fingerprint', heard);
  }

  it('takes a revocation from a stick: locked, and said before anyone signs in', async () => {
    await exchange(page);
    const file = onStick('order.json');
    const order = ['order', '--post', id, '--order', 'revoke', '--reason', 'Vehicle stolen'];
    await post.run(...order, '--out', file);
    await give(page, 'Take an order from a stick', file);
    const question = page.getByRole('alertdialog');
    await question.getByText('Vehicle stolen').waitFor();
    await keepPicture(page, 'orders-4-revoke');
    await question.getByRole('button', { name: 'Revoke this post' }).click();
    await page.getByText('This post has been revoked').waitFor();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await keepPicture(page, 'orders-5-revoked');
  });

  it('hears of a wipe all the same, and is empty then', async () => {
    await post.run('order', '--post', id, '--order', 'wipe');
    // The post asks for orders at once: there may be no desk to be seen before it is gone.
    await attempt(page, CHIEF.name, NEW_PHRASE);
    await page.getByText('was wiped by order of its hub').waitFor();
    await keepPicture(page, 'orders-6-wiped');
    expect(await page.getByLabel('Ticket').isVisible()).toBe(true);
    const left = await readdir(post.directory);
    expect(left.filter((name) => /vault|keychain|journal|release|inbox/u.test(name))).toEqual([]);
  });

  it('leaves a receipt, and the entries that the hub missed, which the hub takes from a stick', async () => {
    const handOver = path.join(post.directory, 'for-the-hub');
    const files = (await readdir(handOver)).map((name) => path.join(handOver, name));
    const said = await post.run('take', ...files);
    expect(said).toContain(`${POST_NAME} was wiped at`);
    const kinds = await post.run('journal', '--post', id);
    for (const kind of ['recovered', 'order-taken', 'wiped']) expect(kinds).toContain(kind);
  });
});
