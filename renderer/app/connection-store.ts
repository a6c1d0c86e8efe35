/** What the desk knows of its station. A station that falls silent does not throw away an open session. */
import { createStore } from 'zustand/vanilla';
import type { StationStatus } from '#shared/station/session.ts';

export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'known'; readonly status: StationStatus; readonly reachable: boolean };

export type ConnectionStore = {
  readonly connection: Connection;
  know(status: StationStatus): void;
  lose(): void;
};

export function createConnectionStore() {
  return createStore<ConnectionStore>()((set) => ({
    connection: { kind: 'connecting' },
    know: (status) => set({ connection: { kind: 'known', status, reachable: true } }),
    lose: () =>
      set(({ connection }) => ({
        connection:
          connection.kind === 'known'
            ? { ...connection, reachable: false }
            : { kind: 'unreachable' },
      })),
  }));
}
