/**
 * Names, numbers, notes and passphrases that stand nowhere else go through everything that the desk has;
 * then nobody who takes the machine can read one of them on it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubMust } from '#build/lib/hub-command.ts';
import { ROOT } from '#build/lib/run-command.ts';
import type { Service } from '#build/lib/service.ts';
import { anIntake, CASE_ID } from '#test/support/asylum-subjects.ts';
import { openBrowser, temporaryFolder } from '#test/support/browser.ts';
import {
  CANARIES,
  LIST_CONTENT,
  linesOf,
  NOTES,
  PASSPHRASES,
  SENT,
  STOLEN,
  TYPED,
  UNREADABLE,
  WANTED,
} from '#test/support/canaries.ts';
import {
  type CanaryWorld,
  canaryWorld,
  serveHub,
  serveStation,
  ticketOf,
} from '#test/support/canary-post.ts';
import {
  judgeDifferent,
  next,
  recentRows,
  scan,
  show,
  waitForLists,
} from '#test/support/desk-driver.ts';
import {
  addOfficer,
  askRecovery,
  enrolAtDesk,
  lock,
  openAs,
  refer,
  takeOrder,
  typeTraveller,
} from '#test/support/desk-tasks.ts';
import { filesBelow, readableOnDisk } from '#test/support/readable-on-disk.ts';

const TOKEN_HEADER = 'x-farpost-token';
const REPORT = path.join(ROOT, 'artifacts', 'reports', 'canaries.json');

// One story, told in order.
describe('what a post knows of persons', () => {
  const folder = temporaryFolder('canary');
  let world: CanaryWorld;
  let hub: Service;
  let station: Awaited<ReturnType<typeof serveStation>>;
  let browser: BrowserContext;
  let page: Page;
  let token = '';

  beforeAll(async () => {
    world = await canaryWorld(folder.path);
    hub = await serveHub(world);
    station = await serveStation(world);
    const { profile, temporary } = world.post;
    browser = await openBrowser({ profile, temporary });
    page = browser.pages()[0] ?? (await browser.newPage());
    page.on('request', (request) => {
      token = request.headers()[TOKEN_HEADER] ?? token;
    });
    await page.goto(station.address);
    // A machine that does other things takes its time over eight starts of the hub.
  }, 400_000);

  afterAll(async () => {
    await browser.close();
    await station.stop();
    await hub.stop();
    folder.remove();
  });

  const postId = async (): Promise<string> => {
    const output = await hubMust(world.hub, ['status', '--json']);
    return /[0-9a-f]{8}-[0-9a-f-]{27}/u.exec(output)?.[0] ?? '';
  };

  async function keep(download: Promise<Download>): Promise<void> {
    const file = await download;
    await file.saveAs(path.join(world.post.saved, file.suggestedFilename()));
  }

  it('is entered at its desk: a post is set up, and officers are added', async () => {
    const passphrase = PASSPHRASES.administrator;
    await enrolAtDesk(page, { hubUrl: world.hubUrl, ticket: await ticketOf(world), passphrase });
    await openAs(page, 'R. Haldane', PASSPHRASES.wrong);
    await page.getByRole('alert').waitFor();
    await openAs(page, 'R. Haldane', passphrase);
    await page.getByRole('radio', { name: 'Officers' }).click();
    await addOfficer(page, {
      name: 'P. Soler',
      role: 'supervisor',
      passphrase: PASSPHRASES.supervisor,
    });
    await addOfficer(page, { name: 'N. Idrisi', role: 'asylum', passphrase: PASSPHRASES.asylum });
    await lock(page);
  });

  it('is screened, scanned and typed, referred, alarmed about and judged', async () => {
    await openAs(page, 'P. Soler', PASSPHRASES.supervisor);
    await waitForLists(page, 3);
    expect((await scan(page, linesOf(WANTED))).outcome).toBe('hit');
    await judgeDifferent(page, NOTES.judgement);
    await next(page);
    expect((await scan(page, linesOf(STOLEN))).outcome).toBe('hit');
    await refer(page, NOTES.referral);
    await page.keyboard.press('F9');
    await next(page);
    expect((await scan(page, UNREADABLE)).outcome).toBe('not-screened');
    await next(page);
    expect((await typeTraveller(page, TYPED)).outcome).not.toBe('not-screened');
    await next(page);
    expect(await recentRows(page, 4)).toHaveLength(4);
  });

  it('is exchanged with the hub, by the network and by a stick', async () => {
    const post = await postId();
    await hubMust(world.hub, ['notify', '--post', post, '--text', NOTES.notice]);
    const order = path.join(folder.path, 'order.json');
    await hubMust(world.hub, ['order', '--post', post, '--order', 'rotate', '--out', order]);
    await show(page, 'Sync');
    await takeOrder(page, order);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await show(page, 'Recent');
    const waiting = page.getByRole('option').filter({ hasText: 'Waiting' });
    await expect.poll(() => waiting.count(), { timeout: 60_000 }).toBe(0);
  });

  it('is seen by an audit and exported without what it says of persons', async () => {
    await page.getByRole('radio', { name: 'Audit' }).click();
    await page.getByRole('button', { name: 'Export what is shown' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save the file' }).click();
    await keep(download);
    await lock(page);
  });

  it('is told in an asylum case', async () => {
    await openAs(page, 'N. Idrisi', PASSPHRASES.asylum);
    await page.getByRole('radio', { name: 'Screen', exact: true }).waitFor({ timeout: 60_000 });
    const intake = anIntake({ reference: NOTES.asylum });
    const json = { case: CASE_ID, step: { kind: 'open', intake }, witness: null };
    const answer = await page.evaluate(
      async ({ json, token, header }) => {
        const headers = { 'content-type': 'application/json', [header]: token };
        const body = JSON.stringify({ json });
        const response = await fetch('/station/rpc/asylum/act', {
          method: 'POST',
          headers,
          body,
        });
        return await response.text();
      },
      { json, token, header: TOKEN_HEADER },
    );
    expect(answer).toContain('"recorded"');
    await show(page, 'Sync');
    await page.getByRole('button', { name: 'Sync now' }).click();
    const held = () => hubMust(world.hub, ['journal', '--json']);
    await expect.poll(async () => missing(await held(), SENT), { timeout: 60_000 }).toEqual([]);
    await lock(page);
  });

  it('is not in the request for a recovery', async () => {
    const download = page.waitForEvent('download');
    await askRecovery(page, PASSPHRASES.recovery);
    await keep(download);
  });

  it('cannot be read on the machine once the desk is locked', async () => {
    await browser.close();
    await station.stop();
    const { post } = world;
    const search = await readableOnDisk(Object.values(post), CANARIES);
    const { findings, ...counts } = search;
    mkdirSync(path.dirname(REPORT), { recursive: true });
    writeFileSync(REPORT, JSON.stringify({ ...counts, found: findings.length }));
    expect(filesBelow(post.data).length).toBeGreaterThan(10);
    expect(filesBelow(post.profile).length).toBeGreaterThan(10);
    expect(filesBelow(post.saved)).toHaveLength(2);
    expect(filesBelow(post.logs)).toHaveLength(1);
    expect(findings).toEqual([]);
  });

  it('would have been found: the lists of the hub name the listed, and a planted file is read', async () => {
    const listed = await readableOnDisk([world.lists], LIST_CONTENT);
    expect(new Set(listed.findings.map(({ word }) => word))).toEqual(new Set(LIST_CONTENT));
    const planted = path.join(world.post.profile, 'planted');
    const text = CANARIES.map((word) => Buffer.from(word, 'utf16le'));
    writeFileSync(planted, Buffer.concat([Buffer.alloc((1 << 20) - 7), ...text]));
    const found = await readableOnDisk([world.post.profile], CANARIES);
    const there = found.findings.filter(({ file }) => file === planted);
    expect(new Set(there.map(({ word }) => word))).toEqual(new Set(CANARIES));
    // A profile in which the browser wrote nothing of the desk would prove nothing.
    const desk = await readableOnDisk([world.post.profile], [new URL(station.address).host]);
    expect(desk.findings.map(({ file }) => path.basename(file))).toContain('History');
  });
});

const missing = (text: string, words: readonly string[]): readonly string[] =>
  words.filter((word) => !text.toLowerCase().includes(word.toLowerCase()));
