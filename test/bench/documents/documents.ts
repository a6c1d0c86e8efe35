/**
 * The document register at any size, from a CSV at the hub to a look-up at a post: the hub as its operator runs
 * it, the station's release store, and the engine's worker in Chromium over IndexedDB on disk.
 *
 * Nothing needs the network. `--records` documents are invented from a seed; 128,000,000 take about 20 GB of
 * disk below `--folder` while it runs.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { ROOT } from '#build/lib/run-command.ts';
import { formatSltdCsv } from '#hub/lists/sltd-writer.ts';
import { repositoryDirectory } from '#hub/releases/publish.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import { syntheticSltdRecord } from '#shared/fiction/sltd.ts';
import { syntheticSltdChanges } from '#shared/fiction/sltd-changes.ts';
import { openBrowser, temporaryFolder } from '#test/support/browser.ts';
import { type Figure, percentiles } from '../figure.ts';
import { type BenchStation, startBenchStation } from './bench-station.ts';
import type { Asked } from './page/bench-page.ts';
import { bytesBelow, rendererMegabytes, runMeasured } from './processes.ts';

const SEED = 20_260_101;
const CHANGES = 50_000;
const LOOK_UPS = 4_000;
const FIRST_LOOK_UPS = 20;
const BATCH = 400;
/** What the baseline can bear: at its speed 128 million would take hours. */
const BASELINE_ROWS = 200_000;
const HUB = path.join(ROOT, 'hub', 'cli', 'index.ts');

type Bench = {
  readonly records: number;
  readonly folder: string;
  readonly hub: string;
  readonly figures: Figure[];
};

export async function benchDocuments(records: number, folder?: string): Promise<readonly Figure[]> {
  const own = folder === undefined ? temporaryFolder('documents') : null;
  const home = folder ?? own?.path ?? '';
  mkdirSync(home, { recursive: true });
  const bench: Bench = { records, folder: home, hub: path.join(home, 'hub'), figures: [] };
  try {
    await buildAtHub(bench);
    await installAtPost(bench);
    return bench.figures;
  } finally {
    own?.remove();
  }
}

const tell = (bench: Bench, figure: Figure): void => {
  bench.figures.push(figure);
  process.stderr.write(`${figure.what}: ${figure.value.toFixed(2)} ${figure.unit}\n`);
};

async function buildAtHub(bench: Bench): Promise<void> {
  const { records, folder, hub } = bench;
  const csv = path.join(folder, 'register.csv');
  const size = ['--records', String(records), '--seed', String(SEED)];
  await runMeasured(HUB, ['generate', 'sltd', csv, ...size]);
  const imported = await runMeasured(HUB, ['--data', hub, 'import', 'sltd', csv]);
  const published = await runMeasured(HUB, ['--data', hub, 'publish']);
  const seconds = imported.seconds + published.seconds;
  const peak = Math.max(imported.peakMegabytes, published.peakMegabytes);
  const repository = bytesBelow(path.join(repositoryDirectory(hub), 'targets', 'sltd'));
  tell(bench, { what: 'hub: importing the CSV', value: imported.seconds, unit: 's' });
  tell(bench, { what: 'hub: publishing the base', value: published.seconds, unit: 's' });
  tell(bench, { what: 'hub: CSV to base', value: records / seconds, unit: 'records/s' });
  tell(bench, { what: 'hub: most memory of a process', value: peak, unit: 'MB' });
  tell(bench, { what: 'release files', value: repository / records, unit: 'bytes/record' });
}

async function installAtPost(bench: Bench): Promise<void> {
  const { folder, hub } = bench;
  const keys = await openReleaseKeys(hub);
  if (!keys.ok) throw new Error(keys.failure.reason);
  const station = await startBenchStation({
    folder,
    repository: repositoryDirectory(hub),
    rootMetadata: readFileSync(
      path.join(repositoryDirectory(hub), 'metadata', '1.root.json'),
      'utf8',
    ),
    releaseKeys: keys.value.all(),
  });
  try {
    const first = await station.update();
    tell(bench, { what: 'station: taking the release over', value: first.seconds, unit: 's' });
    await withPage(bench, station, (page) => installAndLookUp(bench, page, first.version));
    await withPage(bench, station, (page) => coldStart(bench, page, first.version));
    await withPage(bench, station, (page) => takeOverlay(bench, station, page));
    rmSync(profileOf(bench), { recursive: true, force: true });
    const { version } = await station.update();
    await withPage(bench, station, (page) => workerMemory(bench, page, version));
  } finally {
    station.close();
  }
}

