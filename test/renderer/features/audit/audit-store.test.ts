import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '#renderer/features/audit/audit-question.ts';
import { type AuditEffects, createAuditStore } from '#renderer/features/audit/audit-store.ts';
import type { AuditCursor, AuditPage, AuditRow, ReadAudit } from '#shared/station/audit.ts';

const row = (seq: number): AuditRow => ({
  lane: 'routine',
  seq,
  at: '2026-11-23T13:00:00.000Z',
  clockSuspect: false,
  officer: 'ana',
  kind: 'signed-in',
  release: null,
  purpose: null,
  outcome: null,
  acknowledged: true,
});
const page = (seqs: readonly number[], next: AuditCursor | null = null): AuditPage => ({
  kind: 'page',
  rows: seqs.map(row),
  next,
});
const NEXT = { urgent: 1, routine: 3 };

function storeOf(
  answers: (AuditPage | null | Promise<AuditPage | null>)[],
  differs: Partial<AuditEffects> = {},
) {
  const asked: ReadAudit[] = [];
  const store = createAuditStore({
    read: async (request) => {
      asked.push(request);
      return (await answers.shift()) ?? null;
    },
    verify: async () => null,
    exportAll: async () => null,
    ...differs,
  });
  return { store, asked };
}

describe('the record on the screen', () => {
  it('is read on from where the last page ended', async () => {
    const { store, asked } = storeOf([page([5, 4, 3], NEXT), page([2, 1])]);
    await store.getState().ask(EVERYTHING);
    await store.getState().more();
    expect(store.getState().shown).toMatchObject({ rows: [5, 4, 3, 2, 1].map(row), next: null });
    expect(asked.map(({ before }) => before)).toEqual([null, NEXT]);
    await store.getState().more();
    expect(asked).toHaveLength(2);
  });

  it('stays when reading on fails', async () => {
    const { store } = storeOf([page([5], NEXT), null]);
    await store.getState().ask(EVERYTHING);
    await store.getState().more();
    expect(store.getState().shown).toMatchObject({ rows: [row(5)], next: NEXT, more: 'failed' });
  });

  it('is never that of an earlier question that is answered late', async () => {
    let late: (answer: AuditPage) => void = () => undefined;
    const slow = new Promise<AuditPage>((resolve) => {
      late = resolve;
    });
    const { store } = storeOf([slow, page([1])]);
    const first = store.getState().ask({ ...EVERYTHING, officer: 'ben' });
    await store.getState().ask({ ...EVERYTHING, officer: 'ana' });
    late(page([9]));
    await first;
    expect(store.getState().shown).toMatchObject({ rows: [row(1)] });
    expect(store.getState().question.officer).toBe('ana');
  });

  it('is not asked for with a day that cannot be read', async () => {
    const { store, asked } = storeOf([]);
    await store.getState().ask({ ...EVERYTHING, from: '2026-13-01' });
    expect(asked).toEqual([]);
  });

  it.each([
    { answer: null, shown: { kind: 'failed' } },
    {
      answer: { kind: 'not-recorded', reason: 'disk-full' } as const,
      shown: { kind: 'not-recorded', reason: 'disk-full' },
    },
  ])('is not shown for the answer $answer', async ({ answer, shown }) => {
    const { store } = storeOf([answer]);
    await store.getState().ask(EVERYTHING);
    expect(store.getState().shown).toEqual(shown);
  });

  it('says of the chains only what the station answered', async () => {
    const { store } = storeOf([]);
    await store.getState().check();
    expect(store.getState().chains).toEqual({ kind: 'failed' });
  });

  it('drops an export when another question is asked meanwhile', async () => {
    const file = { fileName: 'f', text: '{}', sha256: 'a'.repeat(64), entries: 1 };
    const exportAll = async () => ({ kind: 'export', ...file }) as const;
    const { store } = storeOf([page([1]), page([2])], { exportAll });
    await store.getState().ask(EVERYTHING);
    await store.getState().exportAll();
    expect(store.getState().exported.kind).toBe('export');
    const late = store.getState().exportAll();
    await store.getState().ask({ ...EVERYTHING, officer: 'ana' });
    await late;
    expect(store.getState().exported).toEqual({ kind: 'idle' });
  });
});
