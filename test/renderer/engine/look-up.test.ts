import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { openCacheDatabase } from '#renderer/engine/db/cache-database.ts';
import { createEngine, type Engine } from '#renderer/engine/engine.ts';
import type { Generation } from '#renderer/engine/search/generation.ts';
import type { ListSource } from '#renderer/engine/search/list-source.ts';
import { lookUpDocuments } from '#renderer/engine/search/look-up.ts';
import type { DocumentReport, Register } from '#renderer/engine/search/register.ts';
import { sleep } from '#renderer/engine/sleep.ts';
import { fail, succeed } from '#shared/kernel/result.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { buildRelease } from '#test/support/release-fixture.ts';
import { aReport } from '#test/support/screening-subjects.ts';
import { createFakeStation, ready, startTestEngine, until } from './fake-station.ts';

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.stop();
});

const asked = (documentNumber: string, issuingState = 'UTO') => ({ issuingState, documentNumber });

const release = buildRelease({
  documents: [
    aReport(),
    aReport({ category: 'lost', dateReported: '2025-01-02' }),
    aReport({ documentNumber: 'Y7654321', noticeReference: '2026/7' }),
    aReport({ documentNumber: 'C01X00T47', issuingState: 'DEU' }),
  ],
  documentBuckets: 512,
});

async function started(): Promise<Engine> {
  const engine = startTestEngine(createFakeStation(release), new IDBFactory());
  engines.push(engine);
  await until(engine, ready(1));
  return engine;
}

describe('looking up many documents at once', () => {
  it('answers in the order of the documents, each as often as it was asked', async () => {
    const engine = await started();
    const answer = await engine.lookUp([
      asked('P0000000'),
      asked('Y7654321'),
      asked('X1234567'),
      asked('y-765 4321'),
      asked('c01x00t47', 'D'),
      asked('X1234567', 'XXB'),
      asked('Y7654321'),
    ]);
    if (answer.kind !== 'searched') throw new Error(answer.kind);
    expect(answer.answeredInMs).toBeGreaterThanOrEqual(0);
    const found = {
      list: 'sltd',
      category: 'stolen',
      documentType: 'passport',
      dateReported: '2025-11-30',
      documentNumber: 'Y7654321',
      issuingState: 'UTO',
      notice: '2026/7',
    };
    const categories = answer.matches.map((matches) => matches.map(({ category }) => category));
    expect(categories).toEqual([
      [],
      ['stolen'],
      ['stolen', 'lost'],
      ['stolen'],
      ['stolen'],
      [],
      ['stolen'],
    ]);
    expect([answer.matches[1], answer.matches[3], answer.matches[6]]).toEqual([
      [found],
      [found],
      [found],
    ]);
  });

  it('answers for no documents, and for as many as a large ship carries', async () => {
    const engine = await started();
    expect(await engine.lookUp([])).toMatchObject({ kind: 'searched', matches: [] });
    const many = Array.from({ length: 2000 }, (_, index) =>
      asked(index % 500 === 7 ? 'X1234567' : `P${1_000_000 + index}`),
    );
    const answer = await engine.lookUp(many);
    const hits = answer.kind === 'searched' ? answer.matches.map(({ length }) => length) : [];
    expect(hits.flatMap((length, index) => (length > 0 ? [index] : []))).toEqual([
      7, 507, 1007, 1507,
    ]);
  });

  it.each([asked('--'), asked('X1234567', ' ')])(
    'does not call a list searched that has a document with nothing to search with: %o',
    async (empty) => {
      const engine = await started();
      expect(await engine.lookUp([asked('X1234567'), empty])).toEqual({
        kind: 'not-searched',
        list: 'sltd',
        failure: { kind: 'nothing-to-search-with' },
      });
    },
  );

  it('says so, and does not throw, when the cache itself fails', async () => {
    const disk = new IDBFactory();
    const station = createFakeStation(release);
    let close = (): void => undefined;
    const engine = createEngine({
      station: station.station,
      fetchFile: station.fetchFile,
      async openDatabase() {
        const database = await openCacheDatabase({ indexedDB: disk, IDBKeyRange });
        close = () => database.close({ disableAutoOpen: true });
        return database;
      },
      now: () => new Date(2026, 2, 5, 12),
      monotonic: () => 0,
      freeBytes: async () => null,
      newReference: () => 'ref-1',
      sleep,
    });
    engines.push(engine);
    await until(engine, ready(1));
    close();
    expect(await engine.lookUp([asked('X1234567')])).toEqual({
      kind: 'not-searched',
      list: 'sltd',
      failure: { kind: 'failed', reference: 'ref-1' },
    });
  });
});

