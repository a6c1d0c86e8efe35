/**
 * A revoked refugee travel document that two officers report in the morning stops a traveller at another post after the
 * afternoon's overlay, and is withdrawn.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubMust } from '#build/lib/hub-command.ts';
import type { Service } from '#build/lib/service.ts';
import type { MrzElements } from '#shared/icao/compose-mrz.ts';
import { temporaryFolder } from '#test/support/browser.ts';
import { linesOf } from '#test/support/canaries.ts';
import { serveHub } from '#test/support/canary-post.ts';
import { keepPicture, next, scan, show, waitForLists } from '#test/support/desk-driver.ts';
import { addOfficer, lock, openAs } from '#test/support/desk-tasks.ts';
import {
  actOnReport,
  draftReport,
  openReport,
  showReports,
  waitForPhase,
} from '#test/support/report-tasks.ts';
import {
  type Desk,
  openNewDesk,
  type ReportingWorld,
  reportingWorld,
} from '#test/support/reporting-world.ts';

const HOLDER: MrzElements = {
  format: 'TD3',
  documentCode: 'PR',
  issuingState: 'UTO',
  nationality: 'XXB',
  primaryIdentifier: 'Zolqarneth',
  secondaryIdentifier: 'Bremwick',
  documentNumber: 'RD8264173',
  dateOfBirth: { year: 1989, month: 3, day: 14 },
  dateOfExpiry: { year: new Date().getUTCFullYear() + 3, month: 1, day: 9 },
  sex: 'F',
};
const NUMBER = HOLDER.documentNumber;

const PASSPHRASES = {
  administrator: 'krandolith nine quiet rivers',
  author: 'pemburgast seven slow lanterns',
  supervisor: 'vostrahlen four green harbours',
  asylum: 'dunwhistle three round gravels',
} as const;

// One story, told in order.
describe('a revoked refugee travel document', () => {
  const folder = temporaryFolder('reports');
  let world: ReportingWorld;
  let hub: Service;
  let here: Desk;
  let there: Desk;

  beforeAll(async () => {
    world = await reportingWorld(folder.path);
    hub = await serveHub(world);
    here = await openNewDesk(world, 'here', PASSPHRASES.administrator);
    there = await openNewDesk(world, 'there', PASSPHRASES.administrator);
    // A machine that does other things takes its time over so many starts.
  }, 400_000);

  afterAll(async () => {
    for (const desk of [here, there]) await desk.close();
    await hub.stop();
    folder.remove();
  });

  async function signIn(name: string, passphrase: string): Promise<Page> {
    const { page } = here;
    await lock(page);
    await openAs(page, name, passphrase);
    await showReports(page);
    return page;
  }

  async function exchange(page: Page): Promise<void> {
    await show(page, 'Sync');
    await page.getByRole('button', { name: 'Sync now' }).click();
  }

  /** Fetches what the hub has and screens the holder until the release that is meant is in use. */
  async function outcomeThere(wanted: string): Promise<void> {
    const { page } = there;
    await exchange(page);
    await show(page, 'Screen');
    const screened = async (): Promise<string> => {
      const { outcome } = await scan(page, linesOf(HOLDER));
      await keepPicture(page, `reports-${wanted}`);
      if (outcome !== wanted) await next(page);
      return outcome;
    };
    await expect.poll(screened, { timeout: 120_000, interval: 1000 }).toBe(wanted);
  }

  it('passes at another post as long as nobody reported it', async () => {
    await waitForLists(there.page, 2);
    await outcomeThere('clear');
    await next(there.page);
  });

  it('is reported by one officer, and goes nowhere yet', async () => {
    const { page } = here;
    await page.getByRole('radio', { name: 'Officers' }).click({ timeout: 60_000 });
    await addOfficer(page, {
      name: 'I. Varga',
      role: 'second line',
      passphrase: PASSPHRASES.author,
    });
    await addOfficer(page, {
      name: 'P. Soler',
      role: 'supervisor',
      passphrase: PASSPHRASES.supervisor,
    });
    await addOfficer(page, { name: 'N. Idrisi', role: 'asylum', passphrase: PASSPHRASES.asylum });
    await signIn('I. Varga', PASSPHRASES.author);
    const kind = 'Refugee travel document (1951)';
    await draftReport(page, { documentNumber: NUMBER, kind, category: 'revoked' });
    const dialog = await openReport(page, NUMBER);
    await dialog.getByText('An asylum officer or a supervisor signs in here').waitFor();
    await page.keyboard.press('Escape');
    await exchange(page);
    await world.publish();
    await outcomeThere('clear');
    await next(there.page);
  });

  it('stops its holder there once a second officer approved and a release carries it', async () => {
    const page = await signIn('P. Soler', PASSPHRASES.supervisor);
    await actOnReport(page, NUMBER, 'Approve and send');
    await exchange(page);
    await showReports(page);
    await waitForPhase(page, NUMBER, 'At the hub');
    await world.publish();
    await outcomeThere('hit');
    await there.page.getByText('revoked', { exact: false }).first().waitFor();
    await next(there.page);
  });

  it('is shown as active where it was reported, once the release is in use there', async () => {
    const { page } = here;
    await exchange(page);
    await showReports(page);
    await waitForPhase(page, NUMBER, 'Active since release');
    await keepPicture(page, 'reports-active');
  });

  it('passes again once it was recovered, and two officers withdrew it', async () => {
    await actOnReport(here.page, NUMBER, 'Withdraw');
    const page = await signIn('N. Idrisi', PASSPHRASES.asylum);
    await actOnReport(page, NUMBER, 'Approve the withdrawal');
    await exchange(page);
    await showReports(page);
    await waitForPhase(page, NUMBER, 'Withdrawal at the hub');
    await world.publish();
    await outcomeThere('clear');
    await exchange(page);
    await showReports(page);
    await waitForPhase(page, NUMBER, 'Withdrawn since release');
  });

  it('is out of the national extract, which was never overwritten', async () => {
    const out = path.join(folder.path, 'extract.csv');
    expect(await hubMust(world.hub, ['export', 'sltd', '--out', out])).toContain('0 documents');
    await expect(hubMust(world.hub, ['export', 'sltd', '--out', out])).rejects.toThrow('EEXIST');
  });
});
