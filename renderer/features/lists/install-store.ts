/** Stops the bringing of a release and lets it go on. Whether it is paused, the engine's status says. */
import { createStore } from 'zustand/vanilla';
import type { EngineStatus } from '#renderer/engine/contract.ts';
import { isBringing } from './installation.ts';

export type InstallStore = {
  readonly asking: 'idle' | 'running' | 'failed';
  /** Does nothing where nothing is being brought. */
  toggle(): Promise<void>;
};

type Effects = {
  readonly status: () => EngineStatus;
  readonly pause: () => Promise<unknown>;
  readonly resume: () => Promise<unknown>;
};

export function createInstallStore({ status, pause, resume }: Effects) {
  return createStore<InstallStore>()((set, get) => ({
    asking: 'idle',

    async toggle() {
      const known = status();
      if (get().asking === 'running' || !isBringing(known)) return;
      set({ asking: 'running' });
      const answer = known.installed.paused ? resume() : pause();
      const asking = await answer.then(
        () => 'idle' as const,
        () => 'failed' as const,
      );
      set({ asking });
    },
  }));
}
