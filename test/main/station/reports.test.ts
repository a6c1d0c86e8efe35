import { createCipheriv } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openReports, type ReportDesk, type ReportingPost } from '#main/station/reports.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { type ActiveRelease, POLICY_TARGET } from '#shared/release/manifest.ts';
import { DEFAULT_POLICY, type Policy } from '#shared/release/policy.ts';
import { encodeSealedFile, targetContext } from '#shared/release/sealed-file.ts';
import { EMPTY_DRAFT, type ReportDraft } from '#shared/reports/report.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import { FILE_NAME } from './station-fixture.ts';

const KEY = new Uint8Array(32).fill(5);
const AT = '2026-11-23T10:00:00.000Z';

function sealedPolicy(policy: Policy): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12);
  const cipher = createCipheriv('aes-256-gcm', subkeyOf(KEY, 'release-pack'), nonce);
  cipher.setAAD(targetContext(POLICY_TARGET, 1));
  const text = deflateRawSync(Buffer.from(JSON.stringify(policy)));
  const parts = [cipher.update(text), cipher.final()];
  const ciphertext = new Uint8Array(Buffer.concat([...parts, cipher.getAuthTag()]));
  return Uint8Array.from(encodeSealedFile({ keyEpoch: 1, nonce, ciphertext }));
}

const release = (version: number): ActiveRelease => ({
  version,
  publishedAt: AT,
  activatedAt: AT,
  expires: AT,
  keyEpoch: 1,
  lists: [],
  targets: [{ path: POLICY_TARGET, sha256: FILE_NAME, length: 300 }],
});

/** One journal and one inbox, at which several officers sign in, one after the other. */
function house(policy: Policy = { ...DEFAULT_POLICY, ownState: 'UTO' }) {
  const entries: Array<{ officer: string; kind: string; payload: unknown }> = [];
  const replies: Array<{ kind: string; body: unknown }> = [];
  const state = { version: 6, acknowledged: 0, saves: true };
  const off = (): (() => void) => () => undefined;
  const post = (officer: string): ReportingPost => ({
    officer: { id: officer, displayName: officer, role: 'supervisor' },
    clock: { wall: () => AT, monotonicInMs: () => 0 },
    ends: new AbortController().signal,
    acknowledged: () => state.acknowledged,
    keyring: { open: async () => [{ epoch: 1, key: toBase64Url(KEY) }] },
    releases: {
      current: () => release(state.version),
      damage: () => null,
      openFile: async () => new Response(sealedPolicy(policy)).body,
      onActivated: off,
    },
    sync: {
      status: () => {
        throw new Error('nobody asks');
      },
      now: () => Promise.reject(new Error('nobody asks')),
      onChange: off,
      start: () => undefined,
      stop: () => undefined,
    },
    replies: {
      lastSeq: () => replies.length,
      read: async (seq) => {
        const reply = replies[seq - 1];
        return reply ? { seq, kind: reply.kind, at: AT, text: JSON.stringify(reply.body) } : null;
      },
    },
    journal: {
      onChange: off,
      heads: () => ({
        urgent: { seq: entries.length, hash: '' },
        routine: { seq: 0, hash: '' },
      }),
      look: async (lane, seq) => {
        const entry = entries[seq - 1];
        if (!entry) return null;
        const { officer: by, kind, payload } = entry;
        const facts = { id: FILE_NAME, wallTime: AT, clockSuspect: false, release: null, hash: '' };
        return { ...facts, lane, seq, officer: by, kind, open: () => payload };
      },
    },
    record: async (kind, payload) => {
      if (!state.saves) return { kind: 'disk-full', bytesNeeded: 1 };
      entries.push({ officer, kind, payload });
      const id = '0198c1de-7a10-7000-8000-0000000000aa';
      return { kind: 'saved', id, lane: 'urgent', seq: entries.length, wallTime: AT };
    },
  });
  return { entries, replies, state, signIn: (officer: string) => openReports(post(officer)) };
}

const DRAFT: ReportDraft = {
  ...EMPTY_DRAFT,
  documentNumber: 'L898902C3',
  issuingState: 'UTO',
  documentType: 'refugee-travel-document',
  category: 'revoked',
};

async function drafted(desk: ReportDesk): Promise<string> {
  const answer = await desk.draft([DRAFT]);
  if (answer.kind !== 'saved') throw new Error(answer.kind);
  return answer.reports[0] ?? '';
}

