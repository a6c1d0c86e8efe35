/** Getting back into a post whose passphrases or keychain are lost: what the station said last. */
import { createStore } from 'zustand/vanilla';
import type {
  BeginRecovery,
  BeginRecoveryAnswer,
  RecoveryState,
  TakeAnswer,
  TakeAnswerAnswer,
} from '#shared/station/recovery.ts';

/** Why something was not done. */
export type Trouble =
  | Exclude<BeginRecoveryAnswer | TakeAnswerAnswer, { kind: 'asked' | 'recovered' }>
  | { readonly kind: 'no-answer' };

export type RecoveryStore = {
  /** Null until the station has answered. */
  readonly standing: RecoveryState | null;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  look(): Promise<void>;
  begin(ask: BeginRecovery): Promise<void>;
  take(taken: TakeAnswer): Promise<void>;
  /** A new question begins without the trouble of the last. */
  forget(): void;
};

/** Each answers null when the station did not. */
export type RecoveryEffects = {
  readonly state: () => Promise<RecoveryState | null>;
  readonly begin: (ask: BeginRecovery) => Promise<BeginRecoveryAnswer | null>;
  readonly take: (taken: TakeAnswer) => Promise<TakeAnswerAnswer | null>;
};

export function createRecoveryStore(effects: RecoveryEffects) {
  return createStore<RecoveryStore>()((set, get) => {
    async function ask(
      question: () => Promise<BeginRecoveryAnswer | TakeAnswerAnswer | null>,
    ): Promise<void> {
      if (get().busy) return;
      set({ busy: true, trouble: null });
      set({ busy: false, ...after(await question()) });
    }
    return {
      standing: null,
      busy: false,
      trouble: null,
      async look() {
        const standing = await effects.state();
        set(standing === null ? { trouble: { kind: 'no-answer' } } : { standing });
      },
      begin: (request) => ask(() => effects.begin(request)),
      take: (taken) => ask(() => effects.take(taken)),
      forget: () => set({ trouble: null }),
    };
  });
}

function after(
  answer: BeginRecoveryAnswer | TakeAnswerAnswer | null,
): Partial<Pick<RecoveryStore, 'standing' | 'trouble'>> {
  if (answer === null) return { trouble: { kind: 'no-answer' } };
  return answer.kind === 'asked' || answer.kind === 'recovered'
    ? { standing: answer }
    : { trouble: answer };
}
