/** The link to the hub, as the station last told it. */
import { createStore } from 'zustand/vanilla';
import type { SyncStatus } from '#shared/station/sync-status.ts';

export type SyncStore = {
  /** `null` until the station has told. */
  readonly status: SyncStatus | null;
  readonly asking: 'idle' | 'running' | 'failed';
  know(status: SyncStatus): void;
  syncNow(): Promise<void>;
};

type Effects = { readonly now: () => Promise<SyncStatus> };

export function createSyncStore({ now }: Effects) {
  return createStore<SyncStore>()((set, get) => ({
    status: null,
    asking: 'idle',

    know: (status) => set({ status }),

    async syncNow() {
      if (get().asking === 'running') return;
      set({ asking: 'running' });
      const status = await now().catch(() => null);
      set(status === null ? { asking: 'failed' } : { asking: 'idle', status });
    },
  }));
}
