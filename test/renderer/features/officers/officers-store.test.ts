import { describe, expect, it } from 'vitest';
import { createOfficersStore } from '#renderer/features/officers/officers-store.ts';
import type { OfficerAnswer } from '#shared/station/officers.ts';

const officer = { id: 'ben-2', displayName: 'Ben', role: 'line' } as const;
const request = { displayName: 'Ben', role: 'line', passphrase: 'nine bridges' } as const;

function storeAnswering(answer: OfficerAnswer | null) {
  const asked: string[] = [];
  const ask = (what: string) => async () => {
    asked.push(what);
    return answer;
  };
  const store = createOfficersStore({
    add: ask('add'),
    changeRole: ask('role'),
    remove: ask('remove'),
    changePassphrase: ask('passphrase'),
  });
  return { asked, store };
}

describe('the officers of the desk', () => {
  it('are done when the station says so', async () => {
    const { asked, store } = storeAnswering({ kind: 'done', officer });
    const { add, changeRole, remove, changePassphrase } = store.getState();
    expect(await add(request)).toBe(true);
    expect(await changeRole({ ...request, officerId: 'ben-2' })).toBe(true);
    expect(await remove('ben-2')).toBe(true);
    expect(await changePassphrase({ current: 'a', next: 'b' })).toBe(true);
    expect(asked).toEqual(['add', 'role', 'remove', 'passphrase']);
    expect(store.getState()).toMatchObject({ asking: false, trouble: null });
  });

  it('keep the reason of a refusal until something else is begun', async () => {
    const { store } = storeAnswering({ kind: 'last-administrator' });
    expect(await store.getState().remove('ana')).toBe(false);
    expect(store.getState().trouble).toEqual({ kind: 'last-administrator' });
    store.getState().forget();
    expect(store.getState().trouble).toBeNull();
  });

  it('say so when the station does not answer', async () => {
    const { store } = storeAnswering(null);
    expect(await store.getState().add(request)).toBe(false);
    expect(store.getState().trouble).toEqual({ kind: 'no-answer' });
  });

  it('ask one thing at a time', async () => {
    const { asked, store } = storeAnswering({ kind: 'done', officer });
    const first = store.getState().add(request);
    expect(await store.getState().remove('ben-2')).toBe(false);
    expect(await first).toBe(true);
    expect(asked).toEqual(['add']);
  });
});
