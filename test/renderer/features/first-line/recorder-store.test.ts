import { describe, expect, it } from 'vitest';
import {
  type AppendAnswer,
  createRecorderStore,
  type DeskRecord,
  pendingOf,
} from '#renderer/features/first-line/recorder-store.ts';
import type { ScreeningPayload } from '#shared/journal/payloads.ts';
import { aJudgement } from '#test/support/screening-subjects.ts';

const screening: { kind: 'screening'; payload: ScreeningPayload } = {
  kind: 'screening',
  payload: {
    purpose: 'entry',
    how: 'scanned',
    traveller: null,
    unreadable: 'x',
    verdict: {
      outcome: 'not-screened',
      reasons: [{ kind: 'unreadable' }],
      sources: [],
      release: null,
    },
    answeredInMs: 0,
  },
};

const FULL: AppendAnswer = { kind: 'disk-full', bytesNeeded: 4096 };

/** A recorder on a station that answers as the test says; saved entries get ids `id-1`, `id-2`, … */
function recorderOn(answers: (AppendAnswer | 'saved')[]) {
  const sent: DeskRecord[] = [];
  const timers: (() => void)[] = [];
  const store = createRecorderStore({
    append: async (record) => {
      sent.push(record);
      const answer = answers.shift() ?? 'saved';
      if (answer !== 'saved') return answer;
      const seq = sent.length;
      return {
        kind: 'saved',
        id: `id-${seq}`,
        lane: 'urgent',
        seq,
        wallTime: '2026-11-23T13:32:07Z',
      };
    },
    after: (_, run) => void timers.push(run),
  });
  const settled = () => expect.poll(() => store.getState().recording.kind).not.toBe('recording');
  return { store, sent, timers, settled };
}

describe('the recorder', () => {
  it('calls nothing recorded before the station has said so', async () => {
    const { store, settled } = recorderOn([]);
    const key = store.getState().record(screening);
    expect(store.getState().recording.kind).toBe('recording');
    expect(store.getState().receipts.has(key)).toBe(false);
    await settled();
    expect(store.getState().recording).toEqual({ kind: 'recorded' });
    expect(store.getState().receipts.get(key)?.id).toBe('id-1');
  });

  it.each<{ failure: AppendAnswer }>([
    { failure: FULL },
    { failure: { kind: 'journal-damaged', reason: 'chain' } },
    { failure: { kind: 'no-answer' } },
    { failure: { kind: 'locked' } },
    { failure: { kind: 'payload-refused', reason: 'schema' } },
  ])('keeps what was not saved: $failure.kind', async ({ failure }) => {
    const { store, settled } = recorderOn([failure]);
    const key = store.getState().record(screening);
    await settled();
    const { recording } = store.getState();
    expect(recording).toMatchObject({ kind: 'not-recorded', failure });
    expect(pendingOf(recording).map((record) => record.key)).toEqual([key]);
  });

  it('keeps several, in order, and saves them all when the disk has room again', async () => {
    const { store, sent, timers, settled } = recorderOn([FULL, FULL, FULL]);
    const keys = [1, 2, 3].map(() => store.getState().record(screening));
    await settled();
    expect(pendingOf(store.getState().recording).map(({ key }) => key)).toEqual(keys);
    await store.getState().retry();
    await store.getState().retry();
    expect(timers.length).toBeLessThanOrEqual(3);
    await store.getState().retry();
    expect(store.getState().recording).toEqual({ kind: 'recorded' });
    expect([...store.getState().receipts.keys()]).toEqual(keys);
    expect(sent.length).toBeGreaterThan(3);
  });

  it('tries again by itself, with one timer at a time', async () => {
    const { store, timers, settled } = recorderOn([FULL]);
    store.getState().record(screening);
    await settled();
    expect(timers).toHaveLength(1);
    timers[0]?.();
    await expect.poll(() => store.getState().recording.kind).toBe('recorded');
  });

  it('does not let a refused record hold up the next one', async () => {
    const { store, settled } = recorderOn([{ kind: 'payload-refused', reason: 'schema' }]);
    const refused = store.getState().record(screening);
    const next = store.getState().record(screening);
    await settled();
    expect(store.getState().receipts.has(next)).toBe(true);
    expect(pendingOf(store.getState().recording).map(({ key }) => key)).toEqual([refused]);
  });

  it('sends a referral only after the screening it belongs to, with its identifier', async () => {
    const { store, sent, settled } = recorderOn([FULL]);
    const of = store.getState().record(screening);
    await settled();
    store.getState().record({ kind: 'referral', of, note: 'nervous' });
    await store.getState().retry();
    await expect.poll(() => store.getState().recording.kind).toBe('recorded');
    expect(sent.map(({ kind }) => kind).at(-1)).toBe('referral');
    expect(JSON.stringify(sent.at(-1))).toMatch(/"screening":"id-\d+"/u);
  });

  it('sends a judgement only after its screening, and lets a refused one hold up nothing', async () => {
    const { store, sent, settled } = recorderOn(['saved', { kind: 'not-permitted' }]);
    const of = store.getState().record(screening);
    const { screening: _, ...judgement } = aJudgement();
    const refused = store.getState().record({ kind: 'judgement', of, judgement });
    store.getState().record({ kind: 'silent-alarm', of: null });
    await settled();
    expect(sent.map(({ kind }) => kind)).toEqual(['screening', 'judgement', 'silent-alarm']);
    expect(sent[1]?.payload).toEqual({ ...judgement, screening: 'id-1' });
    expect(pendingOf(store.getState().recording).map(({ key }) => key)).toEqual([refused]);
  });

  it('sends a silent alarm even when its screening cannot be saved', async () => {
    const { store, sent, settled } = recorderOn([
      { kind: 'payload-refused', reason: 'schema' },
      { kind: 'payload-refused', reason: 'schema' },
    ]);
    const of = store.getState().record(screening);
    await settled();
    store.getState().record({ kind: 'silent-alarm', of });
    await expect
      .poll(() => sent.at(-1))
      .toEqual({ kind: 'silent-alarm', payload: { screening: null } });
  });
});
