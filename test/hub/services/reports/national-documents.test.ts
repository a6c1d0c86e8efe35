import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { repositoryDirectory } from '#hub/releases/publish.ts';
import { takeReports } from '#hub/services/reports/national-list.ts';
import { tellPosts } from '#hub/services/reports/tell-posts.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { revokePost } from '#hub/storage/posts.ts';
import { listTarget } from '#shared/release/manifest.ts';
import { NATIONAL_DOCUMENTS } from '#shared/watchlist/list.ts';
import { findDocument, openManifest, verifyRelease } from '#test/hub/releases/verified-release.ts';
import { REAL_DATABASES, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import {
  aReport,
  OWN,
  type ReportingHub,
  type ReportingPost,
  reportingHub,
  reportingPost,
} from './reporting-post.ts';

const LIST = NATIONAL_DOCUMENTS.id;
const DAY = 86_400;

describe.each(REAL_DATABASES)('the list of national documents, $title', ({ open, missing }) => {
  let database: OpenDatabase;
  let hub: ReportingHub;
  let post: ReportingPost;
  beforeAll(async () => {
    if (!missing) database = await open();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async ({ skip }) => {
    if (missing) skip();
    for (const table of ['document_reports', 'journal_entries', 'releases'] as const) {
      await database.db.deleteFrom(table).execute();
    }
    await database.db.deleteFrom('lists').where('id', '=', LIST).execute();
    hub = reportingHub(database.db);
    post = await reportingPost(hub);
  });
  afterEach(() => {
    if (!missing) hub.removeFiles();
  });
  afterAll(async () => {
    if (!missing) await database.close();
  });

  const release = () => verifyRelease(repositoryDirectory(hub.dataDirectory), hub.now());
  const manifest = async () => openManifest(await release(), await hub.key(), LIST);
  const listed = async (documentNumber = 'L898902C3') =>
    findDocument(await release(), await hub.key(), {
      list: LIST,
      issuingState: 'UTO',
      documentNumber,
    });
  const parts = () => ({
    ...hub.identity,
    db: hub.db,
    dataDirectory: hub.dataDirectory,
    now: hub.now,
  });

  it('carries a report in an overlay, and says so to the post; then the withdrawal', async () => {
    await hub.publish();
    const id = await post.report(aReport());
    await hub.publish();
    expect(await listed()).toMatchObject([
      { category: 'revoked', documentType: 'refugee-travel-document', source: 'national' },
    ]);
    const { register, listDate } = await manifest();
    expect(register).toMatchObject({ baseRecords: 0, overlays: [{ added: 1, withdrawn: 0 }] });
    expect(listDate).toBe('2030-01-02');
    const added = { kind: 'report-published', report: id, change: 'added', stillListed: false };
    expect(await post.heard()).toEqual([{ ...added, release: 2 }]);

    await post.withdraw(id);
    hub.passSeconds(DAY);
    await hub.publish();
    expect(await listed()).toEqual([]);
    expect(await manifest()).toMatchObject({
      listDate: '2030-01-03',
      register: { overlays: [{ added: 1 }, { added: 0, withdrawn: 1 }] },
    });
    expect((await post.heard()).slice(1)).toEqual([{ ...added, change: 'withdrawn', release: 3 }]);
  });

  it('stays as it is however often entries come again and releases are published', async () => {
    await post.report(aReport());
    await hub.publish();
    expect(await post.repeat()).toBe(200);
    await hub.publish();
    await hub.publish();
    expect(await listed()).toHaveLength(1);
    expect(await post.heard()).toHaveLength(1);
    expect((await manifest()).records).toBe(1);
  });

  it('tells the post nothing before the release is out, and once after a crash in between', async () => {
    const id = await post.report(aReport());
    await takeReports(parts(), 'UTO');
    expect(await post.heard()).toEqual([]);
    await hub.publish();
    expect(await post.heard()).toMatchObject([{ report: id, change: 'added', release: 1 }]);
    const late = await takeReports(parts(), 'UTO');
    expect(late.untold).toEqual([]);
  });

  it('says it of the next release when it died after publishing, and never twice', async () => {
    await post.report(aReport());
    const taken = await takeReports(parts(), 'UTO');
    await tellPosts(parts(), taken, 7);
    await tellPosts(parts(), taken, 8);
    expect(await post.heard()).toMatchObject([{ change: 'added', release: 7 }]);
  });

  it('of a report withdrawn before it was ever published says only that it is out', async () => {
    const id = await post.report(aReport());
    await post.withdraw(id);
    await hub.publish();
    expect(await listed()).toEqual([]);
    expect(await post.heard()).toMatchObject([{ report: id, change: 'withdrawn', release: 1 }]);
  });

  it.each([
    { why: 'foreign-document', report: aReport({ issuingState: 'FRA' }) },
    { why: 'names', report: aReport({ additionalInformation: 'Holder Mr Haldane' }) },
    { why: 'fields', report: aReport({ dateOfTheft: '2031-01-01' }) },
    { why: 'fields', report: aReport({ dateReported: '2030-02-01' }) },
    { why: 'fields', report: aReport({ lastDocumentNumber: 'L898902C9' }) },
    { why: 'fields', report: aReport({ reviewDate: '2060-01-01' }) },
    { why: 'one-officer', report: aReport(), officers: { second: 'ana' } },
    { why: 'one-officer', report: aReport(), officers: { second: null } },
    { why: 'out-of-order', report: aReport(), officers: { author: null } },
  ])('refuses what its own rules forbid, whatever the post allowed: $why', async (wrong) => {
    const id = await post.report(wrong.report, wrong.officers ?? {});
    const answer = await hub.publish();
    expect(answer.problems).toContain(`Refused the report ${id} of the post ${post.id}`);
    await hub.publish();
    expect((await manifest()).records).toBe(0);
    expect(await post.heard()).toEqual([
      { kind: 'report-refused', report: id, step: 'report', reason: wrong.why },
    ]);
  });

  it('lets nobody withdraw alone', async () => {
    const id = await post.report(aReport());
    await hub.publish();
    await post.withdraw(id, { second: 'ana' });
    await hub.publish();
    expect(await listed()).toHaveLength(1);
    expect((await post.heard()).slice(1)).toEqual([
      { kind: 'report-refused', report: id, step: 'withdrawal', reason: 'one-officer', entry: 4 },
    ]);
    await post.sendEvent({ kind: 'withdrawal-approved', reports: [id] }, 'ben');
    await hub.publish();
    expect(await listed()).toEqual([]);
  });

  it('gives another post no say in a report, not even under the same id', async () => {
    const id = await post.report(aReport());
    await hub.publish();
    const other = await reportingPost(hub);
    await other.withdraw(id);
    await hub.publish();
    expect(await listed()).toHaveLength(1);
    expect(await other.heard()).toMatchObject([{ step: 'withdrawal', reason: 'out-of-order' }]);
  });

  it('keeps a document that another report names, and says so', async () => {
    const first = await post.report(aReport());
    const other = await reportingPost(hub);
    const second = await other.report(
      aReport({ dateReported: '2030-01-01', reviewDate: '2040-01-01' }),
    );
    await hub.publish();
    expect(await listed()).toHaveLength(2);
    await post.withdraw(first);
    await hub.publish();
    expect(await listed()).toHaveLength(1);
    expect((await post.heard()).slice(1)).toMatchObject([{ stillListed: true }]);
    await other.withdraw(second);
    await hub.publish();
    expect(await listed()).toEqual([]);
    expect((await other.heard()).slice(1)).toMatchObject([{ stillListed: false }]);
  });

  it('spreads a run of blanks, and takes out those that no other report names', async () => {
    const blanks = aReport({
      documentNumber: 'B0001000',
      lastDocumentNumber: 'B0001999',
      category: 'stolen-blank',
      documentType: 'passport',
    });
    const run = await post.report(blanks);
    const { lastDocumentNumber: _one, ...single } = blanks;
    await post.report({ ...single, documentNumber: 'B0001500' });
    await hub.publish();
    expect((await manifest()).records).toBe(1000);
    await post.withdraw(run);
    await hub.publish();
    expect((await manifest()).records).toBe(1);
    expect(await listed('B0001500')).toHaveLength(1);
    expect(await listed('B0001501')).toEqual([]);
  });

  it('drops a report on its review day', async () => {
    const id = await post.report(aReport({ reviewDate: '2030-01-04' }));
    await hub.publish();
    hub.passSeconds(DAY);
    await hub.publish();
    expect(await listed()).toHaveLength(1);
    hub.passSeconds(DAY);
    await hub.publish();
    expect(await listed()).toEqual([]);
    expect((await post.heard()).slice(1)).toMatchObject([
      { report: id, change: 'withdrawn', release: 3 },
    ]);
  });

  it('keeps what a post reported before it was revoked, and takes nothing from it after', async () => {
    const id = await post.report(aReport());
    await hub.publish();
    await post.sendEvent({ kind: 'withdrawal-drafted', reports: [id], why: 'recovered' }, 'ana');
    await revokePost(hub.db, post.id, hub.now());
    await hub.db.updateTable('posts').set({ revoked_at: null }).where('id', '=', post.id).execute();
    hub.passSeconds(60);
    await post.sendEvent({ kind: 'withdrawal-approved', reports: [id] }, 'ben');
    await post.report(aReport({ documentNumber: 'X0000001' }));
    await revokePost(hub.db, post.id, new Date(hub.now().getTime() - 30_000));
    await hub.publish();
    expect(await listed()).toHaveLength(1);
    expect(await listed('X0000001')).toEqual([]);
    expect(await post.heard()).toHaveLength(1);
  });

  it('keeps what is listed although a clock that was set back makes it look later than the revocation', async () => {
    await post.report(aReport());
    await hub.publish();
    await revokePost(hub.db, post.id, new Date(hub.now().getTime() - 60_000));
    rmSync(join(hub.dataDirectory, 'register'), { recursive: true });
    const other = await reportingPost(hub);
    await other.report(aReport({ documentNumber: 'X0000001' }));
    await hub.publish();
    expect(await listed()).toHaveLength(1);
    expect(await listed('X0000001')).toHaveLength(1);
  });

  it('begins with the first policy that names the own State, and then stays in every release', async () => {
    await post.report(aReport());
    const before = await hub.publishWithoutState();
    expect(before.problems).toContain('1 document reports wait');
    expect((await release()).targets.has(listTarget(LIST))).toBe(false);
    expect(await post.heard()).toEqual([]);
    await hub.publish(OWN);
    expect(await listed()).toHaveLength(1);
    await hub.publishWithoutState();
    expect(await listed()).toHaveLength(1);
  });

  it('is published whole when the register of the hub was lost', async () => {
    await post.report(aReport());
    await hub.publish();
    rmSync(join(hub.dataDirectory, 'register'), { recursive: true });
    await hub.publish();
    expect(await listed()).toHaveLength(1);
    expect(await manifest()).toMatchObject({ register: { baseRecords: 1, overlays: [] } });
  });
});
