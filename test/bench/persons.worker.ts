/** Runs in a Chromium worker: the product's search and MiniSearch, one after the other, on the same questions. */
import MiniSearch from 'minisearch';
import { openTarget } from '#renderer/engine/opening/open-target.ts';
import { createReleaseKeyring } from '#renderer/engine/opening/release-keyring.ts';
import { MOST_CANDIDATES } from '#shared/screening/decide.ts';
import { decodeTables } from '#shared/screening/retrieval/table-bytes.ts';
import { openNameIndex } from '#shared/screening/search-index.ts';
import { findPersons } from '#shared/screening/search-persons.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Question } from './invented-names.ts';

export type Task = {
  readonly engine: 'farpost' | 'minisearch';
  readonly path: string;
  readonly key: { readonly epoch: number; readonly key: string };
};

export type Measured = {
  readonly loadMs: number;
  /** Of typed arrays; they lie outside the heap of JavaScript. */
  readonly arrayBytes: number;
  readonly clean: readonly number[];
  readonly treated: readonly number[];
  /** Share of the treated questions whose own name came among the first ten. */
  readonly found: number;
};

type Engine = { readonly ask: (name: string, wanted: number) => boolean; readonly bytes: number };

addEventListener('message', ({ data }: MessageEvent<Task>) => {
  void measure(data).then((measured) => {
    // What was loaded stays while the page measures the memory.
    postMessage(measured);
  });
});

async function measure(task: Task): Promise<Measured> {
  const questions = (await (await fetch('/questions')).json()) as Array<
    Question & { wanted: number }
  >;
  const { engine, loadMs } = task.engine === 'farpost' ? await farpost(task) : await miniSearch();
  for (const { treated, wanted } of questions.slice(0, 200)) engine.ask(treated, wanted);
  const time = (text: string, wanted: number) => {
    const started = performance.now();
    const found = engine.ask(text, wanted);
    return { ms: performance.now() - started, found };
  };
  const clean = questions.map(({ clean: text, wanted }) => time(text, wanted).ms);
  const treated = questions.map(({ treated: text, wanted }) => time(text, wanted));
  return {
    loadMs,
    arrayBytes: engine.bytes,
    clean,
    treated: treated.map(({ ms }) => ms),
    found: treated.filter(({ found }) => found).length / treated.length,
  };
}

async function farpost({ path, key }: Task): Promise<{ engine: Engine; loadMs: number }> {
  const sealed = new Uint8Array(await (await fetch('/names.index')).arrayBuffer());
  const started = performance.now();
  const opened = await openTarget(createReleaseKeyring([key]), path, sealed);
  if (!opened.ok) throw new Error(opened.failure.kind);
  const tables = decodeTables(opened.value);
  if (!tables.ok) throw new Error(tables.failure.kind);
  const index = openNameIndex(tables.value);
  const loadMs = performance.now() - started;
  const { vocabulary, marks, sketches } = index.scratch;
  const scratch = [vocabulary.met, sketches.ofName, ...Object.values(marks)]
    .filter((each) => ArrayBuffer.isView(each))
    .reduce((sum, { byteLength }) => sum + byteLength, 0);
  const ask = (name: string, wanted: number) =>
    findPersons(index, named(name), 0.7)
      .candidates.slice(0, MOST_CANDIDATES)
      .some(({ person }) => person === wanted);
  return { loadMs, engine: { ask, bytes: opened.value.length + scratch } };
}

async function miniSearch(): Promise<{ engine: Engine; loadMs: number }> {
  const names = (await (await fetch('/names')).json()) as string[];
  const started = performance.now();
  const index = new MiniSearch({ fields: ['name'], idField: 'id' });
  index.addAll(names.map((name, id) => ({ id, name })));
  const loadMs = performance.now() - started;
  const ask = (name: string, wanted: number) =>
    index
      .search(name, { fuzzy: 0.2 })
      .slice(0, MOST_CANDIDATES)
      .some((result) => Number(result.id) === wanted);
  return { loadMs, engine: { ask, bytes: 0 } };
}

const named = (name: string): Traveller => ({
  primaryIdentifier: name,
  secondaryIdentifier: '',
  nameTruncated: false,
  dateOfBirth: { year: null, month: null, day: null },
  sex: 'M',
  nationality: 'UTO',
  document: null,
  mrz: null,
  findings: [],
});
