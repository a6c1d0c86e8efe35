import { utf8ToBytes } from '@noble/hashes/utils.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkAuditExport } from '#hub/services/check-audit-export.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { findPost, replaceKeys } from '#hub/storage/posts.ts';
import { AUDIT_EXPORT_TYPE, type AuditExportRow } from '#shared/exchange/audit-export.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { signEnvelope } from '#shared/sealing/dsse.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import {
  enrolledPost,
  hashOf,
  keyPairs,
  type PostInTest,
} from '#test/hub/services/post-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

const NOWHERE = { seq: 0, hash: 'a'.repeat(64) };

describe('an export of the record of a post, at the hub', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let post: PostInTest;
  let rows: AuditExportRow[];
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    hub = hubInTest(database.db);
    post = await enrolledPost(hub);
    const texts = post.entries(3);
    await post.send(post.bundle({ from: 1, entries: texts.slice(0, 2) }));
    rows = texts.map((text, index) => rowOf(index + 1, hashOf(text))).toReversed();
  });
  afterEach(() => hub.removeFiles());
  afterAll(() => database.close());

  const rowOf = (seq: number, hash: string): AuditExportRow => ({
    lane: 'routine',
    seq,
    at: '2030-01-02T03:00:00.000Z',
    clockSuspect: false,
    officer: 'ana',
    kind: 'locked',
    release: 1,
    purpose: null,
    outcome: null,
    acknowledged: true,
    hash,
  });

  function exported(differs: object = {}, secretKey = post.signingSecret) {
    const heads = { urgent: NOWHERE, routine: { ...NOWHERE, seq: 3 } };
    const about = { v: 1, post: post.id, epoch: 1, officer: 'sup', filter: {}, heads };
    const content = { ...about, at: '2030-01-02T04:00:00.000Z', rows, ...differs };
    const payload = utf8ToBytes(JSON.stringify(content));
    return signEnvelope(AUDIT_EXPORT_TYPE, payload, { keyId: post.id, secretKey });
  }

  const check = (envelope: unknown) => checkAuditExport(hub.db, JSON.stringify(envelope));

  it('is believed when the post signed it, and compared entry by entry', async () => {
    expect(await check(exported())).toMatchObject({
      ok: true,
      value: {
        postName: 'Test post',
        keyReplacedAt: null,
        agreeing: 2,
        notHere: 1,
        differing: [],
        content: { officer: 'sup', rows },
      },
    });
  });

  it('shows the entries that are not those that arrived here', async () => {
    const changed = rows.map((row) => (row.seq === 2 ? { ...row, hash: 'b'.repeat(64) } : row));
    expect(await check(exported({ rows: changed }))).toMatchObject({
      value: { agreeing: 1, notHere: 1, differing: [{ lane: 'routine', seq: 2 }] },
    });
  });

  it('counts a number that no journal can have as not here', async () => {
    const beyond = [rowOf(2 ** 40, 'c'.repeat(64))];
    expect(await check(exported({ rows: beyond }))).toMatchObject({
      value: { agreeing: 0, notHere: 1, differing: [] },
    });
  });

  it('is believed under a key that was replaced, and says so', async () => {
    const before = exported();
    const row = await findPost(hub.db, post.id);
    if (row === undefined) throw new Error('no post');
    const { signingKey: signing_key, sealingKey: sealing_key, signingSecret } = keyPairs();
    const at = hub.now();
    await hub.db
      .transaction()
      .execute((transaction) => replaceKeys(transaction, row, { signing_key, sealing_key, at }));
    expect(await check(before)).toMatchObject({ value: { keyReplacedAt: at.toISOString() } });
    expect(await check(exported({}, signingSecret))).toMatchObject({
      value: { keyReplacedAt: null },
    });
  });

  it.each<{ what: string; make: () => unknown; kind: string }>([
    { what: 'no envelope', make: () => ({ rows: [] }), kind: 'not-an-export' },
    {
      what: 'another kind of signed file',
      make: () => post.bundle({ from: 1, entries: [] }),
      kind: 'not-an-export',
    },
    {
      what: 'signed by somebody else',
      make: () => exported({}, keyPairs().signingSecret),
      kind: 'bad-signature',
    },
    {
      what: 'changed after it was signed',
      make: () => {
        const less = JSON.stringify({ v: 1, post: post.id, rows: [] });
        return { ...exported(), payload: toBase64Url(utf8ToBytes(less)) };
      },
      kind: 'bad-signature',
    },
    {
      what: 'of a post that is not enrolled here',
      make: () => {
        const envelope = exported();
        const keyid = '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e';
        return { ...envelope, signatures: [{ ...envelope.signatures[0], keyid }] };
      },
      kind: 'unknown-post',
    },
    {
      what: 'under a key id that is no post',
      make: () => {
        const envelope = exported();
        return { ...envelope, signatures: [{ ...envelope.signatures[0], keyid: 'hub' }] };
      },
      kind: 'unknown-post',
    },
    {
      what: 'in the name of another post',
      make: () => exported({ post: '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e' }),
      kind: 'not-understood',
    },
    { what: 'of another version', make: () => exported({ v: 2 }), kind: 'not-understood' },
  ])('is refused when it is $what', async ({ make, kind }) => {
    expect(await check(make())).toEqual({ ok: false, failure: { kind } });
  });
});
