import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportAudit, readAudit, verifyChains } from '#main/station/audit.ts';
import { NO_STAMPS } from '#shared/asylum/event.ts';
import { AUDIT_EXPORT_TYPE, auditExportSchema } from '#shared/exchange/audit-export.ts';
import { hashEntry } from '#shared/journal/entry.ts';
import { envelopeSchema, openEnvelope } from '#shared/sealing/dsse.ts';
import type { AuditCursor, AuditFilter } from '#shared/station/audit.ts';
import { CASE_ID } from '#test/support/asylum-subjects.ts';
import {
  type AuditedInTest,
  auditedPost,
  ROUTINE_FILE,
  screening,
  URGENT_FILE,
} from './audit-fixture.ts';

const alarm = { kind: 'silent-alarm', payload: { screening: null } } as const;
const signedIn = { kind: 'signed-in', payload: { officer: 'ana' } } as const;
const asylumEvent = {
  kind: 'asylum-event',
  payload: { case: CASE_ID, event: { kind: 'reopen', reason: 'new facts' }, stamps: NO_STAMPS },
} as const;

/** Routine and urgent entries in turn, of two officers. */
async function busyPost(): Promise<AuditedInTest> {
  const busy = await auditedPost();
  await busy.write(0, signedIn);
  await busy.write(1, screening('entry', 'hit'));
  await busy.write(2, screening('exit'));
  await busy.write(3, alarm, 'ben');
  await busy.write(4, screening('asylum', 'hit'));
  await busy.write(5, screening('second-line'), 'ben');
  return busy;
}

const all = async ({ post }: AuditedInTest, filter: AuditFilter = {}) =>
  (await readAudit(post, { filter, before: null, limit: 200 })).rows;

