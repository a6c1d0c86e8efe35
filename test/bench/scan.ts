/**
 * How long an officer waits: start to sign-in, Enter to verdict, and how long publishing takes.
 * Everything runs as the product runs: hub and station as processes, the desk in Chromium.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { demoPaths } from '#build/demo/prepare.ts';
import { hubMust } from '#build/lib/hub-command.ts';
import { ROOT } from '#build/lib/run-command.ts';
import { startService } from '#build/lib/service.ts';
import { DEMO_SPECIMENS } from '#shared/fiction/demo.ts';
import { inventWorld } from '#shared/fiction/world.ts';
import { composeMrz } from '#shared/icao/compose-mrz.ts';
import { openBrowser, temporaryFolder } from '#test/support/browser.ts';
import {
  type DemoWorld,
  enrol,
  freePort,
  inventDemoWorld,
  startHub,
  startStation,
} from '#test/support/demo-world.ts';
import { next, scan, signIn, waitForLists } from '#test/support/desk-driver.ts';
import { type Figure, percentiles } from './figure.ts';

const DATA = path.join(ROOT, '..', 'shared', 'data');
const REAL = {
  un: path.join(DATA, 'un', 'consolidated-2026-02.xml'),
  sdn: path.join(DATA, 'ofac', 'sdn-2023-01.csv'),
  alt: path.join(DATA, 'ofac', 'alt-2025-12.csv'),
};
const SCANS = 200;
/** In milliseconds, before each traveller. Nobody changes documents faster; without it the work after one answer (recording,
 * sending, the hub's own) runs into the next search. Both are measured. */
const PAUSES = [250, 0];

/** All figures of the scan bench. */
export async function benchScan(): Promise<readonly Figure[]> {
  const folder = temporaryFolder('bench');
  try {
    // First, because it builds the desk when its sources have changed.
    const cold = await coldStart(`${folder.path}/cold`);
    const world = await inventDemoWorld(folder.path);
    const demo = await scansIn(world, { label: 'demo world', lists: 3 });
    return [...cold, ...demo, ...(await realLists(world))];
  } finally {
    folder.remove();
  }
}

async function realLists(world: DemoWorld): Promise<readonly Figure[]> {
  if (!Object.values(REAL).every(existsSync)) {
    process.stderr.write('UN + OFAC: not measured, there are no real lists in ../shared/data.\n');
    return [];
  }
  const { hub } = demoPaths(world.home);
  const imported = await seconds(async () => {
    await hubMust(hub, ['import', 'un', REAL.un]);
    await hubMust(hub, ['import', 'ofac', REAL.sdn, REAL.alt, '--list-date', today()]);
  });
  const published = await seconds(() => hubMust(hub, ['publish']));
  return [
    { what: 'importing UN + OFAC, two processes', value: imported, unit: 's' },
    { what: 'publishing UN + OFAC and the demo lists, one process', value: published, unit: 's' },
    ...(await scansIn(world, { label: 'UN + OFAC + demo world', lists: 4 })),
  ];
}

type Scans = { readonly label: string; readonly lists: number };

async function scansIn(world: DemoWorld, { label, lists }: Scans): Promise<readonly Figure[]> {
  const hub = await startHub(world);
  if (!existsSync(demoPaths(world.home).record)) await enrol(world);
  const { service, address } = await startStation(world);
  const browser = await openBrowser({ profile: path.join(world.home, `profile-${lists}`) });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await signIn(page, address);
    const installed = await seconds(() => waitForLists(page, lists));
    const figures: Figure[] = [
      { what: `${label}: sign-in to searchable lists`, value: installed, unit: 's' },
    ];
    await watchScans(page);
    for (const pause of PAUSES) {
      const times = await scanAll(page, pause);
      const cadence = pause === 0 ? 'no pause' : `${pause} ms between travellers`;
      figures.push(...percentiles(`${label}, ${cadence}: Enter to verdict`, 'ms', times));
    }
    return figures;
  } finally {
    await browser.close();
    await service.stop();
    await hub.stop();
  }
}

async function scanAll(page: Page, pause: number): Promise<readonly number[]> {
  await page.evaluate(() => globalThis.farpostTimes?.splice(0));
  for (const lines of travellers()) {
    await page.waitForTimeout(pause);
    await scan(page, lines);
    await next(page);
  }
  return page.evaluate(() => globalThis.farpostTimes ?? []);
}

declare global {
  var farpostTimes: number[] | undefined;
}

/** Measures inside the page: from the Enter key to the first frame that shows a verdict. */
async function watchScans(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    globalThis.farpostTimes = times;
    let pressed: number | null = null;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter') pressed = performance.now();
    };
    addEventListener('keydown', onKey, { capture: true });
    new MutationObserver(() => {
      if (pressed === null || !document.querySelector('main section[data-outcome]')) return;
      const from = pressed;
      pressed = null;
      requestAnimationFrame(() => times.push(performance.now() - from));
    }).observe(document.body, { subtree: true, childList: true });
  });
}

/** Specimens and invented travellers in turn. */
function travellers(): string[][] {
  const { notices } = inventWorld({
    seed: 1,
    notices: SCANS,
    sanctions: 0,
    documents: 0,
    year: 2026,
  });
  return notices.map((person, index) => {
    if (index % 4 === 0) return DEMO_SPECIMENS[(index / 4) % 5]?.mrz ?? [];
    const name = person.names[0];
    const lines = composeMrz({
      format: 'TD3',
      documentCode: 'PP',
      issuingState: 'UTO',
      nationality: 'UTO',
      primaryIdentifier: name?.primaryIdentifier ?? 'Specimen',
      secondaryIdentifier: name?.secondaryIdentifier ?? 'Anna',
      documentNumber: `B${String(10_000_000 + index)}`,
      dateOfBirth: { year: 1980, month: 1 + (index % 12), day: 1 + (index % 28) },
      sex: 'M',
      dateOfExpiry: { year: 2033, month: 5, day: 20 },
    });
    return lines.ok ? [...lines.value] : [];
  });
}

/** `npm start` again after its set-up: from the command to the sign-in screen. */
async function coldStart(home: string): Promise<readonly Figure[]> {
  const browser = await openBrowser({ profile: `${home}-profile` });
  const ports = ['--hub-port', String(await freePort()), '--port', String(await freePort())];
  const start = () =>
    startService({
      name: 'npm start',
      program: path.join(ROOT, 'build', 'set-up.mjs'),
      arguments: ['start', '--browser', '--home', home, ...ports],
      ready: /Open\s+http/u,
    });
  try {
    await (await start()).stop();
    const page = browser.pages()[0] ?? (await browser.newPage());
    const from = performance.now();
    const service = await start();
    await page.goto(/http\S+/u.exec(service.readyLine)?.[0] ?? '');
    await page.getByRole('button', { name: /^Sign in as/u }).waitFor();
    const value = (performance.now() - from) / 1000;
    await service.stop();
    return [{ what: 'npm start after set-up, to the sign-in screen', value, unit: 's' }];
  } finally {
    await browser.close();
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const today = (): string => new Date().toISOString().slice(0, 10);
