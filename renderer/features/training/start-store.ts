/** Beginning a training: who trains, and what the station said to it. */
import { createStore } from 'zustand/vanilla';
import type { Officer } from '#shared/station/session.ts';
import type { StartTraining, StartTrainingAnswer } from '#shared/station/training.ts';

/** The id under which the form offers somebody who is no officer of this post. */
export const GUEST = 'guest';

export type Start =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'starting' }
  /** The desk of the training follows by itself. */
  | { readonly kind: 'started' }
  | { readonly kind: 'refused'; readonly answer: RefusedStart | null };

type RefusedStart = Exclude<StartTrainingAnswer, { kind: 'training' }>;

export type StartStore = {
  readonly start: Start;
  /** Does nothing while a training begins. */
  begin(request: StartTraining): Promise<void>;
};

export type Trainee = { readonly chosen: string; readonly guestName: string };

type Effects = {
  /** Answers null when the station did not. */
  readonly start: (request: StartTraining) => Promise<StartTrainingAnswer | null>;
};

export function createStartStore({ start }: Effects) {
  return createStore<StartStore>()((set, get) => ({
    start: { kind: 'choosing' },

    async begin(request) {
      const { kind } = get().start;
      if (kind === 'starting' || kind === 'started') return;
      set({ start: { kind: 'starting' } });
      const answer = await start(request);
      if (answer?.kind === 'training') set({ start: { kind: 'started' } });
      else set({ start: { kind: 'refused', answer } });
    },
  }));
}

/** An officer trains in his own role, everybody else at the first line. Null for a guest without a name. */
export function requestOf(
  officers: readonly Officer[],
  { chosen, guestName }: Trainee,
): StartTraining | null {
  const officer = officers.find(({ id }) => id === chosen);
  if (officer !== undefined)
    return { trainee: { kind: 'officer', officerId: officer.id }, role: officer.role };
  const name = guestName.trim();
  return name === '' ? null : { trainee: { kind: 'guest', name }, role: 'line' };
}