describe('the record, as a supervisor reads it', () => {
  it('comes newest first from both lanes, without asylum work', async () => {
    const rows = await all(await busyPost());
    expect(rows.map(({ lane, seq, kind, purpose }) => [lane, seq, kind, purpose])).toEqual([
      ['routine', 3, 'screening', 'second-line'],
      ['urgent', 2, 'silent-alarm', null],
      ['routine', 2, 'screening', 'exit'],
      ['urgent', 1, 'screening', 'entry'],
      ['routine', 1, 'signed-in', null],
    ]);
  });

  it('says nothing of the person who was screened', async () => {
    const text = JSON.stringify(await all(await busyPost()));
    for (const word of ['ERIKSSON', 'ANNA', 'L898902C3', '1974', 'UTO']) {
      expect(text).not.toContain(word);
    }
  });

  it('leaves out asylum kinds even with the key of an asylum officer in hand', async () => {
    const one = await auditedPost({ asylum: true });
    await one.write(0, asylumEvent);
    await one.write(1, alarm);
    expect((await all(one)).map(({ kind }) => kind)).toEqual(['silent-alarm']);
    expect(await all(one, { kinds: ['asylum-event'] })).toEqual([]);
  });

  it.each<{ filter: AuditFilter; seen: string[] }>([
    { filter: { officer: 'ben' }, seen: ['routine 3', 'urgent 2'] },
    { filter: { lane: 'urgent' }, seen: ['urgent 2', 'urgent 1'] },
    { filter: { purpose: 'entry' }, seen: ['urgent 1'] },
    { filter: { kinds: ['signed-in', 'silent-alarm'] }, seen: ['urgent 2', 'routine 1'] },
    {
      filter: { from: '2026-05-04T08:01:00.000Z', to: '2026-05-04T08:02:00.000Z' },
      seen: ['routine 2', 'urgent 1'],
    },
    { filter: { officer: 'ben', purpose: 'entry' }, seen: [] },
  ])('answers the filter $filter', async ({ filter, seen }) => {
    const rows = await all(await busyPost(), filter);
    expect(rows.map(({ lane, seq }) => `${lane} ${seq}`)).toEqual(seen);
  });

  it('goes on where a page ended, and ends', async () => {
    const { post } = await busyPost();
    const seen: string[] = [];
    let before: AuditCursor | null = null;
    do {
      const page = await readAudit(post, { filter: {}, before, limit: 2 });
      seen.push(...page.rows.map(({ lane, seq }) => `${lane} ${seq}`));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual(['routine 3', 'urgent 2', 'routine 2', 'urgent 1', 'routine 1']);
  });

  it('starts at the newest entry for a cursor from beyond it', async () => {
    const { post } = await busyPost();
    const before = { urgent: 9_000_000, routine: 9_000_000 };
    expect((await readAudit(post, { filter: {}, before, limit: 200 })).rows).toHaveLength(5);
  });

  it('looks at two thousand entries at most, and says where to go on', async () => {
    const { post } = await auditedPost();
    const head = { seq: 2010, hash: '' };
    const heads = () => ({ urgent: { ...head, seq: 0 }, routine: head });
    const journal = { ...post.journal, heads, look: async () => null };
    const page = await readAudit({ ...post, journal }, { filter: {}, before: null, limit: 10 });
    expect(page).toEqual({ kind: 'page', rows: [], next: { urgent: 1, routine: 11 } });
  });

  it('marks what the hub has confirmed', async () => {
    const busy = await busyPost();
    busy.acknowledged.seq = 2;
    const rows = await all(busy, { lane: 'routine' });
    expect(rows.map(({ acknowledged }) => acknowledged)).toEqual([false, true, true]);
  });
});

describe('the check of both chains', () => {
  const [URGENT, ROUTINE] = [URGENT_FILE, ROUTINE_FILE];
  const broken = async ({ post }: AuditedInTest) =>
    (await verifyChains(post)).map(({ lane, broken: found }) => [lane, found]);

  it('finds both sound while nobody touches them, with nothing in them and with much', async () => {
    for (const one of [await auditedPost(), await busyPost()]) {
      expect(await broken(one)).toEqual([
        ['urgent', null],
        ['routine', null],
      ]);
    }
  });

  it('counts entries that are appended later as no change', async () => {
    const busy = await busyPost();
    const checking = verifyChains(busy.post);
    await busy.write(9, signedIn);
    expect((await checking).map(({ broken: found }) => found)).toEqual([null, null]);
  });

  it.each<{ what: string; change: (bytes: Uint8Array) => Uint8Array; found: object }>([
    {
      what: 'a changed byte in the first entry',
      change: (bytes) => bytes.with(60, (bytes[60] ?? 0) ^ 1),
      found: { at: 1, why: 'changed' },
    },
    {
      what: 'a changed byte in the last entry',
      change: (bytes) => bytes.with(bytes.length - 3, 0),
      found: { at: 3, why: 'changed' },
    },
    {
      what: 'another header',
      change: (bytes) => bytes.with(5, (bytes[5] ?? 0) ^ 1),
      found: { at: 0, why: 'changed' },
    },
    {
      what: 'a cut within the last entry',
      change: (bytes) => bytes.slice(0, -3),
      found: { at: 3, why: 'cut' },
    },
    { what: 'an emptied file', change: () => new Uint8Array(0), found: { at: 1, why: 'cut' } },
  ])('finds $what', async ({ change, found }) => {
    const busy = await busyPost();
    busy.disk.put(ROUTINE, change(busy.disk.bytes(ROUTINE) ?? new Uint8Array(0)));
    expect(await broken(busy)).toEqual([
      ['urgent', null],
      ['routine', found],
    ]);
  });

  it('finds a chain that is sound in itself, but another one', async () => {
    const busy = await busyPost();
    const other = await busyPost();
    busy.disk.put(URGENT, other.disk.bytes(URGENT) ?? new Uint8Array(0));
    expect(await broken(busy)).toEqual([
      ['urgent', { at: 0, why: 'replaced' }],
      ['routine', null],
    ]);
  });

  it('holds it against what the hub has signed for', async () => {
    const busy = await busyPost();
    const [text = ''] = await busy.post.journal.texts('urgent', 2, { entries: 1, bytes: 1 });
    const states = async () => (await verifyChains(busy.post))[0];
    busy.acknowledged.seq = 2;
    busy.acknowledged.head = hashEntry(new TextEncoder().encode(text));
    expect(await states()).toMatchObject({ entries: 3, acknowledged: 2, broken: null });
    busy.acknowledged.head = 'f'.repeat(64);
    expect(await states()).toMatchObject({ broken: { at: 2, why: 'differs-from-hub' } });
    busy.acknowledged.seq = 9;
    expect(await states()).toMatchObject({ broken: { at: 4, why: 'behind-hub' } });
  });
});

describe('an export of the record', () => {
  it('is signed by the device, holds the rows with their hashes, and leaves a trace', async () => {
    const busy = await busyPost();
    const answer = await exportAudit(busy.post, { lane: 'urgent' });
    if (answer.kind !== 'export') throw new Error(answer.kind);
    const envelope = envelopeSchema.parse(JSON.parse(answer.text));
    const { post } = busy.post.keyring.identity();
    const opened = openEnvelope(envelope, AUDIT_EXPORT_TYPE, {
      keyId: post,
      publicKey: busy.publicKey,
    });
    if (!opened.ok) throw new Error(opened.failure.kind);
    const content = auditExportSchema.parse(JSON.parse(new TextDecoder().decode(opened.value)));
    expect(content).toMatchObject({ post, epoch: 1, officer: 'sup', filter: { lane: 'urgent' } });
    expect(content.heads.urgent.seq).toBe(3);
    expect(content.rows.map(({ seq }) => seq)).toEqual([2, 1]);
    const [text = ''] = await busy.post.journal.texts('urgent', 2, { entries: 1, bytes: 1 });
    expect(content.rows[0]?.hash).toBe(hashEntry(new TextEncoder().encode(text)));
    expect(answer.sha256).toBe(createHash('sha256').update(answer.text).digest('hex'));
    expect(answer.entries).toBe(2);
    const { entries } = await busy.post.journal.read({ urgent: 9, routine: 3 }, 10);
    expect(entries).toMatchObject([
      { kind: 'audit-exported', payload: { entries: 2, sha256: answer.sha256 } },
    ]);
  });

  it('is not handed out when its trace cannot be kept', async () => {
    const busy = await busyPost();
    busy.disk.faults.space = 10;
    expect(await exportAudit(busy.post, {})).toEqual({ kind: 'not-recorded', reason: 'disk-full' });
  });
});
