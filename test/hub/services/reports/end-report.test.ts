import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { repositoryDirectory } from '#hub/releases/publish.ts';
import { whileLocked } from '#hub/releases/publish-lock.ts';
import { tellPosts } from '#hub/services/reports/tell-posts.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { decidedReports } from '#hub/storage/document-reports.ts';
import { revokePost } from '#hub/storage/posts.ts';
import { succeed } from '#shared/kernel/result.ts';
import { NATIONAL_DOCUMENTS } from '#shared/watchlist/list.ts';
import { findDocument, verifyRelease } from '#test/hub/releases/verified-release.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import {
  aReport,
  type ReportingHub,
  type ReportingPost,
  reportingHub,
  reportingPost,
} from './reporting-post.ts';

const REASON = 'Recovered by the consulate';

describe('reports end', () => {
  let database: OpenDatabase;
  let hub: ReportingHub;
  let post: ReportingPost;
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    for (const table of ['document_reports', 'journal_entries', 'lists'] as const) {
      await database.db.deleteFrom(table).execute();
    }
    hub = reportingHub(database.db);
    post = await reportingPost(hub);
  });
  afterEach(() => hub.removeFiles());
  afterAll(() => database.close());

  const end = (report: string, of = post.id) =>
    hub.run({ command: 'end-report', post: of, report, reason: REASON });
  const revoke = () => {
    hub.passSeconds(60);
    return revokePost(hub.db, post.id, hub.now());
  };
  const listed = async () =>
    findDocument(
      await verifyRelease(repositoryDirectory(hub.dataDirectory), hub.now()),
      await hub.key(),
      {
        list: NATIONAL_DOCUMENTS.id,
        issuingState: 'UTO',
        documentNumber: 'L898902C3',
      },
    );

  it('takes a report of a revoked post out of the next release, for good', async () => {
    const id = await post.report(aReport());
    await hub.publish();
    await revoke();
    expect(await end(id)).toMatchObject({ exitCode: 0 });
    await hub.publish();
    expect(await listed()).toEqual([]);
    await hub.publish();
    expect(await listed()).toEqual([]);
    expect((await end(id)).problems).toContain(
      `the operator of the hub ended it, because: ${REASON}`,
    );
  });

  it('keeps a report out that no release carried yet', async () => {
    const id = await post.report(aReport());
    await revoke();
    expect(await end(id)).toMatchObject({ exitCode: 0 });
    await hub.publish();
    expect(await listed()).toEqual([]);
  });

  it('leaves the reports of a working post to its two officers', async () => {
    const id = await post.report(aReport());
    await hub.publish();
    const answer = await end(id);
    expect(answer).toMatchObject({ exitCode: 1 });
    expect(answer.problems).toContain('its own officers withdraw');
    await hub.publish();
    expect(await listed()).toHaveLength(1);
  });

  it('knows what is not there', async () => {
    await revoke();
    expect((await end(randomUUID())).problems).toContain('no such report');
    expect((await end(randomUUID(), randomUUID())).problems).toContain('no such post');
  });

  it('waits for a release that is being published, which would write over it', async () => {
    const id = await post.report(aReport());
    await revoke();
    const refused = await whileLocked(hub.dataDirectory, async () => succeed(await end(id)));
    expect(refused).toMatchObject({ ok: true, value: { exitCode: 1 } });
    expect(JSON.stringify(refused)).toContain('is being published');
    expect(await decidedReports(hub.db)).toEqual([]);
    expect(await end(id)).toMatchObject({ exitCode: 0 });
    expect(await decidedReports(hub.db)).toMatchObject([{ ended_reason: REASON }]);
  });

  it('tells the post that the hub ended it, and why', async () => {
    const id = await post.report(aReport());
    await hub.publish();
    const [row] = await decidedReports(hub.db);
    if (row === undefined) throw new Error('nothing was decided');
    const untold = [{ ...row, ended_at: hub.now(), ended_reason: REASON }];
    await tellPosts({ db: hub.db, signer: hub.identity.signer, now: hub.now }, { untold }, 2);
    expect((await post.heard()).slice(1)).toMatchObject([
      { report: id, change: 'withdrawn', endedFor: REASON },
    ]);
  });
});
