import { describe, expect, it } from 'vitest';
import { createSignInStore } from '#renderer/features/sign-in/sign-in-store.ts';
import type { SignInAnswer } from '#shared/station/session.ts';

function signInOn(answer: SignInAnswer | null) {
  const timers: (() => void)[] = [];
  const attempts: string[] = [];
  const store = createSignInStore({
    open: async ({ passphrase }) => {
      attempts.push(passphrase);
      return answer;
    },
    after: (_, run) => void timers.push(run),
  });
  return { store, timers, attempts };
}

describe('signing in', () => {
  it.each<{ answer: SignInAnswer | null; kind: string }>([
    { answer: { kind: 'refused' }, kind: 'refused' },
    { answer: { kind: 'damaged', reason: 'slot' }, kind: 'damaged' },
    { answer: null, kind: 'no-answer' },
    {
      answer: { kind: 'open', officer: { id: 'a', displayName: 'A', role: 'line' } },
      kind: 'open',
    },
  ])('ends as "$kind"', async ({ answer, kind }) => {
    const { store } = signInOn(answer);
    await store.getState().attempt('a', 'words');
    expect(store.getState().signIn.kind).toBe(kind);
  });

  it('counts down and tries nothing until the time is over', async () => {
    const { store, timers, attempts } = signInOn({ kind: 'wait', seconds: 2 });
    await store.getState().attempt('a', 'one');
    expect(store.getState().signIn).toEqual({ kind: 'waiting', secondsLeft: 2 });
    await store.getState().attempt('a', 'two');
    timers.shift()?.();
    expect(store.getState().signIn).toEqual({ kind: 'waiting', secondsLeft: 1 });
    timers.shift()?.();
    expect(store.getState().signIn).toEqual({ kind: 'ready' });
    expect(attempts).toEqual(['one']);
  });
});
