/** The engine as the desk starts it, and a table with one row for each document to hold against it. */
import { Dexie } from 'dexie';
import { type StartedEngine, startEngine } from '#renderer/engine/client.ts';
import type { EngineStatus } from '#renderer/engine/contract.ts';
import type { BenchPage, Ceilings } from './bench-page.ts';

let started: StartedEngine | null = null;
let mostMemory = 0;
let watch: Promise<void> | null = null;
let watching = false;

/** Chromium has it, in a page that is isolated from other origins; the typings have not. */
type Measuring = {
  measureUserAgentSpecificMemory(): Promise<{
    readonly breakdown: ReadonlyArray<{
      readonly bytes: number;
      readonly attribution: ReadonlyArray<{ readonly scope: string }>;
    }>;
  }>;
};

async function workerBytes(): Promise<number> {
  const measuring = performance as unknown as Measuring;
  const { breakdown } = await measuring.measureUserAgentSpecificMemory();
  const workers = breakdown.filter(({ attribution }) =>
    attribution.some(({ scope }) => scope === 'DedicatedWorkerGlobalScope'),
  );
  return workers.reduce((sum, { bytes }) => sum + bytes, 0);
}

const running = (): StartedEngine['engine'] => {
  if (started === null) throw new Error('the engine was not started');
  return started.engine;
};

const page: BenchPage = {
  start() {
    started = startEngine({ token: '' });
    return performance.now();
  },

  async until(version) {
    for await (const status of await running().watchStatus()) {
      const told = { at: performance.now(), status };
      if (isReady(status, version) || isStuck(status)) return told;
    }
    throw new Error('the engine stopped');
  },

  async lookUpEach(documents) {
    const milliseconds: number[] = [];
    let found = 0;
    for (const document of documents) {
      const answer = await running().lookUp({ documents: [document] });
      if (answer.kind !== 'searched') throw new Error(JSON.stringify(answer));
      milliseconds.push(answer.answeredInMs);
      found += answer.matches[0]?.length === 0 ? 0 : 1;
    }
    return { milliseconds, found };
  },

  async lookUpTogether(documents) {
    const answer = await running().lookUp({ documents });
    if (answer.kind !== 'searched') throw new Error(JSON.stringify(answer));
    const found = answer.matches.filter((matches) => matches.length > 0).length;
    return { milliseconds: [answer.answeredInMs], found };
  },

  async rowPerDocument(documents) {
    const database = new Dexie('row-per-document', { chromeTransactionDurability: 'strict' });
    database.version(1).stores({ documents: '[issuingState+documentNumber]' });
    const from = performance.now();
    for (let at = 0; at < documents.length; at += 10_000) {
      await database.table('documents').bulkPut(documents.slice(at, at + 10_000));
    }
    const milliseconds = performance.now() - from;
    database.close();
    return milliseconds;
  },

  ceilings() {
    const worker = new Worker(new URL('./ceilings.worker.ts', import.meta.url), { type: 'module' });
    return new Promise<Ceilings>((measured, failed) => {
      worker.onmessage = ({ data }: MessageEvent<Ceilings>) => {
        worker.terminate();
        measured(data);
      };
      worker.onerror = ({ message }) => failed(new Error(message));
    });
  },

  watchMemory() {
    watching = true;
    const measure = async (): Promise<void> => {
      while (watching) mostMemory = Math.max(mostMemory, await workerBytes());
    };
    watch = measure();
  },

  async mostMemory() {
    watching = false;
    await watch;
    return Math.max(mostMemory, await workerBytes());
  },
};

const isReady = (status: EngineStatus, version: number): boolean =>
  status.release === version && status.state === 'ready' && status.installed.of > 0;

const isStuck = ({ failure }: EngineStatus): boolean =>
  failure !== null && failure.kind !== 'no-release';

Object.assign(globalThis, { farpostBench: page });