describe('several registers', () => {
  const report: DocumentReport = {
    category: 'lost',
    documentType: 'passport',
    issuingState: 'UTO',
    source: 'sltd',
    day: 20_000,
    notice: null,
  };
  const having = (...numbers: string[]): Register => ({
    lookUp: async (documents) =>
      succeed(
        documents.map(({ documentNumber }) => (numbers.includes(documentNumber) ? [report] : [])),
      ),
  });
  const source = (id: string, differs: Partial<ListSource>): ListSource => ({
    list: { id, kind: 'documents', title: id, publisher: id, listDate: '2026-03-01', records: 1 },
    searchable: differs.register !== undefined,
    search: async () => ({ kind: 'not-searched', failure: { kind: 'not-installed' } }),
    ...differs,
  });
  const unread = (id: string): ListSource['list'] => ({
    id,
    kind: 'persons',
    title: id,
    publisher: id,
    listDate: null,
    records: 0,
  });
  const lookUp = (sources: readonly ListSource[], requiredLists: readonly string[] = ['sltd']) =>
    lookUpDocuments({
      generation: {
        release: release.release,
        policy: { ...DEFAULT_POLICY, requiredLists: [...requiredLists] },
        sources,
        judgedElsewhere: new Set(),
      } satisfies Generation,
      documents: [asked('A1'), asked('B2'), asked('C3')],
      report: () => 'ref-1',
    });

  it('are all searched, and each match names its own', async () => {
    const answer = await lookUp([
      source('sltd', { register: having('A1', 'B2') }),
      source('national', { register: having('B2') }),
    ]);
    const lists = answer.kind === 'searched' && answer.matches.map((of) => of.map((m) => m.list));
    expect(lists).toEqual([['sltd'], ['sltd', 'national'], []]);
  });

  it.each([
    { why: 'is not installed', second: source('national', {}), kind: 'not-installed' },
    {
      why: 'is damaged',
      second: source('national', {
        register: {
          lookUp: async () => fail({ kind: 'damaged', where: 'national/bucket-0-of-1' }),
        },
      }),
      kind: 'damaged',
    },
    {
      why: 'throws',
      second: source('national', { register: { lookUp: () => Promise.reject(new Error('bug')) } }),
      kind: 'failed',
    },
    {
      why: 'cannot be told from a list of persons, because nothing of it can be read',
      second: source('national', { list: unread('national') }),
      kind: 'not-installed',
    },
  ])('are not searched when one of them $why', async ({ second, kind }) => {
    const first = source('sltd', { register: having('A1') });
    for (const sources of [
      [first, second],
      [second, first],
    ]) {
      expect(await lookUp(sources)).toMatchObject({
        kind: 'not-searched',
        list: 'national',
        failure: { kind },
      });
    }
  });

  it('do without lists of persons, read or not', async () => {
    const sources = [
      source('sltd', { register: having('A1') }),
      source('interpol-notices', { list: unread('interpol-notices') }),
    ];
    expect((await lookUp(sources, ['sltd', 'interpol-notices'])).kind).toBe('searched');
  });

  it('are not searched while one that the policy requires is not part of the release', async () => {
    const national = source('national', { register: having('A1') });
    expect(await lookUp([national])).toMatchObject({ kind: 'not-searched', list: 'sltd' });
    expect((await lookUp([national], ['national'])).kind).toBe('searched');
    expect(await lookUp([national], ['other'])).toMatchObject({ list: 'other' });
    expect(await lookUp([], [])).toMatchObject({ kind: 'not-searched', list: 'sltd' });
  });

  it('are not searched without a release', async () => {
    const answer = await lookUpDocuments({ generation: null, documents: [], report: () => '' });
    expect(answer).toEqual({
      kind: 'not-searched',
      list: 'sltd',
      failure: { kind: 'not-installed' },
    });
  });
});