const profileOf = ({ folder }: Bench): string => path.join(folder, 'profile');

/** A browser of its own, over the profile that stays. */
async function withPage(
  bench: Bench,
  station: BenchStation,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const browser: BrowserContext = await openBrowser({ profile: profileOf(bench) });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(station.origin);
    await page.waitForFunction(() => 'farpostBench' in globalThis);
    await work(page);
  } finally {
    await browser.close();
  }
}

/** Starts the engine; answers how many milliseconds later the release was ready. */
async function readyAfter(page: Page, version: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    const from = globalThis.farpostBench.start();
    const { at, status } = await globalThis.farpostBench.until(wanted);
    if (status.failure !== null) throw new Error(JSON.stringify(status.failure));
    return at - from;
  }, version);
}

async function installAndLookUp(bench: Bench, page: Page, version: number): Promise<void> {
  const { records } = bench;
  const before = rendererMegabytes(profileOf(bench), 'VmRSS');
  const milliseconds = await readyAfter(page, version);
  const peak = rendererMegabytes(profileOf(bench), 'VmHWM') - before;
  const rate = records / (milliseconds / 1000);
  tell(bench, { what: 'installing, verification included', value: rate, unit: 'records/s' });
  tell(bench, {
    what: 'memory while installing, above an empty page',
    value: peak,
    unit: 'MB',
    note: 'most of the whole renderer process',
  });
  await lookUps(bench, page, 'after installing');
  const stored = bytesBelow(path.join(profileOf(bench), 'Default', 'IndexedDB'));
  tell(bench, { what: 'IndexedDB', value: stored / records, unit: 'bytes/record' });
  await ceilings(bench, page);
  const baseline = await rowPerDocument(page, Math.min(records, BASELINE_ROWS));
  tell(bench, { what: 'baseline: Dexie, one row a document', value: baseline, unit: 'records/s' });
  tell(bench, { what: 'installing, times the baseline', value: rate / baseline, unit: '×' });
}

/** Installs once more while the worker's memory is measured, which would disturb the clock. */
async function workerMemory(bench: Bench, page: Page, version: number): Promise<void> {
  await page.evaluate(() => globalThis.farpostBench.watchMemory());
  await readyAfter(page, version);
  const bytes = await page.evaluate(() => globalThis.farpostBench.mostMemory());
  tell(bench, {
    what: 'most memory of the worker while installing',
    value: bytes / 1e6,
    unit: 'MB',
    note: 'as the browser counts it',
  });
}

/** Documents of the register, spread over all of it. */
const listed = (records: number, count: number, from = 0): Asked[] =>
  Array.from({ length: count }, (_, nth) =>
    asked(syntheticSltdRecord(SEED, (from + nth * 7_919_311) % records)),
  );

/** Documents that the seed would invent next, and that nobody reported. */
const unlisted = (records: number, count: number): Asked[] =>
  Array.from({ length: count }, (_, nth) =>
    asked(syntheticSltdRecord(SEED, records + 10 ** 6 + nth)),
  );

const asked = ({ issuingState, documentNumber }: Asked): Asked => ({
  issuingState,
  documentNumber,
});

async function lookUps(bench: Bench, page: Page, when: string): Promise<void> {
  const { records } = bench;
  for (const [what, documents, all] of [
    ['hits', listed(records, LOOK_UPS), LOOK_UPS],
    ['misses', unlisted(records, LOOK_UPS), 0],
  ] as const) {
    const { milliseconds, found } = await page.evaluate(
      (those) => globalThis.farpostBench.lookUpEach(those),
      documents,
    );
    if (found !== all) throw new Error(`${found} of ${LOOK_UPS} ${what} were found`);
    for (const figure of percentiles(`look-up, ${what}, ${when}`, 'ms', milliseconds)) {
      tell(bench, figure);
    }
  }
  const batches: number[] = [];
  for (let run = 0; run < 10; run += 1) {
    const half = BATCH / 2;
    const documents = [...listed(records, half, 13 + run * 104_729), ...unlisted(records, half)];
    const { milliseconds, found } = await page.evaluate(
      (those) => globalThis.farpostBench.lookUpTogether(those),
      documents,
    );
    if (found !== half) throw new Error(`${found} of a batch were found, not ${half}`);
    batches.push(...milliseconds);
  }
  for (const figure of percentiles(`batch of ${BATCH} documents, ${when}`, 'ms', batches)) {
    tell(bench, figure);
  }
}

