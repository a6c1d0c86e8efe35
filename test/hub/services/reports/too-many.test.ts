import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideReports } from '#hub/services/reports/decide-reports.ts';
import type { LedgerReport, ReportLedger } from '#hub/services/reports/ledger.ts';
import { takeReports } from '#hub/services/reports/national-list.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import {
  aReport,
  type ReportingHub,
  type ReportingPost,
  reportingHub,
  reportingPost,
} from './reporting-post.ts';

const run = (place: number) =>
  aReport({
    documentNumber: `B${String(place * 10_000).padStart(8, '0')}`,
    lastDocumentNumber: `B${String(place * 10_000 + 9_999).padStart(8, '0')}`,
    category: 'stolen-blank',
    documentType: 'passport',
  });

const NOW = new Date('2030-01-02T12:00:00.000Z');

function approvedRun(place: number, post: string, differs: Partial<LedgerReport> = {}) {
  const id = randomUUID();
  const stamp = (officer: string) => ({ officer, at: NOW.toISOString(), seq: place + 1 });
  const report: LedgerReport = {
    post,
    receivedAt: NOW.toISOString(),
    batch: 10_000,
    state: {
      id,
      report: run(place),
      step: 'approved',
      drafted: stamp('ana'),
      approved: stamp('ben'),
    },
    ...differs,
  };
  return { key: `${post} ${id}`, report };
}

function decide(all: ReadonlyArray<ReturnType<typeof approvedRun>>) {
  const ledger: ReportLedger = {
    reports: new Map(all.map(({ key, report }) => [key, report])),
    contents: new Map(all.map(({ key, report }) => [key, report.state.report])),
    wrong: [],
    unreadable: 0,
  };
  return decideReports({ ledger, rows: [], ownState: 'UTO', now: NOW, today: '2030-01-02' });
}

describe('too many numbers', () => {
  it('of one post are refused beyond the first 200,000 it approved; other posts have room of their own', () => {
    const one = Array.from({ length: 22 }, (_, place) => approvedRun(place, 'a'));
    const { added, refusals } = decide([...one.toReversed(), approvedRun(50, 'b')]);
    expect(added).toBe(21);
    const last = one.slice(20).map(({ report }) => report.state.id);
    expect(refusals.map(({ report }) => report).toSorted()).toEqual(last.toSorted());
    expect(new Set(refusals.map(({ reason }) => reason))).toEqual(new Set(['too-many']));
  });

  it('never make a decision fail, however many are withdrawn at once', () => {
    const all = Array.from({ length: 3000 }, (_, place) => {
      const { key, report } = approvedRun(place, 'a');
      if (report.state.step !== 'approved') throw new Error(report.state.step);
      const { drafted, approved } = report.state;
      const withdrawal = { why: 'recovered' as const, drafted, approved };
      const state = { ...report.state, step: 'withdrawal-approved' as const, withdrawal };
      return { key, report: { ...report, state } };
    });
    const { ended, changed } = decide([...all, approvedRun(0, 'b')]);
    expect(ended).toBe(0);
    expect(changed.filter(({ still_listed }) => still_listed)).toHaveLength(1);
  });
});

describe('what a publication decides', () => {
  let database: OpenDatabase;
  let hub: ReportingHub;
  let post: ReportingPost;
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    hub = reportingHub(database.db);
    post = await reportingPost(hub);
  });
  afterEach(() => hub.removeFiles());
  afterAll(() => database.close());

  it('is said although no release came of it, of a batch of too many numbers, too', async () => {
    const reports = [0, 1, 2].map((place) => ({ id: randomUUID(), report: run(place) }));
    const ids = reports.map(({ id }) => id);
    await post.sendEvent({ kind: 'drafted', reports }, 'ana');
    await post.sendEvent({ kind: 'approved', reports: ids }, 'ben');
    // A file stands where the register keeps its folder.
    writeFileSync(join(hub.dataDirectory, 'register'), '');
    const answer = await hub.run({
      command: 'publish',
      policy: { ...DEFAULT_POLICY, ownState: 'UTO' },
    });
    expect(answer.exitCode).toBe(1);
    for (const id of ids) {
      expect(answer.problems).toContain(
        `Refused the report ${id} of the post ${post.id}: too-many`,
      );
    }
  });

  it('says of the release that posts are told of whether another report kept a document listed', async () => {
    const other = await reportingPost(hub);
    const mine = await post.report(aReport());
    const theirs = await other.report(aReport());
    await hub.publish();
    await post.withdraw(mine);
    const parts = { ...hub.identity, db: hub.db, dataDirectory: hub.dataDirectory, now: hub.now };
    const taken = await takeReports(parts, 'UTO');
    expect(taken.untold).toMatchObject([{ report_id: mine, still_listed: true }]);
    await other.withdraw(theirs);
    await hub.publish();
    expect((await post.heard()).at(-1)).toMatchObject({ change: 'withdrawn', stillListed: false });
  });

  it('answers each approval of a withdrawal that it refuses', async () => {
    const id = await post.report(aReport());
    await post.withdraw(id, { second: 'ana' });
    await hub.publish();
    await post.sendEvent({ kind: 'withdrawal-approved', reports: [id] }, 'ana');
    await hub.publish();
    await hub.publish();
    const refused = { kind: 'report-refused', step: 'withdrawal', reason: 'one-officer' };
    const heard = (await post.heard()).filter(({ kind }) => kind === 'report-refused');
    expect(heard).toMatchObject([
      { ...refused, entry: 4 },
      { ...refused, entry: 5 },
    ]);
  });
});
