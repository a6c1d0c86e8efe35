/**
 * `persons --names N`: the search for persons in a list of N names. The index is built and sealed here, as at the hub; it
 * is opened and searched in a worker of a real Chromium, and MiniSearch answers the same questions in the same run.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { createTargetSealer } from '#hub/releases/target-sealer.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { namesIndexTarget } from '#shared/release/manifest.ts';
import { createTableBuilder } from '#shared/screening/retrieval/build-tables.ts';
import { changedTables } from '#shared/screening/retrieval/changed-tables.ts';
import { ENTERED } from '#shared/screening/retrieval/gather.ts';
import {
  BINDING_BYTES,
  type NameTables,
  wordsIn,
} from '#shared/screening/retrieval/name-tables.ts';
import { encodeTables } from '#shared/screening/retrieval/table-bytes.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { openBrowser, temporaryFolder } from '#test/support/browser.ts';
import { type Figure, percentiles } from './figure.ts';
import { inventNames, personsOf, questionsFrom } from './invented-names.ts';
import type { Measured, Task } from './persons.worker.ts';

const QUESTIONS = 2000;
const PATH = namesIndexTarget('bench');
const CONTENT_KEY = new Uint8Array(32).fill(5);

/** All figures of the persons bench. */
export async function benchPersons(count: number): Promise<readonly Figure[]> {
  const names = inventNames(count);
  const { sealed, figures } = buildIndex(names);
  const questions = questionsFrom(names, QUESTIONS).map((question) => ({
    ...question,
    wanted: names.indexOf(question.clean),
  }));
  const files = new Map<string, { readonly type: string; readonly body: string | Uint8Array }>([
    ['/', { type: 'text/html', body: '<!doctype html><title>bench</title>' }],
    ['/worker.js', { type: 'text/javascript', body: await bundledWorker() }],
    ['/questions', { type: 'application/json', body: JSON.stringify(questions) }],
    ['/names', { type: 'application/json', body: JSON.stringify(names) }],
    ['/names.index', { type: 'application/octet-stream', body: sealed }],
  ]);
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url);
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': file?.type ?? '',
      // Without them the browser does not tell how much memory a page uses.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(file?.body);
  });
  const address = await listen(server);
  try {
    const own = await inWorker(address, 'farpost');
    const other = await inWorker(address, 'minisearch');
    return [...figures, ...figuresOf('Farpost', own), ...figuresOf('MiniSearch', other)];
  } finally {
    server.close();
  }
}

function buildIndex(names: readonly string[]) {
  const persons = personsOf(names);
  const started = performance.now();
  const builder = createTableBuilder();
  builder.addPack(persons);
  const tables = builder.finish(new Uint8Array(BINDING_BYTES));
  const bytes = encodeTables(tables);
  const built = (performance.now() - started) / 1000;
  const sealed = createTargetSealer({ epoch: 1, key: CONTENT_KEY }).sealDeflated(PATH, bytes);
  const whole = (performance.now() - started) / 1000;
  const figures: Figure[] = [
    { what: 'names', value: names.length, unit: '', note: `${wordsIn(tables)} distinct words` },
    { what: 'building the index at the hub', value: built, unit: 's' },
    { what: 'the same, deflated and sealed', value: whole, unit: 's' },
    {
      what: 'bringing the index up to date, one in a hundred changed',
      value: secondsToUpdate(tables, persons),
      unit: 's',
    },
    { what: 'index', value: bytes.length / 1e6, unit: 'MB' },
    { what: 'index as shipped', value: sealed.length / 1e6, unit: 'MB' },
  ];
  return { sealed, figures };
}

/** As a post does it when it installs a file of changes. */
function secondsToUpdate(tables: NameTables, persons: readonly Person[]): number {
  const entered = persons.filter((_, number) => number % 100 === 0);
  const order = Uint32Array.from(persons, (_, number) =>
    number % 100 === 0 ? ENTERED + number / 100 : number,
  );
  const { packStart, binding } = tables;
  const started = performance.now();
  changedTables(tables, { order, entered, packStart }, binding);
  return (performance.now() - started) / 1000;
}

async function bundledWorker(): Promise<string> {
  const entry = fileURLToPath(new URL('persons.worker.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'bench', fileName: 'worker' },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('the worker was not built');
  return output.output[0].code;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}

/** Of the page and its worker, after a collection of garbage. */
type Memory = { readonly memoryBytes: number };

/** Each engine has a browser of its own. */
async function inWorker(address: string, engine: Task['engine']): Promise<Measured & Memory> {
  const folder = temporaryFolder('bench-persons');
  const browser = await openBrowser({ profile: folder.path });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(address);
    const task: Task = { engine, path: PATH, key: { epoch: 1, key: toBase64Url(CONTENT_KEY) } };
    return await page.evaluate((given) => {
      type Measuring = { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> };
      const memoryOf = async () => {
        const measured = await (performance as Measuring).measureUserAgentSpecificMemory?.();
        return measured?.bytes ?? Number.NaN;
      };
      return new Promise<Measured & Memory>((resolve, reject) => {
        const worker = new Worker('/worker.js');
        worker.onmessage = ({ data }: MessageEvent<Measured>) => {
          void memoryOf().then((memoryBytes) => resolve({ ...data, memoryBytes }));
        };
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(given);
      });
    }, task);
  } finally {
    await browser.close();
    folder.remove();
  }
}

const figuresOf = (engine: string, measured: Measured & Memory): Figure[] => [
  { what: `${engine}: ready to search`, value: measured.loadMs / 1000, unit: 's' },
  {
    what: `${engine}: memory of page and worker`,
    value: measured.memoryBytes / 1e6,
    unit: 'MB',
    note: `${Math.round(measured.arrayBytes / 1e6)} MB of it index and scratch arrays`,
  },
  ...percentiles(`${engine}: clean name`, 'ms', measured.clean),
  ...percentiles(`${engine}: treated name`, 'ms', measured.treated),
  {
    what: `${engine}: slowest treated name`,
    value: Math.max(...measured.treated),
    unit: 'ms',
  },
  { what: `${engine}: treated name among the first ten`, value: measured.found * 100, unit: '%' },
];
