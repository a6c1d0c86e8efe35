/** Registers over random histories, read as a post reads them and held against a plain map of reports. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerDirectory } from '#hub/register/register-state.ts';
import type { RegisterLimits } from '#hub/register/register-work.ts';
import { publishRelease, repositoryDirectory } from '#hub/releases/publish.ts';
import { openReleaseFiles, type ReleaseFiles } from '#hub/releases/release-files.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import type { DocumentChange } from '#hub/releases/source.ts';
import {
  documentCategorySchema,
  documentTypeSchema,
  type SltdRecord,
} from '#shared/documents/sltd-record.ts';
import { dataDirectory, document, manyOf, NOW } from '#test/hub/releases/fictional-lists.ts';
import { openDocuments, openManifest, verifyRelease } from '#test/hub/releases/verified-release.ts';
import {
  documentText,
  expectedOf,
  type Imported,
  reportText,
  sourceOfImport,
} from './register-model.ts';

const NUMBERS = ['A1', 'B2', 'C3', 'D4'];
const STATES = ['UTO', 'XXB'];
const NEVER = ['Z8', 'Z9'];

/** Few different ones, so that imports and changes meet. */
const recordArbitrary: fc.Arbitrary<SltdRecord> = fc.record(
  {
    documentNumber: fc.constantFrom(...NUMBERS),
    issuingState: fc.constantFrom(...STATES),
    documentType: fc.constantFrom(...documentTypeSchema.options.slice(0, 2)),
    category: fc.constantFrom(...documentCategorySchema.options.slice(0, 2)),
    dateReported: fc.constantFrom('1969-05-05', '2026-05-30'),
    noticeReference: fc.constant('2026/1'),
    source: fc.constant('national' as const),
  },
  { requiredKeys: ['documentNumber', 'issuingState', 'documentType', 'category', 'dateReported'] },
);

const changeArbitrary: fc.Arbitrary<DocumentChange> = fc.record({
  change: fc.constantFrom('add', 'withdraw'),
  record: recordArbitrary,
});

type Step =
  | { readonly kind: 'import'; readonly records: readonly SltdRecord[] }
  | { readonly kind: 'changes'; readonly lines: readonly DocumentChange[] }
  | { readonly kind: 'publish' }
  | { readonly kind: 'killed'; readonly atWrite: number }
  | { readonly kind: 'broken'; readonly atRecord: number }
  | { readonly kind: 'killed-packing' }
  | { readonly kind: 'rotate' }
  | { readonly kind: 'lose'; readonly file: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      records: fc.array(recordArbitrary, { maxLength: 40, size: 'max' }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('changes' as const),
      lines: fc.array(changeArbitrary, { maxLength: 8, size: 'max' }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'publish' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('killed' as const), atWrite: fc.nat(12) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('broken' as const), atRecord: fc.nat(40) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'killed-packing' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'rotate' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), file: fc.nat(9) }) },
);

const limitsArbitrary: fc.Arbitrary<RegisterLimits> = fc.record({
  mostOverlays: fc.constantFrom(0, 1, 3),
  mostOverlayRows: fc.constantFrom(6, 40),
  mostOverlayShare: fc.constantFrom(0.3, 2),
  leastOverlayRows: fc.constantFrom(0, 5),
  markEvery: fc.constantFrom(1, 7, 1000),
});

type Hub = {
  readonly data: string;
  readonly limits: RegisterLimits;
  readonly named: boolean;
  /** Records that every import has besides its own. */
  readonly filler: readonly SltdRecord[];
  imported: Imported;
  published: Imported | null;
  count: number;
};

async function keysOf(data: string) {
  const keys = await openReleaseKeys(data);
  if (!keys.ok) throw new Error(keys.failure.reason);
  return keys.value;
}

/** Every document that was ever mentioned, and some that were not. */
async function answersIn({ data, filler }: Hub): Promise<{ records: number; found: string[] }> {
  const release = await verifyRelease(repositoryDirectory(data), NOW);
  const keys = new Map((await keysOf(data)).all().map(({ epoch, key }) => [epoch, key]));
  const asked = [...NUMBERS, ...NEVER].flatMap((documentNumber) =>
    STATES.map((issuingState) => ({ documentNumber, issuingState })),
  );
  const find = await openDocuments(release, keys, 'sltd');
  const found: string[] = [];
  for (const one of [...asked, ...filler.slice(0, 5)]) {
    const { documentNumber, issuingState } = one;
    const reports = await find(issuingState, documentNumber);
    const texts = reports.map((report) => {
      expect(report.issuingState).toBe(issuingState);
      const { category, documentType, source, dayReported, notice } = report;
      return [category, documentType, source, dayReported, notice ?? ''].join(' ');
    });
    if (texts.length > 0) found.push(`${documentText(one)}: ${texts.sort().join(', ')}`);
  }
  return { records: (await openManifest(release, keys, 'sltd')).records, found };
}

function expectedIn(imported: Imported, filler: readonly SltdRecord[]) {
  const expected = expectedOf(imported);
  const hidden = new Set(filler.slice(5).map(documentText));
  const asked = [...NUMBERS, ...NEVER].flatMap((number) =>
    STATES.map((state) => `${state} ${number}`),
  );
  const found = [...asked, ...filler.slice(0, 5).map(documentText)].flatMap((document) => {
    const reports = expected.get(document);
    return reports === undefined || hidden.has(document)
      ? []
      : [`${document}: ${reports.join(', ')}`];
  });
  const records = [...expected.values()].reduce((sum, reports) => sum + reports.length, 0);
  return { records, found };
}

