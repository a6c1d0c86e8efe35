/** The whole way of a report: two officers of one post, the hub, a release, the engine of another post, and back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '#hub/cli/run-command.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import type { OpenPost } from '#main/station/open-post.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { EMPTY_DRAFT, type ReportDraft } from '#shared/reports/report.ts';
import type { DecideReports } from '#shared/station/reports.ts';
import type { Officer } from '#shared/station/session.ts';
import { NATIONAL_DOCUMENTS } from '#shared/watchlist/list.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import {
  createFakeStation,
  ready,
  startTestEngine,
  until,
} from '#test/renderer/engine/fake-station.ts';
import { aTraveller } from '#test/support/screening-subjects.ts';
import { type RealHub, startHub } from '../services/sync/real-hub.ts';
import { machine, RealPost } from './real-post.ts';

const POLICY = {
  ...DEFAULT_POLICY,
  ownState: 'UTO',
  requiredLists: [NATIONAL_DOCUMENTS.id],
};

const REVOKED: ReportDraft = {
  ...EMPTY_DRAFT,
  documentNumber: 'L898902C3',
  issuingState: 'UTO',
  documentType: 'refugee-travel-document',
  category: 'revoked',
};

const ANA: Officer = { id: 'ana', displayName: 'Ana Ruiz', role: 'second-line' };
const BEN: Officer = { id: 'ben', displayName: 'Ben Okoro', role: 'supervisor' };

let directory: string;
let database: OpenDatabase;
let hub: RealHub;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'report-way-'));
  database = await openEmptyDatabase();
  hub = await startHub(directory, database.db);
}, START_TIMEOUT_IN_MS);
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

async function publish(): Promise<void> {
  const problems: string[] = [];
  const output = {
    line: () => undefined,
    problem: (text: string) => problems.push(text),
    progress: () => undefined,
  };
  const parts = {
    ...hub,
    now: () => hub.clock.at,
    fetch: (request: Request) => hub.fetch(request),
    anchors: () => Promise.resolve(null),
    releaseKeys: async () => hub.keys,
    log: () => undefined,
    close: () => Promise.resolve(),
  };
  const command = { command: 'publish', policy: POLICY } as const;
  expect(await runCommand(parts, command, output), problems.join('\n')).toBe(0);
}

async function enrolled(): Promise<RealPost> {
  const post = new RealPost(await mkdtemp(join(directory, 'post-')), hub);
  await post.enrol();
  return post;
}

async function as<Answer>(
  post: RealPost,
  officer: Officer,
  work: (opened: OpenPost) => Promise<Answer>,
): Promise<Answer> {
  const opened = await post.open(machine(), officer);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

const phaseAt = async ({ reports }: OpenPost) => {
  const [report] = (await reports.list()).reports;
  return { phase: report?.phase, listed: report?.listed };
};

/** Fetches what the hub has, gives it to an engine as the desk does, and screens the holder of the document. */
async function screenedAt(post: RealPost): Promise<readonly unknown[]> {
  return as(post, ANA, async (opened) => {
    await opened.sync.now();
    const release = opened.releases.current();
    if (release === null) throw new Error('no release');
    const files = new Map<string, Uint8Array>();
    for (const { sha256 } of release.targets) {
      const stream = await opened.releases.openFile(sha256);
      files.set(sha256, new Uint8Array(await new Response(stream).arrayBuffer()));
    }
    const station = createFakeStation({ release, files, shaOf: () => '' });
    station.fake.keys = { ...station.keys, releaseKeys: [...(await opened.keyring.open())] };
    const engine = startTestEngine(station, new IDBFactory());
    try {
      await until(engine, ready(release.version));
      const { verdict } = await engine.screen(
        aTraveller({
          document: {
            documentType: 'refugee-travel-document',
            documentCode: 'PR',
            documentNumber: 'L898902C3',
            issuingState: 'UTO',
            dateOfExpiry: null,
          },
        }),
      );
      return verdict.reasons.filter(({ kind }) => kind === 'document-hit');
    } finally {
      engine.stop();
    }
  });
}

const decided = (report: string, step: 'report' | 'withdrawal'): DecideReports => ({
  decision: 'approve',
  step,
  reports: [report],
});

it('stops a document at another post once two officers reported it, and until two withdrew it', async () => {
  const [here, there] = [await enrolled(), await enrolled()];
  await publish();
  const report = await as(here, ANA, async (opened) => {
    await opened.sync.now();
    const answer = await opened.reports.draft([REVOKED]);
    if (answer.kind !== 'saved') throw new Error(JSON.stringify(answer));
    const [id = ''] = answer.reports;
    expect(await opened.reports.decide(decided(id, 'report'))).toMatchObject({
      kind: 'refused',
      refused: [{ why: 'own-report' }],
    });
    await opened.sync.now();
    return id;
  });
  await publish();
  expect(await screenedAt(there)).toEqual([]);

  await as(here, BEN, async (opened) => {
    expect(await opened.reports.decide(decided(report, 'report'))).toEqual({ kind: 'done' });
    expect(await phaseAt(opened)).toEqual({ phase: 'approved', listed: false });
    await opened.sync.now();
    expect(await phaseAt(opened)).toEqual({ phase: 'sent', listed: false });
    await publish();
    expect(await phaseAt(opened)).toEqual({ phase: 'sent', listed: false });
    await opened.sync.now();
    expect(await phaseAt(opened)).toEqual({ phase: 'active', listed: true });
  });
  const match = {
    list: NATIONAL_DOCUMENTS.id,
    category: 'revoked',
    documentType: 'refugee-travel-document',
    documentNumber: 'L898902C3',
    issuingState: 'UTO',
  };
  expect(await screenedAt(there)).toMatchObject([{ kind: 'document-hit', match }]);

  await as(here, BEN, ({ reports }) => reports.withdraw({ reports: [report], why: 'recovered' }));
  await as(here, { ...ANA, role: 'supervisor' }, async (opened) => {
    expect(await opened.reports.decide(decided(report, 'withdrawal'))).toEqual({ kind: 'done' });
    await opened.sync.now();
    expect(await phaseAt(opened)).toEqual({ phase: 'withdrawal-sent', listed: true });
    await publish();
    await opened.sync.now();
    expect(await phaseAt(opened)).toEqual({ phase: 'withdrawn', listed: false });
  });
  expect(await screenedAt(there)).toEqual([]);
}, 120_000);
