/** What an administrator asks about officers, and what the station answered last. */
import { createStore } from 'zustand/vanilla';
import type {
  AddOfficer,
  ChangePassphrase,
  ChangeRole,
  OfficerAnswer,
} from '#shared/station/officers.ts';

/** What an officer was asked to do and could not be, or nothing yet. */
export type Trouble = Exclude<OfficerAnswer, { kind: 'done' }> | { readonly kind: 'no-answer' };

export type OfficersStore = {
  readonly asking: boolean;
  readonly trouble: Trouble | null;
  /** Each answers whether it was done. */
  add(request: AddOfficer): Promise<boolean>;
  changeRole(request: ChangeRole): Promise<boolean>;
  remove(officerId: string): Promise<boolean>;
  changePassphrase(change: ChangePassphrase): Promise<boolean>;
  /** A new question begins without the trouble of the last. */
  forget(): void;
};

/** Each answers null when the station did not. */
export type OfficerEffects = {
  readonly add: (request: AddOfficer) => Promise<OfficerAnswer | null>;
  readonly changeRole: (request: ChangeRole) => Promise<OfficerAnswer | null>;
  readonly remove: (request: { officerId: string }) => Promise<OfficerAnswer | null>;
  readonly changePassphrase: (change: ChangePassphrase) => Promise<OfficerAnswer | null>;
};

export function createOfficersStore(effects: OfficerEffects) {
  return createStore<OfficersStore>()((set, get) => {
    async function ask(question: () => Promise<OfficerAnswer | null>): Promise<boolean> {
      if (get().asking) return false;
      set({ asking: true, trouble: null });
      const answer = await question();
      const trouble = answer === null ? ({ kind: 'no-answer' } as const) : troubleOf(answer);
      set({ asking: false, trouble });
      return trouble === null;
    }
    return {
      asking: false,
      trouble: null,
      add: (request) => ask(() => effects.add(request)),
      changeRole: (request) => ask(() => effects.changeRole(request)),
      remove: (officerId) => ask(() => effects.remove({ officerId })),
      changePassphrase: (change) => ask(() => effects.changePassphrase(change)),
      forget: () => set({ trouble: null }),
    };
  });
}

const troubleOf = (answer: OfficerAnswer): Trouble | null =>
  answer.kind === 'done' ? null : answer;
