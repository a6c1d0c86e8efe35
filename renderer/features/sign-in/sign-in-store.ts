/** Opening the vault: one attempt at a time, and no attempt while the station makes everyone wait. */
import { createStore } from 'zustand/vanilla';
import type { SignInAnswer } from '#shared/station/session.ts';

export type SignIn =
  | { readonly kind: 'ready' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'waiting'; readonly secondsLeft: number }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'open' };

export type SignInStore = {
  readonly signIn: SignIn;
  attempt(officerId: string, passphrase: string): Promise<void>;
};

type Effects = {
  /** `null` when the station did not answer. */
  readonly open: (attempt: {
    officerId: string;
    passphrase: string;
  }) => Promise<SignInAnswer | null>;
  readonly after: (milliseconds: number, run: () => void) => void;
};

export function createSignInStore({ open, after }: Effects) {
  return createStore<SignInStore>()((set, get) => {
    const countDown = (secondsLeft: number): void => {
      if (secondsLeft === 0) {
        set({ signIn: { kind: 'ready' } });
        return;
      }
      set({ signIn: { kind: 'waiting', secondsLeft } });
      after(1000, () => countDown(secondsLeft - 1));
    };
    return {
      signIn: { kind: 'ready' },

      async attempt(officerId, passphrase) {
        const { kind } = get().signIn;
        if (kind === 'checking' || kind === 'waiting' || kind === 'open') return;
        set({ signIn: { kind: 'checking' } });
        const answer = await open({ officerId, passphrase });
        if (answer?.kind === 'wait') countDown(answer.seconds);
        else set({ signIn: afterAnswer(answer) });
      },
    };
  });
}

function afterAnswer(answer: Exclude<SignInAnswer, { kind: 'wait' }> | null): SignIn {
  if (answer === null) return { kind: 'no-answer' };
  return answer.kind === 'open' ? { kind: 'open' } : answer;
}
