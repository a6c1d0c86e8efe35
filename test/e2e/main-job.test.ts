import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '#build/lib/service.ts';
import { DEMO_SPECIMENS } from '#shared/fiction/demo.ts';
import { openBrowser, temporaryFolder } from '#test/support/browser.ts';
import {
  type DemoWorld,
  enrol,
  hubJournal,
  inventDemoWorld,
  startHub,
  startStation,
} from '#test/support/demo-world.ts';
import {
  deleteIndexedDb,
  judgeDifferent,
  keepPicture,
  next,
  recentRows,
  scan,
  show,
  signIn,
  waitForLists,
} from '#test/support/desk-driver.ts';

const LISTS = 3;
const expectedOutcomes = DEMO_SPECIMENS.map(({ expected }) => expected);

// One story, told in order: each chapter starts where the one before it ended.
describe('a post screens offline and the hub receives the result', () => {
  const folder = temporaryFolder('main-job');
  let world: DemoWorld;
  let hub: Service;
  let station: Service;
  let browser: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    world = await inventDemoWorld(folder.path);
    hub = await startHub(world);
    await enrol(world);
    await openDesk();
  });

  afterAll(async () => {
    await browser.close();
    await station.stop();
    await hub.stop();
    folder.remove();
  });

  async function openDesk(): Promise<void> {
    const started = await startStation(world);
    station = started.service;
    browser = await openBrowser({ profile: `${folder.path}/profile` });
    page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(started.address);
    await keepPicture(page, '1-sign-in');
    await signIn(page, started.address);
  }

  /** What a power cut does: no process is asked. */
  async function cutPowerAndReturn(): Promise<void> {
    await station.kill();
    await browser.close();
    await openDesk();
  }

  it('installs the release at the first sign-in', async () => {
    await waitForLists(page, LISTS);
    await show(page, 'Lists');
    await keepPicture(page, '2-lists');
    await show(page, 'Screen');
  });

  it('gives six right verdicts for six specimens with the network cut', async () => {
    await hub.stop();
    const outcomes: string[] = [];
    for (const { id, mrz } of DEMO_SPECIMENS) {
      outcomes.push((await scan(page, mrz)).outcome);
      await keepPicture(page, `3-${id}`);
      await next(page);
    }
    expect(outcomes).toEqual(expectedOutcomes);
  });

  it('shows six screenings from the journal, and all of them wait', async () => {
    const rows = await recentRows(page, 6);
    expect(rows).toHaveLength(6);
    expect(rows.every((row) => row.includes('Waiting'))).toBe(true);
    await show(page, 'Recent');
    await keepPicture(page, '4-recent');
    await show(page, 'Screen');
  });

  it('loses nothing when the station is killed', async () => {
    await cutPowerAndReturn();
    expect(await recentRows(page, 6)).toHaveLength(6);
  });

  it('delivers exactly those six when the network is back', async () => {
    hub = await startHub(world);
    await show(page, 'Sync');
    await page.getByRole('button', { name: 'Sync now' }).click();
    await show(page, 'Recent');
    const waiting = page.getByRole('option').filter({ hasText: 'Waiting' });
    await expect.poll(() => waiting.count(), { timeout: 60_000 }).toBe(0);
    await keepPicture(page, '5-sent');
    await show(page, 'Screen');
    const held = await hubJournal(world, 'screening');
    expect(held).toHaveLength(6);
    expect(held.map(outcomeOf).sort()).toEqual([...expectedOutcomes].sort());
  });

  it('delivers once, however often the hub is killed and asked again', async () => {
    await hub.kill();
    const stolen = DEMO_SPECIMENS.find(({ id }) => id === 'stolen-passport');
    await scan(page, stolen?.mrz ?? []);
    await next(page);
    hub = await startHub(world);
    await show(page, 'Sync');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await page.getByRole('button', { name: 'Sync now' }).click();
    }
    await show(page, 'Screen');
    await expect
      .poll(async () => (await hubJournal(world, 'screening')).length, { timeout: 60_000 })
      .toBe(7);
    await cutPowerAndReturn();
    await show(page, 'Sync');
    await page.getByRole('button', { name: 'Sync now' }).click();
    await show(page, 'Screen');
    expect(await hubJournal(world, 'screening')).toHaveLength(7);
  });

  it('gives the same verdicts offline after IndexedDB was deleted', async () => {
    await hub.stop();
    await page.reload();
    await station.kill();
    // The engine is gone with its station's page, so nothing holds the database open.
    await page.goto('about:blank');
    await browser.close();
    await openWithoutCache();
    const outcomes: string[] = [];
    for (const { mrz } of DEMO_SPECIMENS) {
      outcomes.push((await scan(page, mrz)).outcome);
      await next(page);
    }
    expect(outcomes).toEqual(expectedOutcomes);
    expect((await recentRows(page, 13)).length).toBe(13);
  });

  it('remembers that two people are two, and tells the hub', async () => {
    const wanted = DEMO_SPECIMENS.find(({ id }) => id === 'red-notice')?.mrz ?? [];
    expect((await scan(page, wanted)).outcome).toBe('hit');
    await judgeDifferent(page);
    await keepPicture(page, '7-judged');
    await next(page);
    const again = await scan(page, wanted);
    expect(again).toEqual({ outcome: 'clear', title: 'Only other persons found' });
    await page.getByText(/^Resembles/u).waitFor();
    await keepPicture(page, '8-judged-before');
    await next(page);
    hub = await startHub(world);
    await show(page, 'Sync');
    await page.getByRole('button', { name: 'Sync now' }).click();
    await show(page, 'Screen');
    const judgements = async () => (await hubJournal(world, 'judgement')).length;
    await expect.poll(judgements, { timeout: 60_000 }).toBe(1);
  });

  async function openWithoutCache(): Promise<void> {
    const started = await startStation(world);
    station = started.service;
    browser = await openBrowser({ profile: `${folder.path}/profile` });
    page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(started.address);
    expect(await deleteIndexedDb(page)).toBeGreaterThan(0);
    await page.getByRole('button', { name: /^Sign in as/u }).click();
    await waitForLists(page, LISTS);
  }
});

function outcomeOf({ payload }: { readonly payload: unknown }): string {
  const text = JSON.stringify(payload);
  return /"outcome":"([a-z-]+)"/u.exec(text)?.[1] ?? text;
}
