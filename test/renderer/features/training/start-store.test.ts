import { describe, expect, it } from 'vitest';
import { createStartStore, GUEST, requestOf } from '#renderer/features/training/start-store.ts';
import type { Officer } from '#shared/station/session.ts';
import type { StartTrainingAnswer } from '#shared/station/training.ts';

const ANA: Officer = { id: 'ana', displayName: 'Ana Ruiz', role: 'second-line' };
const REQUEST = { trainee: { kind: 'guest', name: 'Judge Okoye' }, role: 'line' } as const;

describe('who trains', () => {
  it.each([
    [
      'an officer, in her own role',
      'ana',
      '',
      { trainee: { kind: 'officer', officerId: 'ana' }, role: 'second-line' },
    ],
    ['a guest, at the first line', GUEST, '  Judge Okoye ', REQUEST],
    ['nobody without a name', GUEST, '   ', null],
    ['nobody by the id of an officer who is gone', 'old', '', null],
  ] as const)('is %s', (...[, chosen, guestName, expected]) => {
    expect(requestOf([ANA], { chosen, guestName })).toEqual(expected);
  });
});

describe('beginning a training', () => {
  it('asks the station once, however often it is pressed', async () => {
    let asked = 0;
    const store = createStartStore({
      start: async () => {
        asked += 1;
        return { kind: 'training' };
      },
    });
    await Promise.all([store.getState().begin(REQUEST), store.getState().begin(REQUEST)]);
    await store.getState().begin(REQUEST);
    expect(asked).toBe(1);
    expect(store.getState().start).toEqual({ kind: 'started' });
  });

  it.each<StartTrainingAnswer | null>([
    null,
    { kind: 'in-use' },
    { kind: 'unknown-officer' },
    { kind: 'not-installed' },
    { kind: 'failed', reason: 'release-store' },
  ])('shows the refusal %j and can be tried again', async (answer) => {
    const answers: (StartTrainingAnswer | null)[] = [answer, { kind: 'training' }];
    const store = createStartStore({ start: async () => answers.shift() ?? null });
    await store.getState().begin(REQUEST);
    expect(store.getState().start).toEqual({ kind: 'refused', answer });
    await store.getState().begin(REQUEST);
    expect(store.getState().start).toEqual({ kind: 'started' });
  });
});