/** Nothing here outlives a power cut: hundreds of publications do not wait for the disk. */
function hastyFiles(data: string): ReleaseFiles {
  const directory = repositoryDirectory(data);
  return {
    ...openReleaseFiles(directory),
    async write(path, bytes) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), bytes);
    },
    flushFolder: async () => undefined,
  };
}

function dyingFiles(data: string, atWrite: number): ReleaseFiles {
  const files = hastyFiles(data);
  let writes = 0;
  const change = async (work: () => Promise<void>): Promise<void> => {
    writes += 1;
    if (writes > atWrite) throw Object.assign(new Error('power cut'), { code: 'EIO' });
    await work();
  };
  return {
    ...files,
    write: (path, bytes) => change(() => files.write(path, bytes)),
    flushFolder: (folder) => change(() => files.flushFolder(folder)),
    remove: (path) => change(() => files.remove(path)),
  };
}

async function publish(hub: Hub, step: Step): Promise<void> {
  const { data, limits, imported, filler, published } = hub;
  const { source } = sourceOfImport(imported, step.kind === 'broken' ? step.atRecord : null);
  const outcome = await publishRelease({
    source,
    dataDirectory: data,
    now: NOW,
    registerLimits: limits,
    files: step.kind === 'killed' ? dyingFiles(data, step.atWrite) : hastyFiles(data),
    onProgress({ stage }) {
      if (step.kind === 'killed-packing' && stage === 'packing') throw new Error('killed');
    },
  }).catch((error: unknown) => ({ ok: false as const, failure: error }));
  if (outcome.ok) {
    hub.published = imported;
    expect(await answersIn(hub)).toEqual(expectedIn(imported, filler));
    return;
  }
  if (step.kind === 'publish') throw new Error(`${JSON.stringify(outcome.failure)}`);
  if (published === null && step.kind !== 'killed') return;
  await previousOrNew(hub);
}

/** After a publication that died a reader finds the release before, or the new one, whole. */
async function previousOrNew(hub: Hub): Promise<void> {
  const release = await answersIn(hub).catch((error: unknown) => error);
  if (release instanceof Error) {
    expect(hub.published).toBeNull();
    return;
  }
  const before = hub.published && expectedIn(hub.published, hub.filler);
  const after = expectedIn(hub.imported, hub.filler);
  expect([before, after]).toContainEqual(release);
  if (JSON.stringify(release) === JSON.stringify(after)) hub.published = hub.imported;
}

async function loseFile(hub: Hub, file: number): Promise<void> {
  const directory = registerDirectory(hub.data, 'sltd');
  const names = await readdir(directory, { recursive: true }).catch(() => []);
  const losable = names.filter((name) => /\.(?:rows|json)$/u.test(name)).sort();
  const lost = losable[file % Math.max(1, losable.length)];
  if (lost !== undefined) await rm(join(directory, lost));
}

async function take(hub: Hub, step: Step): Promise<void> {
  hub.count += 1;
  if (step.kind === 'import') {
    const revision = hub.named ? `import-${hub.count}` : null;
    hub.imported = { revision, records: [...hub.filler, ...step.records], changes: [] };
  } else if (step.kind === 'changes') {
    const next = { file: `changes-${hub.count}`, lines: step.lines };
    hub.imported = { ...hub.imported, changes: [...hub.imported.changes, next] };
  } else if (step.kind === 'rotate') {
    await (await keysOf(hub.data)).rotate();
  } else if (step.kind === 'lose') {
    await loseFile(hub, step.file);
  } else {
    await publish(hub, step);
  }
}

const history = fc.record({
  limits: limitsArbitrary,
  named: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  steps: fc.array(stepArbitrary, { minLength: 3, maxLength: 14, size: 'max' }),
});

async function runHistory(
  { limits, named, steps }: typeof history extends fc.Arbitrary<infer One> ? One : never,
  filler: readonly SltdRecord[],
): Promise<void> {
  const revision = named ? 'import-0' : null;
  const imported: Imported = { revision, records: filler, changes: [] };
  const data = await dataDirectory();
  const hub: Hub = { data, limits, named, filler, imported, published: null, count: 0 };
  for (const step of [...steps, { kind: 'publish' } as const]) await take(hub, step);
}

describe('a register over any history of imports, changes, keys, losses and deaths', () => {
  it('says of every document what a plain map of reports says', async () => {
    await fc.assert(
      fc.asyncProperty(history, (one) => runHistory(one, [])),
      { numRuns: 40 },
    );
  }, 120_000);

  it('says the same when it has several buckets', async () => {
    const filler = manyOf(5000, document);
    await fc.assert(
      fc.asyncProperty(history, (one) => runHistory(one, filler)),
      { numRuns: 4 },
    );
  }, 120_000);

  it('has a model that tells reports apart', () => {
    const record: SltdRecord = { ...document(1), noticeReference: '2026/1' };
    expect(reportText(record)).toBe('stolen passport tdawn 20513 2026/1');
    const imported = { revision: null, records: [record, document(1)], changes: [] };
    expect(expectedOf(imported).get('UTO L00000001')).toHaveLength(2);
  });
});
