import { describe, expect, it } from 'vitest';
import { createRecoveryStore } from '#renderer/features/recovery/recovery-store.ts';
import type {
  BeginRecoveryAnswer,
  RecoveryState,
  TakeAnswerAnswer,
} from '#shared/station/recovery.ts';

const officer = { id: 'ana-1', displayName: 'Ana', role: 'administrator' } as const;
const available: RecoveryState = { kind: 'available', administrators: [officer] };
const asked: Extract<BeginRecoveryAnswer, { kind: 'asked' }> = {
  kind: 'asked',
  request: '{}',
  fileName: 'farpost-recovery.json',
  fingerprint: '0247 4440 7012 7711 6117 8497 7221 7660',
  officer: { id: officer.id, displayName: officer.displayName },
  at: '2026-05-04T08:00:00.000Z',
  administrators: [officer],
};
const recovered: TakeAnswerAnswer = { kind: 'recovered', officer, removed: [] };
const ask = { officerId: 'ana-1', passphrase: 'words', again: false, replaceKeychain: false };
const taken = { answer: '{}', passphrase: 'words' };

type Answers = {
  readonly state?: RecoveryState | null;
  readonly begin?: BeginRecoveryAnswer | null;
  readonly take?: TakeAnswerAnswer | null;
};

const storeAnswering = ({ state = available, begin = asked, take = recovered }: Answers = {}) =>
  createRecoveryStore({
    state: async () => state,
    begin: async () => begin,
    take: async () => take,
  });

describe('the recovery of a post at the desk', () => {
  it('goes from what is possible over the request to the recovered post', async () => {
    const store = storeAnswering();
    expect(store.getState().standing).toBeNull();
    await store.getState().look();
    expect(store.getState().standing).toEqual(available);
    await store.getState().begin(ask);
    expect(store.getState().standing).toEqual(asked);
    await store.getState().take(taken);
    expect(store.getState()).toMatchObject({ standing: recovered, busy: false, trouble: null });
  });

  it('keeps the request and says why when an answer is refused', async () => {
    const store = storeAnswering({ state: asked, take: { kind: 'other-request' } });
    await store.getState().look();
    await store.getState().take(taken);
    expect(store.getState()).toMatchObject({
      standing: asked,
      busy: false,
      trouble: { kind: 'other-request' },
    });
    store.getState().forget();
    expect(store.getState().trouble).toBeNull();
  });

  it('says so when the station does not answer', async () => {
    const silent = storeAnswering({ state: null, begin: null, take: null });
    const trouble = { kind: 'no-answer' };
    const { look, begin, take } = silent.getState();
    for (const action of [look, () => begin(ask), () => take(taken)]) {
      silent.getState().forget();
      await action();
      expect(silent.getState()).toMatchObject({ standing: null, busy: false, trouble });
    }
  });

  it('asks one thing at a time', async () => {
    const answers: Array<(answer: BeginRecoveryAnswer) => void> = [];
    const store = createRecoveryStore({
      state: async () => available,
      begin: () => new Promise((resolve) => answers.push(resolve)),
      take: async () => recovered,
    });
    const first = store.getState().begin(ask);
    expect(store.getState().busy).toBe(true);
    await store.getState().take(taken);
    await store.getState().begin(ask);
    answers[0]?.(asked);
    await first;
    expect(answers).toHaveLength(1);
    expect(store.getState()).toMatchObject({ standing: asked, busy: false });
  });
});
