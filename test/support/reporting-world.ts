/** A hub that publishes for a State of its own, and as many posts as a story needs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { hubMust } from '#build/lib/hub-command.ts';
import { formatSltdCsv } from '#hub/lists/sltd-writer.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { openBrowser } from './browser.ts';
import { stolenDocument } from './canaries.ts';
import { type CanaryWorld, serveStation, ticketOf } from './canary-post.ts';
import { freePort } from './demo-world.ts';
import { enrolAtDesk, openAs } from './desk-tasks.ts';
import { keepInPostgres } from './own-database.ts';

export type ReportingWorld = Pick<CanaryWorld, 'hub' | 'hubUrl'> & {
  readonly home: string;
  readonly publish: () => Promise<string>;
};

/** One list beside the reports is enough, and published once; nothing runs yet. */
export async function reportingWorld(home: string): Promise<ReportingWorld> {
  await keepInPostgres();
  const at = (name: string): string => path.join(home, name);
  const [hub, lists, policy] = [at('hub'), at('lists'), at('policy.json')];
  mkdirSync(lists, { recursive: true });
  const rules = {
    ...DEFAULT_POLICY,
    ownState: 'UTO',
    requiredLists: ['sltd'],
    // One desk waits while officers work at the other, however slow the machine.
    idleLockInMinutes: 60,
  };
  writeFileSync(policy, JSON.stringify(rules));
  const today = new Date().toISOString().slice(0, 10);
  const register = path.join(lists, 'sltd.csv');
  writeFileSync(register, [...formatSltdCsv([stolenDocument()], today)].join(''));
  await hubMust(hub, ['import', 'sltd', register]);
  const publish = () => hubMust(hub, ['publish', '--policy', policy]);
  await publish();
  return { home, hub, publish, hubUrl: `http://127.0.0.1:${await freePort()}` };
}

export type Desk = { readonly page: Page; readonly close: () => Promise<void> };

/** A new post in a browser of its own; its administrator is signed in. The hub must serve. */
export async function openNewDesk(
  world: ReportingWorld,
  name: string,
  passphrase: string,
): Promise<Desk> {
  const at = (part: string): string => path.join(world.home, name, part);
  const post = {
    data: at('data'),
    profile: at('profile'),
    temporary: at('temporary'),
    logs: at('logs'),
    saved: at('saved'),
  };
  for (const directory of Object.values(post)) mkdirSync(directory, { recursive: true });
  const ticket = await ticketOf(world);
  const station = await serveStation({ post });
  const browser = await openBrowser({ profile: post.profile });
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(station.address);
  await enrolAtDesk(page, { hubUrl: world.hubUrl, ticket, passphrase });
  await openAs(page, 'R. Haldane', passphrase);
  return {
    page,
    close: async () => {
      await browser.close();
      await station.stop();
    },
  };
}