/** What no register in these stores could exceed here, for comparison. */
async function ceilings(bench: Bench, page: Page): Promise<void> {
  const { indexedDb, privateFiles } = await page.evaluate(() => globalThis.farpostBench.ceilings());
  for (const [name, { megabytesPerSecond, reads }] of [
    ['IndexedDB', indexedDb],
    ['private files', privateFiles],
  ] as const) {
    const what = `${name} alone, rows of 8 KB`;
    tell(bench, { what: `${what}: written`, value: megabytesPerSecond, unit: 'MB/s' });
    for (const figure of percentiles(`${what}: one read`, 'ms', reads)) tell(bench, figure);
  }
}

async function coldStart(bench: Bench, page: Page, version: number): Promise<void> {
  const before = rendererMegabytes(profileOf(bench), 'VmRSS');
  const ready = await readyAfter(page, version);
  tell(bench, { what: 'cold start: worker to ready', value: ready, unit: 'ms' });
  const { milliseconds } = await page.evaluate(
    (those) => globalThis.farpostBench.lookUpEach(those),
    listed(bench.records, FIRST_LOOK_UPS, 4_711),
  );
  tell(bench, { what: 'cold start: first look-up', value: milliseconds[0] ?? 0, unit: 'ms' });
  await lookUps(bench, page, 'after a restart');
  const held = rendererMegabytes(profileOf(bench), 'VmRSS') - before;
  tell(bench, {
    what: 'memory after 8,000 look-ups, above an empty page',
    value: held,
    unit: 'MB',
    note: 'the whole renderer process',
  });
  const worker = await page.evaluate(() => globalThis.farpostBench.mostMemory());
  tell(bench, { what: 'worker after 8,000 look-ups', value: worker / 1e6, unit: 'MB' });
}

async function rowPerDocument(page: Page, rows: number): Promise<number> {
  const documents = Array.from({ length: rows }, (_, index) => syntheticSltdRecord(SEED, index));
  const milliseconds = await page.evaluate(
    (those) => globalThis.farpostBench.rowPerDocument(those),
    documents,
  );
  return rows / (milliseconds / 1000);
}

/** A day's changes: imported, published, taken over, and answering at the post. */
async function takeOverlay(bench: Bench, station: BenchStation, page: Page): Promise<void> {
  const { records, folder, hub } = bench;
  const count = Math.min(CHANGES, Math.floor(records / 100));
  const { additions, withdrawals } = syntheticSltdChanges({ seed: SEED, records }, 1, count);
  const csv = path.join(folder, 'changes.csv');
  writeFileSync(csv, changesCsv(additions, withdrawals));
  const imported = await runMeasured(HUB, ['--data', hub, 'import', 'sltd-changes', csv]);
  const published = await runMeasured(HUB, ['--data', hub, 'publish']);
  const seconds = imported.seconds + published.seconds;
  tell(bench, { what: `hub: overlay of ${count} changes`, value: seconds, unit: 's' });
  await page.evaluate(() => globalThis.farpostBench.start());
  const { version, bytes, seconds: taken } = await station.update();
  const from = performance.now();
  await page.evaluate((wanted) => globalThis.farpostBench.until(wanted), version);
  const active = taken + (performance.now() - from) / 1000;
  tell(bench, { what: `overlay of ${count} changes: downloaded`, value: bytes / 1000, unit: 'kB' });
  tell(bench, { what: `overlay of ${count} changes: to active`, value: active, unit: 's' });
  await checkChanges(page, additions.slice(0, 1000), withdrawals.slice(0, 1000));
}

function changesCsv(additions: readonly number[], withdrawals: readonly number[]): string {
  const indexes = [...additions, ...withdrawals];
  const [header = '', ...rows] = formatSltdCsv(
    indexes.map((index) => syntheticSltdRecord(SEED, index)),
    new Date().toISOString().slice(0, 10),
  );
  const end = rows.pop() ?? '';
  const changed = rows.map((row, at) => `${at < additions.length ? 'add' : 'withdraw'},${row}`);
  return [`change,${header}`, ...changed, end].join('');
}

/** The figures count only when the overlay really answers. */
async function checkChanges(
  page: Page,
  additions: readonly number[],
  withdrawals: readonly number[],
): Promise<void> {
  for (const [indexes, expected] of [
    [additions, additions.length],
    [withdrawals, 0],
  ] as const) {
    const { found } = await page.evaluate(
      (those) => globalThis.farpostBench.lookUpTogether(those),
      indexes.map((index) => asked(syntheticSltdRecord(SEED, index))),
    );
    if (found !== expected) throw new Error(`${found} changes answer, not ${expected}`);
  }
}