const approve = (reports: string[], step: 'report' | 'withdrawal' = 'report') =>
  ({ decision: 'approve', step, reports }) as const;

describe('document reports at a station', () => {
  it('are approved by another officer than the author, and by nobody else', async () => {
    const { signIn } = house();
    const report = await drafted(signIn('ana'));
    expect(await signIn('ana').decide(approve([report]))).toEqual({
      kind: 'refused',
      refused: [{ report, why: 'own-report' }],
    });
    expect(await signIn('ben').decide(approve([report]))).toEqual({ kind: 'done' });
    expect(await signIn('eva').decide(approve([report]))).toEqual({
      kind: 'refused',
      refused: [{ report, why: 'already-decided' }],
    });
  });

  it('write nothing when one report of a step refuses', async () => {
    const { signIn, entries } = house();
    const report = await drafted(signIn('ana'));
    const unknown = '0198c1de-7a10-7000-8000-0000000000ff';
    expect(await signIn('ben').decide(approve([report, unknown]))).toMatchObject({
      refused: [{ report: unknown, why: 'unknown-report' }],
    });
    expect(entries).toHaveLength(1);
  });

  it.each([
    ['a foreign document', { issuingState: 'FRA' }, 'foreign-document'],
    ['a name', { additionalInformation: 'Held by HASSAN, Omar' }, 'names-person'],
    ['a missing category', { category: '' }, 'missing'],
  ])('refuse %s, and the whole batch with it', async (_, change, kind) => {
    const { signIn, entries } = house();
    const answer = await signIn('ana').draft([
      DRAFT,
      { ...DRAFT, documentNumber: 'B1', ...change },
    ]);
    expect(answer).toMatchObject({ kind: 'findings', findings: [{ draft: 1, found: [{ kind }] }] });
    expect(entries).toEqual([]);
  });

  it('refuse a document that is reported already', async () => {
    const { signIn } = house();
    await drafted(signIn('ana'));
    expect(await signIn('ben').draft([DRAFT])).toMatchObject({
      findings: [{ found: [{ kind: 'already-reported' }] }],
    });
  });

  it('cannot be made while the policy names no own State', async () => {
    const { signIn, entries } = house(DEFAULT_POLICY);
    const none = { kind: 'no-own-state', why: { kind: 'not-set' } };
    expect(await signIn('ana').draft([DRAFT])).toEqual(none);
    expect(entries).toEqual([]);
  });

  it('are not said to be saved when the disk is full', async () => {
    const world = house();
    world.state.saves = false;
    expect(await world.signIn('ana').draft([DRAFT])).toMatchObject({ kind: 'not-recorded' });
  });

  it('follow the hub and the release through their whole life, from the journal alone', async () => {
    const { signIn, replies, state } = house();
    const report = await drafted(signIn('ana'));
    const seen = async () => {
      const [view] = (await signIn('eva').list()).reports;
      return [view?.phase, view?.release, view?.listed];
    };
    await signIn('ben').decide(approve([report]));
    expect(await seen()).toEqual(['approved', null, false]);
    state.acknowledged = 2;
    expect(await seen()).toEqual(['sent', null, false]);
    const published = { report, release: 7, stillListed: false };
    replies.push({ kind: 'report-published', body: { ...published, change: 'added' } });
    expect(await seen()).toEqual(['published', 7, false]);
    state.version = 7;
    expect(await seen()).toEqual(['active', 7, true]);
    await signIn('ben').withdraw({ reports: [report], why: 'recovered' });
    expect(await signIn('ben').decide(approve([report], 'withdrawal'))).toMatchObject({
      refused: [{ why: 'own-report' }],
    });
    await signIn('ana').decide(approve([report], 'withdrawal'));
    replies.push({
      kind: 'report-published',
      body: { ...published, change: 'withdrawn', release: 8 },
    });
    expect(await seen()).toEqual(['withdrawal-published', 8, true]);
    state.version = 8;
    expect(await seen()).toEqual(['withdrawn', 8, false]);
  });

  const run = (place: number, count = 10_000): ReportDraft => ({
    ...DRAFT,
    documentNumber: `B${String(place * 10_000).padStart(8, '0')}`,
    lastDocumentNumber: `B${String(place * 10_000 + count - 1).padStart(8, '0')}`,
    documentType: 'passport',
    category: 'stolen-blank',
  });

  it('take no more numbers in one step than an officer can sign for', async () => {
    const { signIn, entries } = house();
    const answer = await signIn('ana').draft([
      run(1),
      run(2),
      { ...run(3), lastDocumentNumber: '' },
    ]);
    expect(answer).toMatchObject({
      findings: [{ draft: 2, found: [{ kind: 'too-many-numbers', detail: '20000' }] }],
    });
    expect(entries).toEqual([]);
    expect(await signIn('ana').draft([run(1), run(2)])).toMatchObject({ kind: 'saved' });
  });

  it('take no more numbers than the reports of one post may name, and again when some are over', async () => {
    const { signIn, replies } = house();
    const ana = signIn('ana');
    const drafts: string[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const answer = await ana.draft([run(2 * batch), run(2 * batch + 1)]);
      if (answer.kind !== 'saved') throw new Error(answer.kind);
      drafts.push(...answer.reports);
    }
    const full = { findings: [{ found: [{ kind: 'too-many-standing', detail: '200000' }] }] };
    expect(await ana.draft([DRAFT])).toMatchObject(full);
    const report = drafts[0] ?? '';
    await signIn('ben').decide(approve([report]));
    replies.push({ kind: 'report-refused', body: { report, step: 'report', reason: 'too-many' } });
    expect(await ana.draft([DRAFT])).toMatchObject({ kind: 'saved' });
  });

  it('can be made again after a refusal, and approved, however many came since', async () => {
    const { signIn, replies, entries } = house();
    const old = await drafted(signIn('ana'));
    await signIn('ben').decide(approve([old]));
    replies.push({
      kind: 'report-refused',
      body: { report: old, step: 'report', reason: 'names' },
    });
    const waiting = await signIn('ana').draft([{ ...DRAFT, documentNumber: 'B1' }]);
    const many = entries.length;
    for (let batch = 0; batch < 3; batch += 1) {
      const drafts = Array.from({ length: 400 }, (_, place) => ({
        ...DRAFT,
        documentNumber: `C${batch}${String(place).padStart(4, '0')}`,
      }));
      const answer = await signIn('ana').draft(drafts);
      if (answer.kind !== 'saved') throw new Error(answer.kind);
      await signIn('ben').decide(approve([...answer.reports]));
    }
    expect(entries).toHaveLength(many + 6);
    const { reports, total } = await signIn('eva').list();
    expect([reports.length, total]).toEqual([1000, 1202]);
    expect(reports[0]).toMatchObject({ phase: 'drafted', report: { documentNumber: 'B1' } });
    expect(waiting.kind).toBe('saved');
    expect(await signIn('ana').draft([DRAFT])).toMatchObject({ kind: 'saved' });
  });

  it('are withdrawn again when the hub refused the withdrawal, and only then', async () => {
    const { signIn, replies, state } = house();
    const report = await drafted(signIn('ana'));
    await signIn('ben').decide(approve([report]));
    const withdraw = async () => {
      const drafting = await signIn('ana').withdraw({ reports: [report], why: 'recovered' });
      return drafting.kind === 'done'
        ? await signIn('ben').decide(approve([report], 'withdrawal'))
        : drafting;
    };
    const phase = async () => (await signIn('eva').list()).reports[0]?.phase;
    expect(await withdraw()).toEqual({ kind: 'done' });
    expect(await withdraw()).toMatchObject({ refused: [{ why: 'already-decided' }] });
    const body = { report, step: 'withdrawal', reason: 'out-of-order', entry: 4 };
    replies.push({ kind: 'report-refused', body });
    state.acknowledged = 9;
    expect(await phase()).toBe('withdrawal-refused');
    expect(await withdraw()).toEqual({ kind: 'done' });
    expect(await phase()).toBe('withdrawal-sent');
  });

  it('say what the hub said of an end: by whom and why, and in which release another kept it', async () => {
    const { signIn, replies, state } = house();
    const report = await drafted(signIn('ana'));
    await signIn('ben').decide(approve([report]));
    const body = { report, change: 'withdrawn', release: 6, stillListed: true };
    replies.push({ kind: 'report-published', body: { ...body, endedFor: 'Recovered' } });
    state.acknowledged = 2;
    expect((await signIn('eva').list()).reports).toMatchObject([
      { phase: 'ended-by-hub', release: 6, endedFor: 'Recovered', stillListedIn: 6 },
    ]);
  });
});
