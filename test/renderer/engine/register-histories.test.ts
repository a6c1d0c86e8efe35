/** Registers over random histories of releases at a post that is killed and restarted, held against plain sets. */

import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '#renderer/engine/engine.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import {
  buildRelease,
  type FixtureLists,
  type ReleaseFixture,
} from '#test/support/release-fixture.ts';
import { aDocument, aReport, aTraveller } from '#test/support/screening-subjects.ts';
import { dieAtWrite, revive } from './dying-disk.ts';
import { createFakeStation, ready, startTestEngine, until } from './fake-station.ts';

/** None of them is near another: a near match would be a reason to look again, never a hit. */
const NUMBERS = ['A1935724', 'C4471902', 'F8826175', 'H3390548', 'J7052863', 'M6614397'];
const CATEGORIES = ['stolen', 'lost'] as const;

const reportsArbitrary = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...NUMBERS), fc.constantFrom(...CATEGORIES))
    .map(([documentNumber, category]) => aReport({ documentNumber, category })),
  { maxLength: 8, selector: nameOf },
);

const stepArbitrary = fc.record({
  change: fc.oneof(
    fc.record({ kind: fc.constant('base' as const), documents: reportsArbitrary }),
    fc.record({
      kind: fc.constant('overlay' as const),
      added: reportsArbitrary,
      withdrawn: reportsArbitrary,
    }),
  ),
  buckets: fc.constantFrom(1, 2, 256),
  /** The write at which the engine dies while it installs this release; null when it lives. */
  death: fc.option(fc.integer({ min: 1, max: 9 })),
});

type Step = typeof stepArbitrary extends fc.Arbitrary<infer One> ? One : never;

function nameOf({ documentNumber, category }: SltdRecord): string {
  return `${documentNumber} ${category}`;
}

type Published = { readonly fixture: ReleaseFixture; readonly reports: ReadonlySet<string> };

/** The releases of a history, each with what it should answer. */
function publishedBy(steps: readonly Step[]): Published[] {
  let lists: FixtureLists = { documents: [], documentBuckets: 1 };
  let reports = new Set<string>();
  return steps.map(({ change, buckets }, index) => {
    if (change.kind === 'base') {
      lists = { documents: change.documents, documentBuckets: buckets };
      reports = new Set(change.documents.map(nameOf));
    } else {
      const { added, withdrawn } = change;
      lists = { ...lists, overlays: [...(lists.overlays ?? []), { added, withdrawn }] };
      const gone = new Set(withdrawn.map(nameOf));
      const all = [...reports, ...added.map(nameOf)];
      reports = new Set(all.filter((name) => !gone.has(name)));
    }
    return { fixture: buildRelease({ ...lists, version: index + 1, personBuckets: 1 }), reports };
  });
}

const engines: Engine[] = [];
afterEach(() => {
  revive();
  for (const engine of engines.splice(0)) engine.stop();
});

function start(station: ReturnType<typeof createFakeStation>, disk: IDBFactory): Engine {
  const engine = startTestEngine(station, disk);
  engines.push(engine);
  return engine;
}

/** What the engine says, by the release it says it of. Fails when a single answer is not that release's. */
async function check(engine: Engine, releases: readonly Published[]): Promise<number | null> {
  const documents = NUMBERS.map((documentNumber) => ({ issuingState: 'UTO', documentNumber }));
  const batch = await engine.lookUp(documents);
  const release = engine.status().release;
  const reports = releases[(release ?? 0) - 1]?.reports;
  if (reports === undefined) {
    expect(batch.kind).toBe('not-searched');
  } else {
    const found =
      batch.kind === 'searched'
        ? batch.matches.map((matches) => matches.map(({ category }) => category).sort())
        : batch.kind;
    const wanted = NUMBERS.map((documentNumber) =>
      CATEGORIES.filter((category) => reports.has(`${documentNumber} ${category}`)).sort(),
    );
    expect(found).toEqual(wanted);
  }
  for (const documentNumber of NUMBERS) {
    const { verdict } = await engine.screen(
      aTraveller({ document: aDocument({ documentNumber }) }),
    );
    const isListed = CATEGORIES.some((category) => reports?.has(`${documentNumber} ${category}`));
    const wanted = isListed ? 'hit' : 'clear';
    expect([documentNumber, verdict.outcome]).toEqual([
      documentNumber,
      reports === undefined ? 'not-screened' : wanted,
    ]);
  }
  return release;
}

/** Installs release `version`, dies where the step says, answers after a restart without a station, then completes. */
async function runStep(
  disk: IDBFactory,
  releases: readonly Published[],
  { version, death }: { readonly version: number; readonly death: number | null },
): Promise<void> {
  const fixture = releases[version - 1]?.fixture ?? null;
  if (death !== null) {
    const victim = start(createFakeStation(), disk);
    await victim.opened;
    dieAtWrite(death);
    const station = createFakeStation(fixture);
    const dying = start(station, disk);
    await until(
      dying,
      ({ failure, release }) => failure?.kind === 'cache-failed' || release === version,
    );
    victim.stop();
    dying.stop();
    revive();
    const offline = createFakeStation(fixture);
    offline.fake.serving = false;
    const restarted = start(offline, disk);
    await restarted.opened;
    const answered = await check(restarted, releases);
    expect([version - 1 || null, version]).toContain(answered);
    restarted.stop();
  }
  const engine = start(createFakeStation(fixture), disk);
  await until(engine, ready(version));
  expect(await check(engine, releases)).toBe(version);
  engine.stop();
}

describe('a register over any history of releases, deaths and restarts', () => {
  it('answers for the release that is active, or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 2, maxLength: 5, size: 'max' }),
        async (steps) => {
          const releases = publishedBy(steps);
          const disk = new IDBFactory();
          for (const [index, { death }] of steps.entries()) {
            await runStep(disk, releases, { version: index + 1, death });
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  it('answers for one release or the next while it changes, never for a mixture', async () => {
    // Each release lists one document, and not the one that the release before listed.
    const releases = publishedBy(
      NUMBERS.slice(0, 4).map((documentNumber, index) => moveTo(documentNumber, index)),
    );
    const station = createFakeStation(releases[0]?.fixture ?? null);
    const engine = start(station, new IDBFactory());
    await until(engine, ready(1));
    const seen = new Set<string>();
    for (const [index, { fixture }] of releases.entries()) {
      station.activate(fixture);
      while (engine.status().release !== index + 1) {
        seen.add(await listedIn(engine));
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }
    expect(await check(engine, releases)).toBe(4);
    expect(seen.size).toBeGreaterThan(0);
    for (const answers of seen) expect(answers).toMatch(/^0*10*$/u);
  });
});

function moveTo(documentNumber: string, index: number): Step {
  const listed = aReport({ documentNumber });
  const before = aReport({ documentNumber: NUMBERS[index - 1] ?? '' });
  const change: Step['change'] =
    index === 0
      ? { kind: 'base', documents: [listed] }
      : { kind: 'overlay', added: [listed], withdrawn: [before] };
  return { change, buckets: 1, death: null };
}

/** How many reports each of the first four documents has. */
async function listedIn(engine: Engine): Promise<string> {
  const documents = NUMBERS.slice(0, 4).map((documentNumber) => ({
    issuingState: 'UTO',
    documentNumber,
  }));
  const batch = await engine.lookUp(documents);
  if (batch.kind === 'not-searched') throw new Error('a register that was there went away');
  return batch.matches.map(({ length }) => length).join('');
}
